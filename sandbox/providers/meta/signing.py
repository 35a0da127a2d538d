"""How Meta writes and signs a webhook body."""

import hashlib
import hmac
import json

from sandbox.web import Json

_ESCAPED = (("/", "\\/"), ("<", "\\u003C"), ("%", "\\u0025"), ("@", "\\u0040"))


def encode(payload: Json) -> bytes:
    """JSON as Meta sends it: non-ASCII as lower-case ``\\uXXXX``, and ``/ < % @`` escaped too.

    Source: developers.facebook.com, "Webhooks, validating payloads".
    """
    text = json.dumps(payload, ensure_ascii=True, separators=(",", ":"))
    # These characters stand only inside strings, where every escape is allowed.
    for plain, escaped in _ESCAPED:
        text = text.replace(plain, escaped)
    return text.encode("ascii")


def sign(body: bytes, secret: str) -> dict[str, str]:
    """The signature headers over the raw bytes; SHA-1 is the old one that Meta still sends."""
    key = secret.encode()
    return {
        "x-hub-signature": "sha1=" + hmac.new(key, body, hashlib.sha1).hexdigest(),
        "x-hub-signature-256": "sha256=" + hmac.new(key, body, hashlib.sha256).hexdigest(),
        "user-agent": "facebookexternalua",
    }
