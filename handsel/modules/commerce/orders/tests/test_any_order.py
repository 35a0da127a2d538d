"""Whatever providers tell, in whatever order and how often: the books balance."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from handsel.kit import tenancy
from handsel.kit.money import Money
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.commerce.ledger.models import Entry
from handsel.modules.commerce.ledger.queries import get_balances, get_standing
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders import money
from handsel.modules.commerce.orders.queries import get_order
from tests.cast import Shop
from tests.purchases import NOON, agree, open_thread

TOTAL = 960
AMOUNTS = st.sampled_from([1, 400, 560, 960, 961])
NAMES = st.sampled_from(["a", "b", "c"])


class Books(RuleBasedStateMachine):
    """One order, told about by a provider that repeats and reverses itself."""

    shop: Shop
    order_id: UUID

    def __init__(self) -> None:
        super().__init__()
        self.order_id = agree(self.shop, open_thread(self.shop), skus={"FLOUR": 1}).order.id
        self.newly_paid = 0
        self.refunds: dict[str, int] = {}
        self.disputes: dict[str, int] = {}

    def reference(self, name: str) -> str:
        return f"{name}-{self.order_id}"

    def tell(self, recording: Callable[[], money.Recorded]) -> money.Recorded | None:
        with tenancy.business(self.shop.id):
            try:
                return recording()
            except money.RefundTooLarge:
                return None

    @rule(name=NAMES)
    def pay(self, name: str) -> None:
        told = Money(TOTAL, "GBP")
        recorded = self.tell(
            lambda: money.record_payment(
                self.order_id, reference=self.reference(name), money=told, at=NOON
            )
        )
        self.newly_paid += bool(recorded and recorded.newly_paid)

    @rule(name=NAMES, amount=AMOUNTS)
    def refund(self, name: str, amount: int) -> None:
        told = Money(self.refunds.setdefault(name, amount), "GBP")
        self.tell(
            lambda: money.record_refund(
                self.order_id, reference=self.reference(name), money=told, at=NOON
            )
        )

    @rule(name=NAMES)
    def refund_comes_back(self, name: str) -> None:
        told = Money(self.refunds.get(name, 1), "GBP")
        self.tell(
            lambda: money.record_refund_failed(
                self.order_id, reference=self.reference(name), money=told, at=NOON
            )
        )

    @rule(name=NAMES, amount=AMOUNTS, outcome=st.sampled_from(["open", "won", "lost"]))
    def dispute(self, name: str, amount: int, outcome: money.DisputeOutcome) -> None:
        told = Money(self.disputes.setdefault(name, amount), "GBP")
        self.tell(
            lambda: money.record_dispute(
                self.order_id, reference=self.reference(name), money=told, at=NOON, outcome=outcome
            )
        )

    @rule()
    def cancel(self) -> None:
        with tenancy.business(self.shop.id):
            try:
                orders.cancel(self.order_id)
            except orders.NotCancellable:
                return

    @invariant()
    def the_books_balance(self) -> None:
        with tenancy.business(self.shop.id):
            assert sum(get_balances(currency="GBP").values()) == 0
            standing = get_standing(self.order_id)
            order = get_order(self.order_id)
            entries = Entry.objects.filter(movement__order_id=self.order_id)
            provider = sum(e.amount_minor for e in entries if e.account == "provider")
        assert 0 <= standing.refunded_minor <= standing.captured_minor
        assert min(standing.disputed_minor, standing.lost_minor, standing.sold_minor) >= 0
        assert provider == (
            standing.captured_minor
            - standing.refunded_minor
            - standing.disputed_minor
            - standing.lost_minor
        )
        assert self.newly_paid == (standing.captured_minor > 0)
        assert standing.sold_minor == (TOTAL if self.newly_paid else 0)
        assert (order.placed_at is not None) == bool(self.newly_paid)

    def teardown(self) -> None:
        connection.close()


@pytest.mark.timeout(300)
def test_the_books_balance_whatever_is_told(rose: Shop) -> None:
    with tenancy.business(rose.id):
        flour = NewVariant(sku="FLOUR", price_minor=TOTAL, currency="GBP", stock=10_000)
        put_product("flour", title="Flour", variants=[flour])
    machine = type("BooksOfRose", (Books,), {"shop": rose})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
