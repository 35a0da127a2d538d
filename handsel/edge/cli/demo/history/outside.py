"""The payment providers of the past, remembered in this process: no call leaves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256

from handsel.kit.clock import now
from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapter import (
    Credentials,
    DisputeSeen,
    Identity,
    ObjectUnknown,
    Opened,
    PageRequest,
    PageStatus,
    References,
    RefundRequest,
    RefundSeen,
    Snapshot,
    Taken,
)
from handsel.modules.commerce.payments.registry import PROVIDERS

#: What each provider calls a page and a payment.
PREFIXES = {"stripe": ("cs_test_", "pi_"), "paypal": ("", "")}


@dataclass(slots=True)
class Page:
    """A page of the past and what became of it. `number` makes ids that are the same each time."""

    provider: str
    account: str
    request: PageRequest
    status: PageStatus = "open"
    payer_email: str = ""
    paid_at: datetime | None = None
    refunds: list[tuple[datetime, RefundSeen]] = field(default_factory=list)
    disputes: list[tuple[datetime, DisputeSeen]] = field(default_factory=list)

    @property
    def session_id(self) -> str:
        return PREFIXES[self.provider][0] + _short(self.request.idempotency_key, "page")

    @property
    def external_id(self) -> str:
        return PREFIXES[self.provider][1] + _short(self.request.idempotency_key, "payment")

    @property
    def references(self) -> References:
        asked = self.request
        return References(str(asked.business_id), str(asked.order_id), str(asked.payment_id))

    @property
    def captured(self) -> Money:
        total = self.request.total
        return total if self.status == "succeeded" else replace(total, amount_minor=0)


class Past:
    """Every page there was, by its id at the provider."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        #: Money that a provider took and that we know nothing of, by account.
        self.strays: dict[str, tuple[datetime, Taken]] = {}

    def of_payment(self, payment_id: object) -> Page:
        """The page of one of our payments; raises ObjectUnknown."""
        for page in self.pages.values():
            if page.request.payment_id == payment_id:
                return page
        raise ObjectUnknown

    def pay(self, payment_id: object, *, email: str) -> None:
        """The customer pays on the page."""
        page = self.of_payment(payment_id)
        page.status, page.payer_email, page.paid_at = "succeeded", email, now()

    def dispute(self, payment_id: object, *, reason: str) -> None:
        """The customer's bank asks for the money back."""
        page = self.of_payment(payment_id)
        told = _short(page.request.idempotency_key, "dispute")
        seen = DisputeSeen(f"du_{told}", page.request.total, "open", reason)
        page.disputes.append((now(), seen))


class PastAdapter:
    """A payment provider as one account of the past sees it."""

    def __init__(self, past: Past, provider: str, credentials: Credentials) -> None:
        self._past = past
        self._provider = provider
        self._account = credentials.account

    def open_page(self, page: PageRequest) -> Opened:
        opened = Page(self._provider, self._account, page)
        known = self._past.pages.setdefault(opened.session_id, opened)
        return Opened(_url(known), known.session_id, page.expires_at)

    def close_page(self, session_external_id: str) -> bool:
        page = self._get(session_external_id)
        if page.status == "open":
            page.status = "expired"
        return True

    def capture(self, session_external_id: str, *, idempotency_key: str) -> None:
        """Nothing waits to be captured here."""

    def fetch(self, session_external_id: str, *, thorough: bool) -> Snapshot:
        page = self._get(session_external_id)
        tried = page.status in {"succeeded", "failed"}
        return Snapshot(
            account=page.account,
            livemode=False,
            session_external_id=page.session_id,
            external_id=page.external_id if tried else "",
            status=page.status,
            money=page.request.total,
            captured=page.captured,
            references=page.references,
            url=_url(page) if page.status == "open" else "",
            payer_email=page.payer_email,
            expires_at=page.request.expires_at,
            refunds=tuple(seen for _, seen in page.refunds),
            disputes=tuple(seen for _, seen in page.disputes),
            is_complete=thorough,
        )

    def read_references(self, external_id: str) -> References:
        for page in self._past.pages.values():
            if page.external_id == external_id:
                return page.references
        raise ObjectUnknown

    def refund(self, request: RefundRequest) -> RefundSeen:
        page = next(p for p in self._past.pages.values() if p.external_id == request.external_id)
        told = _short(request.idempotency_key, "refund")
        seen = RefundSeen(f"re_{told}", request.money, "succeeded", str(request.refund_id))
        page.refunds.append((now(), seen))
        return seen

    def identify(self) -> Identity:
        return Identity(external_id=self._account)

    def list_taken(self, *, since: datetime) -> tuple[Taken, ...]:
        ours = [p for p in self._past.pages.values() if p.account == self._account]
        taken = [_taken(page) for page in ours if page.paid_at and page.paid_at >= since]
        at, stray = self._past.strays.get(self._account, (since, None))
        return (*taken, *([stray] if stray and at >= since else []))

    def _get(self, session_external_id: str) -> Page:
        try:
            return self._past.pages[session_external_id]
        except KeyError:
            raise ObjectUnknown from None


@contextmanager
def providers_of_the_past() -> Iterator[Past]:
    """Payment providers are played from memory inside the block."""
    past, kept = Past(), dict(PROVIDERS)
    for name in PREFIXES:
        PROVIDERS[name] = replace(PROVIDERS[name], connect=partial(PastAdapter, past, name))
    try:
        yield past
    finally:
        PROVIDERS.update(kept)


def _taken(page: Page) -> Taken:
    given = sum(refund.money.amount_minor for _, refund in page.refunds)
    return Taken(
        external_id=page.external_id,
        captured=page.request.total,
        refunded=Money(given, page.request.total.currency),
        references=page.references,
    )


def _short(key: str, what: str) -> str:
    return sha256(f"{key}|{what}".encode()).hexdigest()[:24]


def _url(page: Page) -> str:
    return f"https://pay.example/{page.provider}/{page.session_id}"
