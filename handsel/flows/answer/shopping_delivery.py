"""Commands about discounts and delivery, each checked against the shop's own rules."""

from collections.abc import Sequence
from dataclasses import replace

from handsel.flows.answer import shopping
from handsel.flows.answer.delivery_questions import currency_of
from handsel.flows.answer.session import Session, refused
from handsel.kit.money import Money
from handsel.modules.assistant import commands as c
from handsel.modules.assistant.delivery_cards import (
    DiscountApplied,
    DiscountRefused,
)
from handsel.modules.assistant.outcomes import Outcome
from handsel.modules.commerce.checkout import choices
from handsel.modules.commerce.checkout import queries as checkout_queries
from handsel.modules.commerce.checkout.models import Status
from handsel.modules.commerce.pricing import queries as pricing
from handsel.modules.commerce.pricing.address import Address
from handsel.modules.commerce.pricing.choosing import plain_code
from handsel.modules.commerce.pricing.countries import country_code
from handsel.modules.commerce.pricing.failures import (
    DeliveryUnavailable,
)


def apply_discount(session: Session, command: c.ApplyDiscount) -> Outcome:
    """Keep a discount's code; an open summary is shown anew with it."""
    tried = choices.try_code(
        session.conversation.id,
        code=command.code,
        customer_id=session.conversation.customer_id,
        now=session.now,
    )
    if isinstance(tried, str):
        minimum = _minimum(session, command.code) if tried == "below_minimum" else None
        return DiscountRefused(tried, minimum=minimum)
    current = checkout_queries.find_current(session.conversation.id, now=session.now)
    if current is not None and current.status == Status.OPEN:
        return shopping.start_checkout(session, c.StartCheckout())
    return DiscountApplied(name=tried.name, code=tried.code)


def set_delivery(session: Session, command: c.SetDelivery) -> Outcome:
    """Keep where to deliver, as far as the customer said it, and go on to the summary."""
    told = Address(**command.model_dump(exclude={"kind", "country"}))
    said = _said(session)
    kept = {name: value for name, value in told.stored().items() if _letters(value) in said}
    country = country_code(command.country) if command.country else ""
    address = Address(**(kept | {"country": country}))
    known = choices.set_delivery(session.conversation.id, told=address)
    if not known.country:
        choices.set_delivery(session.conversation.id, told=replace(known, country=_home(session)))
    return shopping.start_checkout(session, c.StartCheckout())


def choose_delivery(session: Session, command: c.ChooseDelivery) -> Outcome:
    """Deliver it this way, and go on to the summary."""
    option_id = session.handles.find(command.option, "delivery")
    if option_id is None:
        return refused(command.kind, "foreign_handle")
    try:
        choices.choose_delivery(
            session.conversation.id, option_id=option_id, currency=currency_of(session)
        )
    except DeliveryUnavailable:
        return refused(command.kind, "not_found")
    return shopping.start_checkout(session, c.StartCheckout())


def _home(session: Session) -> str:
    """The country an address without one is in: the only one delivered to, or the shop's own."""
    served = {country for zone in pricing.list_zones() for country in zone.countries}
    if len(served) == 1:
        return str(served.pop())
    return session.business.country if session.business.country in served else ""


def _minimum(session: Session, code: str) -> Money | None:
    discount = pricing.find_by_code(plain_code(code))
    return Money(discount.minimum_minor, currency_of(session)) if discount else None


def _said(session: Session) -> str:
    """All the customer said of late: an address nobody said is not one to send things to."""
    earlier: Sequence[str] = [
        said.text for said in session.context.said if said.author_kind == "customer"
    ]
    return _letters(" ".join([*earlier, *(message.text for message in session.incoming)]))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
