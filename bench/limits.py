"""How many limits are asked a second, and how long one call waits for its verdict."""

import os
import random
import threading
import time
from datetime import timedelta

import psycopg

from bench.figures import Figure, percentile
from handsel.modules.limits.actions import KEY_BYTES, TAKE
from handsel.modules.limits.rules import Limit
from tests.stack import RunningStack

CALLERS = 4
KEYS = 1_000
SECONDS = 3.0
RUNS = 3
LIMIT = Limit(3_000, timedelta(minutes=1))


def measure(stack: RunningStack) -> list[Figure]:
    """Several connections, a thousand keys, one key a call; as web does, each its own commit."""
    keys = [os.urandom(KEY_BYTES) for _ in range(KEYS)]
    runs = [_run(stack.admin_url(), keys) for _ in range(RUNS)]
    which = f"{CALLERS} connections, {KEYS:,} keys, {SECONDS:.0f} s a run"
    return [
        Figure(
            "limits: checks, each in a statement of its own",
            "a second",
            [len(run) / SECONDS for run in runs],
            2_000.0,
            "more",
            which,
        ),
        Figure(
            "limits: a check, p99",
            "ms",
            [percentile(run, 0.99) for run in runs],
            5.0,
            "less",
            which,
        ),
    ]


def _run(url: str, keys: list[bytes]) -> list[float]:
    """Milliseconds of each check."""
    taken: list[list[float]] = [[] for _ in range(CALLERS)]
    until = time.perf_counter() + SECONDS
    threads = [threading.Thread(target=_ask, args=(url, keys, until, mine)) for mine in taken]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return [milliseconds for mine in taken for milliseconds in mine]


def _ask(url: str, keys: list[bytes], until: float, taken: list[float]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET ROLE handsel_app")
        while (began := time.perf_counter()) < until:
            asked = [[random.choice(keys)], [LIMIT.step], [LIMIT.per], None]
            connection.execute(TAKE, asked, prepare=True).fetchall()
            taken.append((time.perf_counter() - began) * 1000)
        connection.execute("DELETE FROM limits_allowance WHERE key = ANY(%s)", [keys])
