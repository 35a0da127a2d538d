"""Codes of discounts, addresses that were asked for, and ways to deliver that were offered."""

import re

from handsel.modules.assistant.commands import ApplyDiscount, ChooseDelivery, SetDelivery
from handsel.modules.assistant.engine.addresses import parse_address
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.engine.service import serve

_CODE = re.compile(
    r"(?:(?:discount|promo|coupon|voucher|rabatt|gutschein|aktions)[\s-]?)?"
    r"(?<!\w)(?:(?:discount|promo(?:tion(?:al)?)?|coupon|voucher|rabatt|gutschein|aktions)[\s-]?)?"
    r"(?:codes?|coupons?|vouchers?|gutschein(?:code)?|rabattcode|promocode|c[oó]digo|cup[oó]n|"
    r"cupom|kode|kupon|कोड|कूपन|كود|الكود|كوبون|قسيمة|رمز|الرمز)(?!\w)"
    r"(?:\s+(?:is|it's|ist|lautet|es|est|é|adalah|है|هو|de descuento|de desconto|promo|diskon|"
    r"الخصم|خصم))*[\s:\"'“”«»-]*([A-Za-z0-9][A-Za-z0-9_-]{2,39})",
    re.IGNORECASE,
)
_ORDINALS: tuple[Concept, ...] = ("first", "second", "third", "fourth", "fifth")
_LONGEST_ADDRESS = 400
#: What an address was asked for, where that is no order.
CART = "cart"
_LONGEST_CODE_TALK = 7
#: What else has a code, before the word and after it.
_OTHER_CODES = frozenset({"zip", "postal", "post", "area", "dress", "qr", "bar", "country", "pin"})
_NO_CODES = frozenset({
    "postal", "please", "thanks", "merci", "bitte", "danke", "gracias", "obrigado", "obrigada",
    "terima", "kasih", "then", "here", "today", "available", "anywhere", "valid", "work", "works",
})  # fmt: skip


def hear_delivery(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Take a text as a code, an address or a choice of delivery. False when it is none.

    What else a text with a code asks for is done first.
    """
    code = code_in(reading.text)
    if code:
        if any(piece.mention for piece in pieces):
            serve(reading, pieces, draft)
        draft.do(ApplyDiscount(code=code))
        return True
    return (
        _hear_option(reading, draft)
        or _hear_address(reading, pieces, draft)
        or _hear_other_address(reading, pieces, draft)
    )


def delivery_pressed(payload: str, draft: Draft) -> bool:
    """A button of ours that chooses a way to deliver."""
    verb, _, handle = payload.partition(":")
    if verb != "delivery" or not re.fullmatch(r"[a-z]_[a-z0-9]{8}", handle):
        return False
    draft.do(ChooseDelivery(option=handle))
    return True


def code_in(text: str) -> str:
    """The code of a discount that a text names; empty when it names none.

    A code stands after a word for it and has a digit or only capitals; in small letters it must
    be the end of what is said, and no question.
    """
    short = len(text.split()) <= _LONGEST_CODE_TALK
    for match in _CODE.finditer(text):
        word = match.group(1)
        before = text[: match.start()].casefold().split()[-1:]
        if (before and before[0] in _OTHER_CODES) or word.casefold() in _NO_CODES:
            continue
        ends = not text[match.end() :].strip(" .!\"'”»")
        shouted = word.isupper() and len(word) >= 3
        said = ends and short and len(word) >= 4
        if any(one.isdigit() for one in word) or shouted or said:
            return word
    return ""


def _hear_option(reading: Reading, draft: Draft) -> bool:
    """ "the first", "express please": one of the ways that were offered."""
    delivery = draft.context.delivery
    if delivery is None or not delivery.options:
        return False
    place = next((at for at, name in enumerate(_ORDINALS) if reading.says(name)), None)
    if place is not None and place < len(delivery.options):
        draft.do(ChooseDelivery(option=delivery.options[place].handle))
        return True
    said = {token.word for token in reading.tokens}
    named = {
        option.handle: len(said & set(re.findall(r"\w+", option.name.casefold())))
        for option in delivery.options
    }
    best = max(named.values())
    fitting = [handle for handle, count in named.items() if count == best]
    if best and len(fitting) == 1 and len(reading.tokens) <= 8:
        draft.do(ChooseDelivery(option=fitting[0]))
        return True
    return False


def _hear_address(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    delivery = draft.context.delivery
    asked = delivery is not None and delivery.awaits_address
    if delivery is None or not asked or len(reading.text) > _LONGEST_ADDRESS:
        return False
    if any(mark in reading.text for mark in "?؟？") or reading.has("deny") or reading.has("upset"):
        return False
    found = parse_address(reading.text, missing=delivery.missing)
    shops = any(piece.verb for piece in pieces) and "postcode" not in found
    if not found or shops:
        return False
    _send_to(found, draft)
    return True


def _hear_other_address(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Another address under an open summary: a whole one, or the wish for one."""
    checkout = draft.context.checkout
    if draft.context.delivery is None or checkout is None or checkout.status != "open":
        return False
    if reading.has("question") or len(reading.text) > _LONGEST_ADDRESS:
        return False
    found = parse_address(reading.text)
    if {"line", "postcode"} <= set(found) and not any(piece.mention for piece in pieces):
        _send_to(found, draft)
        return True
    wished = reading.says("address", "deliver_to") and reading.says(
        "change", "another", "make", "instead", "want", "not", "no"
    )
    if not wished or reading.says("order") or reading.amounts:
        return False
    draft.say("ask_new_address")
    draft.ask(Asked("address", product=CART))
    return True


def cart_address_given(reading: Reading, draft: Draft) -> bool:
    """The new address of what is in the cart, after it was asked for."""
    found = parse_address(reading.text)
    if not found.get("line"):
        return False
    _send_to(found, draft)
    return True


def _send_to(found: dict[str, str], draft: Draft) -> None:
    parts = {
        name: value[:20] if name == "postcode" else value[:120] for name, value in found.items()
    }
    draft.do(SetDelivery(**parts))
