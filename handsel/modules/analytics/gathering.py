"""What is known about some conversations, gathered by a constant number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from django.db.models import Model, QuerySet, Sum

from handsel.modules.analytics.facts import Bought, CheckedOut, Happened, Moved, Said, Thread
from handsel.modules.analytics.models import Occasion
from handsel.modules.assistant.models import Question
from handsel.modules.commerce.checkout.models import Cart, Checkout
from handsel.modules.commerce.checkout.models import Status as CheckoutStatus
from handsel.modules.commerce.ledger.models import Movement
from handsel.modules.commerce.ledger.rules import Kind
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations.models import Conversation, Delivery, Message, Status

#: What never reached anybody.
LOST = (Delivery.FAILED, Delivery.WITHHELD)
#: Movements of customers' money, and which way: 1 came, -1 went back.
_WAYS = {
    Kind.PAYMENT: 1,
    Kind.CREDIT_SPENT: 1,
    Kind.REFUND: -1,
    Kind.CREDIT_GIVEN: -1,
}


def gather(conversation_ids: Sequence[UUID]) -> dict[UUID, Thread]:
    """Each of these conversations that exists, with what is counted of it."""
    threads = list(
        Conversation.objects.filter(id__in=conversation_ids).values_list(
            "id", "customer_id", "status", "channel__kind", "customer__blocked_at"
        )
    )
    ids = [one[0] for one in threads]
    said = _grouped(
        Message.objects.exclude(delivery__in=LOST).filter(conversation_id__in=ids),
        ("said_at", "author_kind", "episode"),
        Said,
    )
    happened = _grouped(
        Occasion.objects.filter(conversation_id__in=ids),
        ("at", "kind", "reason", "episode"),
        Happened,
    )
    carts = _grouped(Cart.objects.filter(conversation_id__in=ids), ("created_at",), _same)
    questions = _grouped(Question.objects.filter(conversation_id__in=ids), ("asked_at",), _same)
    checkouts = _checkouts(ids)
    orders = _orders(ids, {one[1] for one in threads})
    return {
        id_: Thread(
            channel_kind=channel_kind,
            is_resolved=status == Status.RESOLVED,
            blocked_at=blocked_at,
            said=tuple(said[id_]),
            happened=tuple(happened[id_]),
            carts_at=tuple(carts[id_]),
            checkouts=tuple(checkouts[id_]),
            orders=tuple(orders[id_]),
            questions_at=tuple(questions[id_]),
        )
        for id_, _, status, channel_kind, blocked_at in threads
    }


def _same[T](value: T) -> T:
    return value


def _grouped[M: Model, T](
    rows: QuerySet[M], fields: Sequence[str], make: Callable[..., T]
) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = defaultdict(list)
    for conversation_id, *values in rows.values_list("conversation_id", *fields):
        found[conversation_id].append(make(*values))
    return found


def _checkouts(ids: Sequence[UUID]) -> dict[UUID, list[CheckedOut]]:
    found: dict[UUID, list[CheckedOut]] = defaultdict(list)
    rows = Checkout.objects.filter(conversation_id__in=ids)
    for conversation_id, at, status, expires_at in rows.values_list(
        "conversation_id", "created_at", "status", "expires_at"
    ):
        ended_at = expires_at if status == CheckoutStatus.EXPIRED else None
        found[conversation_id].append(CheckedOut(at=at, expired_at=ended_at))
    return found


def _orders(ids: Sequence[UUID], customer_ids: Iterable[UUID]) -> dict[UUID, list[Bought]]:
    # Orders are found by their customer, for which there is an index.
    orders = list(Order.objects.filter(customer_id__in=list(customer_ids), conversation_id__in=ids))
    moved = _moved([one.id for one in orders])
    found: dict[UUID, list[Bought]] = defaultdict(list)
    for one in orders:
        assert one.conversation_id is not None
        found[one.conversation_id].append(
            Bought(
                id=one.id,
                at=one.created_at,
                placed_at=one.placed_at,
                total_minor=one.total_minor,
                currency=one.currency,
                is_supplement=one.supplement_to_id is not None,
                moved=tuple(moved[one.id]),
            )
        )
    return found


def _moved(order_ids: Sequence[UUID]) -> dict[UUID, list[Moved]]:
    movements = list(
        Movement.objects.filter(
            order_id__in=order_ids,
            kind__in=[*_WAYS, Kind.REFUND_FAILED],
            entries__amount_minor__gt=0,
        )
        .annotate(amount_minor=Sum("entries__amount_minor"))
        .values_list("order_id", "kind", "reference", "occurred_at", "amount_minor")
    )
    # A refund that came back is as if it had never been.
    failed = {reference for _, kind, reference, *_ in movements if kind == Kind.REFUND_FAILED}
    found: dict[UUID, list[Moved]] = defaultdict(list)
    for order_id, kind, reference, at, amount in movements:
        came_back = kind == Kind.REFUND and reference in failed
        if kind != Kind.REFUND_FAILED and not came_back:
            found[order_id].append(Moved(at=at, amount_minor=_WAYS[Kind(kind)] * amount))
    return found
