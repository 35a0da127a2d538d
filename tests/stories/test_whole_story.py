"""The whole of Handsel, every process real: from a customer's hello to the thank-you."""

import pytest

from chaos.single import Bench
from tests.stack import running_stack


@pytest.mark.timeout(300)
def test_a_direct_message_becomes_a_paid_order_on_each_channel() -> None:
    with running_stack() as stack:
        bench = Bench(stack)
        for kind in ("instagram", "messenger", "telegram"):
            told = stack.play_story(channel_kind=kind)
            assert told.problem == "", kind
            assert told.ok
            ids = told.ids()
            assert ids["files"] == [f"{ids['invoice_number']}.pdf"]
        # Both sides' books agree: one reply a message, one order, one charge, one invoice.
        assert bench.settle() == []
