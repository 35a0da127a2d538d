"""How many customers' messages are answered a second, through every part, one after the other.

Each made-up customer writes, waits until the provider has our answer, and writes again: no two
messages of a customer ever share one answer.
"""

import asyncio
import json
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urlsplit

from bench import load
from bench.figures import Figure
from bench.processor_time import Spent, measured
from bench.webhooks import Webhooks, new_customer
from tests.stack import RunningStack

CUSTOMERS = 48
WINDOWS = 3
SECONDS = 5.0
WARM_SECONDS = 3.0
PATIENCE_SECONDS = 30.0
TEXTS = (
    "Hi there!",
    "How much is the large sourdough loaf?",
    "I'll take two large sourdough loaves please",
    "Do you deliver?",
    "Please remove the sourdough loaves",
)


def measure(stack: RunningStack) -> Figure:
    """Needs a stack without a quiet window."""
    crowd = _Crowd(stack)
    with measured(stack) as spent:
        counts = load.run(crowd.write)
    rates = [count / SECONDS for count in counts]
    transactions = crowd.transactions / max(crowd.answered, 1)
    return Figure(
        name="messages answered a second, house engine, whole path",
        unit="messages/s",
        runs=rates,
        goal=60.0,
        better="more",
        note=_explain(spent, crowd.answered, transactions),
        detail={
            "answered": crowd.answered,
            "processor_ms_per_message": spent.per(crowd.answered),
            "transactions_per_message": round(transactions, 1),
        },
        condition=not crowd.unanswered,
    )


def _explain(spent: Spent, answered: int, transactions: float) -> str:
    costs = {name: ms for name, ms in spent.per(answered).items() if ms >= 0.1}
    return f"Processor ms a message: {costs}; {transactions:.0f} transactions a message."


class _Crowd:
    """The customers, and one reader of the sandbox's log that tells each of their answer."""

    def __init__(self, stack: RunningStack) -> None:
        self._stack = stack
        self._webhooks = Webhooks(stack.described, stack.rose)
        self._waiting: dict[str, asyncio.Event] = {}
        self._over = asyncio.Event()
        self.answered = 0
        self.unanswered = 0
        self.transactions = 0

    async def write(self) -> list[int]:
        """Everybody writes; how many were answered in each window after a warm-up."""
        since = self._stack.sandbox.last_seq()
        listening = asyncio.create_task(self._listen(since))
        before = self._count_transactions()
        writing = [asyncio.create_task(self._customer(n)) for n in range(CUSTOMERS)]
        await asyncio.sleep(WARM_SECONDS)
        counts = []
        for _ in range(WINDOWS):
            at = self.answered
            await asyncio.sleep(SECONDS)
            counts.append(self.answered - at)
        self._over.set()
        await asyncio.gather(*writing)
        self.transactions = self._count_transactions() - before
        listening.cancel()
        return counts

    async def _customer(self, number: int) -> None:
        customer = new_customer()
        answered = self._waiting[customer] = asyncio.Event()
        connection = await load.connect(self._webhooks.address)
        for text in _texts(number):
            if self._over.is_set():
                break
            answered.clear()
            await connection.post(self._webhooks.request(customer=customer, text=text))
            try:
                await asyncio.wait_for(answered.wait(), PATIENCE_SECONDS)
            except TimeoutError:
                self.unanswered += 1
                break
            self.answered += 1
        connection.close()

    async def _listen(self, since: int) -> None:
        host, _, port = urlsplit(self._stack.described.sandbox_url).netloc.partition(":")
        while True:
            reader, writer = await asyncio.open_connection(host, int(port))
            ask = f"/_sandbox/log?kind=send&wait=5&since={since}"
            writer.write(
                f"GET {ask} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n".encode()
            )
            _, _, body = (await reader.read()).partition(b"\r\n\r\n")
            writer.close()
            for entry in json.loads(body or b"[]"):
                since = entry["seq"]
                if entry["customer_id"] in self._waiting:
                    self._waiting[entry["customer_id"]].set()
            await asyncio.sleep(0.02)

    def _count_transactions(self) -> int:
        ((count,),) = self._stack.sql(
            "SELECT xact_commit FROM pg_stat_database WHERE datname = 'handsel'"
        )
        return int(count)


def _texts(number: int) -> Iterator[str]:
    start = number % len(TEXTS)
    yield from cycle(TEXTS[start:] + TEXTS[:start])
