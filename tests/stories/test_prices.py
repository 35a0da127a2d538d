"""A customer buys with a code, has it delivered, and pays tax: from the chat to the books."""

from collections.abc import Iterator
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from handsel.flows.start_payment import start_payment
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.money import Money
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout import carts, choices
from handsel.modules.commerce.invoices import queries as invoices
from handsel.modules.commerce.invoices.document import InvoiceDocument
from handsel.modules.commerce.pricing.address import Address
from handsel.modules.commerce.pricing.setting_up import NewOption
from tests import prices
from tests.cast import Shop
from tests.provider import Page
from tests.purchases import variant_of
from tests.stripe_events import about_charge, about_session
from tests.till import Till, open_till
from tests.world import World, customer_of

BATH = Address("Robin Hale", "8 Pump Lane", "Bath", "BA1 2LR", country="GB")


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till, with taxes, a parcel service and a code."""
    with open_till(world, rose) as till:
        prices.tax(rose)
        prices.deliver(rose)
        prices.discount(rose)
        yield till


def chat(till: Till, *said: str) -> str:
    """The customer says these, one after the other; what was answered to the last."""
    for words in said:
        before = len(till.world.instagram.sent)
        till.world.say(till.shop, words)
        till.world.work()
    sent = till.world.instagram.sent[before:]
    return "\n".join(one.text for one in sent if one.customer == customer_of(till.shop))


def test_a_chat_becomes_a_paid_order_with_code_delivery_and_tax(till: Till) -> None:
    asked = chat(till, "2 sourdough loaves and a blue mug please", "checkout please")
    assert "Where should we deliver it?" in asked
    summary = chat(till, prices.HOME)
    for line in (
        "2 × Sourdough loaf: £9.60",
        "Subtotal: £23.60",
        "Parcel: £3.95 (3 working days)",
        "To: Robin Hale, 8 Pump Lane, Bath BA1 2LR, GB",
        "Including tax 20%: £2.99",
        "Total: £27.55",
    ):
        assert line in summary
    cheaper = chat(till, "I have a discount code: autumn10")
    assert "Autumn offer: -£2.36" in cheaper
    assert "Total: £25.19" in cheaper
    chat(till, "yes")
    page = till.provider.page
    assert page.money == Money(2519, "GBP")
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    order = till.order(page)
    assert (order.payment_status, order.discount_minor, order.delivery_minor) == ("paid", 236, 395)
    assert (order.tax_minor, order.subtotal_minor) == (276, 2360)
    assert order.delivery_address["postcode"] == "BA1 2LR"
    assert till.balances() == {"provider": 2519, "sales": -1914, "delivery": -329, "tax": -276}


def test_the_lines_of_the_page_add_up_to_what_is_charged(till: Till) -> None:
    prices.tax(till.shop, included=False)
    sell(till)
    page = till.provider.requests[-1]
    assert sum((line.unit_price * line.quantity for line in page.lines), Money(0, "GBP")) == (
        page.total
    )
    assert [line.title for line in page.lines][-2:] == ["Parcel", "Tax"]


def test_the_invoice_and_credit_notes_show_taxes_by_rate(till: Till) -> None:
    page = sell(till)
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    (invoice,) = till.documents(page)
    text = text_of(till, invoice.id)
    for words in ("Autumn offer · AUTUMN10", "-£2.36", "Parcel", "20% £13.79 £2.76 £16.55",
                  "0% £8.64 £0.00 £8.64", "Total £25.19", "8 Pump Lane"):  # fmt: skip
        assert words in text
    for amount in (1000, 1519):
        till.provider.refund(page, amount)
        till.tell(about_charge("refunded", page))
    notes = [document(till, one.id) for one in till.documents(page)[1:]]
    assert [note.total.amount_minor for note in notes] == [1000, 1519]
    assert sum(tax.amount.amount_minor for note in notes for tax in note.taxes) == 276
    assert till.balances().get("tax", 0) == 0


def test_a_choice_of_ways_to_deliver_is_asked_for(till: Till) -> None:
    prices.deliver(till.shop, NewOption("Parcel", 395), NewOption("Express", 995), prefixes=("BA",))
    asked = chat(till, "a blue mug please", "checkout please", prices.HOME)
    assert "How would you like it delivered?" in asked
    summary = chat(till, "express please")
    assert "Express: £9.95" in summary
    assert "Total: £23.95" in summary


def test_an_address_abroad_is_refused_and_another_asked_for(till: Till) -> None:
    refused = chat(till, "a blue mug please", "checkout please",
                   "Ana Gil, Calle Mayor 5, 28013 Madrid, Spain")  # fmt: skip
    assert "we do not deliver there" in refused
    assert "Total: £17.95" in chat(till, prices.HOME)


def test_shopping_goes_on_while_an_address_is_awaited(till: Till) -> None:
    more = chat(till, "a blue mug please", "checkout please", "2 sourdough loaves please")
    assert "Added to your cart: 2 × Sourdough loaf" in more
    assert "Subtotal: £23.60" in chat(till, prices.HOME)


def test_a_part_that_is_missing_is_asked_for_by_name(till: Till) -> None:
    asked = chat(till, "a blue mug please", "checkout please", "Robin Hale, 8 Pump Lane, Bath")
    assert "I still need: the postcode" in asked
    assert "Bath BA1 2LR" in chat(till, "BA1 2LR")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"minimum_minor": 5000}, "That code counts from £50.00."),
        ({"ends_at": now()}, "no longer valid"),
        ({"most_uses": 0}, "has been used up"),
    ],
)
def test_a_code_that_does_not_count_says_why(
    till: Till, rule: dict[str, object], said: str
) -> None:
    prices.discount(till.shop, "OTHER5", **rule)
    assert said in chat(till, "a blue mug please", "use code OTHER5")


def test_a_code_counts_before_anybody_asks_for_the_total(till: Till) -> None:
    assert "Your code AUTUMN10 counts: Autumn offer." in chat(
        till, "a blue mug please", "I have a discount code: autumn10"
    )
    assert "Autumn offer: -£1.40" in chat(till, "checkout please", prices.HOME)


def test_guessing_codes_has_an_end(till: Till) -> None:
    guesses = [f"code GUESS{number}" for number in range(6)]
    answers = [chat(till, *words) for words in (["a blue mug please"], *([g] for g in guesses))]
    assert all("don't know that code" in answer for answer in answers[1:6])
    assert "too many codes" in answers[6]
    assert "too many codes" in chat(till, "code AUTUMN10")


def sell(till: Till) -> Page:
    """The customer agrees to two loaves and a mug with the code, and has the link."""
    thread = till.thread
    with tenancy.business(till.shop.id):
        for sku, quantity in {"LOAF": 2, "MUG-BLUE": 1}.items():
            variant_id = variant_of(till.shop, sku)
            carts.add(thread.conversation_id, variant_id=variant_id, quantity=quantity)
        choices.set_delivery(thread.conversation_id, told=BATH)
        choices.try_code(
            thread.conversation_id, code="autumn10", customer_id=thread.customer_id, now=now()
        )
        shown = checkouts.show_summary(
            thread.conversation_id, customer_id=thread.customer_id, now=now()
        )
        order = checkouts.confirm(shown.id, now=now()).order
        start_payment.enqueue(business_id=till.shop.id, order_id=order.id)
    till.world.work_jobs()
    return till.provider.page


def document(till: Till, invoice_id: UUID) -> InvoiceDocument:
    with tenancy.business(till.shop.id):
        return invoices.document_of(invoices.get_invoice(invoice_id))


def text_of(till: Till, invoice_id: UUID) -> str:
    with tenancy.business(till.shop.id):
        _, _, content = invoices.draw(invoices.get_invoice(invoice_id))
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().replace("\u200b", "").split()) for page in pages)
