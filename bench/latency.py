"""From a customer's message to our call at the provider, one message at a time."""

import time
from datetime import datetime

from bench import load
from bench.figures import Figure, percentile
from bench.processor_time import measured
from bench.webhooks import Webhooks, new_customer
from handsel.edge.cli.demo_story.sandbox_control import Entry
from tests.stack import RunningStack

ROUNDS = 3
MESSAGES = 15
PATIENCE_SECONDS = 10.0
TEXT = "How much is the large sourdough loaf?"


def measure(stack: RunningStack) -> Figure:
    """Needs a stack without a quiet window."""
    _one(stack)
    with measured(stack) as spent:
        rounds = [[_one(stack) for _ in range(MESSAGES)] for _ in range(ROUNDS)]
    every = [ms for one in rounds for ms in one]
    return Figure(
        name="message in → provider call out, idle, without the quiet window",
        unit="ms, p50",
        runs=[percentile(one, 0.5) for one in rounds],
        goal=100.0,
        better="less",
        note=f"p99 {percentile(every, 0.99):.0f} ms over {len(every)} new customers; processor ms "
        f"a message: {spent.per(len(every))}.",
        detail={
            "p50_ms": round(percentile(every, 0.5), 1),
            "p99_ms": round(percentile(every, 0.99), 1),
            "processor_ms_per_message": spent.per(len(every)),
        },
    )


def _one(stack: RunningStack) -> float:
    """Milliseconds from sending the webhook to the provider's record of our call."""
    webhooks = Webhooks(stack.described, stack.rose)
    customer = new_customer()
    request = webhooks.request(customer=customer, text=TEXT)
    since = stack.sandbox.last_seq()

    def is_answer(entry: Entry) -> bool:
        return bool(entry["customer_id"] == customer)

    began = time.time()
    load.run(lambda: _post(webhooks, request))
    answer = stack.sandbox.wait_for(
        "an answer", is_answer, kind="send", since=since, seconds=PATIENCE_SECONDS
    )
    return (datetime.fromisoformat(answer["at"]).timestamp() - began) * 1000


async def _post(webhooks: Webhooks, request: bytes) -> int:
    connection = await load.connect(webhooks.address)
    try:
        return await connection.post(request)
    finally:
        connection.close()
