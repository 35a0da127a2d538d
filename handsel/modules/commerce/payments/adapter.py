"""The shape every payment provider has for us. Amounts are Money in our own minor units."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from handsel.kit.errors import Conflict, Failure, Invalid, NotFound
from handsel.kit.money import Money
from handsel.kit.secrets import Secret

PageStatus = Literal["open", "processing", "succeeded", "failed", "expired", "cancelled"]
RefundStatus = Literal["pending", "succeeded", "failed", "cancelled"]
DisputeStatus = Literal["inquiry", "open", "won", "lost", "closed"]
About = Literal["payment", "refund", "dispute"]


class ProviderUnavailable(Failure):
    """The provider did not answer properly; whether it acted is unknown. Ask again, same key."""

    code = "provider_unavailable"
    status = 503

    def __init__(self, message: str = "", *, after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.after_seconds = after_seconds


class ProviderRefused(Conflict):
    """The provider will not do this, however often it is asked."""

    code = "provider_refused"


class ProviderLoggedOut(Conflict):
    """The provider does not accept our key for this account: connect it again."""

    code = "provider_logged_out"


class ObjectUnknown(NotFound):
    """The provider has no such object in this account."""

    code = "object_unknown"


class EventUnreadable(Invalid):
    """This is not an event of this provider."""

    code = "event_unreadable"


@dataclass(frozen=True, slots=True)
class PaymentProviders:
    """What adapters need to know of the providers; no shop's own key is among it."""

    stripe_secret_key: Secret
    stripe_api_url: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """How to reach a provider for one shop's account.

    `is_connected`: the key is the platform's, and calls name the account.
    """

    account: str
    secret_key: Secret
    is_connected: bool
    base_url: str


@dataclass(frozen=True, slots=True)
class References:
    """Our own ids, as an object of the provider carries them; not to be trusted before checked."""

    business_id: str = ""
    order_id: str = ""
    payment_id: str = ""

    def __bool__(self) -> bool:
        return bool(self.business_id or self.order_id or self.payment_id)


@dataclass(frozen=True, slots=True)
class PageLine:
    title: str
    quantity: int
    unit_price: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """A page to be opened. Everything comes from stored rows: a repeated call is the same call."""

    business_id: UUID
    order_id: UUID
    payment_id: UUID
    lines: tuple[PageLine, ...]
    total: Money
    expires_at: datetime
    email: str
    success_url: str
    cancel_url: str
    idempotency_key: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A page a customer can pay on until `expires_at`."""

    url: str
    session_external_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """Money to give back for a payment; `external_id` is the payment's at the provider."""

    refund_id: UUID
    external_id: str
    money: Money
    idempotency_key: str


@dataclass(frozen=True, slots=True)
class RefundSeen:
    """A refund as the provider has it; `refund_id` is ours when it carries one."""

    external_id: str
    money: Money
    status: RefundStatus
    refund_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DisputeSeen:
    """A dispute as the provider has it. An `inquiry` moves no money; `closed` ends one."""

    external_id: str
    money: Money
    status: DisputeStatus
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A payment as the provider has it at this moment, in our words.

    `money` is what is to be paid, `captured` what was. `external_id` is empty until somebody
    tried to pay. Refunds and disputes are complete when `is_complete`.
    """

    account: str
    livemode: bool
    session_external_id: str
    external_id: str
    status: PageStatus
    money: Money
    captured: Money
    references: References
    url: str = ""
    payer_email: str = ""
    expires_at: datetime | None = None
    failure: str = ""
    refunds: tuple[RefundSeen, ...] = ()
    disputes: tuple[DisputeSeen, ...] = ()
    is_complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHint:
    """What an event is about. It says where to look, never what is so.

    `ignored` is why an event asks for nothing, empty for one that does. `money` is the amount to
    be paid, where the event names it: an event that disagrees with our payment is set aside.
    """

    kind: str
    about: About = "payment"
    ignored: str = ""
    account: str = ""
    livemode: bool = False
    session_external_id: str = ""
    external_id: str = ""
    money: Money | None = None
    references: References = References()


class PaymentAdapter(Protocol):
    """One provider, reached for one account.

    Every call may raise ProviderUnavailable, ProviderRefused, ProviderLoggedOut and
    ObjectUnknown. Calls that change something carry a key and may be repeated.
    """

    def open_page(self, page: PageRequest) -> Opened:
        """Open a page to pay on."""
        ...

    def close_page(self, session_external_id: str) -> None:
        """End a page, so that nobody can pay on it any more; one that has ended is left."""
        ...

    def fetch(self, session_external_id: str, *, thorough: bool) -> Snapshot:
        """The payment of a page; with `thorough` always with its refunds and disputes."""
        ...

    def read_references(self, external_id: str) -> References:
        """Our ids on a payment we know by the provider's id alone."""
        ...

    def refund(self, request: RefundRequest) -> RefundSeen:
        """Give money back."""
        ...


@dataclass(frozen=True, slots=True)
class Provider:
    """A payment provider: how to reach it for an account, and how to read its events."""

    connect: Callable[[Credentials], PaymentAdapter]
    parse_event: Callable[[str], EventHint]
