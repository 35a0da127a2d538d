"""What a payer can do about an order, for the control side and the page."""

from sandbox.control.reading import BadRequest
from sandbox.control.requests import Pay
from sandbox.providers.paypal.orders import Changes, Orders, captures_of, left_of
from sandbox.web import Json

_APPROVALS = {"paid": "COMPLETED", "late": "PENDING", "declined": "DECLINED"}


def play(orders: Orders, order: Json, pay: Pay) -> Changes:
    """Make one outcome happen; raises ``BadRequest`` when the order is past it.

    ``paid``, ``late`` and ``declined`` approve the order: what comes of it is seen when the
    merchant captures.
    """
    match pay.outcome:
        case "paid" | "late" | "declined" | "expired":
            if order["status"] not in {"CREATED", "PAYER_ACTION_REQUIRED"}:
                raise BadRequest(f"{order['id']} is {order['status']}, not open")
            if pay.outcome == "expired":
                return orders.void(order)
            return orders.approve(order, email=pay.email, capture_as=_APPROVALS[pay.outcome])
        case "late_succeeded" | "late_failed":
            capture = _capture(order, {"PENDING"})
            status = "COMPLETED" if pay.outcome == "late_succeeded" else "DECLINED"
            return orders.settle(order, capture, status)
        case "refunded" | "partially_refunded":
            return _refund(orders, order, pay)
        case "disputed":
            return orders.dispute(order, _capture(order, {"COMPLETED", "PARTIALLY_REFUNDED"}))
        case "dispute_won" | "dispute_lost":
            return _decide(orders, order, won=pay.outcome == "dispute_won")


def _refund(orders: Orders, order: Json, pay: Pay) -> Changes:
    capture = _capture(order, {"COMPLETED", "PARTIALLY_REFUNDED"})
    left = left_of(order, capture)
    amount = left if pay.outcome == "refunded" else pay.amount_minor
    if amount is None:
        raise BadRequest("'partially_refunded' needs 'amount_minor'")
    if not 0 < amount <= left:
        raise BadRequest(f"{amount} cannot be refunded; {left} is left of {capture['id']}")
    return orders.refund(order, capture, minor=amount)[1]


def _decide(orders: Orders, order: Json, *, won: bool) -> Changes:
    for capture in captures_of(order):
        for dispute in orders.disputes(capture["id"]):
            if dispute["status"] != "RESOLVED":
                return orders.decide_dispute(order, capture, dispute, won=won)
    raise BadRequest(f"{order['id']} has no open dispute")


def _capture(order: Json, states: set[str]) -> Json:
    for capture in captures_of(order):
        if capture["status"] in states:
            return capture
    raise BadRequest(f"{order['id']} has no capture that is {' or '.join(sorted(states))}")
