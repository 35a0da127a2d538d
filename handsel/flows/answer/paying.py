"""The command that says which ways to pay there are, or takes one of them."""

from handsel.flows.answer import shopping
from handsel.flows.answer.pay_ways import kind_of, way_cards
from handsel.flows.answer.session import Session, refused
from handsel.flows.choose_payment import choose
from handsel.modules.assistant import commands as c
from handsel.modules.assistant.outcomes import Outcome
from handsel.modules.assistant.payment_cards import WayChosen, WaysShown
from handsel.modules.assistant.payment_commands import ChoosePayment
from handsel.modules.commerce.checkout import queries as checkouts
from handsel.modules.commerce.checkout.models import Status
from handsel.modules.commerce.orders import queries as orders
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.payments import queries as payments


def choose_payment(session: Session, command: ChoosePayment) -> Outcome:
    """Keep how the customer pays; an open order changes over, an open summary is shown anew."""
    if command.method is None:
        ways = way_cards(session.handles)
        offered = {way.kind for way in ways}
        missing = command.named if command.named and command.named not in offered else ""
        return WaysShown(ways, refused=missing)
    account_id = session.handles.find(command.method, "way")
    if account_id is None:
        return refused(command.kind, "foreign_handle")
    account = next((one for one in payments.list_accounts() if one.id == account_id), None)
    if account is None:
        return WaysShown(way_cards(session.handles))
    order, kind = _unpaid(session), kind_of(account)
    chosen = choose(
        session.conversation.customer_id,
        provider=account.provider,
        order_id=order.id if order else None,
    )
    if order is not None:
        state = "switching" if chosen.is_switching else "same"
        return WayChosen(kind, state=state, order_number=f"#{order.number}")  # type: ignore[arg-type]
    current = checkouts.find_current(session.conversation.id, now=session.now)
    if current is not None and current.status == Status.OPEN:
        return shopping.start_checkout(session, c.StartCheckout())
    return WayChosen(kind, state="now" if session.cart().lines else "next")


def _unpaid(session: Session) -> Order | None:
    """The customer's order that waits for its money, unless a newer summary is spoken of."""
    current = checkouts.find_current(session.conversation.id, now=session.now)
    if current is not None:
        order = orders.get_order(current.order_id) if current.order_id else None
        return order if order and order.status == OrderStatus.DRAFT else None
    for order in orders.list_newest(session.conversation.customer_id):
        if order.status == OrderStatus.DRAFT and payments.find_open(order.id) is not None:
            return order
    return None
