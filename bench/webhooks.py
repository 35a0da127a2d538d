"""Instagram webhooks, signed beforehand, so that a load costs the client little."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from handsel.edge.cli.demo_story.described import Described, Shop


class Webhooks:
    """Makes whole HTTP requests to one shop's account."""

    def __init__(self, told: Described, shop: Shop) -> None:
        self._secret = told.meta_app_secret.encode()
        self._account = shop.account
        self._host = urlsplit(told.gate_url).netloc
        self._last_ms = 0

    @property
    def address(self) -> tuple[str, int]:
        """Where to connect."""
        host, _, port = self._host.partition(":")
        return host, int(port)

    def request(self, *, customer: str, text: str, mid: str = "") -> bytes:
        """One message in one request."""
        return self.batch([(customer, text, mid or new_mid())])

    def batch(self, messages: Sequence[tuple[str, str, str]]) -> bytes:
        """Messages (customer, text, mid) in one request."""
        items = [self._item(*message) for message in messages]
        entry = {"id": self._account, "time": self._last_ms, "messaging": items}
        body = json.dumps({"object": "instagram", "entry": [entry]}).encode()
        signature = hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        head = (
            f"POST /hooks/meta HTTP/1.1\r\nhost: {self._host}\r\n"
            f"content-type: application/json\r\nx-hub-signature-256: sha256={signature}\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def _item(self, customer: str, text: str, mid: str) -> dict[str, object]:
        self._last_ms = max(self._last_ms + 1, int(time.time() * 1000))
        return {
            "sender": {"id": customer},
            "recipient": {"id": self._account},
            "timestamp": self._last_ms,
            "message": {"mid": mid, "text": text},
        }


def new_mid() -> str:
    """A message id nobody had before."""
    return f"bench-{secrets.token_hex(16)}"


def new_customer() -> str:
    """A customer nobody met before."""
    return str(10**16 + secrets.randbelow(9 * 10**16))
