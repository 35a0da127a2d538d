"""The customer's answer to a question the engine left open."""

from handsel.modules.assistant.commands import StartCheckout
from handsel.modules.assistant.context import ProductCard
from handsel.modules.assistant.engine.changing import take_out
from handsel.modules.assistant.engine.choosing import choose, mentioned, settle
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.consent import says_yes
from handsel.modules.assistant.engine.delivering import CART, cart_address_given
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.ordering import add_choice
from handsel.modules.assistant.engine.paying import way_given
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.engine.remaining import add_lines
from handsel.modules.assistant.engine.service_requests import address_given
from handsel.modules.assistant.engine.shelf import named_values, typed_stems

_ORDINALS: tuple[Concept, ...] = ("first", "second", "third", "fourth", "fifth")


def answer(asked: Asked, reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Take the text as the answer to `asked`. False when it is about something else."""
    match asked.kind:
        case "option":
            return _option(asked, reading, pieces, draft)
        case "product" | "remove":
            return _product(asked, reading, pieces, draft)
        case "add":
            return _add(asked, reading, pieces, draft)
        case "rest":
            return _rest(asked, reading, pieces, draft)
        case "checkout":
            return _checkout(reading, pieces, draft)
        case "order":
            return False
        case "address":
            if asked.product == CART:
                return cart_address_given(reading, draft)
            return address_given(asked, reading, draft)
        case "pay":
            return way_given(asked, reading, draft)
        case "method":
            return False  # Heard before all else: a way may be named there, too.


def _refuses(reading: Reading, pieces: list[Piece]) -> bool:
    if any(piece.mention for piece in pieces):
        return False
    return reading.has("deny") and len(reading.tokens) <= 4 and not reading.amounts


def _option(asked: Asked, reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    product = draft.shelf.product(asked.product)
    stems = typed_stems(reading.text)
    if product is None or _about_another(product, stems, pieces, draft):
        return False
    place = next((n for n, name in enumerate(_ORDINALS) if reading.says(name)), None)
    if place is not None and place < len(asked.values):
        stems += typed_stems(asked.values[place])
    named = named_values(product, stems, loose=True)
    if any(piece.verb not in {None, "add"} or piece.question for piece in pieces):
        return False
    if not named and not reading.says("cheapest"):
        return _no_option_named(product, reading, pieces, draft)
    piece = pieces[0] if len(pieces) == 1 else None
    kept = named_values(product, typed_stems(" ".join(asked.choices))) | named
    words = [w for v in kept.values() for x in v for w in typed_stems(x)]
    choice = settle(product, words, piece)
    return add_choice(choice, _how_many(reading, asked, named), draft)


def _no_option_named(
    product: ProductCard, reading: Reading, pieces: list[Piece], draft: Draft
) -> bool:
    if _refuses(reading, pieces):
        draft.say("anything_else")
        return True
    if says_yes(reading.text):
        return add_choice(settle(product, ()), 1, draft)
    return False


def _about_another(
    product: ProductCard, stems: list[str], pieces: list[Piece], draft: Draft
) -> bool:
    """Whether another product is named; "chocolate" is the answer where a flavor was asked for."""
    values = named_values(product, stems, loose=True).values()
    own = {word for value in values for one in value for word in typed_stems(one)}
    for piece in pieces:
        if piece.mention and not own.issuperset(typed_stems(piece.name)):
            cards = mentioned(piece.mention, draft.shelf)
            if cards and product not in cards:
                return True
    return False


def _amount(reading: Reading, asked: Asked) -> int:
    counted = [a.value for a in reading.amounts if not _is_one(reading, a.start, a.end)]
    return counted[0] if counted else asked.quantity or 1


def _how_many(reading: Reading, asked: Asked, named: dict[str, set[str]]) -> int:
    """How many of the option named: the "6" and the "single" of its own name do not count.

    Who wanted six and takes the box of six wants one box.
    """
    own = {word for values in named.values() for value in values for word in typed_stems(value)}
    counted = [
        amount.value
        for amount in reading.amounts
        if not own.issuperset(typed_stems(reading.text[amount.start : amount.end]))
        and not _is_one(reading, amount.start, amount.end)
    ]
    wanted = asked.quantity or 1
    if counted:
        return counted[0]
    return 1 if str(wanted) in own else wanted


def _is_one(reading: Reading, start: int, end: int) -> bool:
    return reading.text[start:end].lower() == "one"


def _product(asked: Asked, reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    if _refuses(reading, pieces):
        draft.say("anything_else")
        return True
    if len(pieces) != 1 or pieces[0].verb not in {None, "add", asked.kind} or pieces[0].question:
        return False
    for n, name in enumerate(_ORDINALS[: len(asked.choices)]):
        if reading.says(name):
            return _take(asked, asked.choices[n], reading, draft)
    if reading.says("last"):
        return _take(asked, asked.choices[-1], reading, draft)
    named = [p for piece in pieces if piece.mention for p in mentioned(piece.mention, draft.shelf)]
    handles = {card.handle for card in named}
    found = [h for h in asked.choices if h in handles or _card(h, draft) in named]
    if not found:
        found = _by_words(asked, reading, draft)
    return _take(asked, found[0], reading, draft) if len(found) == 1 else False


def _card(handle: str, draft: Draft) -> ProductCard | None:
    return draft.shelf.product(handle)


def _by_words(asked: Asked, reading: Reading, draft: Draft) -> list[str]:
    """The choices whose own words were typed: "the blue one", "sourdough"."""
    typed = set(typed_stems(reading.text))
    scored: list[tuple[int, str]] = []
    for handle in asked.choices:
        variant, product = draft.shelf.variant(handle), draft.shelf.product(handle)
        if product is None:
            continue
        own = f"{product.title} {' '.join(variant.options.values()) if variant else ''}"
        scored.append((len(typed & set(typed_stems(own))), handle))
    best = max((n for n, _ in scored), default=0)
    return [handle for n, handle in scored if n == best] if best else []


def _take(asked: Asked, handle: str, reading: Reading, draft: Draft) -> bool:
    variant, product = draft.shelf.variant(handle), draft.shelf.product(handle)
    if asked.kind == "remove":
        if variant and variant.handle in draft.shelf.cart:
            take_out(variant, None, draft)
            return True
        return False
    if product is None:
        return False
    if variant:
        draft.add(variant, _amount(reading, asked))
        return True
    return add_choice(settle(product, typed_stems(reading.text)), _amount(reading, asked), draft)


def _add(asked: Asked, reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """After "shall I add one": yes, a number, or no."""
    variant = draft.shelf.variant(asked.product or draft.memory.focus)
    if variant is None:
        return False
    if says_yes(reading.text):
        draft.add(variant, asked.quantity or 1)
        return True
    if _refuses(reading, pieces):
        draft.say("anything_else")
        return True
    plain = len(pieces) == 1 and not pieces[0].mention and pieces[0].verb in {None, "add"}
    if plain and reading.amounts and not pieces[0].question:
        piece = pieces[0]
        choice = choose(piece, draft.shelf, draft.memory)
        chosen = choice.variant or variant
        draft.add(chosen, reading.amounts[0].value)
        return True
    return False


def _rest(asked: Asked, reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    if says_yes(reading.text):
        add_lines(list(asked.lines), draft)
        return True
    if _refuses(reading, pieces):
        draft.say("anything_else")
        return True
    return False


def _checkout(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    if says_yes(reading.text):
        draft.do(StartCheckout())
        return True
    if reading.says("done") or _refuses(reading, pieces):
        if reading.says("done"):
            draft.do(StartCheckout())
        else:
            draft.say("anything_else")
        return True
    return False
