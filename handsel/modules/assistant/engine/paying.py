"""How a customer asks which ways to pay there are, and takes one of them.

A question lists the shop's ways; a wish takes one; a way the shop lacks gets an honest no.
"""

import re
from collections.abc import Sequence
from typing import cast

from handsel.modules.assistant.commands import ChoosePayment, StartCheckout
from handsel.modules.assistant.engine import questions
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.order_paying import hear_other_method, method_given
from handsel.modules.assistant.engine.pay_words import (
    Named,
    asks_how,
    named_in,
    speaks_of_paying,
    wants_another,
    was_done,
)
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.engine.service import serve
from handsel.modules.assistant.payment_commands import PayKind

_SURE = 0.75
_BARE = 5
_ORDINALS: tuple[Concept, ...] = ("first", "second", "third", "fourth", "fifth")


def hear_paying(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Take a text as about the way to pay. False when it is about something else."""
    asked = draft.memory.asked
    if asked and asked.kind == "method" and method_given(asked, reading, draft):
        draft.memory.asked = None
        return True
    if _is_trouble(reading):
        return False
    if hear_other_method(reading, draft):
        return True
    if not draft.context.ways:
        return False
    named = [one for one in named_in(reading.text) if one != "gift_card"]
    if _asks(reading, named):
        return _list(reading, pieces, named, draft)
    if len(named) == 1 and _wishes(reading, pieces):
        return _take(reading, pieces, named[0], draft)
    if not named and (_wants_to_choose(reading) or _asks_how(reading, draft)):
        draft.do(ChoosePayment())
        return True
    return False


def way_given(asked: Asked, reading: Reading, draft: Draft) -> bool:
    """The answer to a list of ways: "the second one"."""
    place = next((at for at, name in enumerate(_ORDINALS) if reading.says(name)), None)
    if place is None or place >= len(asked.choices) or len(reading.tokens) > _BARE:
        return False
    if asked.choices[place] not in {way.handle for way in draft.context.ways}:
        return False
    draft.do(ChoosePayment(method=asked.choices[place]))
    return True


def way_pressed(payload: str, draft: Draft) -> bool:
    """A button of ours that chooses a way to pay."""
    verb, _, handle = payload.partition(":")
    if verb != "pay" or not re.fullmatch(r"w_[a-z0-9]{8}", handle):
        return False
    draft.do(ChoosePayment(method=handle))
    return True


def _is_trouble(reading: Reading) -> bool:
    told = reading.label in {"return_refund", "complaint", "order_status", "invoice"}
    failed = reading.weight("payment_problem") >= _SURE or reading.says("declined", "trouble")
    return told or failed or was_done(reading.text)


def _asks(reading: Reading, named: Sequence[Named]) -> bool:
    """Whether it is a question about ways to pay, or names one that is not wanted."""
    unwanted = bool(named) and reading.says("not")
    sure = reading.label == "payment_methods" and reading.weight("payment_methods") >= _SURE
    # "Do you have birthday cards?" is about goods.
    spoken = speaks_of_paying(reading.text) or reading.says("accept", "ways")
    about = bool(named) or (sure and spoken)
    return about and (reading.has("question") or unwanted or len(named) > 1)


def _wishes(reading: Reading, pieces: list[Piece]) -> bool:
    bare = len(reading.tokens) <= _BARE
    asked = reading.says("want", "please", "take", "instead", "checkout", "yes")
    return bare or asked or speaks_of_paying(reading.text)


def _wants_to_choose(reading: Reading) -> bool:
    """ "I want to pay another way" names none: say which there are."""
    return speaks_of_paying(reading.text) and wants_another(reading.text)


def _list(reading: Reading, pieces: list[Piece], named: Sequence[Named], draft: Draft) -> bool:
    """The shop's own words where it wrote some, and its ways where there is a choice."""
    kinds = {way.kind for way in draft.context.ways}
    wanted = cast(PayKind, named[0]) if len(named) == 1 else None
    missing = wanted is not None and wanted not in kinds
    told = not missing and questions.knowledge(reading, pieces, draft)
    if not told or len(kinds) > 1:
        draft.do(ChoosePayment(named=wanted))
    return True


def _take(reading: Reading, pieces: list[Piece], named: Named, draft: Draft) -> bool:
    kind = cast(PayKind, named)
    way = next((one for one in draft.context.ways if one.kind == kind), None)
    draft.do(ChoosePayment(method=way.handle) if way else ChoosePayment(named=kind))
    if any(piece.mention for piece in pieces):
        serve(reading, pieces, draft)
    elif way and draft.context.cart.lines and draft.context.checkout is None:
        draft.do(StartCheckout())
    return True


def _asks_how(reading: Reading, draft: Draft) -> bool:
    """ "How can I pay?", where there is a choice and no link is out yet."""
    checkout = draft.context.checkout
    has_link = checkout is not None and checkout.status == "confirmed"
    asks = reading.has("question") and asks_how(reading.text)
    elsewhere = reading.says("price", "order", "link", "refund", "invoice")
    choice = len(draft.context.ways) > 1 and not has_link
    return choice and asks and speaks_of_paying(reading.text) and not elsewhere
