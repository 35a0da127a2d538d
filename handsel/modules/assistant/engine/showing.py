"""Showing a product with its price and stock, or a list of those that fit."""

from handsel.modules.assistant.commands import (
    SearchProducts,
    ShowProduct,
)
from handsel.modules.assistant.engine.choosing import choose, mentioned, named_well
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.shelf import open_option


def show(piece: Piece, draft: Draft) -> bool:
    """Show the product meant with its price and stock, or the list of those that fit."""
    if piece.mention:
        products = mentioned(piece.mention, draft.shelf)
        choice = choose(piece, draft.shelf, draft.memory)
        product = choice.product
        if product is None or not products or not named_well(piece):
            draft.do(SearchProducts(query=_query(piece)))
            return True
        return show_handle((choice.variant or product).handle, draft)
    if not _pointing(piece, draft):
        return False
    choice = choose(piece, draft.shelf, draft.memory)
    if choice.product is None:
        return False
    return show_handle((choice.variant or choice.product).handle, draft)


def _pointing(piece: Piece, draft: Draft) -> bool:
    """Whether a nameless piece points to something: "how much is it", "is the blue one left"."""
    pointing = {"it", "one", "first", "second", "third", "fourth", "fifth", "last", "cheapest"}
    if piece.concepts & pointing or piece.concepts & {"dearest", "color", "size_word"}:
        return True
    return piece.verb in {"price", "stock", "show"} and bool(draft.memory.focus)


def _query(piece: Piece) -> str:
    """The words to search for: the name, with what was said around it; of ideas the name alone."""
    if piece.name and "recommend" in piece.concepts:
        return piece.name[:200]
    return piece.text.strip()[:200] or "?"


def show_handle(handle: str, draft: Draft) -> bool:
    """Show one product or variant, and remember it as what is spoken of."""
    draft.do(ShowProduct(product=handle))
    draft.memory.focus = handle
    variant, product = draft.shelf.variant(handle), draft.shelf.product(handle)
    if variant:
        draft.memory.tried = variant.handle
        if variant.available > 0:
            _offer(Asked("add", product=variant.handle), draft)
    elif product:
        option, values = open_option([v for v in product.variants if v.available > 0])
        _offer(Asked("option", product=product.handle, option=option, values=values), draft)
    return True


def _offer(asked: Asked, draft: Draft) -> None:
    """Of several products shown, only the last is worded with a question."""
    if draft.asked and draft.asked.quantity is None and draft.asked.kind in {"add", "option"}:
        draft.asked = None
    draft.ask(asked)
