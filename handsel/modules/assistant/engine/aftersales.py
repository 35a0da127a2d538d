"""What concerns a summary, an order or a payment that exists, and trouble with it."""

import re

from handsel.modules.assistant.commands import (
    CancelCheckout,
    CheckOrder,
    ConfirmCheckout,
    HandOff,
    ResendLink,
    StartCheckout,
)
from handsel.modules.assistant.engine.carrying import picks
from handsel.modules.assistant.engine.consent import says_yes
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.labels import IntentLabel

SURE = 0.7


FOR_A_PERSON: tuple[IntentLabel, ...] = (
    "cancel_order",
    "change_order",
    "return_refund",
    "invoice",
)


def confirm(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """A plain yes or no to the summary that is open."""
    checkout = draft.context.checkout
    if checkout is None or checkout.status != "open":
        return False
    if says_yes(reading.text) and says_yes(draft.said):
        draft.do(ConfirmCheckout(checkout=checkout.handle))
        return True
    short = len(reading.tokens) <= 4 and not reading.amounts
    named = any(piece.mention or piece.verb or picks(piece) for piece in pieces)
    if reading.has("deny") and short and not named:
        draft.do(CancelCheckout(checkout=checkout.handle))
        return True
    return False


def drop(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """ "cancel that" about a summary, or an order nobody has paid and that has no sibling."""
    checkout = draft.context.checkout
    if checkout is None or reading.label != "cancel_order" or reading.has("question"):
        return False
    if any(piece.mention for piece in pieces) or _names_another_order(reading, draft):
        return False
    draft.do(CancelCheckout(checkout=checkout.handle))
    return True


def _names_another_order(reading: Reading, draft: Draft) -> bool:
    """Whether an order's number is said: that order is meant, paid or not."""
    return any(_says_number(reading.text, order.number) for order in draft.context.orders)


def order_status(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """How an order, or a payment for it, stands; in anger a person reads along."""
    sure = reading.weight("order_status")
    if _WHERE_MINE.search(reading.text) and reading.says("status"):
        sure = max(sure, _MINE)
    others = max((reading.weight(label) for label in FOR_A_PERSON), default=0.0)
    if sure < SURE or sure < others or reading.weight("payment_problem") > sure:
        return False
    if _buys(pieces) and sure < 0.85:
        return False
    draft.do(CheckOrder(order=_named(reading, draft)))
    if reading.says("angry", "swear"):
        draft.do(HandOff(reason="upset"))
    return True


#: "Where's my bread" asks for an order, though bread is sold here.
_WHERE_MINE = re.compile(r"\bwhere(?:['’]?s| is| are)? (?:my|our)\b", re.IGNORECASE)
_MINE = 0.8


def _says_number(text: str, number: str) -> bool:
    plain = re.escape(number.lower().lstrip("#"))
    return bool(plain) and bool(re.search(rf"(?<!\w){plain}(?!\w)", text.lower()))


def _buys(pieces: list[Piece]) -> bool:
    return any(piece.verb == "add" and piece.mention for piece in pieces)


def complaint(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Trouble goes to a person with calm words; a rude customer who shops is served."""
    if reading.label == "out_of_scope":
        return False
    shops = any(piece.verb in {"add", "price", "stock"} and piece.mention for piece in pieces)
    policy = any(reading.weight(label) > SURE for label in FOR_A_PERSON)
    troubled = reading.says("trouble") and not (shops or reading.says("made_of"))
    angry = reading.says("angry", "claim") and not shops
    cursing = reading.says("swear") and not shops and not reading.intents
    if not (troubled or angry or cursing) or (policy and not angry):
        return False
    draft.do(HandOff(reason="upset"))
    return True


def is_troubled(reading: Reading) -> bool:
    """Whether something went wrong, or money did, so that calm words come first."""
    return reading.says("trouble", "claim", "angry", "twice", "declined")


def link(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """The payment link again; a payment that failed without one is for a person."""
    checkout = draft.context.checkout
    problem = reading.weight("payment_problem") >= SURE
    if not (reading.says("link") or problem):
        return False
    if checkout and checkout.status == "confirmed":
        draft.do(ResendLink())
        return True
    if problem:
        draft.do(HandOff(reason="upset"))
        return True
    draft.do(StartCheckout() if draft.context.cart.lines or checkout else ResendLink())
    return True


def for_a_person(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """What changes an order that exists, a person decides; a cart the customer changes alone."""
    if reading.label not in FOR_A_PERSON or reading.weight(reading.label) < SURE:
        return False
    checkout = draft.context.checkout
    ordered = draft.context.orders or (checkout and checkout.status == "confirmed")
    about_cart = draft.context.cart.lines and not ordered
    if reading.label in {"cancel_order", "change_order"} and about_cart:
        if reading.label == "cancel_order" and not any(piece.mention for piece in pieces):
            draft.say("ask_change")
        return not draft.empty
    draft.do(HandOff(reason="policy"))
    return True


def named_order(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """What is wanted of an order that is named, or how a refund stands: no question of policy."""
    if reading.label not in FOR_A_PERSON or reading.says("can", "how", "how_long"):
        return False
    named = reading.says("reference") or _names_another_order(reading, draft)
    waits = bool(draft.context.orders) and reading.says("refund") and _is_awaited(reading)
    if not (named or waits):
        return False
    if waits:
        draft.do(CheckOrder(order=_named(reading, draft)))
    draft.do(HandOff(reason="upset" if is_troubled(reading) else "policy"))
    return True


def _is_awaited(reading: Reading) -> bool:
    asks = reading.says("where", "when", "status", "late")
    return asks or bool(_ARRIVES.search(reading.text))


_ARRIVES = re.compile(
    r"\b(?:yet|gone through|go through|processed|arrived|come through|came through|landed|schon|ya|"
    r"déjà|já|sudah)\b",
    re.IGNORECASE,
)


def _named(reading: Reading, draft: Draft) -> str | None:
    order = next((o for o in draft.context.orders if _says_number(reading.text, o.number)), None)
    return order.handle if order else None
