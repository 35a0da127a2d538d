"""How many events the gate keeps a second, beside what the same server can keep at all."""

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
#: Events a call. Providers put up to 1,000 into one when many customers write, and the goal is for
#: the last of these; the others show what a call costs before its first event.
IN_A_CALL = (1, 4, 20)
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
    """Runs beside each other on the same server: the gate with ever fuller calls, then pgbench."""
    pairs = []
    refused = 0
    with _bench_database(stack), _worker_halted(stack):
        for _ in range(PAIRS):
            met = {count: _gate(stack, in_a_call=count) for count in IN_A_CALL}
            inserts = _pgbench(stack, PLAIN_INSERT, database=DATABASE)
            rows = _pgbench(stack, EVENT_INSERT, database=urlsplit(stack.admin_url()).path[1:])
            _forget_events(stack)
            refused += sum(len(each.refused) for each, _ in met.values())
            pairs.append(_Pair(inserts, rows, [_Run(n, *result) for n, result in met.items()]))
    full = [pair.ratio(pair.runs[-1]) for pair in pairs]
    return [
        Figure(
            f"gate: durable events ÷ one-row inserts of pgbench, {CLIENTS} clients, "
            f"{IN_A_CALL[-1]} events a call",
            "ratio", full, RATIO, "more", _explain(sorted(pairs, key=_by_full_calls)[PAIRS // 2]),
            detail={"pairs": [pair.as_json() for pair in pairs], "refused": refused},
            condition=not refused,
        )
    ]  # fmt: skip


class _Run:
    """What one load of the gate met."""

    def __init__(self, in_a_call: int, met: load.Load, spent: Spent) -> None:
        self.in_a_call = in_a_call
        events = len(met.latencies) * in_a_call
        self.per_second = events / met.seconds
        self.costs = {name: ms for name, ms in spent.per(events).items() if ms >= 0.01}
        self.p50_ms = round(percentile(met.latencies, 0.5) * 1000, 1)
        self.p99_ms = round(percentile(met.latencies, 0.99) * 1000, 1)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Loads of the gate, and what pgbench did beside them: plain rows and events' own rows."""

    inserts: float
    event_rows: float
    runs: list[_Run]

    def ratio(self, run: _Run) -> float:
        return run.per_second / self.inserts

    def as_json(self) -> dict[str, object]:
        return {
            "inserts_per_second": round(self.inserts),
            "event_row_inserts_per_second": round(self.event_rows),
            "runs": [
                {
                    "events_a_call": run.in_a_call,
                    "events_per_second": round(run.per_second),
                    "ratio": round(self.ratio(run), 2),
                    "p50_ms": run.p50_ms,
                    "p99_ms": run.p99_ms,
                    "processor_ms_per_event": run.costs,
                }
                for run in self.runs
            ],
        }


def _by_full_calls(pair: _Pair) -> float:
    return pair.ratio(pair.runs[-1])


def _explain(pair: _Pair) -> str:
    single, full = pair.runs[0], pair.runs[-1]
    fewer = ", ".join(
        f"{run.in_a_call} a call: {pair.ratio(run):.2f} ({run.per_second:.0f}/s)"
        for run in pair.runs[:-1]
    )
    return (
        f"{full.per_second:.0f} events/s beside {pair.inserts:.0f} inserts/s "
        f"({pair.event_rows:.0f} of an event's own row). {fewer}. "
        f"Processor ms an event: {full.costs}, alone in its call {single.costs}. "
        "What holds it back: for each call one Python process proves, reads and answers, and "
        "commits are shared by the few calls that come meanwhile."
    )


def _gate(stack: RunningStack, *, in_a_call: int) -> tuple[load.Load, Spent]:
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
