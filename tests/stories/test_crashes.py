"""Processes die in the middle of a sale; the sale is made all the same, and made once.

A sample. `make chaos` kills at every crash point.
"""

import pytest

from chaos.single import Bench, Trial
from handsel.kit import crashpoint
from tests.stack import running_stack

#: Stored but not acknowledged; decided but not committed; sent but not recorded; the page opened
#: but its link unsaid; the money taken but not committed.
DEATHS = {
    "gate.stored": 3,
    "turn.acted": 4,
    "delivery.called": 2,
    "payment.page_opened": 1,
    "payment.settled": 1,
}


#: The provider has taken the money, and we do not know; a member's word is not kept yet.
DEATHS_OF_OTHER_PAYMENTS = (
    Trial("paypal partial refund", "capture.taken"),
    Trial("transfer", "payment.received"),
)


@pytest.mark.timeout(400)
def test_a_sale_survives_a_death_at_each_critical_step() -> None:
    with running_stack() as stack:
        bench = Bench(stack)
        for point, nth in DEATHS.items():
            stack.crash_at(point, nth=nth)
        told = stack.play_story(step_seconds=90.0)
        assert told.problem == ""
        assert bench.settle() == []
        assert not any(crashpoint.is_armed(stack.crash_folder, point) for point in DEATHS)
        for trial in DEATHS_OF_OTHER_PAYMENTS:
            result = bench.run(trial)
            assert result.ok, result
