"""Putting it off: "let me ask my wife first", "I'll think about it", "I need to find my card"."""

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading

#: What is said beside it and wants an answer of its own.
_WISHES: frozenset[Concept] = frozenset(
    {"price", "stock", "cancel", "remove", "refund", "return", "status", "trouble", "declined",
     "angry", "claim", "twice", "delivery", "deliver_to", "hours", "invoice", "checkout", "done"}
)  # fmt: skip


def postpone(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Leave time, and every question open. False when something is wanted now."""
    if not reading.says("later") or reading.says(*_WISHES) or "?" in reading.text:
        return False
    if any(_wants(piece) for piece in pieces if "later" not in piece.concepts):
        return False
    draft.say("take_your_time")
    draft.asked = draft.memory.asked
    return True


def _wants(piece: Piece) -> bool:
    changes = piece.verb in {"remove", "make"} or (piece.verb == "add" and piece.quantity)
    return bool(piece.mention or changes)
