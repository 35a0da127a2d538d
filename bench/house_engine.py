"""How long the house engine takes for a message, from its words to its proposal, without rows."""

import time
from itertools import cycle, islice

from bench.figures import Figure, percentile
from handsel.kit.money import Money
from handsel.modules.assistant.context import (
    ExampleCard,
    Incoming,
    KnowledgeCard,
    Mention,
    ProductCard,
    TurnContext,
    VariantCard,
)
from handsel.modules.assistant.engine import think
from handsel.modules.catalog.lookup import LookupItem, build_index, find_mentions

MESSAGES, RUNS = 600, 3

_KINDS = ("Blue mug", "Rye loaf", "Lemon cake", "Linen apron", "Oak tray", "Butter croissant")
_SAID = (
    "do you still have the blue mug? I'll take two",
    "how much is the lemon cake",
    "hi, where is my order? it should have been here on friday",
    "2 rye loaves and a butter croissant please",
    "can I pay cash on delivery, and how long does delivery to Leeds take?",
    "no, the oak one please",
    "thanks a lot, have a nice day",
    "my parcel arrived brokn and nobody answers me",
    "can I talk to somebody please",
    "what will the weather be tomorrow",
    "quiero comprar dos panes, ¿cuánto cuestan?",
    "that's all, I'd like to check out",
)


def _shelves() -> tuple[ProductCard, ...]:
    return tuple(
        ProductCard(
            f"p_{number:08d}",
            title,
            "",
            "Things",
            (VariantCard(f"v_{number:08d}", title, {}, Money(450, "GBP"), 9),),
        )
        for number, title in enumerate(_KINDS)
    )


def measure() -> Figure:
    """The median message, with a shop's products, entries and a hundred examples at hand."""
    cards = _shelves()
    index = build_index(LookupItem(card.handle, card.title, card.category) for card in cards)
    knowledge = (KnowledgeCard("k_00000001", "hours", "When are you open?", "From eight to four."),)
    examples = tuple(
        ExampleCard(f"{said} number {number}", "store_info")
        for number, said in enumerate(islice(cycle(_SAID), 100))
    )

    def one(text: str) -> float:
        began = time.perf_counter()
        mentions = tuple(
            Mention(0, found.start, found.end, found.products, found.options)
            for found in find_mentions(index, text)
        )
        think(
            TurnContext(
                business_name="Rose Bakery",
                currency="GBP",
                locale="en_GB",
                persona="",
                incoming=(Incoming(text),),
                mentions=mentions,
                products=cards,
                knowledge=knowledge,
                examples=examples,
            )
        )
        return (time.perf_counter() - began) * 1000

    for text in _SAID:
        one(text)
    rounds = [[one(text) for text in islice(cycle(_SAID), MESSAGES)] for _ in range(RUNS)]
    every = [milliseconds for run in rounds for milliseconds in run]
    return Figure(
        name="the house engine: a message read and decided, without the database",
        unit="ms, p50",
        runs=[percentile(run, 0.5) for run in rounds],
        goal=1.0,
        better="less",
        note=f"p99 {percentile(every, 0.99):.1f} ms over {len(every)} messages.",
    )
