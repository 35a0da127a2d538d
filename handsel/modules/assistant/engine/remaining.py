"""What one turn could not take up: options still open, and purchases beyond its commands."""

from handsel.modules.assistant.commands import MAX_COMMANDS, AddToCart, AnswerFromKnowledge
from handsel.modules.assistant.engine.choosing import settle
from handsel.modules.assistant.engine.draft import Draft, listed, title_of
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.ordering import add_choice

MOST_WAITING = 5


def ask_waiting(draft: Draft) -> None:
    """Go on with the products whose option is still open, one question at a time.

    They are let go when the customer goes on to something else.
    """
    goes_on = all(isinstance(c, AddToCart | AnswerFromKnowledge) for c in draft.commands)
    waiting = [*(draft.memory.waiting if goes_on and not draft.empty else ()), *draft.waiting]
    if not any(isinstance(command, AddToCart) for command in draft.commands):
        draft.memory.waiting = tuple(waiting[:MOST_WAITING])
        return
    while waiting and draft.asked is None:
        handle, quantity = waiting.pop(0)
        product = draft.shelf.product(handle)
        if product:
            add_choice(settle(product, ()), quantity, draft)
    draft.memory.waiting = tuple(waiting[:MOST_WAITING])


def add_lines(lines: list[tuple[str, int]], draft: Draft) -> None:
    """Add up to three lines and leave a question for the rest."""
    for handle, quantity in lines:
        variant = draft.shelf.variant(handle)
        if variant:
            draft.add(variant, quantity)


def ask_for_rest(draft: Draft) -> None:
    """Say honestly what did not fit into this turn, and offer it for the next."""
    if not draft.rest:
        return
    cards = [(draft.shelf.variant(handle), quantity) for handle, quantity in draft.rest]
    named = [f"{quantity} × {title_of(card)}" for card, quantity in cards if card]
    draft.say("ask_rest", choices=listed(named, language=draft.language, word="and"))
    draft.asked = Asked("rest", lines=tuple(draft.rest[: MAX_COMMANDS * 3]))
