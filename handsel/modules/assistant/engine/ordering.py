"""Putting what is meant into the cart."""

from handsel.modules.assistant.commands import (
    MAX_QUANTITY,
)
from handsel.modules.assistant.engine.asking import ask_option, ask_product
from handsel.modules.assistant.engine.choosing import Choice, choose
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.showing import show_handle


def add(piece: Piece, draft: Draft) -> bool:
    """Put what the piece means into the cart, or ask which."""
    choice = choose(piece, draft.shelf, draft.memory)
    quantity = piece.quantity or 1
    if quantity > MAX_QUANTITY:
        draft.say("too_many")
        return True
    if len(choice.products) > 1:
        return ask_product(choice.products, quantity, draft)
    return add_choice(choice, quantity, draft)


def add_choice(choice: Choice, quantity: int, draft: Draft) -> bool:
    """Add a settled variant, or ask for the option that is open."""
    if choice.variant and not choice.refused_value:
        draft.add(choice.variant, quantity)
        return True
    if choice.product is None:
        return False
    if not choice.values:
        return show_handle(choice.product.handle, draft)
    ask_option(choice, quantity, draft)
    return True
