"""A customer pressed a button: where they are shown a sign of waiting, it is taken away."""

from contextlib import suppress
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.jobs import job
from handsel.modules.channels import queries, registry
from handsel.modules.channels.adapter import AwaitsPresses
from handsel.modules.channels.events import MessageReceived
from handsel.modules.channels.failures import SendFailed


def acknowledge_soon(told: MessageReceived, *, kind: str, channel_id: UUID) -> None:
    """Queue the acknowledgment of a press; nothing for words, and where nobody waits for it."""
    if told.payload and isinstance(registry.adapters()[kind], AwaitsPresses):
        acknowledge_press.enqueue(
            business_id=tenancy.current(), channel_id=channel_id, press_id=told.external_id
        )


@job(queue="send", name="acknowledge_press", attempts=1)
def acknowledge_press(*, business_id: str, channel_id: str, press_id: str) -> None:
    """Say that a press was heard. Only a courtesy: it is tried once, and its failure is no news."""
    with tenancy.business(UUID(business_id)):
        channel = queries.get(UUID(channel_id))
        connection = queries.get_connection(channel, purpose="press")
    adapter = registry.adapters()[channel.kind]
    if isinstance(adapter, AwaitsPresses):
        with suppress(SendFailed):
            adapter.acknowledge(connection, press_id)
