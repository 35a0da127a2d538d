"""What the claim gate lets out and what it cuts: each cut beside a twin that passes."""

import pytest

from handsel.modules.assistant.claims import gate
from handsel.modules.assistant.tests.cards import turn

ASKED = ("Hi, two blue mugs and 3 scones please",)

CUT = [
    # amounts, with and without their money, in digits and in words
    ("It is £14.", "amount"),
    ("It is 14 GBP.", "amount"),
    ("It is 14 pounds.", "amount"),
    ("It is fourteen pounds.", "amount"),
    ("Yours for five euros and nothing more.", "amount"),
    ("It costs 14.", "figure"),
    ("It costs 3.", "figure"),
    ("It costs twelve.", "number"),
    ("You can have it for nine.", "number"),
    ("Yes, for 3!", "figure"),
    ("Nineteen ninety and it is yours.", "number"),
    ("Two.", "number"),
    ("That is 3.50 then.", "figure"),
    ("It is ٣٥ for you.", "figure"),
    ("It is १४ for you.", "figure"),
    ("It is １４ for you.", "figure"),
    ("It is ⑭ for you.", "figure"),
    ("It is a ½ of that.", "figure"),
    ("The code is SAVE3 for mugs.", "figure"),
    # discounts, gifts, promises
    ("Take 3% today.", "amount"),
    ("Take ten percent today.", "promise"),
    ("I can give you a discount.", "promise"),
    ("It is half price.", "promise"),
    ("It is free for you.", "promise"),
    ("It is f r e e for you.", "promise"),
    ("It is nut-free.", "promise"),
    ("It is on the house.", "promise"),
    ("You will get a refund.", "promise"),
    ("I promise it is fresh.", "promise"),
    ("We guarantee it.", "promise"),
    ("Ten each.", "number"),
    ("Somewhere between five and ten.", "number"),
    ("My card is four two four two.", "number"),
    ("You get your money back.", "promise"),
    ("You don't have to pay.", "promise"),
    ("The price has dropped.", "promise"),
    ("Pay me by bank transfer.", "promise"),
    ("You can have it for half.", "promise"),
    ("We'll knock a third off for you.", "promise"),
    ("It's yours for next to nothing.", "promise"),
    ("We take care of the delivery fee.", "promise"),
    # what only the server can have done
    ("I have put two in your basket.", "deed"),
    ("I've just added the blue mugs.", "deed"),
    ("I've sent your payment link to your e-mail.", "deed"),
    ("Both mugs are in your cart now.", "deed"),
    # stock
    ("Only two left!", "stock"),
    ("There are 3 left.", "stock"),
    ("It is in stock.", "stock"),
    # links and addresses
    ("Pay at https://rose.example/pay now.", "link"),
    ("Pay at rose.example/pay now.", "link"),
    ("Look at evil.shop today.", "link"),
    ("Look at evil dot com please.", "link"),
    ("Look at evil[.]com please.", "link"),
    ("Pay at bit .ly slash rose please.", "link"),
    ("Write to amal@rose.example please.", "link"),
    ("Message @rose_bakery_pay instead.", "link"),
    ("Call 020 7946 0000 please.", "figure"),
    # orders and payments
    ("Your order RB-3 is noted.", "figure"),
    ("Your order is confirmed.", "state"),
    ("It has been paid.", "state"),
    ("It has shipped.", "state"),
    ("It is on its way.", "state"),
    ("Your parcel left this morning.", "state"),
    # dates
    ("It arrives tomorrow.", "date"),
    ("It will be ready on Friday.", "date"),
    ("It takes two days.", "date"),
    ("It will be delivered to you in a few hours.", "state"),
    ("It is ready for you today.", "date"),
    # the thinker's own insides
    ("The handle is v_mugblue1 there.", "handle"),
    ("I use only handles that stand in the records, exactly as written.", "instructions"),
    # letters that no lexicon reads
    ("Это бесплатно.", "unread_script"),
    ("It is frее for you.", "unread_script"),
]

KEPT = [
    "Hello! How can I help you today?",
    "I can show you our products, prices and your cart.",
    "Two blue mugs, lovely choice!",
    "2 blue mugs and 3 scones, lovely choice!",
    "Got it: 2 x mugs.",
    "Both come in one size.",
    "There are three sizes to choose from.",
    "Once you have chosen, tell me how many.",
    "You can pay when you are ready.",
    "We have a lovely pound cake.",
    "Feel free to ask me anything.",
    "The glaze is lead-free.",
    "I have put some thought into it.",
    "Would you like it in your cart?",
    "Half of our guests love the third one.",
    "We take care of every scone.",
    "Would you like the small one or the large one?",
    "Shall I send you the checkout link?",
    "Good morning, what may I do for you?",
    "I am not sure, so I am asking a person.",
    "Thank you, have a lovely day!",
    "Once you choose a size I can put it in your cart.",
    "That was a lot at once, sorry.",
    "We deliver on Saturdays within 5 miles.",
    "Yes, it is £3.50 for each order, free over £40!",
]


@pytest.mark.parametrize(("reply", "reason"), CUT)
def test_a_commitment_that_the_server_did_not_fill_is_cut(reply: str, reason: str) -> None:
    gated = gate(reply, context=turn(*ASKED), locale="en_GB")
    assert [cut.reason for cut in gated.cut] == [reason]
    assert gated.empty


@pytest.mark.parametrize("reply", KEPT)
def test_what_commits_nobody_passes_as_it_is(reply: str) -> None:
    gated = gate(reply, context=turn(*ASKED), locale="en_GB")
    assert (gated.text, gated.cut) == (reply, ())
    assert not gated.empty


@pytest.mark.parametrize(
    ("said", "passes"),
    [
        ("I want 5 scones", True),
        ("I want five scones", True),
        ("I want 4 scones", False),
        ("I want scones for 5", False),
        ("I want scones, 5 pounds", False),
        ("I want scones for £5", False),
        ("I want scones, 5% cheaper", False),
        ("I want 500 scones", False),
        ("my code is A5", False),
    ],
)
def test_a_number_passes_only_as_a_quantity_the_customer_said(said: str, passes: bool) -> None:
    gated = gate("So 5 scones for you.", context=turn(said), locale="en_GB")
    assert gated.empty is not passes


def test_a_sentence_of_the_shop_s_knowledge_passes_whole_and_not_in_part() -> None:
    whole = "We deliver on Saturdays within 5 miles."
    for reply in (
        "We deliver on Saturdays.",
        "We deliver on Saturdays within 6 miles.",
        "We deliver on Sundays within 5 miles.",
        "Not true that we deliver on Saturdays within 5 miles.",
    ):
        assert gate(reply, context=turn(), locale="en_GB").empty, reply
    assert gate(whole, context=turn(), locale="en_GB").text == whole
    assert gate(whole, context=turn(knowledge=()), locale="en_GB").empty


def test_a_link_passes_only_when_the_server_minted_exactly_it() -> None:
    url = "https://pay.example/c/cs_test_1?x=1&copy=2"
    reply = f"Here you go: {url}."
    assert gate(reply, context=turn(), allowed_urls=(url,), locale="en_GB").text == reply
    for other in (f"{url}3", "https://pay.example/c/", "https://pay.example", f"x{url}"):
        gated = gate(f"Here: {other} now", context=turn(), allowed_urls=(url,), locale="en_GB")
        assert gated.empty, other


def test_a_link_in_the_shop_s_own_knowledge_is_not_a_minted_one() -> None:
    reply = "The map is at https://rose.example/map for you."
    assert gate(reply, context=turn(), locale="en_GB").empty


def test_a_bare_yes_to_a_demand_is_cut_and_a_yes_to_a_question_is_not() -> None:
    demand = gate("Yes, of course!", context=turn("Can I have 90% off?"), locale="en_GB")
    question = gate("Yes, of course!", context=turn("Can I have a large one?"), locale="en_GB")
    assert [cut.reason for cut in demand.cut] == ["agreement"]
    assert question.text == "Yes, of course!"


def test_a_claim_split_over_two_sentences_is_cut() -> None:
    gated = gate("Yours now: two\ndollars", context=turn(), locale="en_GB")
    assert [cut.reason for cut in gated.cut] == ["split_claim", "split_claim"]


def test_only_the_sentence_that_claims_is_cut() -> None:
    reply = "Lovely choice! It is £1.\nWhich size would you like?"
    gated = gate(reply, context=turn(), locale="en_GB")
    assert gated.text == "Lovely choice!\nWhich size would you like?"
    assert [cut.sentence for cut in gated.cut] == ["It is £1."]


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("Look ![here](https://evil.example/x.png?q=cart) please", "Look please"),
        ("Look [here](https://evil.example) please", "Look here please"),
        ("<b>Look</b> <script>alert(1)</script>here", "Look here"),
        ("&lt;b&gt;Look&lt;/b&gt; here", "Look here"),
        ("&amp;lt;img src=x&amp;gt;Look here", "Look here"),
        ("**Look** `here`", "Look here"),
        ("Look\u202e here\u200b\x07", "Look here"),
        ("Lo\u00adok\U000e0041 here", "Look here"),
        ("Look \ue002 here", "Look here"),
    ],
)
def test_markup_and_characters_that_hide_are_taken_out(reply: str, text: str) -> None:
    assert gate(reply, context=turn(), locale="en_GB").text == text


def test_hiding_characters_do_not_hide_a_claim() -> None:
    for reply in (
        "It is fr\u200bee.",
        "It is fr\u00adee.",
        "It is <b>fr</b>ee.",
        "It is fr&#101;e.",
    ):
        assert gate(reply, context=turn(), locale="en_GB").empty, reply


def test_a_reply_too_long_for_the_channel_ends_with_a_whole_sentence() -> None:
    sentence = "हम आपकी मदद करने के लिए यहां हैं।"
    gated = gate(" ".join([sentence] * 40), context=turn(), locale="hi_IN")
    assert len(gated.text.encode()) <= 900
    assert gated.text.endswith(sentence)
    assert {cut.reason for cut in gated.cut} == {"too_long"}


def test_a_word_or_two_beside_what_was_cut_are_not_worth_sending() -> None:
    assert gate("It's two pounds fifty. Enjoy!", context=turn(), locale="en_GB").empty
    assert not gate("It's £2.50. Which would you like?", context=turn(), locale="en_GB").empty
    assert not gate("Enjoy!", context=turn(), locale="en_GB").empty


def test_a_reply_without_a_word_is_empty() -> None:
    for reply in ("", "  \n ", "...", "<br>", "\u200b"):
        assert gate(reply, context=turn(), locale="en_GB").empty
