"""Whatever a model writes, only filled, said or known numbers and minted links leave."""

import re

from hypothesis import given
from hypothesis import strategies as st

from handsel.modules.assistant.claims import gate
from handsel.modules.assistant.claims.findings import LINK
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.tests.cards import CAKE, MUG, MUG_BLUE, turn

URL = "https://pay.example/c/cs_test"
FRAGMENTS = (
    [f"[[{kind} {handle}]]" for kind in ("title", "price", "stock") for handle in (MUG, CAKE)]
    + ["[[cart_total]]", "[[price v_notmint1]]", "[[price", "]]", MUG_BLUE, URL]
    + ["£", "$5", "7", "12", "3 scones", "٤٢", "½", "%", "1,000", "2.5", "five", "pounds"]
    + ["https://evil.example/x", "evil.com", "a@b.co", "![x](//e.vil)", "[y](evil.com)", "www."]
    + ["free", "refund", "paid", "tomorrow", "&#55;", "<b>", "</b>", "\u200b", "\u202e", "\ue002"]
    + ["We deliver on Saturdays within 5 miles.", "lovely", "mugs", ". ", "\n", "! ", "?", " ", ""]
)
REPLIES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=14).map("".join),
    st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=14).map(" ".join),
)
SAID = st.lists(st.sampled_from(["7 mugs", "3 scones", "mugs for 12", "hi"]), max_size=3)
FILLED = ("£14.00", "£12.00", "£28.00", "only 2 left")


def _numbers(text: str) -> set[str]:
    return {str(int(run)) for run in re.findall(r"\d+", text)}


def _unfilled(text: str) -> str:
    for value in (*FILLED, URL):
        text = text.replace(value, " ")
    return text


@given(reply=REPLIES, said=SAID)
def test_no_number_leaves_that_nobody_filled_said_or_knew(reply: str, said: list[str]) -> None:
    context = turn(*said)
    gated = gate(reply, context=context, allowed_urls=(URL,), locale="en_GB")
    assert _numbers(_unfilled(gated.text)) <= _numbers(" ".join(said)) | _known(context)


@given(reply=REPLIES)
def test_no_link_leaves_that_was_not_minted(reply: str) -> None:
    gated = gate(reply, context=turn(), allowed_urls=(URL,), locale="en_GB")
    assert not LINK.search(_unfilled(gated.text).casefold())


@given(reply=REPLIES)
def test_what_leaves_is_short_plain_and_free_of_the_machinery(reply: str) -> None:
    gated = gate(reply, context=turn(), allowed_urls=(URL,), locale="en_GB")
    assert len(gated.text.encode()) <= 900
    assert not re.search(r"[<>\u200b\u202e\ue000-\uf8ff]|\[\[|\]\]|[pv]_[a-z0-9]{8}", gated.text)
    assert gated.empty or any(char.isalnum() for char in gated.text)


def _known(context: TurnContext) -> set[str]:
    return _numbers(" ".join(card.answer for card in context.knowledge))
