"""What an answer of the Bot API means for a message we tried to send.

Below 500 an answer in the Bot API's shape (`ok`, `error_code`, `description`) is a refusal: nothing
was sent. 500 and above, or an answer in no such shape, may come after the effect: `unknown`.
"""

from collections.abc import Mapping
from typing import Any, Final

from handsel.modules.channels.failures import FailureClass, SendFailed

LONGEST_REASON: Final = 180
LONGEST_WAIT_SECONDS: Final = 86_400.0
#: A token that was taken back, and one that never was (the token is part of the address). Any other
#: refusal is for good: the customer blocked the bot (403), or the message makes no sense (400).
FAILURES: Final[Mapping[int, FailureClass]] = {401: "reauth", 404: "reauth", 429: "rate"}
SERVER_FAILED: Final = 500


def refusal(status: int, answer: Mapping[str, Any] | None) -> SendFailed:
    """The failure that an answer without success stands for."""
    told = answer if answer is not None and answer.get("ok") is False else None
    code = told.get("error_code") if told else None
    number = code if isinstance(code, int) and not isinstance(code, bool) else status
    words = told.get("description") if told else None
    reason = words if isinstance(words, str) and words else f"HTTP {status}"
    failure: FailureClass = "unknown"
    if told and number < SERVER_FAILED:
        failure = FAILURES.get(number, "permanent")
    return SendFailed(
        failure,
        reason[:LONGEST_REASON],
        code=str(number),
        after_seconds=_wait_seconds(told) if told and failure == "rate" else None,
    )


def _wait_seconds(told: Mapping[str, Any]) -> float | None:
    parameters = told.get("parameters")
    asked = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if not isinstance(asked, int | float) or isinstance(asked, bool):
        return None
    return max(0.0, min(float(asked), LONGEST_WAIT_SECONDS))
