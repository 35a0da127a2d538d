"""`/hooks/paypal`: webhooks of our platform's app; `/hooks/paypal/<id>`: of a shop's own app.

See `payments/adapters/paypal/proof.py` for what is proved. PayPal gives each webhook an id that is
part of what it signs: the platform's is a setting, a shop's is kept with its route.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from handsel.edge.gate.calls import Answer, Call
from handsel.edge.gate.doors.paypal_certificates import Certificates
from handsel.kit.secrets import Secret
from handsel.kit.strict_json import Limits
from handsel.modules.channels.events import RawItem
from handsel.modules.commerce.payments.adapters.paypal.parsing import lane_of, merchant_of
from handsel.modules.commerce.payments.adapters.paypal.proof import (
    Transmission,
    is_signed,
    is_timely,
)

SOURCE: Final = "paypal"
BODY_LIMIT: Final = 1024 * 1024
KEY_LIMIT: Final = 5_000

type Clock = Callable[[], datetime]
type FindWebhookIds = Callable[[str], Awaitable[Sequence[Secret]]]


def read_transmission(call: Call) -> Transmission:
    """The delivery's headers; absent ones are empty."""
    return Transmission(
        id=call.header("paypal-transmission-id") or "",
        time=call.header("paypal-transmission-time") or "",
        signature=call.header("paypal-transmission-sig") or "",
        certificate_url=call.header("paypal-cert-url") or "",
        algorithm=call.header("paypal-auth-algo") or "",
    )


def split(payload: Mapping[str, Any], *, account: str, now: datetime) -> RawItem:
    """The event as one item. Its lane is the payment it is about, so far as the event tells."""
    event_id, kind = payload.get("id"), payload.get("event_type")
    thing = payload.get("resource")
    readable = (
        isinstance(event_id, str)
        and isinstance(kind, str)
        and isinstance(thing, dict)
        and bool(event_id and kind)
    )
    return RawItem(
        source=SOURCE,
        account=account or (merchant_of(thing) if isinstance(thing, dict) else ""),
        lane_key=lane_of(thing) if readable and isinstance(thing, dict) else "",
        dedupe_key=str(event_id) if readable else "",
        kind=str(kind) if readable else "unreadable",
        occurred_at=_moment(payload.get("create_time")) or now,
        body=payload,
        quarantined="" if readable else "unreadable",
    )


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None


class _PayPalDoor:
    body_limit = BODY_LIMIT
    json_limits = Limits(keys=KEY_LIMIT)
    #: Where it may be sent again from.
    volatile = frozenset({"links"})
    path = "/hooks/paypal"

    def __init__(self, *, certificates: Certificates, clock: Clock) -> None:
        self._certificates = certificates
        self._clock = clock

    async def _is_proved(self, call: Call, body: bytes, *webhook_ids: Secret) -> bool:
        told, now = read_transmission(call), self._clock()
        if not (told.is_complete and is_timely(told, now=now)):
            return False
        key = await self._certificates.find(told.certificate_url, now=now)
        return key is not None and any(
            is_signed(body, transmission=told, webhook_id=one.reveal(), key=key)
            for one in webhook_ids
        )

    def greet(self, call: Call) -> Answer | None:
        """PayPal does not ask before it sends."""
        return None


class PayPalDoor(_PayPalDoor):
    """Our platform's own webhook; each event names the merchant it is for."""

    takes_name = False

    def __init__(self, *, webhook_id: Secret, certificates: Certificates, clock: Clock) -> None:
        super().__init__(certificates=certificates, clock=clock)
        self._webhook_id = webhook_id

    @property
    def is_open(self) -> bool:
        """Whether a webhook id is configured."""
        return bool(self._webhook_id.reveal())

    async def is_genuine(self, call: Call, body: bytes) -> bool:
        """Whether PayPal signed it for the platform's webhook."""
        return await self._is_proved(call, body, self._webhook_id)

    def split(self, call: Call, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """The one event, of the merchant it names."""
        yield split(payload, account="", now=self._clock())


class ShopPayPalDoor(_PayPalDoor):
    """The webhook of a shop's own PayPal app."""

    takes_name = True
    is_open = True

    def __init__(
        self, *, find_webhook_ids: FindWebhookIds, certificates: Certificates, clock: Clock
    ) -> None:
        super().__init__(certificates=certificates, clock=clock)
        self._find_webhook_ids = find_webhook_ids

    async def is_genuine(self, call: Call, body: bytes) -> bool:
        """Whether PayPal signed it for this account's webhook; an unknown one looks like a bad."""
        webhook_ids = await self._find_webhook_ids(call.name)
        proved = await self._is_proved(call, body, *(webhook_ids or (Secret("none"),)))
        return proved and bool(webhook_ids)

    def split(self, call: Call, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """The one event, of the account that the address names."""
        yield split(payload, account=call.name, now=self._clock())
