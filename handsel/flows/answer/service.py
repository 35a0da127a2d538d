"""Commands that find an order, or list a change of one. The rules are `order_service`'s."""

from collections.abc import Callable
from typing import Literal
from uuid import UUID

from handsel.flows.answer import service_cards as cards
from handsel.flows.answer.session import Session, refused
from handsel.flows.order_service import facts, identity, proposing
from handsel.flows.order_service.proposing import Plan
from handsel.kit.errors import Failure, NotFound
from handsel.modules.assistant import service_commands as c
from handsel.modules.assistant.outcomes import Outcome, Refused
from handsel.modules.assistant.service_outcomes import (
    IdentityNeeded,
    OrderProven,
    ServiceRefusal,
)
from handsel.modules.commerce.checkout.supplements import AnotherUnpaid
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.actions import CreditShort
from handsel.modules.commerce.returns.failures import (
    ChangeNotPending,
    ChangeRefused,
    TooManyGuesses,
)
from handsel.modules.commerce.returns.models import KnownMethod
from handsel.modules.commerce.returns.queries import find_method

#: Order numbers are 32-bit integers.
MOST_DIGITS = 9

_REASONS: dict[type[Failure], ServiceRefusal] = {
    ChangeNotPending: "change_over",
    TooManyGuesses: "too_many_guesses",
    AnotherUnpaid: "another_unpaid",
    CreditShort: "credit_short",
}
EXPECTED: tuple[type[Failure], ...] = (*_REASONS, ChangeRefused)


def explain(kind: str, failure: Failure) -> Outcome:
    """A named failure of order service, as an outcome for the customer."""
    if isinstance(failure, ChangeRefused):
        return refused(kind, failure.reason)
    return refused(kind, _REASONS[type(failure)])


def identify(session: Session, command: c.Identify) -> Outcome:
    """Reach an order placed elsewhere; what does not fit is answered like what is not known."""
    email = (command.email or "").strip()
    postcode = (command.postcode or "").strip()
    digits = "".join(d for d in command.order_number or "" if d.isascii() and d.isdigit())
    number = int(digits) if digits and len(digits) <= MOST_DIGITS else None
    own = _own_numbered(session, number)
    if own is not None:
        return own
    if sum((bool(email), bool(command.order_number), bool(postcode))) < 2:
        return IdentityNeeded()
    order = identity.prove(
        session.conversation.id, email=email, number=number, postcode=postcode, now=session.now
    )
    if order is None:
        return refused(command.kind, "order_unknown")
    return OrderProven(cards.order_card(order, session.handles))


def _own_numbered(session: Session, number: int | None) -> Outcome | None:
    """An order this conversation may speak of already needs no proof."""
    for order in _reachable(session):
        if number is not None and order.number == number:
            return OrderProven(cards.order_card(order, session.handles))
    return None


def cancel_order(session: Session, command: c.CancelOrder) -> Outcome:
    """List a cancellation."""

    def plan(known: facts.Facts) -> Plan:
        return proposing.plan_cancel(known, reason=command.reason, now=session.now)

    return _list(session, command.kind, command.order, plan)


def change_order_address(session: Session, command: c.ChangeOrderAddress) -> Outcome:
    """List another address."""

    def plan(known: facts.Facts) -> Plan:
        address = command.address.model_dump()
        return proposing.plan_address(known, address=address, now=session.now)

    return _list(session, command.kind, command.order, plan)


def change_payment_method(session: Session, command: c.ChangePaymentMethod) -> Outcome:
    """List another way of paying."""
    method = _method(session, command.method)
    if isinstance(method, Refused) or method is None:
        return refused(command.kind, "foreign_handle")

    def plan(known: facts.Facts) -> Plan:
        return proposing.plan_method(known, method=method, now=session.now)

    return _list(session, command.kind, command.order, plan)


def change_order_items(session: Session, command: c.ChangeOrderItems) -> Outcome:
    """List other options for a pending order."""
    return _swap(session, command, "items")


def exchange_items(session: Session, command: c.ExchangeItems) -> Outcome:
    """List an exchange of delivered things."""
    return _swap(session, command, "exchange")


def return_items(session: Session, command: c.ReturnItems) -> Outcome:
    """List what is to come back."""
    lines = [(session.handles.find(i.line, "line"), i.quantity) for i in command.items]
    known_lines = [(line, quantity) for line, quantity in lines if line is not None]
    method = _method(session, command.method)
    if len(known_lines) < len(lines) or isinstance(method, Refused):
        return refused(command.kind, "foreign_handle")

    def plan(known: facts.Facts) -> Plan:
        return proposing.plan_return(known, wanted=known_lines, method=method, now=session.now)

    return _list(session, command.kind, command.order, plan)


def _swap(
    session: Session,
    command: c.ChangeOrderItems | c.ExchangeItems,
    kind: Literal["items", "exchange"],
) -> Outcome:
    wanted: list[tuple[UUID, UUID, int | None]] = []
    method = _method(session, command.method)
    for item in command.items:
        line = session.handles.find(item.line, "line")
        variant = session.find_variant(item.variant)
        if line is None or variant is None:
            return refused(command.kind, "foreign_handle")
        wanted.append((line, variant, item.quantity))
    if isinstance(method, Refused):
        return method

    def plan(known: facts.Facts) -> Plan:
        return proposing.plan_swaps(known, kind, wanted=wanted, method=method, now=session.now)

    return _list(session, command.kind, command.order, plan)


def _list(session: Session, kind: str, handle: str, plan: Callable[[facts.Facts], Plan]) -> Outcome:
    """Check and price a change of an order the conversation may speak of, and show it."""
    order_id = session.handles.find(handle, "order")
    if order_id is None:
        return refused(kind, "foreign_handle")
    try:
        identity.require_reachable(
            order_id,
            conversation_id=session.conversation.id,
            customer_id=session.conversation.customer_id,
            now=session.now,
        )
    except NotFound:
        return refused(kind, "order_unknown")
    actions.end_unpaid(order_id, now=session.now)
    return show(session, plan(facts.read(order_id)))


def show(session: Session, plan: Plan) -> Outcome:
    """Keep a plan as the pending change, and list it."""
    change = proposing.propose(plan, conversation_id=session.conversation.id, now=session.now)
    return cards.listed(plan, session.handles.mint("change", change.id))


def _method(session: Session, handle: str | None) -> KnownMethod | Refused | None:
    """A way of paying known of whom this conversation may speak for."""
    if handle is None:
        return None
    method_id = session.handles.find(handle, "method")
    method = find_method(method_id) if method_id else None
    holders = {session.conversation.customer_id, *(o.customer_id for o in _reachable(session))}
    if method is None or method.customer_id not in holders:
        return refused("method", "foreign_handle")
    return method


def _reachable(session: Session) -> list[Order]:
    return identity.list_orders(
        session.conversation.id, customer_id=session.conversation.customer_id, now=session.now
    )
