"""Commands about products, the cart and the checkout, each checked against the shop's records."""

from dataclasses import replace
from uuid import UUID

from handsel.flows.answer import cards
from handsel.flows.answer.delivery_questions import ask_delivery, offer_last_address
from handsel.flows.answer.pay_ways import way_of
from handsel.flows.answer.prices import price_card
from handsel.flows.answer.session import Session, refused
from handsel.flows.expire_checkouts import close_checkout
from handsel.flows.order_service import identity
from handsel.flows.start_payment import start_payment
from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Failure, NotFound
from handsel.kit.money import Money
from handsel.modules.assistant import commands as c
from handsel.modules.assistant.engine import says_yes
from handsel.modules.assistant.outcomes import (
    CartChanged,
    CartShown,
    CheckoutCancelled,
    CheckoutConfirmed,
    CheckoutSummary,
    KnowledgeAnswer,
    NoOrders,
    NotEnoughStock,
    OrderShown,
    Outcome,
    PaymentLink,
    ProductsFound,
    ProductShown,
    RefusalReason,
)
from handsel.modules.catalog import queries as catalog
from handsel.modules.catalog.indexes import get_index
from handsel.modules.catalog.lookup import rank
from handsel.modules.catalog.stock import OutOfStock
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout import carts, failures
from handsel.modules.commerce.checkout import queries as checkout_queries
from handsel.modules.commerce.checkout.models import Checkout
from handsel.modules.commerce.orders import queries as orders
from handsel.modules.commerce.orders.actions import NotCancellable
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.commerce.pricing.failures import (
    DeliveryNeeded,
    DeliveryNotChosen,
    DeliveryUnavailable,
)
from handsel.modules.commerce.returns.queries import find_pending
from handsel.modules.knowledge import queries as knowledge

SHOWN_PRODUCTS = 5


class AboveLimit(Conflict):
    """An order of this size is for a person to take."""

    code = "above_limit"


_REASONS: dict[type[Failure], RefusalReason] = {
    failures.CartEmpty: "cart_empty",
    failures.UnknownVariant: "not_found",
    failures.VariantInactive: "not_found",
    failures.QuantityOutOfBounds: "limit_reached",
    failures.TooManyLines: "limit_reached",
    failures.CurrencyMismatch: "currency_mismatch",
    failures.CheckoutExpired: "expired",
    failures.CheckoutClosed: "expired",
    NotCancellable: "no_open_checkout",
    AboveLimit: "above_limit",
    NotFound: "not_found",
}


def explain(kind: str, failure: Failure) -> Outcome:
    """A named failure of the shop's own rules, as an outcome for the customer."""
    if isinstance(failure, OutOfStock):
        offer = catalog.get_offer(failure.variant_id)
        return NotEnoughStock(offer.title, wanted=failure.wanted, available=failure.available)
    return refused(kind, _REASONS[type(failure)])


EXPECTED: tuple[type[Failure], ...] = (*_REASONS, OutOfStock)


def search_products(session: Session, command: c.SearchProducts) -> Outcome:
    """Look in the shop's catalog."""
    ranked = [UUID(one.product_id) for one in rank(get_index(), command.query)]
    found = {p.id: p for p in catalog.list_on_sale(ranked)} if ranked else {}
    products = [found[one] for one in ranked if one in found][:SHOWN_PRODUCTS]
    return ProductsFound(command.query, cards.product_cards(products, session.handles))


def show_product(session: Session, command: c.ShowProduct) -> Outcome:
    """Show a product, or one variant of it, as this turn read it."""
    for card in session.context.products:
        if command.product == card.handle:
            return ProductShown(card)
        if command.product in {variant.handle for variant in card.variants}:
            return ProductShown(card, variant=command.product)
    return refused(command.kind, "foreign_handle")


def add_to_cart(session: Session, command: c.AddToCart) -> Outcome:
    """Put a variant into the cart."""
    variant_id = session.find_variant(command.variant)
    if variant_id is None:
        return refused(command.kind, "foreign_handle")
    carts.add(session.conversation.id, variant_id=variant_id, quantity=command.quantity)
    title = catalog.get_offer(variant_id).title
    return CartChanged("added", title, command.quantity, session.cart())


def change_cart(session: Session, command: c.ChangeCart) -> Outcome:
    """Set how many of a variant are in the cart."""
    variant_id = session.find_variant(command.variant)
    if variant_id is None:
        return refused(command.kind, "foreign_handle")
    carts.set_quantity(session.conversation.id, variant_id=variant_id, quantity=command.quantity)
    title = catalog.get_offer(variant_id).title
    change = "changed" if command.quantity else "removed"
    return CartChanged(change, title, command.quantity, session.cart())  # type: ignore[arg-type]


def remove_from_cart(session: Session, command: c.RemoveFromCart) -> Outcome:
    """Take a variant out of the cart."""
    variant_id = session.find_variant(command.variant)
    if variant_id is None:
        return refused(command.kind, "foreign_handle")
    carts.remove(session.conversation.id, variant_id=variant_id)
    return CartChanged("removed", catalog.get_offer(variant_id).title, 0, session.cart())


def show_cart(session: Session, _command: c.ShowCart) -> Outcome:
    """Show what is in the cart."""
    return CartShown(session.cart())


def start_checkout(session: Session, command: c.StartCheckout) -> Outcome:
    """Show the summary the customer must say yes to."""
    try:
        shown = checkouts.show_summary(
            session.conversation.id,
            customer_id=session.conversation.customer_id,
            now=session.now,
        )
    except failures.AlreadyConfirmed:
        return resend_link(session, c.ResendLink())
    except DeliveryNeeded as failure:
        if offer_last_address(session):
            return _as_last_time(start_checkout(session, command))
        return ask_delivery(session, failure)
    except (DeliveryNotChosen, DeliveryUnavailable) as failure:
        return ask_delivery(session, failure)
    _require_within_limit(session, shown)
    handle = session.handles.mint("checkout", shown.id)
    return CheckoutSummary(
        cart=cards.summary_card(shown, session.handles),
        total=Money(shown.total_minor, shown.currency),
        confirm_payload=f"confirm:{handle}",
        cancel_payload=f"cancel:{handle}",
        price=price_card(shown, session.handles),
        payment=way_of(session.conversation),
    )


def _require_within_limit(session: Session, checkout: Checkout) -> None:
    total = Money(checkout.total_minor, checkout.currency)
    if not session.book.allowance.permits_total(total):
        raise AboveLimit


def _as_last_time(outcome: Outcome) -> Outcome:
    if isinstance(outcome, CheckoutSummary) and outcome.price is not None:
        return replace(outcome, price=replace(outcome.price, is_as_last_time=True))
    return outcome


def confirm_checkout(session: Session, command: c.ConfirmCheckout) -> Outcome:
    """Write the order, if the customer's own words say yes to the summary they were shown."""
    checkout_id = session.handles.find(command.checkout, "checkout")
    if checkout_id is None:
        return refused(command.kind, "foreign_handle")
    if not _customer_agrees(session, command.checkout):
        return refused(command.kind, "not_confirmed")
    _require_within_limit(session, checkout_queries.get_checkout(checkout_id))
    try:
        confirmed = checkouts.confirm(checkout_id, now=session.now)
    except failures.SummaryChanged:
        return start_checkout(session, c.StartCheckout())
    if not confirmed.is_new:
        return resend_link(session, c.ResendLink())
    business_id, order_id = tenancy.current(), confirmed.order.id
    session.afterwards.append(
        lambda: start_payment.enqueue(business_id=business_id, order_id=order_id)
    )
    return CheckoutConfirmed(order_number=f"#{confirmed.order.number}")


def cancel_checkout(session: Session, command: c.CancelCheckout) -> Outcome:
    """Drop the open summary, or the order nobody has paid yet, and have its page ended."""
    checkout_id = session.handles.find(command.checkout, "checkout")
    if checkout_id is None:
        return refused(command.kind, "foreign_handle")
    current = checkout_queries.find_current(session.conversation.id, now=session.now)
    if current is None or current.id != checkout_id:
        return refused(command.kind, "no_open_checkout")
    ended = checkouts.cancel(checkout_id)
    if ended.order_id is None:
        return CheckoutCancelled()
    business_id = tenancy.current()
    session.afterwards.append(
        lambda: close_checkout.enqueue(business_id=business_id, checkout_id=checkout_id)
    )
    return CheckoutCancelled(order_number=f"#{orders.get_order(ended.order_id).number}")


def _customer_agrees(session: Session, handle: str) -> bool:
    """Whether all the customer said together is a yes, in words or by the summary's button."""
    pressed = any(message.payload == f"confirm:{handle}" for message in session.incoming)
    words = "\n".join(one.text for one in session.incoming if not one.payload and one.text)
    return says_yes(words) and not _asked_since(session) if words else pressed


def _asked_since(session: Session) -> bool:
    """Whether a change of an order was listed after the summary: a yes in words is about that."""
    change = find_pending(session.conversation.id, now=session.now)
    summary = checkout_queries.find_current(session.conversation.id, now=session.now)
    return change is not None and summary is not None and change.shown_at > summary.shown_at


def check_order(session: Session, command: c.CheckOrder) -> Outcome:
    """Say how one of the customer's own orders stands."""
    if command.order is None:
        bought = identity.list_orders(
            session.conversation.id,
            customer_id=session.conversation.customer_id,
            now=session.now,
            limit=1,
        )
        return OrderShown(cards.order_card(bought[0], session.handles)) if bought else NoOrders()
    order_id = session.handles.find(command.order, "order")
    if order_id is None:
        return refused(command.kind, "foreign_handle")
    identity.require_reachable(
        order_id,
        conversation_id=session.conversation.id,
        customer_id=session.conversation.customer_id,
        now=session.now,
    )
    order = orders.get_order(order_id)
    return OrderShown(cards.order_card(order, session.handles))


def resend_link(session: Session, command: c.ResendLink) -> Outcome:
    """Send the open payment link again."""
    current = checkout_queries.find_current(session.conversation.id, now=session.now)
    if current is None or current.order_id is None:
        return refused(command.kind, "no_open_checkout")
    payment = payments.find_open(current.order_id)
    order = orders.get_order(current.order_id)
    if payment is None or not payment.url:
        return refused(command.kind, "no_open_checkout")
    total = Money(order.total_minor, order.currency)
    return PaymentLink(url=payment.url, total=total, order_number=f"#{order.number}")


def answer_from_knowledge(session: Session, command: c.AnswerFromKnowledge) -> Outcome:
    """Answer with an entry the shop wrote."""
    entry_id = session.handles.find(command.entry, "entry")
    answers = {entry.id: entry.answer for entry in knowledge.list_active()}
    if entry_id is None:
        return refused(command.kind, "foreign_handle")
    if entry_id not in answers:
        return refused(command.kind, "not_found")
    return KnowledgeAnswer(answers[entry_id])
