"""Whatever is written, the engine answers, and names only what the context holds."""

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from handsel.modules.assistant.commands import MAX_COMMANDS, Proposal
from handsel.modules.assistant.context import Incoming, Mention, TurnContext
from handsel.modules.assistant.engine import remember, remembered_handles, think
from handsel.modules.assistant.engine.tests.shop import KNOWLEDGE, PRODUCTS, Shop, handle

_VOCABULARY = """
yes no two 3 99 100 mug mugs blue green large small sourdough croissant cake lemon apron and , . ? !
how much is the a add remove make it change want checkout cart cancel where my order stop first
second last one another that please both everything rye bread instead cheapest link paid don't not
sí quiero oui ja نعم हाँ
"""
WORDS = st.sampled_from(_VOCABULARY.split())
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
MEMORY_KEYS = st.sampled_from(["language", "shown", "focus", "tried", "asked", "puzzled", "other"])
HANDLES = {
    *(product.handle for product in PRODUCTS),
    *(variant.handle for product in PRODUCTS for variant in product.variants),
    *(card.handle for card in KNOWLEDGE),
    handle("c", 1),
    handle("o", 1),
}


def handles_in(proposal: Proposal) -> set[str]:
    """Every handle a proposal names, in commands and in references."""
    fields = [v for command in proposal.commands for v in command.model_dump().values()]
    named = {v for v in fields if isinstance(v, str) and re.fullmatch(r"[a-z]_[a-z0-9]{8}", v)}
    return named | set(re.findall(r"\[\[\w+ (\w+)]]", proposal.reply))


@settings(deadline=None, max_examples=150)
@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_a_conversation_of_shop_words_stays_within_the_context(turns: list[str]) -> None:
    shop = Shop()
    for text in turns:
        turn = shop.think((Incoming(text),))
        assert handles_in(turn.proposal) <= HANDLES
        assert len(turn.proposal.commands) <= MAX_COMMANDS
        shop.write(text)


@settings(deadline=None)
@given(st.lists(st.text(max_size=200), max_size=3), st.text(max_size=30), st.booleans())
def test_any_text_and_payload_is_answered(texts: list[str], payload: str, attached: bool) -> None:
    shop = Shop()
    turn = shop.think(tuple(Incoming(text, payload, attached) for text in texts))
    assert handles_in(turn.proposal) <= HANDLES
    assert not texts or turn.proposal.reply or turn.proposal.commands
    json.dumps(turn.memory)


@settings(deadline=None)
@given(SENTENCES, st.dictionaries(MEMORY_KEYS, JSON))
def test_any_memory_is_taken(text: str, memory: dict[str, Any]) -> None:
    turn = Shop(memory=memory).think((Incoming(text),))
    assert handles_in(turn.proposal) <= HANDLES
    json.dumps(turn.memory)


@settings(deadline=None)
@given(SENTENCES, st.integers(-5, 40), st.integers(-5, 40), st.text(max_size=10))
def test_any_mention_is_taken(text: str, start: int, end: int, strange: str) -> None:
    mention = Mention(0, start, end, ((strange, 0.9), (PRODUCTS[0].handle, 0.9)))
    context = TurnContext(
        "Rose", "GBP", "en_GB", "", (Incoming(text),), mentions=(mention,), products=PRODUCTS
    )
    assert handles_in(think(context).proposal) <= HANDLES


def test_no_price_stock_link_or_number_is_typed() -> None:
    shop = Shop()
    for text in [
        "hi",
        "I want a cake",
        "lemon",
        "what is the price of the mug",
        "where is my order",
    ]:
        reply = shop.think((Incoming(text),)).proposal.reply
        assert not re.search(r"\d|https?:|[$£€]", re.sub(r"\[\[.*?]]", "", reply)), reply
        shop.write(text)


def test_memory_is_plain_json_and_names_what_the_next_turn_needs() -> None:
    shop = Shop()
    shop.write("I'd like 2 aprons")
    assert json.loads(json.dumps(shop.memory)) == shop.memory
    assert handle("p", 7) in remembered_handles(shop.memory)


def test_a_list_another_thinker_showed_is_remembered_from_its_outcome() -> None:
    shop = Shop()
    shop.write("show me the bread")
    memory = remember({}, shop.outcomes)
    shown = [p.handle for o in shop.outcomes for p in o.products]  # type: ignore[union-attr]
    assert memory["shown"] == shown


def test_the_same_turn_is_thought_the_same_way_twice() -> None:
    incoming = (Incoming("2 blue mugs, a cake and do you deliver?"),)
    assert Shop().think(incoming) == Shop().think(incoming)
