"""What a channel tells us: the items of its webhooks, and each of them in our words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from handsel.modules.channels.failures import FailureClass

AttachmentKind = Literal[
    "image", "video", "audio", "file", "share", "reel", "story_mention", "sticker", "location",
    "contact", "unsupported",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """One item of a webhook body, before anyone knows its business.

    `dedupe_key` is the provider's own key within (source, account); `lane_key` is the customer's
    id at the provider, so that one customer's events are worked one after the other; it is empty
    for an event about the account itself. An empty `dedupe_key` asks for the body's digest in its
    place. `quarantined` is why a person must look first, empty for an item that can be worked.
    """

    source: str
    account: str
    lane_key: str
    dedupe_key: str
    kind: str
    occurred_at: datetime
    body: Mapping[str, Any]
    quarantined: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something beside the words.

    A location's `url` is a geo URI (RFC 5870), a contact's a tel URI (RFC 3966). `external_id`
    names media that the provider hands out by id alone.
    """

    kind: AttachmentKind
    url: str = ""
    title: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class OrderedProduct:
    """A product a customer put into a cart at the provider. Its price there is never trusted."""

    external_id: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Referral:
    """What brought the customer: an ad, a link with a `ref`, a shared post."""

    source: str = ""
    ref: str = ""
    ad_id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    customer_external_id: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReceived(_Said):
    """The customer wrote, or pressed a button of ours (`payload`)."""

    external_id: str
    text: str = ""
    payload: str = ""
    attachments: tuple[Attachment, ...] = ()
    reply_to_external_id: str = ""
    story_url: str = ""
    referral: Referral | None = None
    ordered: tuple[OrderedProduct, ...] = ()
    unsupported: bool = False
    standby: bool = False
    #: What the customer is called, where the provider says so with every message.
    customer_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoReceived(_Said):
    """The account wrote to the customer: we did, or a person with the provider's own app.

    `correlation` is our own id of the message where the provider carries it back.
    """

    external_id: str
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    correlation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageUnsent(_Said):
    external_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEdited(_Said):
    external_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionChanged(_Said):
    """`emoji` is empty when the reaction was taken back."""

    external_id: str
    emoji: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesSeen(_Said):
    """Delivery or read marks: for one message, or for everything until `until`."""

    mark: Literal["sent", "delivered", "read"]
    external_ids: tuple[str, ...] = ()
    until: datetime | None = None
    correlation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralReceived(_Said):
    referral: Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFailed(_Said):
    """The provider took a message and could not bring it to the customer."""

    external_id: str
    failure: FailureClass
    reason: str
    code: str = ""
    correlation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadControlChanged(_Said):
    """The provider's own handover: whether our app may answer in this thread now."""

    is_ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanged:
    """Something about the account itself: a template was approved, a number was restricted.

    `subject` says of what (template, quality, account, name, ...), `name` which one; `state` is
    the provider's own word, for people to read. At most one of `suspends` (nothing may be sent,
    until then if `until` says when it ends), `degrades` and `recovers` is true.
    """

    occurred_at: datetime
    subject: str
    name: str = ""
    state: str = ""
    reason: str = ""
    suspends: bool = False
    degrades: bool = False
    recovers: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionsChanged(_Said):
    """The customer told the provider whether they want promotions from this account."""

    is_wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored(_Said):
    """Known and of no interest, or unknown; kept, and said why."""

    reason: str


ChannelEvent = (
    MessageReceived
    | EchoReceived
    | MessageUnsent
    | MessageEdited
    | ReactionChanged
    | MessagesSeen
    | ReferralReceived
    | DeliveryFailed
    | ThreadControlChanged
    | AccountChanged
    | PromotionsChanged
    | Ignored
)
