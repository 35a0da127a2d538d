"""The books are compared daily; what disagrees is shown until it agrees again, never mended."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from handsel.flows import reconcile_books
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.commerce.payments.adapter import ProviderUnavailable
from handsel.modules.commerce.payments.books import list_differences
from handsel.modules.commerce.payments.models import Difference, Payment
from tests.cast import Shop
from tests.stripe_events import about_session
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """A till with one paid order."""
    with open_till(world, rose) as till:
        page = till.sell()
        till.provider.pay(page)
        till.tell(about_session("completed", page))
        yield till


def compare(till: Till) -> list[tuple[str, int | None, int | None]]:
    assert reconcile_books.compare(business_id=till.shop.id, now=now()) is not None
    return shown(till)


def shown(till: Till) -> list[tuple[str, int | None, int | None]]:
    with tenancy.business(till.shop.id):
        found = list_differences()
    return sorted((one.kind, one.expected_minor, one.found_minor) for one in found)


def test_books_that_agree_have_no_differences(till: Till) -> None:
    assert compare(till) == []


def test_money_the_provider_gave_back_unheard_of_is_shown_until_it_is_heard(till: Till) -> None:
    page = till.provider.page
    till.provider.refund(page, 100)
    assert compare(till) == compare(till) == [("refunded_differs", 0, 100)]
    assert till.order(page).payment_status == "paid"
    with tenancy.business(till.shop.id):
        assert Difference.objects.count() == 1
    till.world.work()
    with tenancy.business(till.shop.id):
        Payment.objects.get(id=page.references.payment_id)
    page.refunds.clear()
    assert compare(till) == []
    with tenancy.business(till.shop.id):
        (row,) = list_differences(with_resolved=True)
    assert row.resolved_at is not None


def test_money_nobody_here_knows_of_is_shown(till: Till) -> None:
    page = till.provider.page
    with tenancy.business(till.shop.id):
        Payment.objects.filter(id=page.references.payment_id).update(external_id="pi_other")
    found = compare(till)
    assert ("missing_here", None, 960) in found
    assert ("missing_at_provider", 960, None) in found
    assert ("payment_and_ledger", 960, 0) in found
    with tenancy.business(till.shop.id):
        shown = Difference.objects.get(kind="missing_here")
        assert str(shown.order_id) == page.references.order_id


def test_stock_that_was_reserved_by_nobody_is_shown(till: Till) -> None:
    take_one = "UPDATE catalog_variant SET reserved = 1 WHERE business_id = %s AND sku = 'LOAF'"
    till.world.sql(take_one, till.shop.id)
    assert compare(till) == [("stock_and_reservations", 0, 1)]


def test_a_provider_that_does_not_answer_resolves_nothing(till: Till) -> None:
    till.provider.refund(till.provider.page, 100)
    compare(till)

    def away(call: str) -> None:
        raise ProviderUnavailable

    till.provider.faults.append(away)
    assert reconcile_books.compare(business_id=till.shop.id, now=now()) is None
    assert shown(till) == [("refunded_differs", 0, 100)]


def test_there_is_one_chain_of_daily_looks(till: Till) -> None:
    for _ in range(3):
        reconcile_books.schedule(business_id=till.shop.id)
    waiting = (
        "SELECT args->>'on' FROM procrastinate_jobs WHERE task_name = 'reconcile_books'"
        " AND status = 'todo' AND args->>'business_id' = %s"
    )
    ((first,),) = till.world.sql(waiting, str(till.shop.id))
    assert first == (now().date() + timedelta(days=1)).isoformat()
    for _ in range(2):
        till.world.hurry_jobs()
        till.world.work_jobs()
    assert len(till.world.sql(waiting, str(till.shop.id))) == 1
