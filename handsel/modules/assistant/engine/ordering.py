"""Pieces into commands: show, price, add, remove, change."""

from handsel.modules.assistant.commands import (
    MAX_QUANTITY,
    AddToCart,
    ChangeCart,
    RemoveFromCart,
    SearchProducts,
    ShowProduct,
)
from handsel.modules.assistant.context import ProductCard, VariantCard
from handsel.modules.assistant.engine.choosing import Choice, choose, mentioned, named_well
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.draft import Draft, listed, title_of
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.shelf import fitting, named_values, open_option, typed_stems
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


_PICKING: frozenset[Concept] = frozenset(
    {"first", "second", "third", "fourth", "fifth", "last", "cheapest", "dearest", "color",
     "size_word"}
)  # fmt: skip


def _continues(piece: Piece, draft: Draft) -> bool:
    """ "and a sourdough" goes on with the shopping."""
    opening = piece.text.lower().split()[:1]
    shopping = bool(draft.shelf.cart) or any(isinstance(c, AddToCart) for c in draft.commands)
    return shopping and not piece.question and bool(JOINTS.intersection(opening))


def picks(piece: Piece) -> bool:
    """Whether a nameless piece picks something: "the blue one", "the second", "that one"."""
    short = len(piece.text.split()) <= 3
    return bool(piece.concepts & _PICKING or (short and "one" in piece.text.lower().split()))


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


def ask_option(choice: Choice, quantity: int, draft: Draft) -> None:
    """Ask for an option, offering what is on sale."""
    product = choice.product
    if product is None:
        return
    if draft.asked and draft.asked.quantity is not None:
        draft.waiting.append((product.handle, quantity))
        return
    title = title_of(product)
    values = listed([_as_choice(choice, v) for v in choice.values], language=draft.language)
    if choice.refused_value:
        draft.say("no_such_option", title=title, value=choice.refused_value, choices=values)
    else:
        option = choice.option.lower()
        draft.say("ask_option", option=option, title=title, choices=values)
    draft.ask(
        Asked(
            "option",
            choices=choice.settled,
            product=product.handle,
            option=choice.option,
            values=choice.values,
            quantity=quantity,
        )
    )
    draft.memory.focus = product.handle


def _as_choice(choice: Choice, value: str) -> str:
    """The value, with its price where it alone decides the variant and prices differ.

    A value with figures in it ("Box of 6") is filled from the card: figures are never typed.
    """
    having = [v for v in choice.variants if v.options.get(choice.option) == value]
    if len(having) != 1:
        return value
    shown = title_of(having[0]) if any(char.isdigit() for char in value) else value
    differ = len({variant.price for variant in choice.variants}) > 1
    return f"{shown} ([[price {having[0].handle}]])" if differ else shown


def ask_product(products: tuple[ProductCard, ...], quantity: int, draft: Draft) -> bool:
    """Ask which of several products is meant."""
    choices = listed([title_of(product) for product in products], language=draft.language)
    draft.say("ask_product", choices=choices)
    handles = tuple(product.handle for product in products)
    draft.ask(Asked("product", choices=handles, quantity=quantity))
    draft.memory.shown = handles
    return True


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


def _quantity(piece: Piece) -> int | None:
    """The quantity said; "one" after a color or a size points instead."""
    pointing = piece.quantity == 1 and piece.concepts & {"color", "size_word", "one"}
    return None if pointing and "1" not in piece.text else piece.quantity


def _other_variant(choice: Choice, wanted: VariantCard | None, draft: Draft) -> VariantCard | None:
    """The one other variant of the same product that is in the cart."""
    if choice.product is None:
        return None
    held = draft.shelf.in_cart(choice.product)
    return held[0] if len(held) == 1 and held[0] != wanted else None
