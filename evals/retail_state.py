"""An order of the product in the shape of the material's records, from its own rows."""

from collections.abc import Mapping
from typing import Any

from evals.retail_shop import RetailShop
from handsel.kit import tenancy
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.ledger.models import Movement
from handsel.modules.commerce.ledger.queries import list_movements
from handsel.modules.commerce.orders.finding import list_supplements
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order, lines_of
from handsel.modules.commerce.returns.models import Change, CreditEntry
from handsel.modules.commerce.returns.queries import find_by_supplement, list_changes
from handsel.modules.commerce.returns.wants import returned_of, swaps_of

_STATUSES = {"unfulfilled": "pending", "shipped": "processed", "delivered": "delivered"}
_REASONS = {"no_longer_needed": "no longer needed", "ordered_by_mistake": "ordered by mistake"}


def state_of(retail: RetailShop, order: Mapping[str, Any]) -> dict[str, Any]:
    """What the shop knows of one of the material's orders now."""
    with tenancy.business(retail.shop.id):
        row = get_order(retail.orders[order["order_id"]])
        skus = {key: sku for sku, key in Variant.objects.values_list("sku", "id")}
        done = [change for change in list_changes(row.id) if change.state == "done"]
        state: dict[str, Any] = {
            "status": _status(row, done),
            "items": sorted(
                [skus[line.variant_id], line.unit_price_minor]
                for line in lines_of(row)
                for _ in range(line.quantity)
            ),
            "address": {k: v for k, v in row.delivery_address.items() if v},
            "payment_history": _history(retail, order, row, done),
        }
        for change in done:
            state |= _requested(change, skus, _label(order))
        if row.status == "cancelled" and row.cancel_reason:
            state["cancel_reason"] = _REASONS[row.cancel_reason]
        return state


def _label(order: Mapping[str, Any]) -> str:
    label: str = order["payment_history"][0]["payment_method_id"]
    return label


def _status(row: Order, done: list[Change]) -> str:
    kinds = {change.kind for change in done}
    if row.status == "cancelled":
        return "cancelled"
    if "items" in kinds:
        return "pending (item modified)"
    if kinds & {"return", "exchange"}:
        return "return requested" if "return" in kinds else "exchange requested"
    return _STATUSES[row.fulfillment]


def _requested(change: Change, skus: Mapping[Any, str], original: str) -> dict[str, Any]:
    label = change.method.label if change.method else original
    if change.kind == "return":
        returned = [
            skus[row.variant_id] for row in returned_of(change.wanted) for _ in range(row.quantity)
        ]
        return {"return_items": sorted(returned), "return_payment_method_id": label}
    if change.kind == "exchange":
        swaps = swaps_of(change.wanted)
        return {
            "exchange_items": sorted(skus[swap.old_variant_id] for swap in swaps),
            "exchange_new_items": sorted(skus[swap.variant_id] for swap in swaps),
            "exchange_payment_method_id": label,
            "exchange_price_difference": change.difference_minor,
        }
    return {}


def _history(
    retail: RetailShop, order: Mapping[str, Any], row: Order, done: list[Change]
) -> list[list[Any]]:
    """Money that moved, in minor units, with the way it took; not that of an exchange."""
    if order["status"] == "cancelled":
        # Such an order is loaded without its payment and refund.
        paid = sum(line.unit_price_minor for line in lines_of(row))
        return sorted([[kind, paid, _label(order)] for kind in ("payment", "refund")])
    exchanged = any(change.kind == "exchange" for change in done)
    told = []
    for one in (row, *list_supplements(row.id)):
        for movement in list_movements(one.id):
            if movement.kind == "sale":
                continue
            if exchanged and movement.kind != "payment" and "imported" not in movement.reference:
                continue
            if exchanged and one.id != row.id:
                continue
            told.append(_moved(movement, one, _label(order)))
    return sorted(told)


def _moved(movement: Movement, order: Order, original: str) -> list[Any]:
    amount = max(entry.amount_minor for entry in movement.entries.all())
    kind = "payment" if movement.kind in {"payment", "credit_spent"} else "refund"
    return [kind, amount, _way(movement, order, original)]


def _way(movement: Movement, order: Order, original: str) -> str:
    entry = CreditEntry.objects.select_related("method").filter(reference=movement.reference)
    credit = entry.first()
    if credit is not None:
        return str(credit.method.label)
    change = find_by_supplement(order.id)
    return str(change.method.label) if change and change.method else original
