"""Why a channel did not do what it was asked."""

from typing import Literal

FailureClass = Literal["permanent", "retry", "rate", "window", "reauth", "unknown"]


class SendFailed(Exception):
    """The provider did not take a message, or we cannot tell (`unknown`).

    `unknown` means the call may have had its effect: it is reconciled, never blindly repeated.
    """

    def __init__(
        self,
        failure: FailureClass,
        reason: str,
        *,
        code: str = "",
        after_seconds: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.failure = failure
        self.reason = reason
        self.code = code
        self.after_seconds = after_seconds


class CannotBeAsked(SendFailed):
    """The provider has no way to ask after a message: only its own word tells, when it comes."""

    def __init__(self) -> None:
        super().__init__("unknown", "the provider has not said whether it took this message")
