"""The adapter shape over nobody: there is no page, and nothing that could be asked."""

from datetime import datetime

from handsel.modules.commerce.payments.adapter import (
    Credentials,
    EventHint,
    EventUnreadable,
    Identity,
    ObjectUnknown,
    Opened,
    PageRequest,
    ProviderRefused,
    References,
    RefundRequest,
    RefundSeen,
    Snapshot,
    Taken,
)


class ByHand:
    """Instructions take the page's place; a refund waits for a member to make it."""

    def __init__(self, credentials: Credentials) -> None:
        self._account = credentials.account

    def open_page(self, page: PageRequest) -> Opened:
        """No page: the customer is told how to pay."""
        return Opened(
            url="", session_external_id=f"hand-{page.payment_id}", expires_at=page.expires_at
        )

    def close_page(self, session_external_id: str) -> bool:
        """Our word ends it; money that comes all the same is still marked as received."""
        return False

    def capture(self, session_external_id: str, *, idempotency_key: str) -> None:
        """Raises ProviderRefused: nobody takes money but a member."""
        raise ProviderRefused

    def fetch(self, session_external_id: str, *, thorough: bool) -> Snapshot:
        """Raises ObjectUnknown: what is known is in our own rows."""
        raise ObjectUnknown

    def read_references(self, external_id: str) -> References:
        """Raises ObjectUnknown."""
        raise ObjectUnknown

    def refund(self, request: RefundRequest) -> RefundSeen:
        """Pending until a member has given the money back."""
        return RefundSeen(
            external_id=f"hand-{request.refund_id}",
            money=request.money,
            status="pending",
            refund_id=str(request.refund_id),
        )

    def identify(self) -> Identity:
        """Raises ObjectUnknown: there is no key, and nobody to ask."""
        raise ObjectUnknown

    def list_taken(self, *, since: datetime) -> tuple[Taken, ...]:
        """Nothing: nobody keeps other books."""
        return ()


def no_events(body: str) -> EventHint:
    """Raises EventUnreadable: nobody sends events."""
    raise EventUnreadable
