"""A payment provider of the tests: it remembers pages and money, and records every call.

It stands in for Stripe behind our adapter's shape; Stripe's own words are tested in the adapter's
folder and against the sandbox.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.modules.commerce.payments import registry
from handsel.modules.commerce.payments.adapter import (
    Credentials,
    DisputeSeen,
    DisputeStatus,
    Identity,
    ObjectUnknown,
    Opened,
    PageRequest,
    PageStatus,
    PaymentAdapter,
    ProviderLoggedOut,
    ProviderRefused,
    References,
    RefundRequest,
    RefundSeen,
    RefundStatus,
    Snapshot,
    Taken,
)

type Fault = Callable[[str], None]


def account_of(key: str) -> str:
    """The account that a shop's own key opens: each key has its own, but for its version's sake
    what follows a `+` does not count."""
    return "acct_" + hashlib.sha256(key.partition("+")[0].encode()).hexdigest()[:16]


@dataclass
class Page:
    """One page to pay on, and what became of it."""

    account: str
    session: str
    references: References
    money: Money
    expires_at: datetime
    status: PageStatus = "open"
    intent: str = ""
    captured: int | None = None
    email: str = ""
    livemode: bool = False
    #: A page whose money we have to ask for: whether the customer has approved it.
    approved: bool | None = None
    declines: bool = False
    #: Why the last try to pay failed.
    failure: str = ""
    refunds: list[RefundSeen] = field(default_factory=list)
    disputes: list[DisputeSeen] = field(default_factory=list)


@dataclass
class FakeProvider:
    """Every shop's account at once. `faults` run before a call, `after` once it had its effect."""

    pages: dict[str, Page] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    after: list[Fault] = field(default_factory=list)
    #: Every page that was asked for.
    #: A key that is not taken.
    bad_key: str = "sk_test_withdrawn"
    requests: list[PageRequest] = field(default_factory=list)
    _answers: dict[str, Any] = field(default_factory=dict)

    def connect(self, credentials: Credentials) -> PaymentAdapter:
        """Reach this provider for one account."""
        key = "" if credentials.is_connected else credentials.secret_key.reveal()
        return _Connected(self, credentials.account, key)

    @property
    def page(self) -> Page:
        """The newest page."""
        return list(self.pages.values())[-1]

    def count(self, call: str) -> int:
        """How often a call was made."""
        return self.calls.count(call)

    # What customers and banks do.

    def pay(self, page: Page, *, email: str = "robin@example.com") -> None:
        """The customer pays."""
        self.try_to_pay(page)
        page.status, page.email = "succeeded", email

    def try_to_pay(self, page: Page) -> None:
        """The customer tries: the provider has a payment now, and the page stays as it is."""
        page.intent = page.intent or f"pi_{uuid7().hex}"

    def decline(self, page: Page, *, email: str = "robin@example.com") -> None:
        """The customer's card is refused; they may try another one on the same page."""
        self.try_to_pay(page)
        page.failure, page.email = "card_declined", email

    def debit(self, page: Page) -> None:
        """The customer tells their bank to pay, which takes days."""
        self.try_to_pay(page)
        page.status = "processing"

    def refund(
        self, page: Page, amount: int, *, status: RefundStatus = "succeeded", ours: str = ""
    ) -> RefundSeen:
        """Money goes back."""
        told = Money(amount, page.money.currency)
        seen = RefundSeen(f"re_{uuid7().hex}", told, status, refund_id=ours)
        page.refunds.append(seen)
        return seen

    def mark_refund(self, page: Page, status: RefundStatus) -> None:
        """The newest refund comes to another state."""
        page.refunds[-1] = replace(page.refunds[-1], status=status)

    def dispute(self, page: Page, status: DisputeStatus) -> None:
        """The customer's bank disputes the payment, or decides."""
        known = page.disputes.pop() if page.disputes else None
        name = known.external_id if known else f"du_{uuid7().hex}"
        page.disputes.append(DisputeSeen(name, page.money, status))


@dataclass
class _Connected:
    provider: FakeProvider
    account: str
    key: str = ""

    def open_page(self, page: PageRequest) -> Opened:
        return self._once("open_page", page.idempotency_key, lambda: self._open(page))

    def _open(self, page: PageRequest) -> Opened:
        self.provider.requests.append(page)
        session = f"cs_{uuid7().hex}"
        references = References(str(page.business_id), str(page.order_id), str(page.payment_id))
        self.provider.pages[session] = Page(
            self.account, session, references, page.total, page.expires_at
        )
        return Opened(f"https://pay.test/{session}", session, page.expires_at)

    def close_page(self, session_external_id: str) -> bool:
        self._call("close_page")
        page = self._page(session_external_id)
        if page.approved is not None:
            return False
        if page.status == "open":
            page.status = "expired"
        return True

    def capture(self, session_external_id: str, *, idempotency_key: str) -> None:
        self._once("capture", idempotency_key, lambda: self._capture(session_external_id))

    def _capture(self, session: str) -> None:
        page = self._page(session)
        if page.declines:
            raise ProviderRefused("the instrument was declined")
        self.provider.pay(page)
        page.approved = False

    def list_taken(self, *, since: datetime) -> tuple[Taken, ...]:
        self._call("list_taken")
        return tuple(
            Taken(
                external_id=page.intent,
                captured=page.money,
                refunded=Money(
                    sum(one.money.amount_minor for one in page.refunds), page.money.currency
                ),
                references=page.references,
            )
            for page in self.provider.pages.values()
            if page.account == self.account and page.status == "succeeded"
        )

    def fetch(self, session_external_id: str, *, thorough: bool) -> Snapshot:
        self._call("fetch")
        page = self._page(session_external_id)
        amount = page.money.amount_minor if page.captured is None else page.captured
        complete = thorough or bool(page.refunds or page.disputes)
        return Snapshot(
            account=self.account,
            livemode=page.livemode,
            session_external_id=page.session,
            external_id=page.intent,
            status=page.status,
            money=page.money,
            captured=Money(amount if page.status == "succeeded" else 0, page.money.currency),
            references=page.references,
            url=f"https://pay.test/{page.session}" if page.status == "open" else "",
            payer_email=page.email,
            expires_at=page.expires_at,
            failure=page.failure,
            refunds=tuple(page.refunds) if complete else (),
            disputes=tuple(page.disputes) if complete else (),
            is_complete=complete,
            awaits_capture=page.approved is True,
        )

    def read_references(self, external_id: str) -> References:
        self._call("read_references")
        for page in self.provider.pages.values():
            if page.intent == external_id and page.account == self.account:
                return page.references
        raise ObjectUnknown

    def identify(self) -> Identity:
        self._call("identify")
        if self.key == self.provider.bad_key:
            raise ProviderLoggedOut
        return Identity(
            external_id=account_of(self.key) if self.key else self.account, name="The shop"
        )

    def refund(self, request: RefundRequest) -> RefundSeen:
        return self._once("refund", request.idempotency_key, lambda: self._refund(request))

    def _refund(self, request: RefundRequest) -> RefundSeen:
        (page,) = [p for p in self.provider.pages.values() if p.intent == request.external_id]
        amount = request.money.amount_minor
        return self.provider.refund(page, amount, ours=str(request.refund_id))

    def _page(self, session: str) -> Page:
        page = self.provider.pages.get(session)
        if page is None or page.account != self.account:
            raise ObjectUnknown
        return page

    def _once[T](self, call: str, key: str, act: Callable[[], T]) -> T:
        self._call(call)
        if key not in self.provider._answers:
            self.provider._answers[key] = act()
        if self.provider.after:
            self.provider.after.pop(0)(call)
        answer: T = self.provider._answers[key]
        return answer

    def _call(self, call: str) -> None:
        self.provider.calls.append(call)
        if self.provider.faults:
            self.provider.faults.pop(0)(call)


@contextmanager
def connected() -> Iterator[FakeProvider]:
    """Stripe is this provider; its events are read as Stripe's."""
    fake, kept = FakeProvider(), registry.PROVIDERS["stripe"]
    registry.PROVIDERS["stripe"] = replace(kept, connect=fake.connect)
    try:
        yield fake
    finally:
        registry.PROVIDERS["stripe"] = kept
