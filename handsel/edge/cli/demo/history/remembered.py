"""What the sandbox is told of the past's payments, so that it gives back what it never took."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final, Protocol

from handsel.edge.cli.demo.history.outside import Page, Past
from handsel.modules.commerce.payments.adapter import Taken

type Told = dict[str, Any]
#: Strays are Stripe's: PayPal has no list of its own that would show one.
STRAYS_AT: Final = "stripe"


class Outside(Protocol):
    """The outside world's control side: one call by its name, with what it says."""

    def call(self, name: str, **body: Any) -> Any:
        """Make it happen."""
        ...


def hand_over(past: Past, outside: Outside) -> None:
    """Tell each provider what each account took; told again, it replaces what was told."""
    for provider, account in sorted({(one.provider, one.account) for one in past.pages.values()}):
        payments = [*_paid(past, provider, account)]
        if provider == STRAYS_AT and account in past.strays:
            payments.append(_stray(*past.strays[account]))
        outside.call("past", provider=provider, account_id=account, payments=payments)


def _paid(past: Past, provider: str, account: str) -> Iterator[Told]:
    for page in past.pages.values():
        if (page.provider, page.account) == (provider, account) and page.paid_at is not None:
            yield _payment(page, page.paid_at)


def _payment(page: Page, paid_at: datetime) -> Told:
    return {
        "checkout_id": page.session_id,
        "payment_id": page.external_id,
        "amount_minor": page.request.total.amount_minor,
        "currency": page.request.total.currency,
        "paid_at": _seconds(paid_at),
        "email": page.payer_email or None,
        "metadata": asdict(page.references),
        "custom_id": ":".join(asdict(page.references).values()),
        "refunds": [
            {
                "refund_id": seen.external_id,
                "amount_minor": seen.money.amount_minor,
                "at": _seconds(at),
                "reference": seen.refund_id,
            }
            for at, seen in page.refunds
        ],
        "disputes": [
            {"dispute_id": seen.external_id, "at": _seconds(at), "reason": seen.reason}
            for at, seen in page.disputes
        ],
    }


def _stray(at: datetime, taken: Taken) -> Told:
    return {
        "payment_id": taken.external_id,
        "amount_minor": taken.captured.amount_minor,
        "currency": taken.captured.currency,
        "paid_at": _seconds(at),
        "metadata": {name: value for name, value in asdict(taken.references).items() if value},
    }


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
