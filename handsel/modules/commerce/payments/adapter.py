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
    paypal_api_url: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """How to reach a provider for one shop's account.

    `is_connected`: the key is the platform's, and calls name the account. `client_id` goes with
    the key where a provider wants both.
    """

    account: str
    secret_key: Secret
    is_connected: bool
    base_url: str
    client_id: str = ""


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
    tried to pay. Refunds and disputes are complete when `is_complete`. With `awaits_capture` the
    customer has agreed at the provider and no money moves until we ask for it.
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
    awaits_capture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Money a provider took, as its own list has it; `references` are ours when it carries any.

    `refunded` is what went back since, where the list says so.
    """

    external_id: str
    captured: Money
    refunded: Money | None
    references: References


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose account a key opens. `external_id` is empty where the provider does not say."""

    external_id: str
    name: str = ""
    livemode: bool = False


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
    livemode: bool | None = None
    session_external_id: str = ""
    external_id: str = ""
    money: Money | None = None
    references: References = References()


class PaymentAdapter(Protocol):
    """One provider, reached for one account. It moves money and says what became of it.

    Every call may raise ProviderUnavailable, ProviderRefused, ProviderLoggedOut and
    ObjectUnknown. Calls that change something carry a key and may be repeated.
    """

    def open_page(self, page: PageRequest) -> Opened:
        """Open a page to pay on."""
        ...

    def close_page(self, session_external_id: str) -> bool:
        """End a page, so that nobody can pay on it any more; one that has ended is left.

        False where the provider cannot end one, and takes no money unless we ask for it.
        """
        ...

    def capture(self, session_external_id: str, *, idempotency_key: str) -> None:
        """Take what the customer agreed to, where the provider waits for us to ask."""
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

    def identify(self) -> Identity:
        """Whose account this is; changes nothing. Raises ProviderLoggedOut for a key it refuses."""
        ...

    def list_taken(self, *, since: datetime) -> tuple[Taken, ...] | None:
        """All the money it took since then; None where it cannot list, and each must be fetched."""
        ...


type FromSettings[Value] = Callable[[PaymentProviders], Value]


def _no_key(_: PaymentProviders) -> Secret:
    return Secret("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A payment provider: how to reach it for an account, and how to read its events.

    `base_url` and `platform_key` pick what is its own out of the settings. With `is_by_hand` there
    is no company behind it: members say what arrived, and our own rows are what is fetched. With
    `ships_unpaid` the goods leave before the money comes.
    """

    connect: Callable[[Credentials], PaymentAdapter]
    parse_event: Callable[[str], EventHint]
    base_url: FromSettings[str]
    platform_key: FromSettings[Secret] = _no_key
    is_by_hand: bool = False
    ships_unpaid: bool = False
