"""How many events the gate keeps a second, beside what the same server can keep at all."""

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from urllib.parse import unquote, urlsplit

import psycopg

from bench import load
from bench.figures import Figure, percentile
from bench.processor_time import Spent, measured
from bench.webhooks import Webhooks, new_customer, new_mid
from handsel.kit.postgres.binaries import find_binaries
from tests.stack import RunningStack

CLIENTS = 32
RATIO = 0.5
PAIRS = 3
SECONDS = 3.0
PREPARED = 20_000
#: Providers put up to 1,000 items into one call when they have fallen behind.
IN_A_CALL = 20
TEXT = "do you still have the blue mug? I'd like two of them, please"
DATABASE = "bench"
# As wide as an event's row, and kept under a key of its own as an event is.
TABLE = "CREATE TABLE arrival (id uuid PRIMARY KEY, body text NOT NULL)"
PLAIN_INSERT = "INSERT INTO arrival VALUES (gen_random_uuid(), repeat('x', 400));\n"

# The same transaction with an event's own row, into the events' own table with its four indexes.
EVENT_INSERT = """
INSERT INTO ingress_event (id, source, account, dedupe_key, digest, lane_key, kind, body,
    occurred_at, state) VALUES (gen_random_uuid(), 'bench', 'bench', 'bench-' || gen_random_uuid(),
    sha256('x'), 'bench', 'message', repeat('x', 400), now(), 'ignored');
"""


def measure(stack: RunningStack) -> list[Figure]:
    """Runs beside each other on the same server: the gate with calls of one event and with fuller
    ones, then pgbench."""
    alone, together = [], []
    details = []
    refused = 0
    with _bench_database(stack), _worker_halted(stack):
        for _ in range(PAIRS):
            met, spent = _gate(stack)
            full, _ = _gate(stack, in_a_call=IN_A_CALL)
            inserts = _pgbench(stack, PLAIN_INSERT, database=DATABASE)
            rows = _pgbench(stack, EVENT_INSERT, database=urlsplit(stack.admin_url()).path[1:])
            _forget_events(stack)
            events = len(met.latencies) / met.seconds
            in_full = len(full.latencies) * IN_A_CALL / full.seconds
            refused += len(met.refused) + len(full.refused)
            alone.append(events / inserts)
            together.append(in_full / inserts)
            details.append(
                {
                    "events_per_second": round(events),
                    "inserts_per_second": round(inserts),
                    "event_row_inserts_per_second": round(rows),
                    "events_per_second_in_full_calls": round(in_full),
                    "p50_ms": round(percentile(met.latencies, 0.5) * 1000, 1),
                    "p99_ms": round(percentile(met.latencies, 0.99) * 1000, 1),
                    "processor_ms_per_event": spent.per(len(met.latencies)),
                }
            )
    name = "gate: durable events ÷ one-row inserts of pgbench, 32 clients"
    return [
        Figure(
            f"{name}, {each}", "ratio", runs, RATIO, "more", note,
            detail={"pairs": details, "refused": refused}, condition=not refused,
        )
        for each, runs, note in (
            ("one event a call", alone, _explain(details)),
            (f"{IN_A_CALL} events a call", together, _explain_full(details)),
        )
    ]  # fmt: skip


def _explain(details: list[dict[str, object]]) -> str:
    middle = details[len(details) // 2]
    costs = middle["processor_ms_per_event"]
    assert isinstance(costs, dict)
    shown = {name: ms for name, ms in costs.items() if ms >= 0.01}
    return (
        f"{middle['events_per_second']} events/s beside {middle['inserts_per_second']} inserts/s "
        f"({middle['event_row_inserts_per_second']} of an event's own row); "
        f"processor ms an event: {shown}. What holds it back: for each call one Python process "
        "proves, reads, splits and answers, and commits are shared by the few calls that come "
        "meanwhile."
    )


def _explain_full(details: list[dict[str, object]]) -> str:
    kept = details[len(details) // 2]["events_per_second_in_full_calls"]
    return f"{kept} events/s, when a call brings several, as it does where many customers write."


def _gate(stack: RunningStack, *, in_a_call: int = 1) -> tuple[load.Load, Spent]:
    webhooks = Webhooks(stack.described, stack.rose)
    prepared = list(islice(_requests(webhooks, in_a_call), PREPARED // in_a_call))
    with measured(stack) as spent:
        met = load.run(
            lambda: load.as_fast_as_it_goes(
                webhooks.address, iter(prepared), clients=CLIENTS, seconds=SECONDS
            )
        )
    _forget_events(stack)
    return met, spent


def _forget_events(stack: RunningStack) -> None:
    stack.sql("DELETE FROM ingress_event WHERE dedupe_key LIKE 'bench-%%'")
    stack.sql("DELETE FROM ingress_lane WHERE source = 'instagram'")


def _requests(webhooks: Webhooks, in_a_call: int) -> Iterator[bytes]:
    while True:
        yield webhooks.batch([(new_customer(), TEXT, new_mid()) for _ in range(in_a_call)])


def _pgbench(stack: RunningStack, statement: str, *, database: str) -> float:
    """One-row inserts a second, each its own transaction."""
    parts = urlsplit(stack.admin_url())
    program = find_binaries().folder / "pgbench"
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(statement)
        script.flush()
        done = subprocess.run(
            [
                str(program), "--no-vacuum", f"--client={CLIENTS}", "--jobs=2",
                f"--time={SECONDS:.0f}", "--protocol=prepared", f"--file={script.name}",
                f"--host={parts.hostname}", f"--port={parts.port}",
                f"--username={parts.username}", database,
            ],
            env={**os.environ, "PGPASSWORD": unquote(parts.password or "")},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found is not None, done.stdout
    return float(found.group(1))


@contextmanager
def _bench_database(stack: RunningStack) -> Iterator[None]:
    """A database of its own on the same server."""
    stack.sql(f"CREATE DATABASE {DATABASE}")
    address = stack.admin_url().rpartition("/")[0] + f"/{DATABASE}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(TABLE)
    try:
        yield
    finally:
        stack.sql(f"DROP DATABASE {DATABASE} WITH (FORCE)")


@contextmanager
def _worker_halted(stack: RunningStack) -> Iterator[None]:
    """The worker stands still, so that only the gate's work is measured."""
    pids = stack.pids("handsel worker")
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)
