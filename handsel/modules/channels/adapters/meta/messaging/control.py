"""Who may answer: a thread handed from one app to another, a page stopped by policy."""

from typing import Final

from handsel.modules.channels.adapters.meta.fields import id_at, object_at, text_at
from handsel.modules.channels.adapters.meta.messaging.item import Item, ignored
from handsel.modules.channels.events import AccountChanged, ChannelEvent, ThreadControlChanged

#: Meta's own inboxes of a page and of an Instagram account: there a person answers.
INBOXES: Final = frozenset({"263902037430900", "1217981644879628"})
HANDOVERS: Final = frozenset(
    {"pass_thread_control", "take_thread_control", "request_thread_control", "app_roles"}
)


def handover(it: Item) -> ChannelEvent:
    """A change of the thread's owner.

    Meta tells the app that gets a thread with `pass_thread_control`, the one that loses it with
    `take_thread_control`. A wish for control and a change of roles change no thread.
    """
    passed = it.kind == "pass_thread_control"
    if not passed and it.kind != "take_thread_control":
        return ignored(it, f"handover:{it.kind}")
    owner = id_at(it.raw, it.kind, "new_owner_app_id")
    return ThreadControlChanged(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        is_ours=passed and owner not in INBOXES,
    )


def policy(it: Item) -> ChannelEvent:
    """Meta stopped the page from sending, warned it, or let it send again."""
    told = object_at(it.raw, "policy_enforcement") or object_at(it.raw, "policy-enforcement")
    action = text_at(told, "action")
    return AccountChanged(
        occurred_at=it.at,
        subject="policy",
        state=action[:100],
        reason=text_at(told, "reason")[:300],
        suspends=action == "block",
        recovers=action == "unblock",
    )
