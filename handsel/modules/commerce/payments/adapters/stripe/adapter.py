"""Calls Stripe with its own library, for one account."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import stripe

from handsel.modules.commerce.payments.adapter import (
    Credentials,
    Identity,
    Opened,
    PageRequest,
    ProviderRefused,
    References,
    RefundRequest,
    RefundSeen,
    Snapshot,
    Taken,
)
from handsel.modules.commerce.payments.adapters.stripe.amounts import to_stripe
from handsel.modules.commerce.payments.adapters.stripe.failures import translated
from handsel.modules.commerce.payments.adapters.stripe.parsing import read_references
from handsel.modules.commerce.payments.adapters.stripe.reading import (
    is_live,
    moment,
    read_dispute,
    read_identity,
    read_refund,
    read_session,
    read_taken,
)
from handsel.modules.commerce.payments.adapters.stripe.transport import Transport

if TYPE_CHECKING:
    from stripe.params.checkout import SessionCreateParams

#: Pinned: Stripe changes shapes between versions, and the library's own default moves with it.
API_VERSION = "2026-10-28.endive"
#: Refunds or disputes of one payment; more than this is not a purchase any more.
MOST_LISTED = 100


@lru_cache(maxsize=1)
def _http() -> stripe.HTTPClient:
    """One HTTP client a process."""
    return Transport()


class Stripe:
    """The adapter. Retries are the caller's, with the same key, so the library makes none."""

    def __init__(self, credentials: Credentials) -> None:
        self._account = credentials.account
        self._connected_account = credentials.account if credentials.is_connected else ""
        self._livemode = is_live(credentials.secret_key)
        self._client = stripe.StripeClient(
            credentials.secret_key.reveal(),
            stripe_account=self._connected_account or None,
            stripe_version=API_VERSION,
            base_addresses={"api": credentials.base_url},
            max_network_retries=0,
            http_client=_http(),
        )

    def open_page(self, page: PageRequest) -> Opened:
        """Create a Checkout Session."""
        params = cast("SessionCreateParams", _session_params(page))
        with translated():
            session = self._client.v1.checkout.sessions.create(
                params, {"idempotency_key": page.idempotency_key}
            )
            if not session.url:
                # A repeated call may be answered with a session that has ended meanwhile.
                raise ProviderRefused("stripe: the session has no page")
            return Opened(
                url=session.url,
                session_external_id=session.id,
                expires_at=moment(session.expires_at),
            )

    def close_page(self, session_external_id: str) -> bool:
        """Expire a session; one that is complete or expired is left as it is."""
        with suppress(ProviderRefused), translated():
            self._client.v1.checkout.sessions.expire(session_external_id)
        return True

    def capture(self, session_external_id: str, *, idempotency_key: str) -> None:
        """Raises ProviderRefused: our sessions capture by themselves."""
        raise ProviderRefused

    def fetch(self, session_external_id: str, *, thorough: bool) -> Snapshot:
        """Retrieve a session with its intent and charge; lists refunds and disputes if there are.

        One call, or three for a payment with refunds or disputes.
        """
        with translated():
            found = self._client.v1.checkout.sessions.retrieve(
                session_external_id,
                {"expand": ["payment_intent", "payment_intent.latest_charge"]},
            )
            session = found.to_dict()
            snapshot = read_session(session, account=self._account)
            charge = _charge_of(session)
            troubled = charge.get("amount_refunded") or charge.get("disputed")
            if not snapshot.external_id or not (thorough or troubled):
                return snapshot
            return self._completed(snapshot)

    def read_references(self, external_id: str) -> References:
        """Our ids from a payment intent's metadata."""
        with translated():
            found = self._client.v1.payment_intents.retrieve(external_id)
            return read_references(found.to_dict())

    def refund(self, request: RefundRequest) -> RefundSeen:
        """Create a refund of a payment intent."""
        with translated():
            made = self._client.v1.refunds.create(
                {
                    "payment_intent": request.external_id,
                    "amount": to_stripe(request.money),
                    "metadata": {"refund_id": str(request.refund_id)},
                },
                {"idempotency_key": request.idempotency_key},
            )
            return read_refund(made.to_dict())

    def identify(self) -> Identity:
        """Retrieve the account that the key, or the platform's for it, opens."""
        with translated():
            if self._connected_account:
                found = self._client.v1.accounts.retrieve(self._connected_account).to_dict()
            else:
                found = self._client.v1.accounts.retrieve_current().to_dict()
            return read_identity(found, livemode=self._livemode)

    def list_taken(self, *, since: datetime) -> tuple[Taken, ...]:
        """List the payment intents made since then that succeeded, page by page."""
        with translated():
            found = self._client.v1.payment_intents.list(
                {
                    "created": {"gte": int(since.timestamp())},
                    "limit": MOST_LISTED,
                    "expand": ["data.latest_charge"],
                }
            )
            intents = [one.to_dict() for one in found.auto_paging_iter()]
            return tuple(read_taken(one) for one in intents if one["status"] == "succeeded")

    def _completed(self, snapshot: Snapshot) -> Snapshot:
        intent = snapshot.external_id
        refunds = self._client.v1.refunds.list({"payment_intent": intent, "limit": MOST_LISTED})
        disputes = self._client.v1.disputes.list({"payment_intent": intent, "limit": MOST_LISTED})
        return replace(
            snapshot,
            refunds=tuple(read_refund(refund.to_dict()) for refund in refunds.data),
            disputes=tuple(read_dispute(dispute.to_dict()) for dispute in disputes.data),
            is_complete=True,
        )


def _session_params(page: PageRequest) -> dict[str, Any]:
    ours = {
        "business_id": str(page.business_id),
        "order_id": str(page.order_id),
        "payment_id": str(page.payment_id),
    }
    return {
        "mode": "payment",
        "client_reference_id": str(page.payment_id),
        "metadata": ours,
        "payment_intent_data": {"metadata": ours},
        "line_items": [
            {
                "quantity": line.quantity,
                "price_data": {
                    "currency": line.unit_price.currency.lower(),
                    "unit_amount": to_stripe(line.unit_price),
                    "product_data": {"name": line.title[:250]},
                },
            }
            for line in page.lines
        ],
        "success_url": page.success_url,
        "cancel_url": page.cancel_url,
        "expires_at": int(page.expires_at.timestamp()),
        **({"customer_email": page.email} if page.email else {}),
    }


def _charge_of(session: dict[str, Any]) -> dict[str, Any]:
    intent = session.get("payment_intent")
    charge = intent.get("latest_charge") if isinstance(intent, dict) else None
    return charge if isinstance(charge, dict) else {}
