"""Greetings, thanks, farewells, and who is speaking."""

from handsel.modules.assistant.engine.consent import says_yes
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading


def talk(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Answer in kind; True where the turn has an answer already."""
    if not draft.empty:
        return True
    if reading.says("bot"):
        _present(draft)
    elif reading.has("greeting") and draft.context.said:
        draft.say("greeting_again")
    elif reading.has("greeting"):
        _welcome(draft)
    elif reading.has("goodbye") or reading.label == "goodbye":
        draft.say("goodbye")
    elif reading.has("thanks") or reading.says("praise"):
        draft.say("thanks")
    elif reading.has("deny"):
        draft.say("anything_else")
    elif reading.says("help"):
        _welcome(draft)
    elif says_yes(reading.text):
        draft.say("ask_which" if draft.memory.shown else "greeting_again")
    else:
        return False
    return True


def _welcome(draft: Draft) -> None:
    """Say what can be done here; who speaks is said before it, where the shop wants that."""
    introduced = draft.context.manner.introduces and draft.context.is_first
    draft.say("can_do" if introduced else "greeting")


def _present(draft: Draft) -> None:
    """Say that this is no person, by the name the shop gave it."""
    manner = draft.context.manner
    if manner.introduces and draft.context.is_first:
        draft.say("can_do")
    elif manner.name:
        draft.say("intro_named")
        draft.say("can_do")
    else:
        draft.say("bot")
