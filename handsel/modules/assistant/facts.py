"""What a turn saw, in short: kept beside it, so that "why did it say that" has an answer."""

from typing import Any

from handsel.kit.money import Money
from handsel.modules.assistant.context import ProductCard, TurnContext
from handsel.modules.assistant.moderation import conduct_of


def facts_of(context: TurnContext) -> dict[str, Any]:
    """The records this turn read, as JSON; the shop's longer texts are left to their own rows."""
    checkout = context.checkout
    return {
        "products": [_product(card) for card in context.products],
        "mentions": [
            {"words": _words(context, m.incoming, m.start, m.end), "products": list(m.products)}
            for m in context.mentions
        ],
        "cart": {
            "lines": [[line.variant, line.quantity] for line in context.cart.lines],
            "total": _money(context.cart.total) if context.cart.total else None,
        },
        "checkout": [checkout.handle, checkout.status] if checkout else None,
        "orders": [[o.handle, o.number, o.status, o.payment_status] for o in context.orders],
        "knowledge": [card.handle for card in context.knowledge],
        "conduct": _conduct(context),
    }


def _conduct(context: TurnContext) -> list[dict[str, Any]]:
    """How messages that are not plainly a customer's were judged, and by which words."""
    judged = enumerate(conduct_of(context).judged)
    return [
        {"incoming": at, "label": one.label, "weight": round(one.weight, 3), "words": one.words}
        for at, one in judged
        if one.label != "fine"
    ]


def _product(card: ProductCard) -> dict[str, Any]:
    variants = [[v.handle, _money(v.price), v.available] for v in card.variants]
    return {"handle": card.handle, "title": card.title, "variants": variants}


def _words(context: TurnContext, incoming: int, start: int, end: int) -> str:
    return context.incoming[incoming].text[start:end]


def _money(money: Money) -> list[Any]:
    return [money.amount_minor, money.currency]
