"""Reads what an account took before this world began."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.control.reading import BadRequest, read_object
from sandbox.control.requests import Past, PastDispute, PastPayment, PastRefund


@dataclass(frozen=True, slots=True)
class Remembered:
    """A payment of the past with what became of it, each part read."""

    payment: PastPayment
    refunds: tuple[PastRefund, ...]
    disputes: tuple[PastDispute, ...]


def read_past(past: Past) -> list[Remembered]:
    """Its payments, the oldest first; raises ``BadRequest``."""
    found = [_read(each, where=f"payments[{at}]") for at, each in enumerate(past.payments)]
    return sorted(found, key=lambda one: one.payment.paid_at)


def _read(given: dict[str, Any], *, where: str) -> Remembered:
    payment = read_object(PastPayment, given, where=where)
    refunds = _each(PastRefund, payment.refunds, where=f"{where}.refunds")
    disputes = _each(PastDispute, payment.disputes, where=f"{where}.disputes")
    if payment.amount_minor <= 0 or any(one.amount_minor <= 0 for one in refunds):
        raise BadRequest(f"amounts in {where} must be above 0")
    if sum(one.amount_minor for one in refunds) > payment.amount_minor:
        raise BadRequest(f"more went back than came in {where}")
    return Remembered(payment, refunds, disputes)


def _each[Shape](
    shape: type[Shape], given: Sequence[dict[str, Any]], *, where: str
) -> tuple[Shape, ...]:
    return tuple(read_object(shape, one, where=f"{where}[{at}]") for at, one in enumerate(given))
