"""An order was proven to be the customer's: what they wanted of it before is gone on with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from handsel.flows.answer.act import act
from handsel.flows.answer.gather import gather
from handsel.flows.answer.session import Decided, Session
from handsel.modules.assistant.context import Incoming
from handsel.modules.assistant.engine import kept_wish, think
from handsel.modules.assistant.service_outcomes import OrderProven
from handsel.modules.conversations.models import Message

#: What only lists a change, and asks. A yes said earlier was to nothing that had been listed.
LISTING = frozenset(
    {
        "cancel_order", "change_order_items", "change_order_address", "change_payment_method",
        "return_items", "exchange_items",
    }
)  # fmt: skip


def go_on(
    session: Session, decided: Sequence[Decided], *, memory: Mapping[str, Any]
) -> tuple[list[Decided], Session]:
    """What was decided, with what the kept wish adds now that its order is known.

    The session returned knows the handles of both.
    """
    wish = kept_wish(memory)
    proven = next((d.outcome for d in decided if isinstance(d.outcome, OrderProven)), None)
    if not wish or proven is None:
        return list(decided), session
    # The order that was proven is the one that is meant.
    said = wish if proven.order.number in wish else f"{wish} {proven.order.number}"
    seen = gather(
        session.conversation,
        [Message(text=said)],
        business=session.business,
        book=session.book,
        last=None,
        now=session.now,
    )
    context = replace(seen.context, incoming=(Incoming(said),), change=None, checkout=None)
    again = replace(session, handles=seen.handles, context=context)
    listing = [one for one in think(context).proposal.commands if one.kind in LISTING]
    return [*decided, *act(again, listing)], again
