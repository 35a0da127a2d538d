"""An order as the policy's rules see it, read in the current transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.kit.money import Money
from handsel.modules.catalog.queries import Offer, get_offers
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders.changing import paid_for, tax_of
from handsel.modules.commerce.orders.models import Order, OrderLine
from handsel.modules.commerce.orders.queries import get_order, lines_of
from handsel.modules.commerce.returns.queries import get_policy, state_of
from handsel.modules.commerce.returns.rules import Line, OrderState, Policy, Swap


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a decision about one order needs."""

    order: Order
    lines: tuple[Line, ...]
    rows: dict[UUID, OrderLine]
    state: OrderState
    policy: Policy

    def money(self, amount_minor: int) -> Money:
        """An amount in the order's currency."""
        return Money(amount_minor, self.order.currency)


def read(order_id: UUID, *, but_for: UUID | None = None) -> Facts:
    """The facts about one order, one change of it left out; raises NotFound."""
    order = get_order(order_id)
    rows = lines_of(order)
    offers = get_offers(row.variant_id for row in rows)
    return Facts(
        order=order,
        lines=tuple(
            Line(
                id=row.id,
                product_id=offers[row.variant_id].product_id,
                variant_id=row.variant_id,
                quantity=row.quantity,
                paid_minor=paid_for(row, order=order),
            )
            for row in rows
        ),
        rows={row.id: row for row in rows},
        state=state_of(order, but_for=but_for),
        policy=get_policy(),
    )


def hold(order_id: UUID) -> Facts:
    """The same, with the order locked until the transaction ends.

    Its checkout is locked first (see `orders.lock`); its conversation is not, since the caller
    holds its own, and whoever takes both takes the conversation first.
    """
    checkouts.lock(get_order(order_id).checkout_id)
    orders.lock(order_id)
    return read(order_id)


def swaps_for(facts: Facts, wanted: Sequence[tuple[UUID, UUID, int | None]]) -> list[Swap]:
    """What (line, variant, quantity) stand for, at today's prices; no quantity: the whole line.

    Raises NotFound for a variant that does not exist.
    """
    offers = get_offers(variant_id for _, variant_id, _ in wanted)
    found = []
    for line_id, variant_id, quantity in wanted:
        offer, row = offers.get(variant_id), facts.rows.get(line_id)
        if offer is None:
            raise NotFound
        whole = row.quantity if row else 1
        found.append(
            Swap(
                line_id=line_id,
                quantity=quantity or whole,
                variant_id=variant_id,
                product_id=offer.product_id,
                price_minor=_asked_for(offer, row, facts.order),
                available=offer.available,
                is_active=offer.is_active and offer.currency == facts.order.currency,
            )
        )
    return found


def _asked_for(offer: Offer, row: OrderLine | None, order: Order) -> int:
    """What one comes to, with a tax that is added at the rate of the line it replaces."""
    if row is None or order.prices_include_tax:
        return offer.price_minor
    return offer.price_minor + tax_of(offer.price_minor, rate_ppm=row.tax_rate_ppm, order=order)
