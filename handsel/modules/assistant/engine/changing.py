"""Changing what is in the cart: less of it, another variant, none."""

import re

from handsel.modules.assistant.commands import (
    MAX_QUANTITY,
    ChangeCart,
    RemoveFromCart,
)
from handsel.modules.assistant.context import VariantCard
from handsel.modules.assistant.engine.choosing import Choice, choose, mentioned
from handsel.modules.assistant.engine.draft import Draft, listed, title_of
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.ordering import add_choice
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.shelf import fitting, named_values, typed_stems


def remove(piece: Piece, draft: Draft) -> bool:
    """Take something out of the cart, or some of it."""
    if "everything" in piece.concepts and not piece.mention:
        for handle in draft.shelf.cart:
            draft.do(RemoveFromCart(variant=handle))
        return bool(draft.shelf.cart)
    lines = _cart_lines(piece, draft)
    if not lines:
        if piece.mention:
            products = mentioned(piece.mention, draft.shelf)
            if not draft.shelf.cart:
                draft.say("anything_else")
                return True
            draft.say("not_in_cart", title=title_of(products[0]) if products else "…")
            return True
        return False
    if len(lines) > 1:
        choices = listed([title_of(line) for line in lines], language=draft.language)
        draft.say("ask_product", choices=choices)
        draft.ask(Asked("remove", choices=tuple(line.handle for line in lines)))
        return True
    take_out(lines[0], piece.quantity, draft)
    return True


def take_out(variant: VariantCard, quantity: int | None, draft: Draft) -> None:
    """Remove a cart line, or lower it by `quantity` when it holds more."""
    held = draft.shelf.cart[variant.handle].quantity
    if quantity and quantity < held:
        draft.do(ChangeCart(variant=variant.handle, quantity=held - quantity))
    else:
        draft.do(RemoveFromCart(variant=variant.handle))


def _cart_lines(piece: Piece, draft: Draft) -> list[VariantCard]:
    """The cart lines a piece may mean: by name and options, or the one in focus, or the only."""
    shelf, stems = draft.shelf, typed_stems(piece.text)
    held = [variant for handle in shelf.cart if (variant := shelf.variant(handle))]
    if piece.mention:
        named = [handle for handle, _ in piece.mention.products]
        products = [product for product in shelf.several(named) if shelf.in_cart(product)]
        found = [v for product in products[:1] for v in shelf.in_cart(product)]
        fit = [v for p in products[:1] for v in fitting(p, named_values(p, stems)) if v in found]
        return fit or found
    by_option = [
        variant
        for variant in held
        if (product := shelf.product(variant.handle))
        and variant in fitting(product, named_values(product, stems))
        and named_values(product, stems)
    ]
    if by_option:
        return by_option
    in_focus = [variant for variant in held if variant.handle == draft.memory.focus]
    return in_focus or held


def change(piece: Piece, draft: Draft) -> bool:
    """Change a cart line ("make it two", "the blue one instead"), or add what is not there."""
    choice = choose(piece, draft.shelf, draft.memory)
    wanted = _same_but(piece, choice, draft) or choice.variant
    lines = _cart_lines(piece, draft)
    other = _other_variant(choice, wanted, draft)
    if wanted and wanted.handle not in draft.shelf.cart and other:
        quantity = _quantity(piece) or draft.shelf.cart[other.handle].quantity
        draft.do(RemoveFromCart(variant=other.handle))
        draft.add(wanted, quantity)
        return True
    quantity_said = _quantity(piece)
    if len(lines) == 1 and quantity_said is not None:
        variant = lines[0]
        if quantity_said > MAX_QUANTITY:
            draft.say("too_many")
        else:
            draft.do(ChangeCart(variant=variant.handle, quantity=quantity_said))
            draft.memory.focus = variant.handle
        return True
    if choice.product and (wanted or choice.values):
        return add_choice(choice, quantity_said or 1, draft)
    return False


def _same_but(piece: Piece, choice: Choice, draft: Draft) -> VariantCard | None:
    """The variant in the cart, but for the options just named: "make it blue" keeps the size."""
    held = draft.shelf.in_cart(choice.product) if choice.product else []
    if choice.product is None or len(held) != 1:
        return None
    named = named_values(choice.product, typed_stems(piece.text))
    kept = {option: {value} for option, value in held[0].options.items()}
    found = fitting(choice.product, kept | named) if named else []
    return found[0] if len(found) == 1 else None


_TO_ONE = re.compile(
    r"\b(?:to|only|just|auf|nur|a|solo|à|para|só|jadi|cuma) (?:only |just )?(?:one|1)\b", re.I
)


def _quantity(piece: Piece) -> int | None:
    """The quantity said; "one" after a color or a size points instead."""
    pointing = piece.quantity == 1 and piece.concepts & {"color", "size_word", "one"}
    if _TO_ONE.search(piece.text):
        return piece.quantity
    return None if pointing and "1" not in piece.text else piece.quantity


def _other_variant(choice: Choice, wanted: VariantCard | None, draft: Draft) -> VariantCard | None:
    """The one other variant of the same product that is in the cart."""
    if choice.product is None:
        return None
    held = draft.shelf.in_cart(choice.product)
    return held[0] if len(held) == 1 and held[0] != wanted else None
