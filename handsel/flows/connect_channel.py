"""A shop connects an account: from then on its events come to this shop."""

from contextlib import suppress

from handsel.modules.channels import actions as channels
from handsel.modules.channels.models import Channel
from handsel.modules.conversations import actions as conversations
from handsel.modules.ingress import actions as ingress


def connect(
    *, kind: str, external_id: str, name: str, access_token: str, parent_external_id: str = ""
) -> Channel:
    """Connect an account to the business in scope, and send what was held while it was not.

    `parent_external_id` is the account this one belongs to at the provider, if any (a number's
    WhatsApp business account): news of it comes to the first business that connects one of its
    own. Raises ingress.AccountTaken when another business has the account itself.
    """
    channel = channels.connect(
        kind=kind,
        external_id=external_id,
        name=name,
        access_token=access_token,
        parent_external_id=parent_external_id,
    )
    ingress.add_route(source=kind, account=external_id, target_id=channel.id)
    if parent_external_id:
        with suppress(ingress.AccountTaken):
            ingress.add_route(source=kind, account=parent_external_id, target_id=channel.id)
    conversations.resume_delivery(channel.id)
    return channel
