"""The shape every channel has for us: what it may tell, and what it can be asked to send."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol, runtime_checkable

from handsel.kit.secrets import Secret

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
    failure: "FailureClass"
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


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `payload` comes back when pressed, or `url` opens."""

    title: str
    payload: str = ""
    url: str = ""


MediaKind = Literal["image", "video", "audio", "file"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of a list under a message: `payload` comes back when it is chosen."""

    title: str
    payload: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A message the provider has approved beforehand. `values` fill its body, in order."""

    name: str
    locale: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What to send, in our words: a text with buttons or a list of choices, media, or a template.

    `media_kind` says what `media_url` is. With a template only its values are sent.
    """

    text: str = ""
    buttons: tuple[Button, ...] = ()
    choices: tuple[Choice, ...] = ()
    media_url: str = ""
    media_kind: MediaKind = "image"
    template: Template | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one customer. `correlation` is our own id of it, carried where possible."""

    account: str
    customer_external_id: str
    content: Content
    correlation: str
    human_agent: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    external_id: str


FailureClass = Literal["permanent", "retry", "rate", "window", "reauth", "unknown"]


class SendFailed(Exception):
    """The provider did not take a message, or we cannot tell (`unknown`).

    `unknown` means the call may have had its effect: it is reconciled, never blindly repeated.
    """

    def __init__(
        self,
        failure: FailureClass,
        reason: str,
        *,
        code: str = "",
        after_seconds: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.failure = failure
        self.reason = reason
        self.code = code
        self.after_seconds = after_seconds


class CannotBeAsked(SendFailed):
    """The provider has no way to ask after a message: only its own word tells, when it comes."""

    def __init__(self) -> None:
        super().__init__("unknown", "the provider has not said whether it took this message")


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach the provider for one account."""

    account: str
    access_token: Secret
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose account a token speaks for, and what people call it."""

    external_id: str
    name: str = ""


class ChannelAdapter(Protocol):
    """One kind of channel."""

    kind: str

    def split(self, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """Every item of a webhook body, never raising for one bad item among good ones."""
        ...

    def parse(self, body: Mapping[str, Any]) -> ChannelEvent:
        """One item in our words; raises ValueError when it makes no sense."""
        ...

    def parts_of(self, content: Content) -> tuple[Content, ...]:
        """The content as messages that each fit one `send`, in order."""
        ...

    def send(self, connection: Connection, outgoing: Outgoing) -> Sent:
        """Send one message; raises SendFailed."""
        ...

    def find_sent(
        self, connection: Connection, outgoing: Outgoing, *, since: datetime
    ) -> Sent | None:
        """The message, if the provider has taken it since then; raises SendFailed.

        Asked when a call's outcome is unknown. Only messages not older than `since` count. Raises
        CannotBeAsked where the provider has no such question.
        """
        ...

    def identify(self, connection: Connection, *, parent: str = "") -> Identity:
        """The account that the token speaks for; raises SendFailed.

        Where a token speaks for many, the connection's account is looked up. `parent` is the
        account it is said to belong to: SendFailed (permanent) when it does not.
        """
        ...

    def fetch_name(self, connection: Connection, customer_external_id: str) -> str:
        """The customer's public name, or an empty string."""
        ...


@runtime_checkable
class OwnsWebhook(Protocol):
    """A kind of channel whose accounts each have a webhook and a secret of their own."""

    def owns(self, connection: Connection) -> bool:
        """Whether the token speaks for the account."""
        ...

    def new_secret(self) -> Secret:
        """A secret that proves what comes to the webhook."""
        ...

    def set_webhook(self, connection: Connection, *, url: str, secret: Secret) -> None:
        """Have the account's events posted to `url`; raises SendFailed. May be called again."""
        ...

    def remove_webhook(self, connection: Connection) -> None:
        """Have nothing posted any more; raises SendFailed."""
        ...


@runtime_checkable
class Subscribes(Protocol):
    """A kind of channel whose events come to the platform's one webhook once it asks for them."""

    def subscribe(self, connection: Connection, *, parent: str) -> None:
        """Have the account's events posted to us; raises SendFailed. May be called again."""
        ...

    def unsubscribe(self, connection: Connection, *, parent: str) -> None:
        """Have them posted no longer; raises SendFailed."""
        ...


@runtime_checkable
class AwaitsPresses(Protocol):
    """A kind of channel that shows the customer a sign of waiting until a press is acknowledged."""

    def acknowledge(self, connection: Connection, press_id: str) -> None:
        """Say that the press was heard; raises SendFailed."""
        ...
