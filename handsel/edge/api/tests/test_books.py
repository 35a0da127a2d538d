"""The books by the API: balances, movements, the file of them, and differences members see to."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handsel.edge.api.tests.callers import V1, Caller, caller_for, stale_caller_for
from handsel.edge.api.tests.things import Things, furnish
from handsel.kit import tenancy
from handsel.kit.money import Money
from handsel.modules.commerce.orders import money
from handsel.modules.commerce.payments import books
from handsel.modules.commerce.payments.books import Found
from tests.cast import Shop
from tests.purchases import NOON, agree, open_thread

#: A provider's id that a spreadsheet would run.
FORMULA = "=HYPERLINK(pi)"


@pytest.fixture
def things(rose: Shop, database: dict[str, str]) -> Things:
    return furnish(rose, admin_url=database["admin"])


@pytest.fixture
def amal(rose: Shop) -> Caller:
    return caller_for(rose.owner)


@pytest.fixture
def order_ids(rose: Shop, things: Things) -> list[str]:
    """Orders paid at noon, a day and two days later."""
    paid = []
    for day in range(3):
        order = agree(rose, open_thread(rose)).order
        with tenancy.business(rose.id):
            money.record_payment(
                order.id,
                reference=f"{FORMULA}{day}",
                money=Money(960, "GBP"),
                at=NOON + timedelta(days=day),
            )
        paid.append(str(order.id))
    return paid


def told(caller: Caller, path: str) -> Any:
    return json.loads(caller.call("GET", path).content)


def test_balances_are_shown_and_sum_to_zero(amal: Caller, order_ids: list[str]) -> None:
    found = told(amal, "/ledger/balances")["items"]
    held = {one["account"]: one["balance_minor"] for one in found}
    assert held["provider"] == 3 * 960
    assert sum(held.values()) == 0
    assert {one["currency"] for one in found} == {"GBP"}


def test_movements_come_the_latest_first_page_by_page(amal: Caller, order_ids: list[str]) -> None:
    whole = told(amal, "/ledger/movements")["items"]
    assert [one["occurred_at"] for one in whole] == sorted(
        (one["occurred_at"] for one in whole), reverse=True
    )
    first = told(amal, "/ledger/movements?limit=2")
    rest = told(amal, f"/ledger/movements?cursor={first['next_cursor']}")
    assert [*first["items"], *rest["items"]] == whole
    assert all(sum(side["amount_minor"] for side in one["entries"]) == 0 for one in whole)


def test_movements_are_narrowed_by_day_and_by_order(amal: Caller, order_ids: list[str]) -> None:
    day = (NOON + timedelta(days=1)).date().isoformat()
    of_day = told(amal, f"/ledger/movements?since={day}&until={day}")["items"]
    of_order = told(amal, f"/ledger/movements?order_id={order_ids[1]}")["items"]
    assert of_day == of_order != []
    assert amal.call("GET", "/ledger/movements?cursor=nonsense").status_code == 422


def test_the_ledger_leaves_as_a_file_in_which_no_cell_is_a_formula(
    amal: Caller, order_ids: list[str]
) -> None:
    answer = Client(headers=amal.headers).get(f"{V1}/ledger/export")
    assert answer.headers["content-disposition"] == 'attachment; filename="ledger.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    paid = [row for row in rows if row["kind"] == "payment" and row["debit"]]
    assert [(row["account"], row["debit"], row["credit"]) for row in paid] == [
        ("provider", "9.60", "")
    ] * 3
    assert {row["reference"] for row in paid} == {f"'{FORMULA}{day}" for day in range(3)}
    assert all(row["order"].isdigit() for row in rows)


def test_the_file_is_for_who_proved_themselves_just_now(rose: Shop, order_ids: list[str]) -> None:
    answer = stale_caller_for(rose.owner).call("GET", "/ledger/export")
    assert json.loads(answer.content)["code"] == "reauthentication_required"


def test_a_difference_that_is_solved_leaves_the_list_with_its_note(
    amal: Caller, things: Things
) -> None:
    (shown,) = told(amal, "/differences")["items"]
    assert (shown["mark"], shown["note"]) == ("unseen", "")
    path = f"/differences/{shown['id']}/mark"
    seen = json.loads(amal.call("PUT", path, {"mark": "seen", "note": "Asked Stripe."}).content)
    assert told(amal, "/differences")["items"] == [seen]
    amal.call("PUT", path, {"mark": "solved", "note": "Booked."})
    assert told(amal, "/differences")["items"] == []
    (kept,) = told(amal, "/differences?resolved=true")["items"]
    assert (kept["mark"], kept["note"]) == ("solved", "Booked.")
    assert amal.call("PUT", path, {"mark": "gone"}).status_code == 422


@pytest.mark.parametrize(("found_minor", "mark"), [(0, "solved"), (960, "unseen")])
def test_a_solved_difference_is_unseen_again_when_it_changes(
    rose: Shop, amal: Caller, things: Things, found_minor: int, mark: str
) -> None:
    amal.call("PUT", f"/differences/{things.difference_id}/mark", {"mark": "solved"})
    again = Found(
        kind="payment_and_ledger",
        subject=str(things.order_id),
        order_id=things.order_id,
        expected_minor=960,
        found_minor=found_minor,
        currency="GBP",
    )
    with tenancy.business(rose.id):
        books.keep([again], kinds={again.kind}, now=NOON)
    (kept,) = told(amal, "/differences?resolved=true")["items"]
    assert kept["mark"] == mark
