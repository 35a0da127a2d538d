"""What a customer is told when money moved, or did not."""

from handsel.kit.money import Money
from handsel.modules.assistant.wording.text import Worded


def receipt(*, order_number: str, total: Money, locale: str, language: str) -> Worded:
    """The thank-you after a payment."""
    return Worded("")


def payment_failed(
    *, order_number: str, total: Money, locale: str, language: str, url: str = ""
) -> Worded:
    """The payment did not go through; `url` is where to try again, when there is one."""
    return Worded("")
