"""The shape every channel has for us: what its adapter reads, and what it can be asked to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from handsel.kit.secrets import Secret
from handsel.modules.channels.content import Content, MediaKind
from handsel.modules.channels.events import ChannelEvent, RawItem


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
    #: Kinds of media the channel brings, each with the most bytes it may have.
    largest_media: Mapping[MediaKind, int]

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
