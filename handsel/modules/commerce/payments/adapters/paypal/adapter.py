"""Calls PayPal's Orders v2 for one shop's account."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from handsel.modules.commerce.payments.adapter import (
    Credentials,
    DisputeSeen,
    Identity,
    ObjectUnknown,
    Opened,
    PageRequest,
    ProviderRefused,
    ProviderUnavailable,
    References,
    RefundRequest,
    RefundSeen,
    Snapshot,
    Taken,
)
from handsel.modules.commerce.payments.adapters.paypal.amounts import to_paypal
from handsel.modules.commerce.payments.adapters.paypal.api import Api, Json
from handsel.modules.commerce.payments.adapters.paypal.parsing import (
    read_references,
    text,
    write_references,
)
from handsel.modules.commerce.payments.adapters.paypal.reading import (
    approve_link,
    read_dispute,
    read_order,
    read_refund,
)

LIVE_HOSTS = frozenset({"api-m.paypal.com", "api.paypal.com"})
#: PayPal's limit for the name of an item.
LONGEST_NAME = 127
_ID = re.compile(r"[A-Za-z0-9_-]{1,120}")
_ORDERS = "/v2/checkout/orders"
_CAPTURES = "/v2/payments/captures"
_USERINFO = "/v1/identity/oauth2/userinfo"
_DISPUTES = "/v1/customer/disputes"
_UNREADABLE = "paypal: an answer we cannot read"


class PayPal:
    """The adapter. Retries are the caller's, with the same key."""

    def __init__(self, credentials: Credentials, *, api: Api | None = None) -> None:
        self._account = credentials.account
        self._livemode = urlsplit(credentials.base_url).hostname in LIVE_HOSTS
        self._api = api or Api(
            credentials.base_url, client_id=credentials.client_id, secret=credentials.secret_key
        )

    def open_page(self, page: PageRequest) -> Opened:
        """Create an order that we capture once the customer has approved it."""
        with _read_safely():
            order = self._api.post(_ORDERS, _order(page), key=page.idempotency_key)
            url = approve_link(order)
            if not url:
                # A repeated call may be answered with an order that has moved on meanwhile.
                raise ProviderRefused("paypal: the order has no page")
            return Opened(url=url, session_external_id=order["id"], expires_at=page.expires_at)

    def close_page(self, session_external_id: str) -> bool:
        """Orders cannot be ended, but take no money until we capture them."""
        return False

    def capture(self, session_external_id: str, *, idempotency_key: str) -> None:
        """Capture an approved order; what came of it is in the order."""
        path = f"{_ORDERS}/{_segment(session_external_id)}/capture"
        self._api.post(path, {}, key=idempotency_key)

    def fetch(self, session_external_id: str, *, thorough: bool) -> Snapshot:
        """Show an order; with `thorough`, and where money moved, ask for its disputes too."""
        with _read_safely():
            order = self._api.get(f"{_ORDERS}/{_segment(session_external_id)}")
            seen = read_order(order, account=self._account, livemode=self._livemode)
            if not (thorough and seen.external_id):
                return seen
            return replace(seen, disputes=self._disputes(seen.external_id), is_complete=True)

    def read_references(self, external_id: str) -> References:
        """Our ids from a capture."""
        capture = self._api.get(f"{_CAPTURES}/{_segment(external_id)}")
        return read_references(capture.get("custom_id"))

    def refund(self, request: RefundRequest) -> RefundSeen:
        """Refund a capture; our id rides along as the refund's invoice."""
        body = {"amount": to_paypal(request.money), "invoice_id": str(request.refund_id)}
        path = f"{_CAPTURES}/{_segment(request.external_id)}/refund"
        with _read_safely():
            made = self._api.post(path, body, key=request.idempotency_key)
            return read_refund({"amount": body["amount"], **made})

    def identify(self) -> Identity:
        """Ask whose app this is. PayPal says the merchant's id only to apps that may know it."""
        with _read_safely():
            told = self._api.get(_USERINFO, schema="paypalv1.1")
            return Identity(
                external_id=text(told.get("payer_id")),
                name=text(told.get("business_name") or told.get("name"))[:120],
                livemode=self._livemode,
            )

    def list_taken(self, *, since: datetime) -> tuple[Taken, ...] | None:
        """None: the list of transactions is hours late and open to few apps; fetch each."""
        return None

    def _disputes(self, capture_id: str) -> tuple[DisputeSeen, ...]:
        found = self._api.get(_DISPUTES, disputed_transaction_id=capture_id)
        ids = [_segment(text(one.get("dispute_id"))) for one in found.get("items") or []]
        return tuple(read_dispute(self._api.get(f"{_DISPUTES}/{one}")) for one in ids)


def _order(page: PageRequest) -> Json:
    unit: Json = {
        "reference_id": str(page.order_id),
        "custom_id": write_references(
            business_id=page.business_id, order_id=page.order_id, payment_id=page.payment_id
        ),
        # PayPal refuses a second capture under one invoice id: another guard against paying twice.
        "invoice_id": str(page.payment_id),
        "amount": {**to_paypal(page.total), "breakdown": {"item_total": to_paypal(page.total)}},
        "items": [
            {
                "name": line.title[:LONGEST_NAME] or "-",
                "quantity": str(line.quantity),
                "unit_amount": to_paypal(line.unit_price),
            }
            for line in page.lines
        ],
    }
    source: Json = {
        "experience_context": {
            "user_action": "PAY_NOW",
            "shipping_preference": "NO_SHIPPING",
            "return_url": page.success_url,
            "cancel_url": page.cancel_url,
        },
        **({"email_address": page.email} if page.email else {}),
    }
    return {
        "intent": "CAPTURE",
        "purchase_units": [unit],
        "payment_source": {"paypal": source},
    }


def _segment(external_id: str) -> str:
    """An id fit for a path; anything else names nothing. Raises ObjectUnknown."""
    if not _ID.fullmatch(external_id):
        raise ObjectUnknown("paypal: not an id of PayPal's")
    return external_id


@contextmanager
def _read_safely() -> Iterator[None]:
    """An answer of another shape than PayPal's is no answer."""
    try:
        yield
    except (KeyError, TypeError, AttributeError) as error:
        raise ProviderUnavailable(_UNREADABLE) from error
