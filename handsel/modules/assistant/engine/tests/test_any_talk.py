"""Any customer's talk in any order: what the engine must never do, whatever is said.

Whole turns over the little shop, without a database: random words, taps, carts and checkouts.
"""

import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from handsel.modules.assistant.commands import (
    MAX_COMMANDS,
    ConfirmCheckout,
    HandOff,
    StartCheckout,
)
from handsel.modules.assistant.engine import says_yes
from handsel.modules.assistant.engine.tests.shop import PRODUCTS, Shop, handle
from handsel.modules.assistant.outcomes import CheckoutSummary, Refused

LONGEST_MEMORY = 4000  # bytes as JSON, kept between turns

NAMES = [product.title.lower() for product in PRODUCTS]
OPTIONS = ["blue", "green", "white", "small", "large", "the second one", "the cheapest", "pink"]
ASKED = [
    "how much is {}", "do you have {}", "I'd like {}", "2 {} please", "and a {}", "no, the {}",
    "without the {}", "make it {}", "{} instead", "add 3 {} and check out", "{}?", "{}",
    "tell me about {}", "99 {}", "100 {}", "remove {}", "a {} and a {}",
]  # fmt: skip
PLAIN = [
    "yes", "yes please", "no", "ok", "yes but make it three", "checkout", "that's all", "cancel",
    "cancel my order", "where is my order", "make it two", "another one", "both", "hello", "thanks",
    "what's in my cart", "empty my cart", "send the link", "I changed my mind", "bye",
    "",
    "this is a scam", "it arrived broken", "who won the match", "do you deliver", "no sugar please",
    "sí", "quiero dos", "combien ça coûte", "نعم", "हाँ",
    "👍", "123456", "#1042", "?", "the last one",
]  # fmt: skip

things = st.one_of(st.sampled_from(NAMES), st.sampled_from(OPTIONS))
named = st.builds(
    lambda form, one, other: form.format(one, other) if form.count("{}") > 1 else form.format(one),
    st.sampled_from(ASKED),
    things,
    things,
)
said = st.one_of(named, st.sampled_from(PLAIN), st.text(max_size=60))
taps = st.sampled_from(
    ["checkout", "cart", "person", f"confirm:{handle('c', 1)}", f"cancel:{handle('c', 1)}"]
    + [f"add:{handle('v', number)}" for number in (10, 11, 20, 31, 99)]
    + [f"show:{handle('p', number)}" for number in (1, 3, 9)]
)


class Talk(RuleBasedStateMachine):
    """One customer and the shop; `answer` is the last one, `burst` what it answered."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = Shop()
        self.answer, self.tapped = "", ""
        self.burst: tuple[str, ...] = ("",)
        self.summary_shown = False
        self.puzzled, self.puzzled_before = False, False

    @rule(burst=st.lists(said, min_size=1, max_size=3))
    def write(self, burst: list[str]) -> None:
        self._turn(*burst)

    @rule(payload=taps)
    def tap(self, payload: str) -> None:
        self._turn("", payload=payload)

    def _turn(self, *burst: str, payload: str = "") -> None:
        before = self.summary_shown
        self.burst, self.tapped = burst, payload
        self.answer = self.shop.write(*burst, payload=payload)
        confirms = [c for c in self.shop.sent if isinstance(c, ConfirmCheckout)]
        assert not confirms or before, "confirmed without a summary"
        self.puzzled_before = self.puzzled
        self.puzzled = bool(self.shop.memory.get("puzzled"))
        shown = [one for one in self.shop.outcomes if isinstance(one, CheckoutSummary)]
        self.summary_shown = bool(shown) or (before and self.shop.checkout is not None)

    @invariant()
    def confirms_only_what_the_customer_said_yes_to(self) -> None:
        if any(isinstance(command, ConfirmCheckout) for command in self.shop.sent):
            assert says_yes("\n".join(self.burst)) or self.tapped.startswith("confirm:")

    @invariant()
    def a_checkout_begins_with_a_summary_or_a_reason(self) -> None:
        for command, outcome in zip(self.shop.sent, self.shop.outcomes, strict=True):
            if isinstance(command, StartCheckout):
                assert isinstance(outcome, CheckoutSummary | Refused)

    @invariant()
    def a_turn_does_few_things_and_hands_over_once(self) -> None:
        assert len(self.shop.sent) <= MAX_COMMANDS
        assert sum(isinstance(command, HandOff) for command in self.shop.sent) <= 1
        assert len(set(self.shop.sent)) == len(self.shop.sent)

    @invariant()
    def it_asks_once_what_was_meant_and_then_gives_up(self) -> None:
        assert not (self.puzzled and self.puzzled_before)

    @invariant()
    def nobody_is_left_without_an_answer(self) -> None:
        wrote = any(text.strip() for text in self.burst) or self.tapped
        assert self.answer.strip() or not wrote

    @invariant()
    def memory_stays_small(self) -> None:
        assert len(json.dumps(self.shop.memory)) <= LONGEST_MEMORY

    @invariant()
    def quantities_stay_within_bounds(self) -> None:
        assert all(0 < quantity <= 99 for quantity in self.shop.cart.values())


TestTalk = Talk.TestCase
TestTalk.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
