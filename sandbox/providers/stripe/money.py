"""What happens to the money: each change of Stripe's objects, and the events that tell of it.

Nothing here posts or answers. Every verb changes the stored objects, writes the log where money
moved, and returns the events in the order Stripe would make them.
"""

import copy

from sandbox.providers.stripe import shapes
from sandbox.providers.stripe.currencies import fee_minor
from sandbox.providers.stripe.store import Store
from sandbox.web import Json
from sandbox.world import World

type Changes = list[tuple[str, Json]]

_DEBITS = {"eur": "sepa_debit", "gbp": "bacs_debit", "usd": "us_bank_account"}


class Money:
    """The verbs of paying, refunding and disputing, over one store."""

    def __init__(self, world: World, store: Store) -> None:
        self._world = world
        self._store = store

    def _keep(self, account: str, *values: Json) -> None:
        for value in values:
            self._store.put(account, value)

    def _intent(self, account: str, session: Json, email: str | None) -> tuple[Json, Changes]:
        """The session's intent, made at the first try to pay."""
        session["customer_details"] = shapes.customer_details(email or session["customer_email"])
        if session["payment_intent"]:
            return self._store.get(account, session["payment_intent"]), []
        data = self._store.hidden(session["id"])["payment_intent_data"]
        intent = shapes.payment_intent(session, data, now=self._world.clock.unix())
        session["payment_intent"] = intent["id"]
        self._keep(account, intent, session)
        return intent, _snapshots(("payment_intent.created", intent))

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
        changes = _snapshots(
            ("charge.succeeded", charge), ("payment_intent.succeeded", intent), (last, session)
        )
        self._settle(account, charge)
        return changes + _snapshots(("charge.updated", charge))

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
        return _snapshots(("charge.failed", charge), ("payment_intent.payment_failed", intent))

    def pay_late(self, account: str, session: Json, *, email: str | None) -> Changes:
        """A bank debit is started: the session is complete and not paid."""
        intent, changes = self._intent(account, session, email)
        method = _DEBITS.get(session["currency"], "sepa_debit")
        charge = self._charge(intent, session, method=method, status="pending")
        intent |= {"status": "processing", "payment_method_types": [method]}
        session |= {"status": "complete", "payment_status": "unpaid", "url": None}
        self._keep(account, session, intent, charge)
        return changes + _snapshots(
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
        return changes + _snapshots(("checkout.session.async_payment_failed", session))

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
        return _snapshots(("checkout.session.expired", session))

    def refund(
        self, account: str, charge: Json, *, amount: int, reason: str | None, metadata: Json
    ) -> tuple[Json, Changes]:
        """Send money back; the caller has checked that so much is left."""
        now = self._world.clock.unix()
        refund = shapes.refund(charge, amount=amount, reason=reason, metadata=metadata, now=now)
        transaction = shapes.balance_transaction(
            "refund", refund["id"], amount=-amount, fee=0, currency=charge["currency"], now=now
        )
        refund["balance_transaction"] = transaction["id"]
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self._keep(account, refund, transaction, charge)
        self._record_refund(account, refund, charge)
        changes = _snapshots(("refund.created", refund), ("charge.refunded", charge))
        refund["destination_details"]["card"] |= {
            "reference": "5550001",
            "reference_status": "available",
        }
        self._keep(account, refund)
        return refund, changes + _snapshots(
            ("refund.updated", refund), ("charge.refund.updated", refund)
        )

    def _record_refund(self, account: str, refund: Json, charge: Json) -> None:
        self._world.log.append(
            "stripe",
            "refund",
            account_id=account,
            refund_id=refund["id"],
            charge_id=charge["id"],
            payment_intent=charge["payment_intent"],
            amount_minor=refund["amount"],
            refunded_total_minor=charge["amount_refunded"],
            currency=refund["currency"],
            metadata=refund["metadata"],
        )

    def dispute(self, account: str, charge: Json) -> Changes:
        """The customer's bank takes the payment back."""
        dispute = shapes.dispute(charge, now=self._world.clock.unix())
        created = _snapshots(("charge.dispute.created", dispute))
        self._move_disputed(account, dispute, charge, amount=-dispute["amount"])
        charge["disputed"] = True
        self._keep(account, dispute, charge)
        self._record_dispute(account, dispute)
        return created + _snapshots(("charge.dispute.funds_withdrawn", dispute))

    def decide_dispute(self, account: str, dispute: Json, charge: Json, *, won: bool) -> Changes:
        """The dispute ends: the money comes back, or stays with the customer."""
        dispute["status"] = "won" if won else "lost"
        changes: Changes = []
        if won:
            self._move_disputed(account, dispute, charge, amount=dispute["amount"])
            changes = _snapshots(("charge.dispute.funds_reinstated", dispute))
        self._keep(account, dispute)
        self._record_dispute(account, dispute)
        return changes + _snapshots(("charge.dispute.closed", dispute))

    def _move_disputed(self, account: str, dispute: Json, charge: Json, *, amount: int) -> None:
        transaction = shapes.balance_transaction(
            "adjustment",
            dispute["id"],
            amount=amount,
            fee=0,
            currency=charge["currency"],
            now=self._world.clock.unix(),
        )
        dispute["balance_transactions"].append(transaction)
        self._keep(account, transaction)

    def _record_dispute(self, account: str, dispute: Json) -> None:
        self._world.log.append(
            "stripe",
            "dispute",
            account_id=account,
            dispute_id=dispute["id"],
            charge_id=dispute["charge"],
            amount_minor=dispute["amount"],
            currency=dispute["currency"],
            status=dispute["status"],
        )


def _snapshots(*changes: tuple[str, Json]) -> Changes:
    """Events show the object as it was when they were made."""
    return [(name, copy.deepcopy(value)) for name, value in changes]


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
