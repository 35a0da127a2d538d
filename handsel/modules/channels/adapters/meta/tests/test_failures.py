"""Graph's codes in our classes: whether to repeat, to wait, to reconnect or to give up."""

from datetime import UTC, datetime

import pytest

from handsel.modules.channels.adapters.meta.failures import refusal
from handsel.modules.channels.failures import FailureClass

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "code", "subcode", "failure"),
    [
        (400, 10, 2018278, "window"),
        (400, 10, 2018065, "window"),
        (400, 10, 2018300, "permanent"),
        (400, 2018300, 0, "permanent"),
        (400, 10, 2018321, "permanent"),
        (400, 100, 2534037, "permanent"),
        (400, 10, 2018108, "permanent"),
        (400, 10, 1893063, "permanent"),
        (400, 2022, 0, "permanent"),
        (400, 551, 1545041, "permanent"),
        (400, 200, 1545041, "permanent"),
        (400, 100, 2018001, "permanent"),
        (400, 100, 2018008, "permanent"),
        (400, 200, 2018028, "reauth"),
        (400, 10, 0, "reauth"),
        (400, 190, 463, "reauth"),
        (400, 613, 2018338, "rate"),
        (400, 80006, 0, "rate"),
        (400, 1200, 0, "retry"),
        (400, 1, 99, "retry"),
        (400, 1, 1357046, "unknown"),
        (500, 2, 0, "unknown"),
        (500, 1200, 0, "unknown"),
    ],
)
def test_each_code_has_its_class(
    status: int, code: int, subcode: int, failure: FailureClass
) -> None:
    error = {"code": code, "message": "no", **({"error_subcode": subcode} if subcode else {})}
    assert refusal(status, {"error": error}, headers={}, now=NOW).failure == failure
