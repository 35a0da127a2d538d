"""Questions to the shop, answered from what it wrote."""

import re

from handsel.modules.assistant.commands import (
    AnswerFromKnowledge,
    HandOff,
)
from handsel.modules.assistant.engine.aftersales import FOR_A_PERSON
from handsel.modules.assistant.engine.choosing import mentioned, named_well
from handsel.modules.assistant.engine.content import content_words
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.knowledge import best_entry
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.labels import IntentLabel

_REACHING = 0.8
_FROM_KNOWLEDGE: tuple[IntentLabel, ...] = (
    "shipping", "store_info", "payment_methods", "return_refund", "product_question", "account",
    "invoice", "price_discount", "cancel_order", "availability", "product_search", "change_order",
    "human_agent",
)  # fmt: skip


ASKED_OF_THE_SHOP: tuple[IntentLabel, ...] = (
    "shipping", "store_info", "payment_methods", "product_question", "account",
)  # fmt: skip


def knowledge(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """An entry the shop wrote answers, unless the message buys or asks a product's price."""
    named = [piece for piece in pieces if piece.mention and _one_product(piece, draft)]
    shops = any(piece.verb in {"add", "price", "remove", "make"} for piece in named)
    changes = draft.shelf.cart and any(piece.verb in {"make", "remove"} for piece in pieces)
    if (shops or changes) and reading.label not in FOR_A_PERSON:
        return False
    if reading.intents and reading.label not in _FROM_KNOWLEDGE and not reading.has("question"):
        return False
    general = bool(_ANYTHING.search(reading.text))
    found = best_entry(
        reading,
        draft.context.knowledge,
        language=draft.language,
        names=[] if general else _offsets(named),
        unsure=[] if general else _offsets(pieces),
    )
    if found is None:
        return False
    draft.do(AnswerFromKnowledge(entry=found[0].handle))
    return True


_ANYTHING = re.compile(r"\b(?:any|anything|something)\b", re.IGNORECASE)


def _offsets(pieces: list[Piece]) -> list[tuple[int, int]]:
    return [(piece.mention.start, piece.mention.end) for piece in pieces if piece.mention]


def _one_product(piece: Piece, draft: Draft) -> bool:
    mention = piece.mention
    return bool(mention and named_well(piece) and len(mentioned(mention, draft.shelf)) == 1)


def open_question(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """A question to the shop that no entry answers: say so and ask a person."""
    if reading.label == "product_question" and not reading.says("made_of") and _names(reading):
        return False
    if reading.label in ASKED_OF_THE_SHOP and reading.weight(reading.label) >= 0.6:
        draft.do(HandOff(reason="unknown"))
        return True
    return False


def _names(reading: Reading) -> bool:
    """Whether a thing is named that a search may find: "what about shampoo"."""
    return reading.says("goods") or bool(content_words(reading))


def person_wanted(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Who asks how to reach the shop's people, and no entry says it, gets one of them."""
    if reading.label != "human_agent" or reading.weight("human_agent") < _REACHING:
        return False
    draft.do(HandOff(reason="asked"))
    return True


def taught(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """A question as good as one that a member of the shop answered gets that answer."""
    entry = reading.recalled.entry if reading.recalled else ""
    if entry not in {card.handle for card in draft.context.knowledge}:
        return False
    draft.do(AnswerFromKnowledge(entry=entry))
    return True
