"""A shop connects an account: from then on its events come to this shop."""

from handsel.modules.channels import actions as channels
from handsel.modules.channels.models import Channel
from handsel.modules.conversations import actions as conversations
from handsel.modules.ingress import actions as ingress


def connect(*, kind: str, external_id: str, name: str, access_token: str) -> Channel:
    """Connect an account to the business in scope, and send what was held while it was not.

    Raises ingress.AccountTaken when another business has it.
    """
    channel = channels.connect(
        kind=kind, external_id=external_id, name=name, access_token=access_token
    )
    ingress.add_route(source=kind, account=external_id, target_id=channel.id)
    conversations.resume_delivery(channel.id)
    return channel
