"""What a customer can do about a checkout, for the control side and the payment page."""

from sandbox.control.reading import BadRequest
from sandbox.control.requests import Pay
from sandbox.providers.stripe.changes import Changes
from sandbox.providers.stripe.payments import Payments
from sandbox.providers.stripe.reversals import Reversals
from sandbox.providers.stripe.store import Store
from sandbox.web import Json


class Outcomes:
    """Turns an outcome's name into what happens; refuses what cannot follow."""

    def __init__(self, store: Store, payments: Payments, reversals: Reversals) -> None:
        self._store = store
        self._payments = payments
        self._reversals = reversals

    def play(self, account: str, session: Json, pay: Pay) -> Changes:
        """Make one outcome happen; raises ``BadRequest`` when the checkout is past it."""
        match pay.outcome:
            case "paid" | "declined" | "late" | "expired":
                return self._decide(account, session, pay)
            case "late_succeeded" | "late_failed":
                return self._arrive(account, session, pay)
            case "refunded" | "partially_refunded":
                return self._refund(account, session, pay)
            case "disputed":
                return self._dispute(account, session)
            case "dispute_won" | "dispute_lost":
                return self._decide_dispute(account, session, won=pay.outcome == "dispute_won")

    def _decide(self, account: str, session: Json, pay: Pay) -> Changes:
        if session["status"] != "open":
            raise BadRequest(f"{session['id']} is {session['status']}, not open")
        match pay.outcome:
            case "paid":
                return self._payments.pay(account, session, email=pay.email)
            case "declined":
                return self._payments.decline(account, session, email=pay.email)
            case "late":
                return self._payments.pay_late(account, session, email=pay.email)
            case _:
                return self._payments.expire(account, session)

    def _arrive(self, account: str, session: Json, pay: Pay) -> Changes:
        intent = self._store.find(account, session["payment_intent"] or "")
        if intent is None or intent["status"] != "processing":
            raise BadRequest(f"{session['id']} has no late payment under way")
        if pay.outcome == "late_succeeded":
            return self._payments.arrive(account, session)
        return self._payments.bounce(account, session)

    def _paid_charge(self, account: str, session: Json) -> Json:
        intent = self._store.find(account, session["payment_intent"] or "")
        if intent is None or intent["status"] != "succeeded":
            raise BadRequest(f"{session['id']} is not paid")
        return self._store.get(account, intent["latest_charge"])

    def _refund(self, account: str, session: Json, pay: Pay) -> Changes:
        charge = self._paid_charge(account, session)
        left = charge["amount"] - charge["amount_refunded"]
        amount = left if pay.outcome == "refunded" else pay.amount_minor
        if amount is None:
            raise BadRequest("'partially_refunded' needs 'amount_minor'")
        if charge["disputed"]:
            raise BadRequest(f"{charge['id']} is disputed; it cannot be refunded")
        if not 0 < amount <= left:
            raise BadRequest(f"{amount} cannot be refunded; {left} is left of {charge['id']}")
        _, changes = self._reversals.refund(
            account, charge, amount=amount, reason=None, metadata={}
        )
        return changes

    def _dispute(self, account: str, session: Json) -> Changes:
        charge = self._paid_charge(account, session)
        if charge["disputed"] or charge["refunded"]:
            raise BadRequest(f"{charge['id']} is disputed or refunded already")
        return self._reversals.dispute(account, charge)

    def _decide_dispute(self, account: str, session: Json, *, won: bool) -> Changes:
        charge = self._paid_charge(account, session)
        for dispute in self._store.every(account, "dispute", charge=charge["id"]):
            if dispute["status"] == "needs_response":
                return self._reversals.decide_dispute(account, dispute, charge, won=won)
        raise BadRequest(f"{charge['id']} has no open dispute")
