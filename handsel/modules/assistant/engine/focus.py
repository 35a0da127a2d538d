"""What the engine keeps between turns: the list just shown, the thing in focus, its question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

from handsel.modules.assistant.outcomes import (
    CartChanged,
    CheckoutSummary,
    NotEnoughStock,
    Outcome,
    ProductsFound,
    ProductShown,
)
from handsel.modules.assistant.payment_cards import WayChosen, WaysShown
from handsel.modules.assistant.service_outcomes import OrderProven

AskedKind = Literal[
    "option", "product", "add", "checkout", "rest", "order", "remove", "address", "pay", "method",
]  # fmt: skip

_ASKED: Final = frozenset(get_args(AskedKind))

MOST_SHOWN = 8
LONGEST_WISH = 1000
MOST_LISTED = 5  # as many as a worded list of products shows


@dataclass(slots=True)
class Asked:
    """The question the engine left open.

    `choices` are handles, or for an option the values of other options already named; `quantity`
    is how many were wanted; `lines` are further things to add, as (variant, quantity).
    """

    kind: AskedKind
    choices: tuple[str, ...] = ()
    product: str = ""
    option: str = ""
    values: tuple[str, ...] = ()
    quantity: int | None = None
    lines: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class Memory:
    """`focus` is the product or variant last spoken of; `tried` the variant last put forward;
    `puzzled` counts turns in a row that were not understood; `waiting` are products still to be
    asked about, as (product, quantity)."""

    language: str = ""
    shown: tuple[str, ...] = ()
    focus: str = ""
    tried: str = ""
    asked: Asked | None = None
    puzzled: int = 0
    waiting: tuple[tuple[str, int], ...] = ()
    #: What was wanted of an order before it was proven to be the customer's.
    wish: str = ""


def load(memory: Mapping[str, Any]) -> Memory:
    """Memory from its stored form; anything that does not fit is left out."""
    return Memory(
        language=_text(memory.get("language")),
        shown=_texts(memory.get("shown"))[:MOST_SHOWN],
        focus=_text(memory.get("focus")),
        tried=_text(memory.get("tried")),
        asked=_asked(memory.get("asked")),
        puzzled=_count(memory.get("puzzled")) or 0,
        waiting=_lines(memory.get("waiting")),
        wish=_text(memory.get("wish"))[:LONGEST_WISH],
    )


def dump(memory: Memory) -> dict[str, Any]:
    """Memory in a form JSON can carry; empty parts are left out."""
    asked = memory.asked
    stored: dict[str, Any] = {
        "language": memory.language,
        "shown": list(memory.shown),
        "focus": memory.focus,
        "tried": memory.tried,
        "puzzled": memory.puzzled,
        "waiting": [list(line) for line in memory.waiting],
        "wish": memory.wish,
    }
    if asked:
        stored["asked"] = {
            "kind": asked.kind,
            "choices": list(asked.choices),
            "product": asked.product,
            "option": asked.option,
            "values": list(asked.values),
            "quantity": asked.quantity,
            "lines": [list(line) for line in asked.lines],
        }
    return {key: value for key, value in stored.items() if value}


def _asked(value: object) -> Asked | None:
    if not isinstance(value, Mapping) or value.get("kind") not in _ASKED:
        return None
    return Asked(
        kind=cast(AskedKind, value["kind"]),
        choices=_texts(value.get("choices")),
        product=_text(value.get("product")),
        option=_text(value.get("option")),
        values=_texts(value.get("values")),
        quantity=_count(value.get("quantity")),
        lines=_lines(value.get("lines")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list | tuple) else ()


def _count(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= 9999 else None


def _lines(value: object) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for line in value if isinstance(value, list | tuple) else ():
        if isinstance(line, list | tuple) and len(line) == 2:
            variant, quantity = _text(line[0]), _count(line[1])
            if variant and quantity:
                found.append((variant, quantity))
    return tuple(found)


def remember(memory: Mapping[str, Any], outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """The memory after the server acted: call it with every turn's outcomes, in order.

    Keeps the list just shown and the product in focus, so that "the second one" and "make it two"
    mean something in the next turn, whoever thought this one.
    """
    kept = load(memory)
    for outcome in outcomes:
        _note(kept, outcome)
    return dump(kept)


def ask_meanwhile(memory: Mapping[str, Any], question: str) -> dict[str, Any]:
    """The memory after something else than a turn asked this: the newest question is the open one.

    A question that is none of AskedKind leaves it as it was.
    """
    return dump(load({**memory, "asked": {"kind": question}})) if question in _ASKED else {**memory}


def _note(kept: Memory, outcome: Outcome) -> None:
    match outcome:
        case ProductsFound(products=products) if len(products) == 1:
            _note(kept, ProductShown(products[0]))
        case ProductsFound(products=products):
            kept.shown = tuple(product.handle for product in products[:MOST_LISTED])
            if products:
                kept.focus = ""
                kept.asked = kept.asked or Asked("product", choices=kept.shown)
        case ProductShown(product=product, variant=variant):
            only = product.variants[0].handle if len(product.variants) == 1 else ""
            kept.focus = variant or only or product.handle
            if not variant and not only:
                kept.shown = tuple(one.handle for one in product.variants[:MOST_SHOWN])
            sold_out = all(
                v.available <= 0 for v in product.variants if v.handle in (variant, only)
            )
            if kept.asked is None and not (sold_out and (variant or only)):
                kept.asked = Asked("add" if variant or only else "option", product=kept.focus)
        case CartChanged(cart=cart) if cart.lines and kept.asked is None:
            kept.asked = Asked("checkout")
        case NotEnoughStock(available=available):
            more = Asked("add", product=kept.tried, quantity=available)
            kept.asked = more if available > 0 and kept.tried else None
            kept.focus = kept.tried or kept.focus
        case WaysShown(ways=ways) if len(ways) > 1:
            kept.asked = Asked("pay", choices=tuple(way.handle for way in ways))
        case WayChosen(state="now"):
            kept.asked = Asked("checkout")
        case OrderProven():
            kept.wish = ""
        case CheckoutSummary():
            kept.asked = None
        case _:
            pass


def remembered_handles(memory: Mapping[str, Any]) -> tuple[str, ...]:
    """Product and variant handles the next turn may speak of: put their cards in its context."""
    kept = load(memory)
    asked = kept.asked or Asked("add")
    lines = (variant for variant, _ in asked.lines)
    waiting = (product for product, _ in kept.waiting)
    found = (kept.focus, kept.tried, asked.product, *asked.choices, *lines, *waiting, *kept.shown)
    return tuple(dict.fromkeys(handle for handle in found if handle[1:2] == "_"))


def kept_wish(memory: Mapping[str, Any]) -> str:
    """What the customer wanted of an order before it was proven theirs; empty when nothing."""
    return load(memory).wish
