"""Wishes about orders that exist: cancel, change, return, exchange, and the yes to what was listed.

Only proposes lists; the server checks them by the shop's policy and asks the customer.
"""

import re

from handsel.modules.assistant.context import OrderCard, OrderLineCard, VariantCard
from handsel.modules.assistant.engine.addresses import parse_address
from handsel.modules.assistant.engine.consent import says_yes
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.order_proof import CHANGES, SURE, is_same, order_number
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.engine.shelf import fitting, named_values, typed_stems
from handsel.modules.assistant.service_commands import (
    Address,
    CancelOrder,
    CancelReason,
    ChangeOrderAddress,
    ChangeOrderItems,
    ConfirmChange,
    DeclineChange,
    ExchangeItems,
    ReturnedItem,
    ReturnItems,
    SwappedItem,
)

_MISTAKE = re.compile(
    r"mistake|accident|wrong(?:ly)?|versehen|irrt|por error|equivoca|engano|erreur|"
    r"غلط|خطأ|गलती|salah|keliru",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(
    r"exchang|swap|tausch|cambi(?:ar|o)|troc(?:ar|a)|échang|بدل|استبد|बदल|tukar", re.IGNORECASE
)


def answered(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """A plain yes or no to the change that was listed last."""
    change, checkout = draft.context.change, draft.context.checkout
    if change is None:
        return False
    if checkout and checkout.status == "open" and checkout.shown_at > change.shown_at:
        return False
    if says_yes(reading.text) and says_yes(draft.said):
        draft.do(ConfirmChange(change=change.handle))
        return True
    if reading.has("deny") and len(reading.tokens) <= 4 and not reading.amounts:
        draft.do(DeclineChange(change=change.handle))
        return True
    return False


def change_pressed(payload: str, draft: Draft) -> bool:
    """The buttons under a listed change."""
    verb, _, handle = payload.partition(":")
    if verb not in {"yes", "no"} or not re.fullmatch(r"g_[a-z0-9]{8}", handle):
        return False
    draft.do(ConfirmChange(change=handle) if verb == "yes" else DeclineChange(change=handle))
    return True


def request(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """A wish to change an order that exists."""
    label = reading.label
    if label not in CHANGES or reading.weight(label) < SURE or _asks_in_general(reading, draft):
        return False
    order = _meant(reading, draft)
    if order is None:
        return False
    exchanges = bool(_EXCHANGE.search(reading.text))
    if order.fulfillment == "delivered" and label != "cancel_order":
        return _come_back(order, reading, pieces, draft, exchanges=exchanges)
    if label == "change_order" or (exchanges and _named_line(order, pieces)):
        return _changed(order, reading, pieces, draft)
    if _named_line(order, pieces) and len(order.lines) > 1:
        return False  # A part of an order is no matter for a cancellation.
    draft.do(CancelOrder(order=order.handle, reason=_reason(reading.text)))
    return True


def address_given(asked: Asked, reading: Reading, draft: Draft) -> bool:
    """The new address, after it was asked for. `asked.product` is the order's handle."""
    found = parse_address(reading.text)
    if not found or all(order.handle != asked.product for order in draft.context.orders):
        return False
    _send_to(asked.product, found, draft)
    return True


def _asks_in_general(reading: Reading, draft: Draft) -> bool:
    """ "Can I return things?" is for the shop's own words; "my order" and a number are not."""
    said = reading.text.lower()
    own = bool(order_number(reading, draft))
    mine = re.search(r"\b(my|this|that|the|mein\w*|mi|meu|minha|ma|mon|saya)\b|मेरा|मेरी|طلبي", said)
    return reading.has("question") and not (own or (mine and reading.says("order", "parcel")))


def _meant(reading: Reading, draft: Draft) -> OrderCard | None:
    """The order that is named, else the newest that fits what is wanted."""
    orders = [order for order in draft.context.orders if order.lines]
    number = order_number(reading, draft)
    named = [order for order in orders if number and is_same(number, order.number)]
    if number and named:
        return named[0]
    if reading.label == "cancel_order":
        fits = [order for order in orders if order.fulfillment == "unfulfilled"]
    elif reading.label == "return_refund":
        fits = [order for order in orders if order.fulfillment == "delivered"]
    else:
        fits = orders
    alive = [order for order in fits if order.status != "cancelled"]
    return next(iter([*alive, *fits, *orders]), None)


def _reason(text: str) -> CancelReason:
    return "ordered_by_mistake" if _MISTAKE.search(text) else "no_longer_needed"


def _changed(order: OrderCard, reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    if line := _named_line(order, pieces):
        return _swap(order, line, reading, draft, exchanges=False)
    if not reading.says("address", "deliver_to"):
        return False
    found = parse_address(_after_colon(reading.text))
    if found.get("line"):
        _send_to(order.handle, found, draft)
        return True
    draft.say("ask_new_address")
    draft.ask(Asked("address", product=order.handle))
    return True


def _after_colon(text: str) -> str:
    """What follows "to:" or "to", where an address begins."""
    found = re.split(r":\s*|\b(?:to|an|nach|a|para|à|ke)\s+(?=\S*\s?\S*\d)", text, maxsplit=1)
    return found[-1].strip()


def _send_to(order: str, found: dict[str, str], draft: Draft) -> None:
    kept = {name: value[:20] if name == "postcode" else value[:60] for name, value in found.items()}
    draft.do(ChangeOrderAddress(order=order, address=Address(**kept)))


def _come_back(
    order: OrderCard, reading: Reading, pieces: list[Piece], draft: Draft, *, exchanges: bool
) -> bool:
    line = _named_line(order, pieces)
    if exchanges:
        return bool(line) and _swap(order, line, reading, draft, exchanges=True)
    lines = [line] if line else list(order.lines)
    if line is None and len(lines) > 1 and not reading.says("everything", "order"):
        draft.say("ask_which_item")
        return True
    amount = next((piece.quantity for piece in pieces if piece.quantity), None)
    items = tuple(
        ReturnedItem(
            line=one.handle,
            quantity=amount if line and amount and amount <= one.quantity else None,
        )
        for one in lines
    )
    draft.do(ReturnItems(order=order.handle, items=items))
    return True


def _swap(
    order: OrderCard, line: OrderLineCard | None, reading: Reading, draft: Draft, *, exchanges: bool
) -> bool:
    wanted = _other_option(line, reading, draft) if line else None
    if line is None or wanted is None:
        return False
    items = (SwappedItem(line=line.handle, variant=wanted.handle),)
    kind = ExchangeItems if exchanges else ChangeOrderItems
    draft.do(kind(order=order.handle, items=items))
    return True


def _named_line(order: OrderCard, pieces: list[Piece]) -> OrderLineCard | None:
    """The line of a product that is named."""
    named = [piece.mention.products[0][0] for piece in pieces if piece.mention]
    return next((line for line in order.lines if line.product in named), None)


def _other_option(line: OrderLineCard, reading: Reading, draft: Draft) -> VariantCard | None:
    """The one other variant of the line's product that the words name."""
    product = draft.shelf.product(line.product)
    if product is None:
        return None
    named = named_values(product, typed_stems(reading.text))
    found = [one for one in fitting(product, named) if named and one.handle != line.variant]
    return found[0] if len(found) == 1 else None
