"""Background work about customers."""

from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.jobs import job
from handsel.modules.channels import queries as channels
from handsel.modules.channels import registry
from handsel.modules.customers.models import Customer, Identity


@job(queue="bulk", name="learn_name", attempts=3)
def learn_name(*, business_id: str, identity_id: str) -> None:
    """Ask the provider what a new customer is called; one who has a name keeps it."""
    with tenancy.business(UUID(business_id)):
        identity = Identity.objects.select_related("channel").get(id=identity_id)
        connection = channels.get_connection(identity.channel, purpose="profile")
    adapter = registry.adapters()[identity.channel.kind]
    name = adapter.fetch_name(connection, identity.external_id)
    with tenancy.business(UUID(business_id)):
        Customer.objects.filter(id=identity.customer_id, name="").update(name=name[:200])
