"""The bodies of the control calls, field by field."""

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A customer writes to a business, or does something else a customer can do in a chat.

    ``reply_to`` is a message id, or ``{"story": {"id", "url"}}``. ``reaction`` is
    ``{"mid", "action", "reaction", "emoji"}``, ``postback`` ``{"title", "payload"}``, ``unsend``
    the id of the message taken back, ``edit`` ``{"mid", "text"}``; ``read`` says
    that all so far was read. On WhatsApp also ``list_reply`` ``{"id", "title"}``, ``order``
    ``{"product_items"}``, and ``message``, any other message as WhatsApp writes it, without id,
    time and sender. ``batch`` holds many of these to go out in one call.
    """

    channel_kind: str
    account_id: str
    customer_id: str
    text: str | None = None
    attachments: list[dict[str, Any]] = field(default_factory=list)
    reply_to: str | dict[str, Any] | None = None
    quick_reply: str | None = None
    postback: dict[str, Any] | None = None
    reaction: dict[str, Any] | None = None
    referral: dict[str, Any] | None = None
    unsend: str | None = None
    edit: dict[str, Any] | None = None
    list_reply: dict[str, Any] | None = None
    order: dict[str, Any] | None = None
    message: dict[str, Any] | None = None
    read: bool = False
    message_id: str | None = None
    timestamp_ms: int | None = None
    customer_name: str | None = None
    customer_username: str | None = None
    batch: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """A person of the business answered the customer in the provider's own app."""

    account_id: str
    customer_id: str
    text: str
    message_id: str | None = None
    channel_kind: str = "instagram"
    timestamp_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """What a customer, or their bank, does about one checkout."""

    provider: str
    checkout_id: str
    outcome: Literal[
        "paid",
        "declined",
        "late",
        "late_succeeded",
        "late_failed",
        "expired",
        "refunded",
        "partially_refunded",
        "disputed",
        "dispute_won",
        "dispute_lost",
    ]
    amount_minor: int | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawWebhook:
    """Any body to post to the gate: a string, any bytes in base64, or JSON to be encoded."""

    provider: str
    body: str | None = None
    body_base64: str | None = None
    json: Any = None
    headers: dict[str, Any] = field(default_factory=dict)
    sign: bool | Literal["wrong"] = True
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The next answers of a model provider, in order."""

    provider: str
    replies: list[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveClock:
    """Moves the providers' time; signatures keep the real one."""

    offset_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where one payment account's own events go, and the secret that signs them."""

    url: str
    secret: str
    secret_key: str | None = None
    account_id: str | None = None
    provider: str = "stripe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What one account took before this world began; told again, it replaces what was told.

    Each of ``payments`` is a ``PastPayment``.
    """

    provider: str
    account_id: str
    payments: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPayment:
    """A payment that was made, and what became of it. Moments are Unix seconds.

    Without a ``checkout_id`` the money came by no checkout. ``metadata`` is what Stripe keeps
    beside it, ``custom_id`` what PayPal does. Each of ``refunds`` is a ``PastRefund``, each of
    ``disputes`` a ``PastDispute``.
    """

    payment_id: str
    amount_minor: int
    currency: str
    paid_at: int
    checkout_id: str = ""
    email: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    custom_id: str = ""
    refunds: list[dict[str, Any]] = field(default_factory=list)
    disputes: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRefund:
    """Money that went back; ``reference`` is the caller's own name for it."""

    refund_id: str
    amount_minor: int
    at: int
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDispute:
    """A bank took all that was left of it back, and nobody has decided yet."""

    dispute_id: str
    at: int
    reason: str = "fraudulent"
