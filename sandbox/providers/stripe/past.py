"""Payments that were made before this world began: their objects, without any event."""

from collections.abc import Iterator, Sequence

from sandbox.control.past import Remembered
from sandbox.control.requests import PastDispute, PastPayment, PastRefund
from sandbox.providers.stripe import session_shapes, shapes
from sandbox.providers.stripe.currencies import fee_minor
from sandbox.providers.stripe.session_params import Line, Ordered
from sandbox.providers.stripe.store import Store
from sandbox.web import Json
from sandbox.world import World

_DAY_SECONDS = 86_400


class Past:
    """Puts what an account took into one store."""

    def __init__(self, world: World, store: Store) -> None:
        self._base_url = world.settings.base_url
        self._store = store

    def remember(self, account: str, payments: Sequence[Remembered]) -> None:
        """Keep these payments in place of those of the past that were told before."""
        self._store.drop_past(account)
        for one in payments:
            for value in list(self._objects(one)):
                hidden = {"is_past": True, "line_items": [], "payment_intent_data": {}}
                self._store.put(account, value, hidden=hidden)

    def _objects(self, one: Remembered) -> Iterator[Json]:
        payment = one.payment
        session = self._session(payment)
        intent = _intent(payment, session)
        charge = _charge(payment, intent)
        if payment.checkout_id:
            yield session
        yield from (intent, charge, _settled(charge))
        for refund in one.refunds:
            yield from _refunded(refund, charge)
        for dispute in one.disputes:
            yield from _disputed(dispute, charge)

    def _session(self, payment: PastPayment) -> Json:
        bought = Line("A purchase", None, payment.amount_minor, 1, {})
        params = {
            "success_url": self._base_url,
            "metadata": dict(payment.metadata),
            "client_reference_id": payment.metadata.get("payment_id"),
        }
        session = session_shapes.session(
            params,
            Ordered((bought,), payment.currency.lower(), 0),
            now=payment.paid_at,
            expires_at=payment.paid_at + _DAY_SECONDS,
            base_url=self._base_url,
        )
        return session | {
            "id": payment.checkout_id,
            "customer_details": session_shapes.customer_details(payment.email),
            "payment_intent": payment.payment_id,
            "payment_status": "paid",
            "status": "complete",
            "url": None,
        }


def _intent(payment: PastPayment, session: Json) -> Json:
    data = {"metadata": dict(payment.metadata)}
    return shapes.payment_intent(session, data, now=payment.paid_at) | {
        "id": payment.payment_id,
        "client_secret": f"{payment.payment_id}_secret_sandbox",
        "amount_received": payment.amount_minor,
        "status": "succeeded",
    }


def _charge(payment: PastPayment, intent: Json) -> Json:
    charge = shapes.charge(
        intent, email=payment.email, method="card", status="succeeded", now=payment.paid_at
    )
    intent |= {"latest_charge": charge["id"], "payment_method": charge["payment_method"]}
    return charge


def _settled(charge: Json) -> Json:
    amount, currency = charge["amount"], charge["currency"]
    return _transaction(charge, "charge", charge, amount=amount, fee=fee_minor(amount, currency))


def _refunded(told: PastRefund, charge: Json) -> Iterator[Json]:
    metadata = {"refund_id": told.reference} if told.reference else {}
    refund = shapes.refund(
        charge, amount=told.amount_minor, reason=None, metadata=metadata, now=told.at
    )
    refund["id"] = told.refund_id
    charge["amount_refunded"] += told.amount_minor
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    yield _transaction(refund, "refund", charge, amount=-told.amount_minor)
    yield refund


def _disputed(told: PastDispute, charge: Json) -> Iterator[Json]:
    dispute = shapes.dispute(charge, now=told.at)
    dispute |= {"id": told.dispute_id, "reason": told.reason}
    charge["disputed"] = True
    withdrawn = _transaction(dispute, "adjustment", charge, amount=-dispute["amount"])
    dispute["balance_transactions"].append(withdrawn)
    yield from (withdrawn, dispute)


def _transaction(source: Json, kind: str, charge: Json, *, amount: int, fee: int = 0) -> Json:
    made = shapes.balance_transaction(
        kind,
        source["id"],
        amount=amount,
        fee=fee,
        currency=charge["currency"],
        now=source["created"],
    )
    if kind != "adjustment":
        source["balance_transaction"] = made["id"]
    return made
