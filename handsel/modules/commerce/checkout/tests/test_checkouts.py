"""A yes is a yes to the very summary that was shown, and counts once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from handsel.kit import tenancy
from handsel.modules.catalog.editing.prices import change_price
from handsel.modules.catalog.models import Variant
from handsel.modules.catalog.stock import OutOfStock, change_stock
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout import carts
from handsel.modules.commerce.checkout.failures import (
    AlreadyConfirmed,
    CartEmpty,
    CheckoutClosed,
    CheckoutExpired,
    SummaryChanged,
    VariantInactive,
)
from handsel.modules.commerce.checkout.models import Checkout
from handsel.modules.commerce.checkout.queries import find_current, get_cart, get_checkout
from handsel.modules.commerce.checkout.rules import PAYMENT_LASTS, SUMMARY_LASTS
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order, lines_of
from tests.cast import Shop
from tests.purchases import NOON, Thread, agree, open_thread, stock_of, variant_of
from tests.shelves import stock_shelves

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


@pytest.fixture
def robin(bakery: Shop) -> Thread:
    """A customer's conversation with the bakery."""
    return open_thread(bakery)


def show(shop: Shop, thread: Thread, sku: str = "LOAF", quantity: int = 2) -> Checkout:
    variant_id = variant_of(shop, sku)
    with tenancy.business(shop.id):
        carts.add(thread.conversation_id, variant_id=variant_id, quantity=quantity)
        return checkouts.show_summary(
            thread.conversation_id, customer_id=thread.customer_id, now=NOON
        )


def show_again(shop: Shop, thread: Thread) -> Checkout:
    with tenancy.business(shop.id):
        return checkouts.show_summary(
            thread.conversation_id, customer_id=thread.customer_id, now=LATER
        )


def confirm(shop: Shop, checkout: Checkout, *, now: object = LATER) -> checkouts.Confirmed:
    with tenancy.business(shop.id):
        return checkouts.confirm(checkout.id, now=now)  # type: ignore[arg-type]


def status_of(shop: Shop, checkout_id: UUID) -> str:
    with tenancy.business(shop.id):
        return get_checkout(checkout_id).status


def test_a_yes_becomes_an_order_with_what_was_shown(bakery: Shop, robin: Thread) -> None:
    confirmed = confirm(bakery, show(bakery, robin))
    assert (confirmed.is_new, confirmed.order.number) == (True, 1001)
    with tenancy.business(bakery.id):
        order = get_order(confirmed.order.id)
        (line,) = lines_of(order)
    assert (order.status, order.total_minor, order.currency) == ("draft", 960, "GBP")
    assert (line.title, line.quantity, line.unit_price_minor) == ("Sourdough loaf", 2, 480)
    assert stock_of(bakery, "LOAF") == (20, 2)
    assert confirmed.checkout.expires_at == LATER + PAYMENT_LASTS


def test_a_second_yes_is_the_same_order(bakery: Shop, robin: Thread) -> None:
    shown = show(bakery, robin)
    first, second = confirm(bakery, shown), confirm(bakery, shown)
    assert (second.order.id, second.is_new) == (first.order.id, False)
    assert stock_of(bakery, "LOAF") == (20, 2)


def test_many_yeses_at_once_are_one_order(bakery: Shop, robin: Thread) -> None:
    shown = show(bakery, robin)

    def say_yes(_: int) -> UUID:
        try:
            return confirm(bakery, shown).order.id
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(say_yes, range(16)))) == 1
    with tenancy.business(bakery.id):
        assert Order.objects.count() == 1
    assert stock_of(bakery, "LOAF") == (20, 2)


def test_orders_of_many_customers_at_once_have_numbers_of_their_own(bakery: Shop) -> None:
    shown = [show(bakery, open_thread(bakery), quantity=1) for _ in range(8)]

    def say_yes(checkout: Checkout) -> int:
        try:
            return confirm(bakery, checkout).order.number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(say_yes, shown)) == list(range(1001, 1009))


def test_a_price_that_changed_needs_a_new_yes(bakery: Shop, robin: Thread) -> None:
    shown = show(bakery, robin)
    with tenancy.business(bakery.id):
        change_price(variant_of(bakery, "LOAF"), price_minor=481)
    with pytest.raises(SummaryChanged):
        confirm(bakery, shown)
    assert confirm(bakery, show_again(bakery, robin)).order.total_minor == 962


def test_a_cart_that_changed_needs_a_new_yes(bakery: Shop, robin: Thread) -> None:
    shown = show(bakery, robin)
    with tenancy.business(bakery.id):
        carts.add(robin.conversation_id, variant_id=variant_of(bakery, "MUG-RED"))
    with pytest.raises(SummaryChanged):
        confirm(bakery, shown)


def test_stock_that_went_meanwhile_leaves_no_order(bakery: Shop, robin: Thread) -> None:
    shown = show(bakery, robin)
    with tenancy.business(bakery.id):
        change_stock(variant_of(bakery, "LOAF"), stock=1)
    with pytest.raises(OutOfStock):
        confirm(bakery, shown)
    with tenancy.business(bakery.id):
        assert not Order.objects.exists()
    assert status_of(bakery, shown.id) == "open"


def test_a_summary_can_be_agreed_to_until_its_time_is_over(bakery: Shop, robin: Thread) -> None:
    shown = show(bakery, robin)
    with pytest.raises(CheckoutExpired):
        confirm(bakery, shown, now=NOON + SUMMARY_LASTS)
    assert confirm(bakery, shown, now=NOON + SUMMARY_LASTS - timedelta(seconds=1)).is_new


def test_a_new_summary_replaces_the_one_before(bakery: Shop, robin: Thread) -> None:
    first = show(bakery, robin)
    second = show_again(bakery, robin)
    with pytest.raises(CheckoutClosed):
        confirm(bakery, first)
    assert status_of(bakery, first.id) == "cancelled"
    assert confirm(bakery, second).is_new


def test_a_changed_cart_after_the_yes_cancels_that_order(bakery: Shop, robin: Thread) -> None:
    first = agree(bakery, robin, skus={"LOAF": 2})
    second = show(bakery, robin, "MUG-BLUE", 1)
    with tenancy.business(bakery.id):
        assert get_order(first.order.id).status == "cancelled"
    assert stock_of(bakery, "LOAF") == (20, 0)
    assert second.total_minor == 2360


def test_asking_again_for_the_same_summary_after_the_yes_keeps_that_order(
    bakery: Shop, robin: Thread
) -> None:
    first = agree(bakery, robin)
    with pytest.raises(AlreadyConfirmed) as refused:
        show_again(bakery, robin)
    assert refused.value.order_id == first.order.id
    assert stock_of(bakery, "LOAF") == (20, 2)


def test_the_last_piece_can_be_agreed_to_again_by_whom_it_was_held_for(
    bakery: Shop, robin: Thread
) -> None:
    agree(bakery, robin, skus={"CAKE": 1})
    assert confirm(bakery, show(bakery, robin, "LOAF", 1)).is_new
    assert stock_of(bakery, "CAKE") == (1, 1)


def test_an_empty_cart_has_no_summary(bakery: Shop, robin: Thread) -> None:
    with pytest.raises(CartEmpty):
        show_again(bakery, robin)


def test_what_went_off_sale_is_named(bakery: Shop, robin: Thread) -> None:
    show(bakery, robin)
    with tenancy.business(bakery.id):
        Variant.objects.filter(sku="LOAF").update(is_active=False)
    with pytest.raises(VariantInactive):
        show_again(bakery, robin)


@pytest.mark.parametrize(
    ("end", "status"), [(checkouts.cancel, "cancelled"), (checkouts.mark_expired, "expired")]
)
def test_an_end_without_money_lets_stock_and_order_go(
    bakery: Shop, robin: Thread, end: object, status: str
) -> None:
    confirmed = agree(bakery, robin)
    with tenancy.business(bakery.id):
        for _ in range(2):
            end(confirmed.checkout.id)  # type: ignore[operator]
        assert get_order(confirmed.order.id).status == "cancelled"
        assert len(get_cart(robin.conversation_id).rows) == 1
    assert status_of(bakery, confirmed.checkout.id) == status
    assert stock_of(bakery, "LOAF") == (20, 0)


def test_what_was_bought_leaves_the_cart_and_what_was_added_stays(
    bakery: Shop, robin: Thread
) -> None:
    confirmed = agree(bakery, robin)
    with tenancy.business(bakery.id):
        carts.add(robin.conversation_id, variant_id=variant_of(bakery, "MUG-RED"))
        for _ in range(2):
            checkouts.mark_succeeded(confirmed.checkout.id)
        assert [row.offer.sku for row in get_cart(robin.conversation_id).rows] == ["MUG-RED"]
        assert find_current(robin.conversation_id, now=LATER) is None


def test_a_payment_that_fails_late_puts_things_back(bakery: Shop, robin: Thread) -> None:
    confirmed = agree(bakery, robin)
    with tenancy.business(bakery.id):
        checkouts.mark_succeeded(confirmed.checkout.id)
        assert get_cart(robin.conversation_id).rows == ()
        for _ in range(2):
            checkouts.mark_failed(confirmed.checkout.id)
        assert [row.quantity for row in get_cart(robin.conversation_id).rows] == [2]
    assert stock_of(bakery, "LOAF") == (20, 0)


def test_a_checkout_that_ended_does_not_end_otherwise(bakery: Shop, robin: Thread) -> None:
    confirmed = agree(bakery, robin)
    with tenancy.business(bakery.id):
        checkouts.mark_succeeded(confirmed.checkout.id)
        checkouts.mark_expired(confirmed.checkout.id)
        checkouts.cancel(confirmed.checkout.id)
        assert get_order(confirmed.order.id).status == "draft"
    assert status_of(bakery, confirmed.checkout.id) == "succeeded"
    assert stock_of(bakery, "LOAF") == (20, 2)


def test_the_current_checkout_is_the_one_that_waits(bakery: Shop, robin: Thread) -> None:
    shown = show(bakery, robin)
    with tenancy.business(bakery.id):
        found = find_current(robin.conversation_id, now=LATER)
        assert found is not None
        assert found.id == shown.id
        assert find_current(robin.conversation_id, now=NOON + SUMMARY_LASTS) is None
    confirm(bakery, shown)
    with tenancy.business(bakery.id):
        assert find_current(robin.conversation_id, now=NOON + timedelta(days=1)) is not None
