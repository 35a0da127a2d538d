"""What may be changed about an order, by the shop's policy."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handsel.modules.commerce.returns.rules import (
    Kind,
    Line,
    OrderState,
    Policy,
    Swap,
    difference_of,
    needs_member,
    refuse_kind,
    refuse_reason,
    refuse_returned,
    refuse_swaps,
    worth_of,
)
from handsel.modules.commerce.returns.wants import merged_address

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MUG, TEA = UUID(int=1), UUID(int=2)
LINES = (
    Line(id=UUID(int=11), product_id=MUG, variant_id=UUID(int=21), quantity=3, paid_minor=1000),
    Line(id=UUID(int=12), product_id=TEA, variant_id=UUID(int=22), quantity=1, paid_minor=500),
)


def state(**values: object) -> OrderState:
    told = {"status": "placed", "payment_status": "paid", "fulfillment": "unfulfilled"} | values
    return OrderState(**told)  # type: ignore[arg-type]


def delivered(**values: object) -> OrderState:
    return state(**{"fulfillment": "delivered", "delivered_at": NOON, **values})


def swap(**values: object) -> Swap:
    told = {
        "line_id": UUID(int=11), "quantity": 1, "variant_id": UUID(int=31), "product_id": MUG,
        "price_minor": 400, "available": 5,
    } | values  # fmt: skip
    return Swap(**told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "order", "refusal"),
    [
        ("cancel", state(), None),
        ("cancel", state(status="draft", payment_status="unpaid"), None),
        ("cancel", state(status="cancelled"), "not_pending"),
        ("cancel", state(fulfillment="shipped"), "not_pending"),
        ("cancel", state(payment_status="disputed"), "disputed"),
        ("cancel", state(agreed=frozenset({"items"})), "already_changed"),
        ("cancel", state(waiting=True), "under_way"),
        ("items", state(), None),
        ("items", state(status="draft", payment_status="unpaid"), "not_paid"),
        ("items", state(agreed=frozenset({"items"})), "already_changed"),
        ("items", state(agreed=frozenset({"address"})), None),
        ("address", state(agreed=frozenset({"address"})), None),
        ("address", state(fulfillment="delivered"), "not_pending"),
        ("method", state(payment_status="refunded"), "not_paid"),
        ("return", state(), "not_delivered"),
        ("return", delivered(), None),
        ("return", delivered(agreed=frozenset({"items"})), None),
        ("return", delivered(agreed=frozenset({"exchange"})), "already_changed"),
        ("exchange", delivered(agreed=frozenset({"return"})), "already_changed"),
        ("return", delivered(payment_status="refunded"), "not_paid"),
        ("return", delivered(delivered_at=NOON - timedelta(days=30, seconds=1)), "window_over"),
        ("return", delivered(delivered_at=NOON - timedelta(days=30)), None),
    ],
)
def test_each_kind_of_change_has_its_time(
    kind: Kind, order: OrderState, refusal: str | None
) -> None:
    assert refuse_kind(kind, order, policy=Policy(), now=NOON) == refusal


def test_where_changed_items_are_not_final_the_rest_may_still_change() -> None:
    order, policy = state(agreed=frozenset({"items"})), Policy(items_change_is_final=False)
    assert refuse_kind("cancel", order, policy=policy, now=NOON) is None
    assert refuse_kind("items", order, policy=policy, now=NOON) == "already_changed"


def test_only_the_shops_reasons_count() -> None:
    policy = Policy(cancel_reasons=("ordered_by_mistake",))
    assert refuse_reason("ordered_by_mistake", policy=policy) is None
    assert refuse_reason("other", policy=policy) == "reason_refused"


@pytest.mark.parametrize(
    ("swaps", "refusal"),
    [
        ([], "nothing_wanted"),
        ([swap()], None),
        ([swap(quantity=3)], None),
        ([swap(quantity=4)], "unknown_line"),
        ([swap(quantity=2), swap(quantity=2, variant_id=UUID(int=32))], "unknown_line"),
        ([swap(line_id=UUID(int=99))], "unknown_line"),
        ([swap(product_id=TEA)], "other_product"),
        ([swap(variant_id=UUID(int=21))], "same_item"),
        ([swap(available=0)], "unavailable"),
        ([swap(is_active=False)], "unavailable"),
        ([swap(quantity=1, available=1), swap(quantity=1, available=1)], "unavailable"),
    ],
)
def test_one_option_takes_the_place_of_another(swaps: list[Swap], refusal: str | None) -> None:
    assert refuse_swaps(LINES, swaps) == refusal


@pytest.mark.parametrize(
    ("returned", "refusal"),
    [
        ([], "nothing_wanted"),
        ([(UUID(int=11), 3)], None),
        ([(UUID(int=11), 2), (UUID(int=11), 2)], "unknown_line"),
        ([(UUID(int=11), 0)], "unknown_line"),
        ([(UUID(int=99), 1)], "unknown_line"),
    ],
)
def test_no_more_comes_back_than_was_bought(
    returned: list[tuple[UUID, int]], refusal: str | None
) -> None:
    assert refuse_returned(LINES, returned) == refusal


def test_parts_never_come_to_more_than_the_whole() -> None:
    assert worth_of(LINES, [(UUID(int=11), 1)]) == 333
    assert worth_of(LINES, [(UUID(int=11), 2), (UUID(int=11), 1)]) == 1000
    assert worth_of(LINES, [(UUID(int=11), 3), (UUID(int=12), 1)]) == 1500


def test_the_difference_is_what_the_new_costs_beyond_the_old() -> None:
    assert difference_of(LINES, [swap(price_minor=400)]) == 67
    assert difference_of(LINES, [swap(price_minor=300)]) == -33


def test_a_member_is_asked_above_the_limit_only() -> None:
    assert not needs_member(900, policy=Policy(approval_limit_minor=900))
    assert needs_member(901, policy=Policy(approval_limit_minor=900))
    assert not needs_member(10**9, policy=Policy(approval_limit_minor=None))


def test_a_new_place_replaces_the_old_one_and_the_name_stays() -> None:
    known = {"name": "Robin", "line": "1 Old Road", "region": "IL", "country": "GB"}
    told = merged_address(known, {"line": " 7 Mill Lane ", "city": "York", "region": ""})
    assert told == {"name": "Robin", "line": "7 Mill Lane", "city": "York", "country": "GB"}
