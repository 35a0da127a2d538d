"""What happens when a customer pays: the changes of Stripe's objects, and their events.

Nothing here posts or answers. Every verb changes the stored objects, writes the log where money
moved, and returns the events in the order Stripe would make them.
"""

from sandbox.providers.stripe import session_shapes, shapes
from sandbox.providers.stripe.changes import Changes, snapshots
from sandbox.providers.stripe.currencies import fee_minor
from sandbox.providers.stripe.store import Store
from sandbox.web import Json
from sandbox.world import World

_DEBITS = {"eur": "sepa_debit", "gbp": "bacs_debit", "usd": "us_bank_account"}
_CARD_FAILURE: Json = {
    "type": "card_error",
    "code": "card_declined",
    "decline_code": "insufficient_funds",
    "message": "Your card has insufficient funds.",
}
_DEBIT_FAILURE: Json = {
    "type": "invalid_request_error",
    "code": "payment_intent_payment_attempt_failed",
    "message": "The payment failed because the bank account has insufficient funds.",
}


class Payments:
    """The verbs of paying, over one store."""

    def __init__(self, world: World, store: Store) -> None:
        self._world = world
        self._store = store

    def _keep(self, account: str, *values: Json) -> None:
        for value in values:
            self._store.put(account, value)

    def _intent(self, account: str, session: Json, email: str | None) -> tuple[Json, Changes]:
        """The session's intent, made at the first try to pay."""
        session["customer_details"] = session_shapes.customer_details(
            email or session["customer_email"]
        )
        if session["payment_intent"]:
            return self._store.get(account, session["payment_intent"]), []
        data = self._store.hidden(session["id"])["payment_intent_data"]
        intent = shapes.payment_intent(session, data, now=self._world.clock.unix())
        session["payment_intent"] = intent["id"]
        self._keep(account, intent, session)
        return intent, snapshots(("payment_intent.created", intent))

    def _charge(self, intent: Json, session: Json, *, method: str, status: str) -> Json:
        charge = shapes.charge(
            intent,
            email=session["customer_details"]["email"],
            method=method,
            status=status,
            now=self._world.clock.unix(),
        )
        intent["latest_charge"] = charge["id"]
        intent["payment_method"] = charge["payment_method"]
        return charge

    def pay(self, account: str, session: Json, *, email: str | None) -> Changes:
        """A card is charged at once."""
        intent, changes = self._intent(account, session, email)
        charge = self._charge(intent, session, method="card", status="succeeded")
        session |= {"status": "complete", "payment_status": "paid", "url": None}
        return changes + self._succeed(
            account, session, intent, charge, last="checkout.session.completed"
        )

    def _succeed(
        self, account: str, session: Json, intent: Json, charge: Json, *, last: str
    ) -> Changes:
        intent |= {
            "status": "succeeded",
            "amount_received": intent["amount"],
            "last_payment_error": None,
            "processing": None,
        }
        self._keep(account, session, intent, charge)
        self._record_charge(account, session, charge)
        changes = snapshots(
            ("charge.succeeded", charge), ("payment_intent.succeeded", intent), (last, session)
        )
        self._settle(account, charge)
        return changes + snapshots(("charge.updated", charge))

    def _settle(self, account: str, charge: Json) -> None:
        """The charge reaches the balance a moment after it succeeded."""
        transaction = shapes.balance_transaction(
            "charge",
            charge["id"],
            amount=charge["amount"],
            fee=fee_minor(charge["amount"], charge["currency"]),
            currency=charge["currency"],
            now=self._world.clock.unix(),
        )
        charge["balance_transaction"] = transaction["id"]
        self._keep(account, transaction, charge)

    def _record_charge(self, account: str, session: Json, charge: Json) -> None:
        self._world.log.append(
            "stripe",
            "charge",
            account_id=account,
            charge_id=charge["id"],
            payment_intent=charge["payment_intent"],
            checkout_id=session["id"],
            client_reference_id=session["client_reference_id"],
            amount_minor=charge["amount"],
            currency=charge["currency"],
            metadata={**session["metadata"], **charge["metadata"]},
        )

    def decline(self, account: str, session: Json, *, email: str | None) -> Changes:
        """A card is refused; the session stays open for another try."""
        intent, changes = self._intent(account, session, email)
        charge = self._charge(intent, session, method="card", status="failed")
        return changes + self._fail(account, session, intent, charge)

    def _fail(self, account: str, session: Json, intent: Json, charge: Json) -> Changes:
        card = charge["payment_method_details"]["type"] == "card"
        failure = _CARD_FAILURE if card else _DEBIT_FAILURE
        charge |= {
            "status": "failed",
            "paid": False,
            "captured": False,
            "failure_code": failure["code"],
            "failure_message": failure["message"],
        }
        intent |= {
            "status": "requires_payment_method",
            "payment_method": None,
            "processing": None,
            "last_payment_error": {**failure, "charge": charge["id"]},
        }
        self._keep(account, session, intent, charge)
        self._world.log.append(
            "stripe",
            "decline",
            account_id=account,
            checkout_id=session["id"],
            charge_id=charge["id"],
            payment_intent=intent["id"],
        )
        return snapshots(("charge.failed", charge), ("payment_intent.payment_failed", intent))

    def pay_late(self, account: str, session: Json, *, email: str | None) -> Changes:
        """A bank debit is started: the session is complete and not paid."""
        intent, changes = self._intent(account, session, email)
        method = _DEBITS.get(session["currency"], "sepa_debit")
        charge = self._charge(intent, session, method=method, status="pending")
        intent |= {"status": "processing", "payment_method_types": [method]}
        session |= {"status": "complete", "payment_status": "unpaid", "url": None}
        self._keep(account, session, intent, charge)
        return changes + snapshots(
            ("charge.pending", charge),
            ("payment_intent.processing", intent),
            ("checkout.session.completed", session),
        )

    def arrive(self, account: str, session: Json) -> Changes:
        """The bank debit succeeds, days later."""
        intent, charge = self._paying(account, session)
        charge |= {"status": "succeeded", "paid": True}
        session["payment_status"] = "paid"
        last = "checkout.session.async_payment_succeeded"
        return self._succeed(account, session, intent, charge, last=last)

    def bounce(self, account: str, session: Json) -> Changes:
        """The bank debit fails, days later."""
        intent, charge = self._paying(account, session)
        changes = self._fail(account, session, intent, charge)
        return changes + snapshots(("checkout.session.async_payment_failed", session))

    def _paying(self, account: str, session: Json) -> tuple[Json, Json]:
        intent = self._store.get(account, session["payment_intent"])
        return intent, self._store.get(account, intent["latest_charge"])

    def expire(self, account: str, session: Json) -> Changes:
        """The session ends without being paid."""
        session |= {"status": "expired", "url": None}
        self._keep(account, session)
        self._world.log.append(
            "stripe", "checkout_expired", account_id=account, checkout_id=session["id"]
        )
        return snapshots(("checkout.session.expired", session))
