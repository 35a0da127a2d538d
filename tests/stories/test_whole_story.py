"""The whole of Handsel, every process real: from a customer's hello to the thank-you."""

import pytest

from chaos.single import Bench
from tests.stack import running_stack


@pytest.mark.timeout(300)
def test_a_direct_message_becomes_a_paid_order() -> None:
    with running_stack() as stack:
        bench = Bench(stack)
        told = stack.play_story()
        assert told.problem == ""
        assert told.ok
        ids = told.ids()
        assert ids["files"] == [f"{ids['invoice_number']}.pdf"]
        # Both sides' books agree: one reply a message, one order, one charge, one invoice.
        assert bench.settle() == []
