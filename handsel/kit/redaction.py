"""What must not stand in a log: secrets by their type, their field's name and their known shapes.

Shapes are the providers' own documented prefixes; cards are told from other long numbers by their
issuers' ranges and the Luhn check (ISO/IEC 7812-1).
"""

import re
from collections.abc import Mapping, MutableMapping
from typing import Any, Final

from pydantic import SecretBytes, SecretStr

from handsel.kit.secrets import Secret

HIDDEN: Final = "••••"
_DEEPEST: Final = 6

#: Fields that hold a secret whatever its shape; also as the last words of a longer name.
_FIELD: Final = re.compile(
    r"(?:.*[_-])?(?:password|passwd|passphrase|secret|secrets|token|authorization|cookie|"
    r"api[_-]?key|secret[_-]?keys?|private[_-]?key|access[_-]?key|session[_-]?key|"
    r"appsecret_proof|otp|totp|recovery_codes?)",
    re.IGNORECASE,
)
#: Shapes of secrets, each with texts of which it has one: a text with none of them is done with
#: at once, as most are.
_SHAPES: Final = tuple(
    (hints, re.compile(pattern, re.DOTALL))
    for hints, pattern in (
        (
            ("PRIVATE KEY",),
            r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)",
        ),
        (("k_live_", "k_test_"), r"\b(?:sk|rk|hk)_(?:live|test)_\w{6,}"),
        (("whsec_",), r"\bwhsec_[\w+/=-]{6,}"),
        (("sk-",), r"\bsk-[\w-]{16,}"),
        # Meta: user and page tokens, Instagram's, and an app's id with its secret.
        (("EAA",), r"\bEAA[A-Za-z0-9]{16,}"),
        (("IGQ", "IGA"), r"\bIG(?:QV|QW|AA)[\w-]{16,}"),
        (("|",), r"\b\d{8,20}\|[\w-]{16,}"),
        # PayPal: access tokens, and secrets beside a client id.
        (("A21AA",), r"\bA21AA[\w-]{16,}"),
        (("E",), r"\bE[\w-]{79}(?![\w-])"),
        # Telegram: a bot's id and its token, also behind "bot" in an address.
        ((":",), r"(?:\bbot|(?<![\w:]))\d{6,12}:[\w-]{30,}"),
        (("eyJ",), r"\beyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]*"),
        (("gh", "AKIA"), r"\b(?:gh[pousr]_\w{20,}|AKIA[A-Z0-9]{16})\b"),
    )
)
_SCHEME: Final = re.compile(r"\b(Bearer|Basic|Token)(\s+|%20)(?!••)[\w.~+/=|:-]{6,}", re.IGNORECASE)
_SCHEME_WORDS: Final = ("bearer", "basic", "token")
_NAMED: Final = re.compile(
    r"(?P<name>\b(?:[a-z]+_)?(?:access_token|refresh_token|token|client_secret|secret|secret_key|"
    r"app_?secret|appsecret_proof|api_?key|password|passwd|passphrase|cookie|sessionid)\b"
    r"\\?[\"']?(?:\s*[=:]\s*|%3D)\\?[\"']?)(?!••)[^\s\"'&,;}\\]{4,}",
    re.IGNORECASE,
)
#: One of them is in each name above.
_NAMED_WORDS: Final = ("token", "secret", "key", "passw", "passphrase", "cookie", "sessionid")
_IN_URL: Final = re.compile(r"(\b[a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s/@]+(?=@)", re.IGNORECASE)
_MAIL: Final = re.compile(r"(?<![\w.%+-])[\w.%+-]{1,64}@(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})", re.I)
_LONG_NUMBER: Final = re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){12,18}(?![0-9A-Za-z])")
_ISSUERS: Final = re.compile(
    r"4|5[0-8]|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)|3[47]|3(?:0[0-5]|[68])|35|6(?:011|"
    r"4[4-9]|5|2|3|7)"
)


def redact(text: str) -> str:
    """The text without secrets of known shapes, card numbers, and the names in e-mail addresses."""
    for hints, shape in _SHAPES:
        if any(hint in text for hint in hints):
            text = shape.sub(HIDDEN, text)
    folded = text.casefold()
    if any(word in folded for word in _SCHEME_WORDS):
        text = _SCHEME.sub(rf"\1\2{HIDDEN}", text)
    if any(word in folded for word in _NAMED_WORDS):
        text = _NAMED.sub(rf"\g<name>{HIDDEN}", text)
    if "@" in text:
        text = _IN_URL.sub(rf"\1{HIDDEN}", text)
        text = _MAIL.sub(f"{HIDDEN}@", text)
    return _LONG_NUMBER.sub(_hide_card, text)


def redact_fields(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Hide secrets by type and by the field's name; a processor for structlog."""
    for name, value in event.items():
        if name != "exc_info":
            event[name] = _redacted(name, value, depth=0)
    return event


def _redacted(name: str, value: Any, *, depth: int) -> Any:
    if isinstance(value, Secret):
        return value.masked()
    if isinstance(value, SecretStr | SecretBytes):
        return HIDDEN
    if value and isinstance(value, str | bytes) and _FIELD.fullmatch(name):
        return HIDDEN
    if depth >= _DEEPEST:
        return HIDDEN if isinstance(value, Mapping | list | tuple | set) else value
    if isinstance(value, Mapping):
        return {key: _redacted(str(key), one, depth=depth + 1) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_redacted(name, one, depth=depth + 1) for one in value]
    return value


def _hide_card(found: re.Match[str]) -> str:
    digits = re.sub(r"[ -]", "", found[0])
    return f"{HIDDEN}{digits[-4:]}" if _is_card(digits) else found[0]


def _is_card(digits: str) -> bool:
    """Whether a number could be a card's: an issuer's range, and the Luhn check."""
    if not _ISSUERS.match(digits):
        return False
    doubled = (int(one) * 2 for one in digits[-2::-2])
    total = sum(map(int, digits[-1::-2])) + sum(sum(divmod(one, 10)) for one in doubled)
    return total % 10 == 0
