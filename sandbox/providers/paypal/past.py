"""Payments that were made before this world began: their orders, without any webhook."""

from collections.abc import Sequence

from sandbox.control.past import Remembered
from sandbox.control.requests import PastDispute, PastPayment
from sandbox.providers.paypal.orders import Orders, to_amount
from sandbox.web import Json


def remember(
    orders: Orders, merchant: str, payments: Sequence[Remembered], *, base_url: str
) -> None:
    """Keep these payments in place of those of the past that were told before."""
    orders.drop_past(merchant)
    for one in payments:
        disputes = [_dispute(told, one.payment, merchant=merchant) for told in one.disputes]
        orders.put_past(merchant, _order(one, merchant=merchant, base_url=base_url), disputes)


def _order(one: Remembered, *, merchant: str, base_url: str) -> Json:
    """A completed order with its capture and its refunds."""
    payment = one.payment
    links = [{"rel": "self", "href": f"{base_url}/paypal/v2/checkout/orders/{payment.checkout_id}"}]
    payee = {"merchant_id": merchant}
    amount = to_amount(payment.amount_minor, payment.currency)
    capture: Json = {
        "id": payment.payment_id,
        "status": _status(one),
        "amount": amount,
        "custom_id": payment.custom_id,
        "invoice_id": str(payment.metadata.get("payment_id", "")),
        "final_capture": True,
        "payee": payee,
        "supplementary_data": {"related_ids": {"order_id": payment.checkout_id}},
        "links": [{"rel": "up", "href": links[0]["href"]}],
    }
    unit = {
        "amount": amount,
        "custom_id": payment.custom_id,
        "payee": payee,
        "payments": {"captures": [capture], "refunds": _refunds(one, capture, base_url)},
    }
    return {
        "id": payment.checkout_id,
        "intent": "CAPTURE",
        "status": "COMPLETED",
        "purchase_units": [unit],
        "payer": {"email_address": payment.email or "payer@example.com"},
        "links": links,
    }


def _dispute(told: PastDispute, payment: PastPayment, *, merchant: str) -> Json:
    """A dispute over the whole capture, which nobody has decided yet."""
    return {
        "dispute_id": told.dispute_id,
        "status": "WAITING_FOR_SELLER_RESPONSE",
        "reason": told.reason.upper(),
        "dispute_amount": to_amount(payment.amount_minor, payment.currency),
        "dispute_life_cycle_stage": "CHARGEBACK",
        "disputed_transactions": [
            {
                "seller_transaction_id": payment.payment_id,
                "custom": payment.custom_id,
                "seller": {"merchant_id": merchant},
            }
        ],
    }


def _status(one: Remembered) -> str:
    if not one.refunds:
        return "COMPLETED"
    given = sum(refund.amount_minor for refund in one.refunds)
    return "REFUNDED" if given == one.payment.amount_minor else "PARTIALLY_REFUNDED"


def _refunds(one: Remembered, capture: Json, base_url: str) -> list[Json]:
    up = {"rel": "up", "href": f"{base_url}/paypal/v2/payments/captures/{capture['id']}"}
    return [
        {
            "id": refund.refund_id,
            "status": "COMPLETED",
            "amount": to_amount(refund.amount_minor, one.payment.currency),
            "custom_id": capture["custom_id"],
            "invoice_id": refund.reference,
            "payer": capture["payee"],
            "links": [up],
        }
        for refund in one.refunds
    ]
