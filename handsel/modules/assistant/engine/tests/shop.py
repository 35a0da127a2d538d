"""A little shop around the engine: mints handles, finds mentions, carries commands out.

It stands in for the server the way a test needs it: values in memory, no database, and every
command and worded answer recorded.
"""

import json
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from handsel.kit.money import Money, format_money
from handsel.modules.assistant.commands import (
    AddToCart,
    AnswerFromKnowledge,
    CancelCheckout,
    ChangeCart,
    CheckOrder,
    Command,
    ConfirmCheckout,
    HandOff,
    RemoveFromCart,
    ResendLink,
    SearchProducts,
    ShowCart,
    ShowProduct,
    StartCheckout,
    Stop,
)
from handsel.modules.assistant.context import (
    CartCard,
    CartLineCard,
    CheckoutCard,
    Incoming,
    KnowledgeCard,
    Mention,
    OrderCard,
    ProductCard,
    Said,
    TurnContext,
    VariantCard,
)
from handsel.modules.assistant.engine import EngineTurn, remember, think
from handsel.modules.assistant.outcomes import (
    CartChanged,
    CartShown,
    CheckoutCancelled,
    CheckoutConfirmed,
    CheckoutSummary,
    HandedOff,
    KnowledgeAnswer,
    NoOrders,
    NotEnoughStock,
    OrderShown,
    Outcome,
    PaymentLink,
    ProductsFound,
    ProductShown,
    Refused,
    Stopped,
)
from handsel.modules.assistant.wording import word_turn
from handsel.modules.catalog.lookup import LookupItem, build_index, find_mentions, rank

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def handle(kind: str, number: int) -> str:
    """A handle as the server mints them."""
    return f"{kind}_{number:08d}"


def product(
    number: int, title: str, category: str, *variants: tuple[dict[str, str], int, int]
) -> ProductCard:
    """A product with its variants as (options, price, available)."""
    cards = tuple(
        VariantCard(
            handle=handle("v", number * 10 + at),
            title=", ".join([title, *options.values()]),
            options=options,
            price=Money(price, "GBP"),
            available=available,
        )
        for at, (options, price, available) in enumerate(variants)
    )
    return ProductCard(handle("p", number), title, "", category, cards)


PRODUCTS = (
    product(
        1,
        "Rose mug",
        "Mugs",
        ({"Color": "Blue"}, 1400, 9),
        ({"Color": "Green"}, 1400, 4),
        ({"Color": "White"}, 1400, 0),
    ),
    product(2, "Sourdough loaf", "Bread", ({}, 420, 12)),
    product(
        3,
        "Chocolate cake",
        "Cakes",
        ({"Size": "Small"}, 1800, 5),
        ({"Size": "Large"}, 2600, 3),
    ),
    product(4, "Lemon cake", "Cakes", ({"Size": "Small"}, 1700, 5), ({"Size": "Large"}, 2500, 2)),
    product(5, "Butter croissant", "Pastries", ({}, 260, 30)),
    product(6, "Rye bread", "Bread", ({}, 450, 2)),
    product(
        7,
        "Baker's apron",
        "Kitchen",
        ({"Color": "Blue", "Size": "Small"}, 2200, 3),
        ({"Color": "Blue", "Size": "Large"}, 2200, 3),
        ({"Color": "Cream", "Size": "Small"}, 2200, 3),
        ({"Color": "Cream", "Size": "Large"}, 2200, 3),
    ),
)
KNOWLEDGE = (
    KnowledgeCard(handle("k", 1), "hours", "When are you open?", "Tuesday to Sunday, 8 to 4."),
    KnowledgeCard(
        handle("k", 2), "delivery", "Do you deliver?", "Within five miles.", ("shipping", "postage")
    ),
    KnowledgeCard(
        handle("k", 3),
        "question",
        "Which allergens are in the cakes?",
        "Ask us.",
        ("gluten", "nuts"),
    ),
    KnowledgeCard(handle("k", 4), "policy", "Can I return something?", "Unused goods, 30 days."),
    KnowledgeCard(handle("k", 5), "question", "Is there parking nearby?", "Behind the shop."),
)


@dataclass
class Shop:
    """One conversation with the shop; `sent` holds the commands of the last turn."""

    language: str = "en"
    memory: dict[str, Any] = field(default_factory=dict)
    cart: dict[str, int] = field(default_factory=dict)
    checkout: CheckoutCard | None = None
    orders: tuple[OrderCard, ...] = ()
    said: list[Said] = field(default_factory=list)
    sent: tuple[Command, ...] = ()
    outcomes: list[Outcome] = field(default_factory=list)
    products: tuple[ProductCard, ...] = PRODUCTS

    def __post_init__(self) -> None:
        self.index = build_index(
            LookupItem(
                p.handle,
                p.title,
                p.category,
                options={
                    name: tuple(v.options[name] for v in p.variants)
                    for name in p.variants[0].options
                },
            )
            for p in self.products
        )

    def write(self, *texts: str, payload: str = "", attachment: bool = False) -> str:
        """Send a burst; the shop's whole answer as the customer would read it."""
        incoming = tuple(Incoming(text, payload, attachment) for text in texts or ("",))
        turn = self.think(incoming)
        self.sent = turn.proposal.commands
        self.outcomes = [self.carry_out(command) for command in self.sent]
        self.memory = json.loads(json.dumps(remember(turn.memory, self.outcomes)))
        worded = word_turn(
            self.outcomes, reply=turn.proposal.reply, locale="en_GB", language=self.language
        )
        self.said.extend(Said("customer", text) for text in texts)
        answer = self.filled("\n".join(message.text for message in worded))
        self.said.append(Said("assistant", answer))
        return answer

    def filled(self, text: str) -> str:
        """The references of a reply, filled as the server does."""

        def value(found: re.Match[str]) -> str:
            kind, own = found.groups()
            if kind == "price":
                return format_money(self.variant(own).price, locale="en_GB")
            return self.variant(own).title if own.startswith("v_") else self.product(own).title

        return re.sub(r"\[\[(title|price) (\w+)]]", value, text)

    def think(self, incoming: tuple[Incoming, ...]) -> EngineTurn:
        mentions = tuple(
            Mention(at, found.start, found.end, found.products, found.options)
            for at, message in enumerate(incoming)
            for found in find_mentions(self.index, message.text)
        )
        return think(
            TurnContext(
                business_name="Rose Bakery",
                currency="GBP",
                locale={"en": "en_GB"}.get(self.language, self.language),
                persona="",
                incoming=incoming,
                said=tuple(self.said),
                mentions=mentions,
                products=self.products,
                cart=self.card(),
                checkout=self.checkout,
                orders=self.orders,
                knowledge=KNOWLEDGE,
                memory=self.memory,
            )
        )

    def card(self) -> CartCard:
        lines = tuple(
            CartLineCard(h, self.variant(h).title, n, self.variant(h).price)
            for h, n in self.cart.items()
        )
        total = sum((line.unit_price.amount_minor * line.quantity for line in lines), 0)
        return CartCard(lines, Money(total, "GBP") if lines else None)

    def variant(self, wanted: str) -> VariantCard:
        return next(v for p in self.products for v in p.variants if v.handle == wanted)

    def product(self, wanted: str) -> ProductCard:
        return next(
            p
            for p in self.products
            if p.handle == wanted or any(v.handle == wanted for v in p.variants)
        )

    def carry_out(self, command: Command) -> Outcome:
        match command:
            case SearchProducts(query=query):
                found = tuple(self.product(one.product_id) for one in rank(self.index, query))
                return ProductsFound(query, found)
            case ShowProduct(product=wanted):
                variant = wanted if wanted.startswith("v_") else None
                return ProductShown(self.product(wanted), variant)
            case AddToCart() | ChangeCart() | RemoveFromCart():
                return self._change(command)
            case ShowCart():
                return CartShown(self.card())
            case StartCheckout() | ConfirmCheckout() | ResendLink():
                return self._pay(command)
            case CheckOrder():
                return OrderShown(self.orders[-1]) if self.orders else NoOrders()
            case AnswerFromKnowledge(entry=entry):
                return KnowledgeAnswer(next(k.answer for k in KNOWLEDGE if k.handle == entry))
            case HandOff(reason=reason):
                return HandedOff(reason)
            case Stop():
                return Stopped("Rose Bakery")
            case CancelCheckout():
                dropped, self.checkout = self.checkout, None
                confirmed = dropped is not None and dropped.status == "confirmed"
                return CheckoutCancelled("R-1001" if confirmed else "")
            case _:
                raise AssertionError(f"this shop cannot do {command.kind}")

    def _change(self, command: AddToCart | ChangeCart | RemoveFromCart) -> Outcome:
        self.checkout = None
        variant, held = self.variant(command.variant), self.cart.get(command.variant, 0)
        if isinstance(command, RemoveFromCart):
            wanted = 0
        else:
            wanted = command.quantity + (held if isinstance(command, AddToCart) else 0)
        if wanted > variant.available:
            return NotEnoughStock(variant.title, wanted, variant.available - held)
        self.cart[variant.handle] = wanted
        self.cart = {h: n for h, n in self.cart.items() if n}
        if isinstance(command, AddToCart):
            return CartChanged("added", variant.title, command.quantity, self.card())
        return CartChanged("changed" if wanted else "removed", variant.title, wanted, self.card())

    def _pay(self, command: StartCheckout | ConfirmCheckout | ResendLink) -> Outcome:
        cart = self.card()
        if cart.total is None:
            return Refused(command.kind, "cart_empty")
        if isinstance(command, ConfirmCheckout) and self.checkout:
            self.checkout = replace(self.checkout, status="confirmed")
            return CheckoutConfirmed("R-1001")
        if isinstance(command, ResendLink):
            return PaymentLink("https://pay.example/1", cart.total, "R-1001")
        self.checkout = CheckoutCard(handle("c", 1), "open", cart.total, NOW)
        own = self.checkout.handle
        return CheckoutSummary(cart, cart.total, f"confirm:{own}", f"cancel:{own}")
