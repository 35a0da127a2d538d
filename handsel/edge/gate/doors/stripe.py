"""`/hooks/stripe`: events of connected accounts; `/hooks/stripe/<id>`: of a shop's own account.

Stripe signs `"{t}.{raw body}"` with HMAC-SHA256 and sends `Stripe-Signature: t=…,v1=…[,v1=…]`:
several v1 while a secret is being changed; other schemes are not looked at.
"""

import hmac
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from handsel.edge.gate.calls import Answer, Call
from handsel.kit.clock import from_milliseconds
from handsel.kit.secrets import Secret
from handsel.kit.strict_json import Limits
from handsel.modules.channels.events import RawItem

SOURCE: Final = "stripe"
SIGNATURE_HEADER: Final = "stripe-signature"
TOLERANCE_SECONDS: Final = 300
BODY_LIMIT: Final = 1024 * 1024
# The largest documented events, with all metadata, stay under a thousand.
KEY_LIMIT: Final = 5_000
MOST_SIGNATURES: Final = 16

type Clock = Callable[[], datetime]
type FindSecrets = Callable[[str], Awaitable[Sequence[Secret]]]


def is_signed(body: bytes, *, header: str | None, secrets: Sequence[Secret], now: datetime) -> bool:
    """Whether any v1 of the header signs these raw bytes under any secret, at most 300 s ago."""
    pairs = [part.strip().partition("=") for part in (header or "").split(",")]
    times = [value for name, _, value in pairs if name == "t"]
    given = [value for name, _, value in pairs if name == "v1"][:MOST_SIGNATURES]
    if len(times) != 1 or not (times[0].isascii() and times[0].isdigit() and len(times[0]) < 12):
        return False
    signed = times[0].encode() + b"." + body
    verdicts = [
        hmac.compare_digest(value.encode("latin-1"), _sign(signed, secret))
        for secret in secrets
        for value in given
    ]
    return any(verdicts) and abs(now.timestamp() - int(times[0])) <= TOLERANCE_SECONDS


def _sign(signed: bytes, secret: Secret) -> bytes:
    return hmac.digest(secret.reveal().encode(), signed, "sha256").hex().encode()


def split(payload: Mapping[str, Any], *, account: str, now: datetime) -> RawItem:
    """The event as one item. Its lane is the payment it is about, so far as the event tells."""
    event_id, kind = payload.get("id"), payload.get("type")
    readable = isinstance(event_id, str) and isinstance(kind, str) and bool(event_id and kind)
    return RawItem(
        source=SOURCE,
        account=account,
        lane_key=_payment_of(payload) if readable else "",
        dedupe_key=str(event_id) if readable else "",
        kind=str(kind) if readable else "unreadable",
        occurred_at=_created(payload.get("created")) or now,
        body=payload,
        quarantined="" if readable else "unreadable",
    )


def _payment_of(payload: Mapping[str, Any]) -> str:
    about = payload.get("data")
    about = about.get("object") if isinstance(about, dict) else None
    if not isinstance(about, dict):
        return ""
    named = about.get("payment_intent")
    if isinstance(named, dict):
        named = named.get("id")
    found = named or about.get("id")
    return found if isinstance(found, str) else ""


def _created(value: object) -> datetime | None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10**11:
        return None
    return from_milliseconds(value * 1000)


class _StripeDoor:
    body_limit = BODY_LIMIT
    json_limits = Limits(keys=KEY_LIMIT)
    #: How many endpoints have not yet answered 200: another number at another delivery.
    volatile = frozenset({"pending_webhooks"})

    def greet(self, call: Call) -> Answer | None:
        """Stripe does not ask before it sends."""
        return None


class StripeDoor(_StripeDoor):
    """Our platform's own endpoint, for all connected accounts."""

    path = "/hooks/stripe"
    takes_name = False

    def __init__(self, *, secrets: Sequence[Secret], clock: Clock) -> None:
        self._secrets = tuple(secrets)
        self._clock = clock

    @property
    def is_open(self) -> bool:
        """Whether any signing secret is configured."""
        return bool(self._secrets)

    async def is_genuine(self, call: Call, body: bytes) -> bool:
        """Whether Stripe signed it for the platform's endpoint."""
        header = call.header(SIGNATURE_HEADER)
        return is_signed(body, header=header, secrets=self._secrets, now=self._clock())

    def split(self, call: Call, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """The one event, of the connected account it names."""
        account = payload.get("account")
        name = account if isinstance(account, str) else ""
        yield split(payload, account=name, now=self._clock())


class ShopStripeDoor(_StripeDoor):
    """A shop's own Stripe account, with a signing secret of its own."""

    path = "/hooks/stripe"
    takes_name = True
    is_open = True

    def __init__(self, *, find_secrets: FindSecrets, clock: Clock) -> None:
        self._find_secrets = find_secrets
        self._clock = clock

    async def is_genuine(self, call: Call, body: bytes) -> bool:
        """Whether a secret of this account signed it. An unknown account looks like a bad one."""
        secrets = await self._find_secrets(call.name)
        header, now = call.header(SIGNATURE_HEADER), self._clock()
        proved = is_signed(body, header=header, secrets=secrets or (Secret("none"),), now=now)
        return proved and bool(secrets)

    def split(self, call: Call, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """The one event, of the account that the address names."""
        yield split(payload, account=call.name, now=self._clock())
