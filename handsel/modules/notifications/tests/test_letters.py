"""What people read in our letters, and what nobody can make them read."""

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from handsel.kit.money import Money
from handsel.modules.notifications import letters
from handsel.modules.notifications.letters import Bought, BoughtLine, Letter, Shop

SHOP = Shop("Rose Bakery", email="hello@rosebakery.example", address="14 Orchard Row\nBath")
ORDER = Bought(
    number="1042",
    lines=(
        BoughtLine("Blue mug", 2, Money(2800, "GBP")),
        BoughtLine("Seeded loaf, large", 1, Money(520, "GBP")),
    ),
    total=Money(3320, "GBP"),
    customer_name="Mia",
)
LINK = "https://shop.example/orders/1042?a=1&b=2"


def handoff(**changes: str) -> Letter:
    given = {
        "reason": "The customer asked for a person.",
        "customer_name": "Mia",
        "last_words": "Can I talk to someone?",
        "link": LINK,
    }
    return letters.staff_handoff(shop=SHOP, **(given | changes))


def how_to_pay(*, on_delivery: bool) -> Letter:
    return letters.how_to_pay(
        shop=SHOP, order=ORDER, instructions="Account 12345678", on_delivery=on_delivery
    )


def dispute(outcome: letters.DisputeOutcome) -> Letter:
    return letters.staff_dispute(
        shop=SHOP,
        order=ORDER,
        amount=Money(3320, "GBP"),
        outcome=outcome,
        reason="product_not_received",
        link=LINK,
    )


def held(*, is_suspended: bool) -> Letter:
    return letters.staff_channel_held(
        shop=SHOP,
        channel="Instagram (Rose)",
        is_suspended=is_suspended,
        reason="The session is over.",
        link=LINK,
    )


def invited() -> Letter:
    return letters.invitation(shop=SHOP, inviter="Amal", role="agent", link=LINK)


EVERY_LETTER: list[Callable[[], Letter]] = [
    invited,
    lambda: letters.business_handed_over(shop=SHOP, giver="Amal", receiver="Bo", link=LINK),
    lambda: letters.order_paid(shop=SHOP, order=ORDER, invoice_number="INV-000001"),
    lambda: letters.document_again(shop=SHOP, order=ORDER, number="CN-2026-000001"),
    lambda: letters.payment_failed(shop=SHOP, order=ORDER, link=LINK),
    lambda: letters.staff_paid_order(shop=SHOP, order=ORDER, link=LINK),
    handoff,
    lambda: letters.payment_under_way(shop=SHOP, order=ORDER),
    lambda: how_to_pay(on_delivery=False),
    lambda: how_to_pay(on_delivery=True),
    lambda: letters.refunded(shop=SHOP, order=ORDER, amount=Money(520, "GBP")),
    lambda: dispute("open"),
    lambda: letters.staff_unpaid_order(shop=SHOP, order=ORDER, link=LINK),
    lambda: letters.staff_delivery_failed(
        shop=SHOP, reason="Blocked.", customer_name="Mia", unsent_words="Hi Mia", link=LINK
    ),
    lambda: held(is_suspended=False),
    lambda: held(is_suspended=True),
]


class Reading(HTMLParser):
    """The words of a page, and its tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def both(letter: Letter) -> tuple[str, str]:
    """What a reader of the plain twin and a reader of the HTML twin see, as one line each."""
    return " ".join(letter.text.split()), Reading(letter.html).text


def test_a_paid_order_thanks_the_customer_and_lists_what_they_bought() -> None:
    letter = letters.order_paid(shop=SHOP, order=ORDER, invoice_number="INV-000001")
    assert letter.subject == "Rose Bakery: order 1042 is paid"
    for twin in both(letter):
        for words in (
            "Hello Mia,",
            "your payment of £33.20 for order 1042",
            "Invoice INV-000001 is attached",
            "2 × Blue mug",
            "£28.00",
            "1 × Seeded loaf, large",
            "hello@rosebakery.example",
        ):
            assert words in twin


def test_a_customer_without_a_name_is_still_greeted() -> None:
    nameless = replace(ORDER, customer_name=" ")
    for twin in both(letters.order_paid(shop=SHOP, order=nameless, invoice_number="INV-1")):
        assert "Hello, We have" in twin


def test_a_failed_payment_says_nothing_was_charged_and_where_to_try_again() -> None:
    letter = letters.payment_failed(shop=SHOP, order=ORDER, link=LINK)
    for twin in both(letter):
        assert "nothing was charged" in twin
        assert "Try again" in twin
    assert LINK in letter.text
    assert LINK in [attributes.get("href") for _, attributes in Reading(letter.html).tags]


def test_a_failed_payment_without_a_link_says_how_to_get_one() -> None:
    for twin in both(letters.payment_failed(shop=SHOP, order=ORDER)):
        assert "we will send you a new link" in twin
        assert "Try again" not in twin


def test_staff_learn_who_paid_what() -> None:
    letter = letters.staff_paid_order(shop=SHOP, order=ORDER, link=LINK)
    assert letter.subject == "Order 1042 is paid: £33.20"
    for twin in both(letter):
        assert "Mia paid £33.20" in twin


def test_a_nameless_customer_still_begins_a_sentence() -> None:
    letter = handoff(customer_name="")
    assert letter.subject == "A customer needs a person"
    assert letter.text.startswith("A customer needs a person\n")


def test_staff_learn_who_waits_why_and_what_they_said() -> None:
    letter = handoff(last_words="My cake is late.\nPlease call me.")
    assert letter.subject == "Mia needs a person"
    assert "> My cake is late.\n> Please call me.\n" in letter.text
    for twin in both(letter):
        assert "The customer asked for a person." in twin
    assert "My cake is late. Please call me." in Reading(letter.html).text


def test_a_refund_says_how_much_and_names_its_credit_note() -> None:
    letter = letters.refunded(
        shop=SHOP, order=ORDER, amount=Money(520, "GBP"), note_number="CN-2026-000001"
    )
    assert letter.subject == "Rose Bakery: £5.20 given back for order 1042"
    for twin in both(letter):
        assert "Credit note CN-2026-000001 is attached." in twin
    without = letters.refunded(shop=SHOP, order=ORDER, amount=Money(520, "GBP"))
    assert "redit note" not in without.text


def test_who_pays_by_hand_reads_the_shops_own_words() -> None:
    for on_delivery, words in ((False, "reference 1042"), (True, "when it is delivered")):
        for twin in both(how_to_pay(on_delivery=on_delivery)):
            assert words in twin
            assert "Account 12345678" in twin


@pytest.mark.parametrize(
    ("outcome", "words"), [("open", "holds £33.20"), ("won", "yours again"), ("lost", "keeps")]
)
def test_staff_learn_how_a_dispute_stands(outcome: letters.DisputeOutcome, words: str) -> None:
    for twin in both(dispute(outcome)):
        assert words in twin
    assert ("product not received" in dispute(outcome).text) == (outcome == "open")


def test_staff_learn_what_was_not_delivered_and_why() -> None:
    letter = letters.staff_delivery_failed(
        shop=SHOP, reason="They blocked us.", customer_name="", unsent_words="Ready!", link=LINK
    )
    assert letter.subject == "A message to a customer was not delivered"
    for twin in both(letter):
        assert "Ready!" in twin
        assert "They blocked us." in twin


@pytest.mark.parametrize(
    ("is_suspended", "words"), [(False, "has connected the account again"), (True, "suspended")]
)
def test_staff_learn_that_nothing_leaves_through_an_account(is_suspended: bool, words: str) -> None:
    for twin in both(held(is_suspended=is_suspended)):
        assert words in twin
        assert "Instagram (Rose)" in twin
        assert "The session is over." in twin


def test_who_is_invited_learns_by_whom_as_what_and_how_to_join() -> None:
    letter = invited()
    assert letter.subject == "Rose Bakery invites you to join them on Handsel"
    for twin in both(letter):
        for words in ("Amal invites you to Rose Bakery", "join as agent", "works once"):
            assert words in twin
    assert LINK in letter.text


@pytest.mark.parametrize("write", EVERY_LETTER)
def test_no_letter_loads_anything_from_elsewhere(write: Callable[[], Letter]) -> None:
    for tag, attributes in Reading(write().html).tags:
        assert tag not in {"img", "script", "link", "iframe", "object", "video", "form"}
        assert "src" not in attributes
        assert "url(" not in (attributes.get("style") or "")


@pytest.mark.parametrize("write", EVERY_LETTER)
def test_every_letter_suits_light_and_dark(write: Callable[[], Letter]) -> None:
    assert '<meta name="color-scheme" content="light dark">' in write().html


def test_markup_in_what_people_wrote_stays_text() -> None:
    hostile = '<img src="https://evil.example/x.gif" onerror="alert(1)"> {{ 7 * 7 }} {shop} &amp;'
    letter = handoff(customer_name=hostile, last_words=hostile, reason=hostile)
    reading = Reading(letter.html)
    assert "img" not in [tag for tag, _ in reading.tags]
    assert reading.text.count(hostile) >= 3
    assert " ".join(letter.text.split()).count(hostile) >= 3


def test_a_line_end_in_a_name_adds_no_header_and_no_paragraph() -> None:
    letter = handoff(customer_name="Mia\r\nBcc: all@rival.example\n\nPay at evil.example\u202e")
    assert letter.subject == "Mia Bcc: all@rival.example Pay at evil.example needs a person"
    assert "\n\nPay" not in letter.text


def test_an_endless_name_or_message_is_cut() -> None:
    letter = handoff(customer_name="n" * 5000, last_words="q" * 5000)
    assert len(letter.subject) == 200
    assert letter.text.count("q") < 1100
    assert "…" in letter.text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", ""])
def test_a_link_that_does_not_lead_to_the_web_is_left_out(link: str) -> None:
    letter = handoff(link=link)
    assert "Open the conversation" not in letter.text
    assert "a" not in [tag for tag, _ in Reading(letter.html).tags]


def test_a_language_we_lack_gets_english_words_with_its_own_money() -> None:
    german = replace(SHOP, locale="de_DE")
    letter = letters.order_paid(shop=german, order=ORDER, invoice_number="INV-1")
    for twin in both(letter):
        assert "Thank you for your order" in twin
        assert "33,20 £" in twin
    assert Reading(letter.html).tags[0] == ("html", {"lang": "en", "dir": "ltr"})
