"""What an answer of the Graph API means for a message we tried to send.

The rule behind the table: a message is repeated only when Graph itself says it did not take it.

- An answer below 500 with an error object is a refusal: nothing was sent. Its code says whether to
  repeat (`retry`, `rate`), to reconnect (`reauth`), to wait for the customer (`window`), or to
  give up (`permanent`).
- 500 and above may come after the effect, even when the error says "transient": `unknown`, unless
  its code is one of the plain refusals above.
- A success without a message id, an unreadable or an oversized answer is `unknown` too.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from handsel.modules.channels.adapters.meta.fields import object_at, text_at
from handsel.modules.channels.failures import FailureClass, SendFailed

EXPIRED_TOKEN: Final = frozenset({102, 190})
RATE: Final = frozenset({4, 17, 32, 613, 80001, 80002, 80006, 80007, 130429, 131048, 131056})
PERMISSION: Final = frozenset({3, 10, *range(200, 300)})
TRANSIENT: Final = frozenset({1, 2, 1200})
#: Answered as an error although the message was sent (Messenger Platform, error codes).
UNSURE_SUBCODES: Final = frozenset({1357046})
#: Subcodes that mean "outside the messaging window", under code 10 or 100.
WINDOW_SUBCODES: Final = frozenset({2018278, 2018065, 2534022})
WINDOW_CODES: Final = frozenset({131047})
#: The customer has blocked the account, left, or cannot be written to.
GONE: Final = frozenset({551, 131026})
GONE_SUBCODES: Final = frozenset({1545041, 2018001, 2018108, 2018336, 2534014})
#: Another app or Messenger itself has this thread now, or the account may not send for a while.
#: They come under code 10 or alone, and say nothing about our permission or token.
NOT_NOW: Final = frozenset({2018300, 2018321, 2534037, 1893063, 2022})
LONGEST_WAIT_SECONDS: Final = 86_400.0
LONGEST_REASON: Final = 180


def refusal(
    status: int, answer: object, *, headers: Mapping[str, str], now: datetime
) -> SendFailed:
    """The failure that an answer without success stands for."""
    error = object_at(answer, "error")
    code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    failure = _failure(status, code, subcode, transient=error.get("is_transient") is True)
    words = text_at(error, "message") or f"HTTP {status}"
    return SendFailed(
        failure,
        words[:LONGEST_REASON],
        code=f"{code}/{subcode}" if subcode else str(code or status),
        after_seconds=wait_seconds(headers, now=now) if failure in {"rate", "retry"} else None,
    )


def _failure(status: int, code: int, subcode: int, *, transient: bool) -> FailureClass:
    if code in EXPIRED_TOKEN or (status == 401 and not code):
        return "reauth"
    if code in WINDOW_CODES or subcode in WINDOW_SUBCODES:
        return "window"
    if subcode in UNSURE_SUBCODES:
        return "unknown"
    if code in GONE or subcode in GONE_SUBCODES or {code, subcode} & NOT_NOW:
        return "permanent"
    if code in RATE or status == 429:
        return "rate"
    if code in PERMISSION:
        return "reauth"
    if status >= 500:
        return "unknown"
    return "retry" if transient or code in TRANSIENT or status == 408 else "permanent"


def is_wrong_proof(failed: SendFailed) -> bool:
    """Whether Graph refused our appsecret_proof: the account belongs to another of our apps."""
    return failed.code.split("/")[0] == "100" and "appsecret_proof" in failed.reason


def wait_seconds(headers: Mapping[str, str], *, now: datetime) -> float | None:
    """How long the provider asks us to wait: Retry-After, else Graph's own usage header."""
    asked = _retry_after(headers.get("retry-after", ""), now=now)
    if asked is None:
        asked = _regain_seconds(headers.get("x-business-use-case-usage", ""))
    return None if asked is None else max(0.0, min(asked, LONGEST_WAIT_SECONDS))


def _retry_after(written: str, *, now: datetime) -> float | None:
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        return (parsedate_to_datetime(written) - now).total_seconds()
    except (ValueError, TypeError):
        return None


def _regain_seconds(written: str) -> float | None:
    """The longest `estimated_time_to_regain_access` (minutes) of any use case named."""
    try:
        usage: Any = json.loads(written)
    except ValueError:
        return None
    cases = usage.values() if isinstance(usage, dict) else ()
    minutes = [
        _number(object_at(case).get("estimated_time_to_regain_access"))
        for listed in cases
        if isinstance(listed, list)
        for case in listed
    ]
    return max(minutes) * 60.0 if any(minutes) else None


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
