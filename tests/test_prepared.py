"""Prepared statements give the rows, and write the values, that Django's own would."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.kit import tenancy
from handsel.kit.prepared import Prepared, PreparedValues, Slot, change, insert
from handsel.modules.catalog.models import Product, Variant
from handsel.modules.conversations.models import Conversation
from handsel.modules.customers.actions import recognize
from tests.cast import Shop
from tests.shelves import stock_shelves

BY_HANDLE = Prepared(lambda: Product.objects.filter(handle=Slot("handle")))
WITH_PRODUCT = Prepared(
    lambda: (
        Variant.objects.select_related("product").filter(id__any=Slot("ids")).order_by("position")
    )
)

VALUES = PreparedValues(
    lambda: (
        Variant.objects.filter(product__handle=Slot("handle"))
        .order_by("position")
        .values_list("sku", "options", "product__title")
    )
)

WITHOUT_WORDS = Prepared(
    lambda: Product.objects.filter(handle=Slot("handle")).defer("category", "tags")
)


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with things on its shelves."""
    stock_shelves(rose)
    return rose


def test_a_prepared_query_gives_the_rows_django_gives(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        for handle in ("mug", "sourdough-loaf", "mug"):
            prepared = BY_HANDLE.first(handle=handle)
            usual = Product.objects.get(handle=handle)
            assert prepared is not None
            assert {f.attname: getattr(prepared, f.attname) for f in Product._meta.fields} == {
                f.attname: getattr(usual, f.attname) for f in Product._meta.fields
            }


def test_a_row_that_is_not_there_is_none(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        assert BY_HANDLE.first(handle="no-such-thing") is None


def test_related_rows_come_with_the_same_statement(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        ids = list(Variant.objects.filter(product__handle="mug").values_list("id", flat=True))
        WITH_PRODUCT.list(ids=ids)
        with CaptureQueriesContext(connection) as asked:
            found = WITH_PRODUCT.list(ids=ids)
            assert [variant.product.handle for variant in found] == ["mug", "mug"]
            assert [variant.options for variant in found] == [{"Color": "Blue"}, {"Color": "Red"}]
        assert len(asked) == 1
        assert WITH_PRODUCT.list(ids=[]) == []


def test_what_was_left_out_is_read_when_it_is_asked_for(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        mug = WITHOUT_WORDS.first(handle="mug")
        assert mug is not None
        with CaptureQueriesContext(connection) as asked:
            assert (mug.title, mug.category, mug.tags) == ("Mug", "Home", [])
        assert len(asked) == 2


def test_values_come_as_django_gives_them(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        assert VALUES.list(handle="mug") == [
            ("MUG-BLUE", {"Color": "Blue"}, "Mug"),
            ("MUG-RED", {"Color": "Red"}, "Mug"),
        ]
        assert VALUES.list(handle="no-such-thing") == []


def test_a_prepared_query_sees_one_business_only(bakery: Shop, blue: Shop) -> None:
    with tenancy.business(bakery.id):
        assert BY_HANDLE.first(handle="mug") is not None
    with tenancy.business(blue.id):
        assert BY_HANDLE.first(handle="mug") is None


def test_what_is_inserted_reads_back_as_it_was(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        made = [
            Product(handle=f"bun-{number}", title="Bun", tags=["sweet", "Ünïcode"], position=number)
            for number in range(2)
        ]
        assert insert(*made) == 2
        for one in made:
            kept = Product.objects.get(id=one.id)
            assert (kept.handle, kept.tags, kept.position) == (one.handle, one.tags, one.position)


def test_a_row_whose_key_is_taken_may_be_left_out(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        assert insert(Product(handle="mug", title="Another mug"), unless_present=True) == 0
        assert Product.objects.get(handle="mug").title == "Mug"


def test_a_row_of_another_business_cannot_be_inserted(bakery: Shop, blue: Shop) -> None:
    foreign = Product(handle="bun", title="Bun", business_id=blue.id)
    with pytest.raises(Exception, match="row-level security"), tenancy.business(bakery.id):
        insert(foreign)


def test_a_change_writes_the_fields_it_names_and_no_other(bakery: Shop) -> None:
    due_at = datetime.now(UTC) + timedelta(seconds=3)
    with tenancy.business(bakery.id):
        identity = recognize(channel_id=bakery.channel_id, external_id="9001")
        thread = Conversation.objects.create(
            channel_id=bakery.channel_id, customer_id=identity.customer_id, identity=identity
        )
        thread.answer_due_at, thread.handoff_reason = due_at, "not written"
        change(thread, "answer_due_at")
        kept = Conversation.objects.get(id=thread.id)
        assert (kept.answer_due_at, kept.handoff_reason) == (due_at, "")
