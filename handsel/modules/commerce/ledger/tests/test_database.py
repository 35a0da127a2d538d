"""What the ledger promises, the database keeps, whoever writes."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import Error, IntegrityError

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.modules.commerce.ledger.actions import record
from handsel.modules.commerce.ledger.models import Entry, Movement
from handsel.modules.commerce.ledger.rules import SIDES, Kind, standing_of
from tests.cast import Shop
from tests.purchases import NOON


def move(order_id: UUID, kind: str = "payment", *, entries_in: str = "GBP", **amounts: int) -> None:
    movement = Movement.objects.create(
        kind=kind, reference=uuid7().hex, order_id=order_id, currency="GBP", occurred_at=NOON
    )
    for account, amount in amounts.items():
        Entry.objects.create(
            movement=movement, account=account, amount_minor=amount, currency=entries_in
        )


@pytest.mark.parametrize(
    "amounts", [{"provider": 5, "customer": -4}, {"provider": 5}, {"provider": 5, "customer": 5}]
)
def test_a_movement_that_does_not_balance_is_refused(rose: Shop, amounts: dict[str, int]) -> None:
    with pytest.raises(IntegrityError, match="does not sum to zero"), tenancy.business(rose.id):
        move(uuid7(), **amounts)  # type: ignore[arg-type]
    with tenancy.business(rose.id):
        assert not Movement.objects.exists()


def test_a_movement_that_moves_nothing_is_refused(rose: Shop) -> None:
    with pytest.raises(IntegrityError, match="has no entries"), tenancy.business(rose.id):
        move(uuid7())


def test_a_movement_that_balances_is_kept(rose: Shop) -> None:
    with tenancy.business(rose.id):
        move(uuid7(), provider=5, customer=-5)
    with tenancy.business(rose.id):
        assert Entry.objects.count() == 2


def test_a_movement_has_one_currency(rose: Shop) -> None:
    with pytest.raises(IntegrityError, match="mixes currencies"), tenancy.business(rose.id):
        move(uuid7(), entries_in="EUR", provider=5, customer=-5)


def test_more_cannot_be_given_back_than_was_paid(rose: Shop) -> None:
    order_id = uuid7()
    with tenancy.business(rose.id):
        move(order_id, provider=500, customer=-500)
        move(order_id, "refund", returns=500, provider=-500)
    with pytest.raises(IntegrityError, match="exceed its payments"), tenancy.business(rose.id):
        move(order_id, "refund", returns=1, provider=-1)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda: Entry.objects.update(amount_minor=7),
        lambda: Entry.objects.all().delete(),
        lambda: Movement.objects.update(kind="sale"),
        lambda: Movement.objects.all().delete(),
    ],
)
def test_what_was_written_cannot_be_rewritten(rose: Shop, rewrite: Callable[[], object]) -> None:
    with tenancy.business(rose.id):
        move(uuid7(), provider=5, customer=-5)
    with pytest.raises(Error, match=r"append-only|permission denied"), tenancy.business(rose.id):
        rewrite()


def test_an_occasion_is_written_once_for_each_kind(rose: Shop) -> None:
    order_id, told = uuid7(), Money(500, "GBP")
    with tenancy.business(rose.id):
        for kind in (Kind.PAYMENT, Kind.SALE):
            written = [
                record(kind, reference="one", order_id=order_id, money=told, at=NOON)
                for _ in range(2)
            ]
            assert written == [True, False]
        assert Movement.objects.count() == 2


def test_every_kind_of_movement_debits_one_account_and_credits_another() -> None:
    assert set(SIDES) == set(Kind)
    assert all(debited != credited for debited, credited in SIDES.values())


def test_an_order_without_movements_stands_at_nothing() -> None:
    assert standing_of({}) == standing_of({("payment", "customer"): -5})
