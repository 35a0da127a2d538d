"""Corrections: "no, the green one", "sorry, three", "a loaf instead of the cake"."""

import re

from handsel.modules.assistant.command_shape import MAX_QUANTITY
from handsel.modules.assistant.commands import ChangeCart, RemoveFromCart
from handsel.modules.assistant.context import VariantCard
from handsel.modules.assistant.engine.carrying import picks
from handsel.modules.assistant.engine.choosing import choose, mentioned
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.ordering import add_choice
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading

#: The name after these words is the one to be given up; without them it is the first named.
_IN_PLACE_OF = re.compile(
    r"\b(?:instead of|in place of|rather than|en vez de|en lugar de|em vez de|no lugar de|"
    r"au lieu d[eu']|à la place d[eu']|statt|anstatt|daripada)|بدلا? من|عوضا عن|की जगह",
    re.IGNORECASE,
)


def correct(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Exchange what was put into the cart for what was meant. False when nothing is corrected."""
    if reading.has("question") and "?" in reading.text:
        return False
    if reading.says("instead") and _exchanged(reading, pieces, draft):
        return True
    corrects = reading.has("deny") or reading.says("but", "instead", "disagree")
    tried = draft.shelf.variant(draft.memory.tried) if draft.memory.tried else None
    if not corrects or tried is None or tried.handle not in draft.shelf.cart:
        return False
    said = [piece for piece in pieces if piece.quantity or piece.mention or picks(piece)]
    if len(said) != 1:
        return False
    return _meant_another(said[0], tried, draft) or (
        bool(_MEANT.search(reading.text)) and _misnamed(said[0], tried, draft)
    )


def _meant_another(piece: Piece, tried: VariantCard, draft: Draft) -> bool:
    """Another variant of what was just added, or another number of it."""
    if piece.verb in {"remove", "price", "stock", "show"}:
        return False
    product = draft.shelf.product(tried.handle)
    choice = choose(piece, draft.shelf, draft.memory)
    if piece.mention and choice.product != product:
        return False
    wanted = choice.variant
    if wanted and wanted != tried and choice.product == product:
        quantity = piece.quantity if piece.quantity and piece.quantity > 1 else None
        _replace(tried, wanted, quantity, draft)
        return True
    if piece.quantity and not picks(piece) and piece.quantity <= MAX_QUANTITY:
        draft.do(ChangeCart(variant=tried.handle, quantity=piece.quantity))
        draft.memory.focus = tried.handle
        return True
    return False


#: "I meant" says that the name itself was wrong; "actually" may begin another wish.
_MEANT = re.compile(
    r"\bi meant?\b|\bmein(?:te|e) ich\b|\bich meinte?\b|\bquise decir|\bquer[ií]a decir|"
    r"\bquis dizer|\bqueria dizer|\bvoulais dire|\bmaksud(?:nya|ku)?\b|قصدت|मतलब",
    re.IGNORECASE,
)


def _misnamed(piece: Piece, tried: VariantCard, draft: Draft) -> bool:
    """Another product than the one just added."""
    choice = choose(piece, draft.shelf, draft.memory)
    if not piece.mention or piece.verb in {"remove", "price"} or choice.product is None:
        return False
    quantity = piece.quantity or draft.shelf.cart[tried.handle].quantity
    draft.do(RemoveFromCart(variant=tried.handle))
    return add_choice(choice, quantity, draft)


def _exchanged(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """One product of the cart for another: both are named."""
    named = [piece for piece in pieces if piece.mention]
    if len(named) != 2:
        return False
    left, right = named
    words = _IN_PLACE_OF.search(reading.text)
    after = [p for p in named if words and p.mention and p.mention.start >= words.end()]
    given_up = after[0] if after else left
    wanted = right if given_up is left else left
    if given_up.mention is None:
        return False
    cards = mentioned(given_up.mention, draft.shelf)
    held = [line for card in cards[:1] for line in draft.shelf.in_cart(card)]
    choice = choose(wanted, draft.shelf, draft.memory)
    if len(held) > 1 or choice.product is None or choice.product in cards:
        return False
    quantity = wanted.quantity or 1
    if held:
        quantity = wanted.quantity or draft.shelf.cart[held[0].handle].quantity
        draft.do(RemoveFromCart(variant=held[0].handle))
    return add_choice(choice, quantity, draft)


def _replace(tried: VariantCard, wanted: VariantCard, quantity: int | None, draft: Draft) -> None:
    draft.do(RemoveFromCart(variant=tried.handle))
    draft.add(wanted, quantity or draft.shelf.cart[tried.handle].quantity)
