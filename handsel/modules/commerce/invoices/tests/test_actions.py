"""Documents are issued once, numbered without gaps, and never change."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.modules.businesses.models import Business
from handsel.modules.catalog.editing.prices import change_price
from handsel.modules.commerce.invoices import actions as invoices
from handsel.modules.commerce.invoices.queries import (
    document_of,
    draw,
    get_invoice,
    list_for_order,
    list_invoices,
)
from handsel.modules.commerce.orders.actions import learn_email
from tests.cast import Shop
from tests.purchases import NOON, agree, open_thread, variant_of
from tests.shelves import stock_shelves

NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


def order(shop: Shop) -> UUID:
    return agree(shop, open_thread(shop), skus={"LOAF": 1, "MUG-RED": 1}).order.id


def test_an_invoice_says_what_was_agreed(bakery: Shop) -> None:
    order_id = order(bakery)
    with tenancy.business(bakery.id):
        learn_email(order_id, email="robin@example.com")
        invoice = invoices.issue(order_id, at=NOON, buyer_name="Robin")
        change_price(variant_of(bakery, "LOAF"), price_minor=1)
        document = document_of(get_invoice(invoice.id))
    assert (invoice.label, document.number) == ("INV-2026-000001", "INV-2026-000001")
    assert [(line.description, line.total.amount_minor) for line in document.lines] == [
        ("Sourdough loaf", 480),
        ("Mug (Red)", 1400),
    ]
    assert (document.total, document.order_number) == (Money(1880, "GBP"), "#1001")
    assert (document.buyer.name, document.buyer.email) == ("Robin", "robin@example.com")
    assert document.seller.name == "Rose Bakery"


def test_an_order_has_one_invoice(bakery: Shop) -> None:
    order_id = order(bakery)
    with tenancy.business(bakery.id):
        first, second = (invoices.issue(order_id, at=NOON) for _ in range(2))
        assert first.id == second.id
        assert len(list_for_order(order_id)) == 1


def test_a_refund_has_one_credit_note_that_corrects_the_invoice(bakery: Shop) -> None:
    order_id, refund_id = order(bakery), uuid7()
    with tenancy.business(bakery.id):
        invoice = invoices.issue(order_id, at=NOON)
        for _ in range(2):
            note = invoices.credit(
                order_id, refund_id=refund_id, amount=Money(1880, "GBP"), at=NOON
            )
        assert note is not None
        assert [d.label for d in list_for_order(order_id)] == [
            "INV-2026-000001",
            "CN-2026-000001",
        ]
        document = document_of(note)
    assert (document.corrected_number, note.corrects_id) == (invoice.label, invoice.id)
    assert len(document.lines) == 2


def test_a_part_given_back_is_one_row(bakery: Shop) -> None:
    order_id = order(bakery)
    with tenancy.business(bakery.id):
        invoices.issue(order_id, at=NOON)
        note = invoices.credit(order_id, refund_id=uuid7(), amount=Money(300, "GBP"), at=NOON)
        assert note is not None
        document = document_of(note)
    assert [(line.description, line.total) for line in document.lines] == [
        ("#1001", Money(300, "GBP"))
    ]


def test_without_an_invoice_there_is_nothing_to_correct(bakery: Shop) -> None:
    order_id = order(bakery)
    with tenancy.business(bakery.id):
        note = invoices.credit(order_id, refund_id=uuid7(), amount=Money(300, "GBP"), at=NOON)
    assert note is None


def test_an_issue_that_fails_leaves_no_gap(bakery: Shop) -> None:
    first, second = order(bakery), order(bakery)
    with pytest.raises(ZeroDivisionError), tenancy.business(bakery.id):
        fail_after(lambda: invoices.issue(first, at=NOON))
    with tenancy.business(bakery.id):
        assert invoices.issue(second, at=NOON).number == 1


def fail_after(act: Callable[[], object]) -> None:
    act()
    raise ZeroDivisionError


def test_many_at_once_are_numbered_without_gaps(bakery: Shop) -> None:
    orders = [order(bakery) for _ in range(4)]

    def issue(order_id: UUID) -> int:
        try:
            with tenancy.business(bakery.id):
                return invoices.issue(order_id, at=NOON).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(issue, orders)) == [1, 2, 3, 4]


def test_the_year_is_the_shops_own(bakery: Shop) -> None:
    first, second = order(bakery), order(bakery)
    with tenancy.business(bakery.id):
        assert invoices.issue(first, at=NEW_YEAR).label == "INV-2026-000001"
        Business.objects.update(timezone="Asia/Tokyo")
        assert invoices.issue(second, at=NEW_YEAR).label == "INV-2027-000001"


def test_each_shop_counts_for_itself(bakery: Shop, blue: Shop) -> None:
    stock_shelves(blue)
    theirs = order(blue)
    with tenancy.business(bakery.id):
        invoices.issue(order(bakery), at=NOON)
        with pytest.raises(NotFound):
            invoices.issue(theirs, at=NOON)
    with tenancy.business(blue.id):
        assert invoices.issue(theirs, at=NOON).number == 1
        assert len(list_invoices()) == 1


def test_a_document_is_drawn_as_a_file(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        name, kind, content = draw(invoices.issue(order(bakery), at=NOON))
    assert (name, kind) == ("INV-2026-000001.pdf", "application/pdf")
    assert content.startswith(b"%PDF")
