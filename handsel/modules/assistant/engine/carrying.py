"""One piece of a message carried out, by its verb."""

from handsel.modules.assistant.commands import (
    AddToCart,
)
from handsel.modules.assistant.engine.changing import change, remove
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.ordering import add
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.showing import show
from handsel.modules.catalog.lookup.fillers import JOINTS


def carry_out(piece: Piece, draft: Draft) -> bool:
    """Do what one piece asks for. False when the piece names or points to nothing."""
    match piece.verb:
        case "remove":
            return remove(piece, draft)
        case "make":
            return change(piece, draft)
        case "add":
            return add(piece, draft)
        case None if piece.mention and piece.quantity:
            return add(piece, draft)
        case None if piece.mention and draft.memory.asked and draft.memory.asked.kind == "order":
            return add(piece, draft)
        case None if piece.mention and _continues(piece, draft):
            return add(piece, draft)
        case None if not piece.mention and not piece.question and picks(piece):
            return add(piece, draft)
        case _:
            return show(piece, draft)


_ONE_OF = frozenset({"a", "an", "one", "un", "una", "um", "uma", "une", "ein", "eine", "einen"})
_PICKING: frozenset[Concept] = frozenset(
    {"first", "second", "third", "fourth", "fifth", "last", "cheapest", "dearest", "color",
     "size_word"}
)  # fmt: skip


def _continues(piece: Piece, draft: Draft) -> bool:
    """ "and a sourdough" goes on with the shopping, also where it opens the conversation."""
    words = piece.text.lower().split()
    opens = bool(JOINTS.intersection(words[:1]))
    shopping = bool(draft.shelf.cart) or any(isinstance(c, AddToCart) for c in draft.commands)
    counted = bool(_ONE_OF.intersection(words[1:2]))
    return (shopping or counted) and not piece.question and opens


def picks(piece: Piece) -> bool:
    """Whether a nameless piece picks something: "the blue one", "the second", "that one"."""
    short = len(piece.text.split()) <= 3
    return bool(piece.concepts & _PICKING or (short and "one" in piece.text.lower().split()))
