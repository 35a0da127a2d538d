"""Who makes a call: the key, and the account it acts for."""

import base64
import hashlib
import re
from dataclasses import dataclass

from sandbox.providers.stripe.errors import refused
from sandbox.web import Request

API_VERSION = "2026-10-28.endive"
_KEY = re.compile(r"(sk|rk)_test_\w{4,}")
_ACCOUNT = re.compile(r"acct_\w{3,}")


@dataclass(frozen=True, slots=True)
class Caller:
    """``account`` is the connected account named in the header, else the key's own."""

    account: str
    connected: bool
    idempotency_key: str | None
    version: str


def own_account(secret_key: str) -> str:
    """The account that a secret key belongs to: each key has its own."""
    return "acct_" + hashlib.sha256(secret_key.encode()).hexdigest()[:16]


def read_caller(request: Request) -> Caller:
    """The caller; raises 401 without a usable key and 403 for an account that cannot be."""
    key = request.bearer or _basic_user(request)
    if not key:
        raise refused(
            "You did not provide an API key. You need to provide your API key in the Authorization "
            "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
            status=401,
        )
    if not _KEY.fullmatch(key):
        raise refused(f"Invalid API Key provided: {key[:8]}****", status=401)
    header = request.headers.get("stripe-account", "")
    if header and not _ACCOUNT.fullmatch(header):
        raise refused(
            f"The provided key 'sk_test_****' does not have access to account '{header}' (or that "
            "account does not exist). Application access may have been revoked.",
            code="account_invalid",
            status=403,
        )
    idempotency_key = request.headers.get("idempotency-key")
    if idempotency_key is not None and len(idempotency_key) > 255:
        raise refused("Idempotency key is too long; it can have up to 255 characters.")
    return Caller(
        account=header or own_account(key),
        connected=bool(header),
        idempotency_key=idempotency_key if request.method == "POST" else None,
        version=request.headers.get("stripe-version", API_VERSION),
    )


def _basic_user(request: Request) -> str:
    scheme, _, coded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(coded).decode().partition(":")[0]
    except ValueError:
        return ""
