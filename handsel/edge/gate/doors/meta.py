"""`/hooks/meta`: Instagram, and Meta's other products as they are added to the registry."""

import hmac
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import parse_qsl

from handsel.edge.gate.calls import Answer, Call, json_answer
from handsel.kit.secrets import Secret
from handsel.kit.strict_json import Limits
from handsel.modules.channels.adapters.meta.envelope import VOLATILE
from handsel.modules.channels.adapters.meta.signature import SIGNATURE_HEADER, is_signed, keyed
from handsel.modules.channels.events import RawItem
from handsel.modules.channels.registry import split_meta

# WhatsApp sends up to 3 MB.
BODY_LIMIT: Final = 4 * 1024 * 1024
# A batch has up to 1,000 updates; the richest documented ones have some 60 keys.
KEY_LIMIT: Final = 60_000
LONGEST_CHALLENGE: Final = 200


class MetaDoor:
    """Proves calls with any of the configured app secrets."""

    path = "/hooks/meta"
    takes_name = False
    body_limit = BODY_LIMIT
    json_limits = Limits(keys=KEY_LIMIT)
    volatile = VOLATILE

    def __init__(self, *, app_secrets: Sequence[Secret], verify_token: Secret) -> None:
        self._keys = [keyed(secret) for secret in app_secrets]
        self._verify_token = verify_token

    @property
    def is_open(self) -> bool:
        """Whether any app secret is configured."""
        return bool(self._keys)

    async def is_genuine(self, call: Call, body: bytes) -> bool:
        """Whether X-Hub-Signature-256 signs these bytes."""
        return is_signed(body, header=call.header(SIGNATURE_HEADER), keys=self._keys)

    def split(self, call: Call, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """Every item, whatever the product."""
        return split_meta(payload)

    def greet(self, call: Call) -> Answer | None:
        """The subscription handshake: the raw challenge for who knows the verify token."""
        token = self._verify_token.reveal()
        if not token:
            return None
        asked = parse_qsl(call.query.decode("latin-1"), keep_blank_values=True)
        given = dict(asked)
        knows = hmac.compare_digest(given.get("hub.verify_token", "").encode(), token.encode())
        challenge = given.get("hub.challenge", "")
        plain = challenge.isascii() and 0 < len(challenge) <= LONGEST_CHALLENGE
        if not (knows and plain and given.get("hub.mode") == "subscribe"):
            return json_answer(403, {"error": "not_genuine"})
        return Answer(200, challenge.encode(), content_type="text/plain; charset=utf-8")
