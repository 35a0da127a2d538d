"""The calls of Stripe's API that write: sessions and refunds."""

from sandbox.providers.stripe import session_shapes
from sandbox.providers.stripe.caller import Caller
from sandbox.providers.stripe.currencies import format_minor
from sandbox.providers.stripe.errors import refused
from sandbox.providers.stripe.events import Events
from sandbox.providers.stripe.forms import integer, metadata, names, require_known
from sandbox.providers.stripe.payments import Payments
from sandbox.providers.stripe.reversals import Reversals
from sandbox.providers.stripe.session_params import (
    Ordered,
    check_params,
    read_expiry,
    read_ordered,
)
from sandbox.providers.stripe.store import Store
from sandbox.web import Json
from sandbox.world import World

_KNOWN_REFUND = names(
    """amount charge currency customer expand instructions_email metadata origin payment_intent
    reason refund_application_fee reverse_transfer"""
)
_REASONS = frozenset({"duplicate", "fraudulent", "requested_by_customer"})


class Calls:
    """Each verb takes the caller and the parameters and answers the object, or raises."""

    def __init__(
        self,
        world: World,
        store: Store,
        events: Events,
        *,
        payments: Payments,
        reversals: Reversals,
    ) -> None:
        self._world = world
        self._store = store
        self._payments = payments
        self._reversals = reversals
        self._events = events

    def create_session(self, caller: Caller, params: Json) -> Json:
        """Create a Checkout Session."""
        check_params(params)
        now = self._world.clock.unix()
        ordered = read_ordered(params)
        session = session_shapes.session(
            params,
            ordered,
            now=now,
            expires_at=read_expiry(params, now=now),
            base_url=self._world.settings.base_url,
        )
        lines = [
            session_shapes.line_item(line, ordered.currency, now=now) for line in ordered.lines
        ]
        hidden = {
            "line_items": lines,
            "payment_intent_data": params.get("payment_intent_data") or {},
        }
        answer = self._store.shown(caller.account, session, None)
        self._store.put(caller.account, session, hidden=hidden)
        self._record_session(caller, session, ordered)
        return self._store.shown(caller.account, answer, params.get("expand"))

    def _record_session(self, caller: Caller, session: Json, ordered: Ordered) -> None:
        self._world.log.append(
            "stripe",
            "checkout",
            account_id=caller.account,
            checkout_id=session["id"],
            client_reference_id=session["client_reference_id"],
            amount_minor=session["amount_total"],
            currency=session["currency"],
            url=session["url"],
            expires_at=session["expires_at"],
            metadata=session["metadata"],
            lines=[
                {"name": line.name, "quantity": line.quantity, "unit_minor": line.unit_minor}
                for line in ordered.lines
            ],
            idempotency_key=caller.idempotency_key,
        )

    def expire_session(self, caller: Caller, params: Json, session_id: str) -> Json:
        """End an open session."""
        session = self._store.get(caller.account, session_id, param="session")
        if session["status"] != "open":
            raise refused(
                'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout '
                f"Session has a status of {session['status']}.",
                param="session",
            )
        self._events.soon(caller.account, self._payments.expire(caller.account, session))
        return self._store.shown(caller.account, session, params.get("expand"))

    def create_refund(self, caller: Caller, params: Json) -> Json:
        """Send back all or a part of a charge."""
        require_known(params, _KNOWN_REFUND)
        charge = self._charge_to_refund(caller, params)
        left = charge["amount"] - charge["amount_refunded"]
        given = params.get("amount")
        amount = left if given is None else integer(given, param="amount", at_least=1)
        _require_refundable(charge, amount=amount, left=left)
        reason = params.get("reason")
        if reason and reason not in _REASONS:
            raise refused(f"Invalid reason: must be one of {', '.join(_REASONS)}", param="reason")
        refund, changes = self._reversals.refund(
            caller.account,
            charge,
            amount=amount,
            reason=reason,
            metadata=metadata(params.get("metadata")),
        )
        self._events.soon(caller.account, changes)
        return self._store.shown(caller.account, refund, params.get("expand"))

    def _charge_to_refund(self, caller: Caller, params: Json) -> Json:
        if "charge" in params:
            return self._store.get(caller.account, params["charge"], param="charge")
        if "payment_intent" not in params:
            words = "One of the following params should be provided for this request: "
            raise refused(words + "payment_intent or charge.")
        intent = self._store.get(caller.account, params["payment_intent"], param="payment_intent")
        if intent["status"] != "succeeded":
            raise refused(
                f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
                code="payment_intent_unexpected_state",
                param="payment_intent",
            )
        return self._store.get(caller.account, intent["latest_charge"])


def _require_refundable(charge: Json, *, amount: int, left: int) -> None:
    if charge["status"] != "succeeded":
        raise refused(
            f"Charge {charge['id']} did not succeed; it cannot be refunded.", param="charge"
        )
    if charge["disputed"]:
        words = f"Charge {charge['id']} has been charged back; cannot issue a refund."
        raise refused(words, code="charge_disputed")
    if left == 0:
        words = f"Charge {charge['id']} has already been refunded."
        raise refused(words, code="charge_already_refunded")
    if amount > left:
        asked, rest = (format_minor(value, charge["currency"]) for value in (amount, left))
        words = f"Refund amount ({asked}) is greater than unrefunded amount on charge ({rest})"
        raise refused(words, param="amount")
