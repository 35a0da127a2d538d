"""A worker is killed in the middle of its work: how long until that work goes on."""

import time
from datetime import datetime

from bench.figures import Figure, percentile
from bench.webhooks import new_customer
from handsel.edge.cli.demo_story.sandbox_control import Entry
from handsel.kit import crashpoint
from tests.stack import RunningStack, wait_until

KILLS_A_POINT = 10
#: Both workers are back and settled before one is killed again.
WORKERS = 2
SETTLE_SECONDS = 4.0
PATIENCE_SECONDS = 30.0
TEXT = "How much is the large sourdough loaf?"
#: Where it dies: in a lane's lease, before it has decided on an answer; in a job, with an answer
#: written and nothing of it sent.
POINTS = {"in a lane": "turn.gathered", "in a job": "delivery.claimed"}


def measure(stack: RunningStack) -> Figure:
    """Kill the worker as it thinks and as it sends; seconds until its customer is answered."""
    by_point = {
        where: [_one(stack, point) for _ in range(KILLS_A_POINT)] for where, point in POINTS.items()
    }
    runs = [run for some in by_point.values() for run in some]
    middles = ", ".join(f"{where} {percentile(s, 0.5):.1f}" for where, s in by_point.items())
    return Figure(
        name="worker killed → what it was doing is done",
        unit="s, p99",
        runs=[percentile(runs, 0.99)],
        goal=5.0,
        better="less",
        note=f"{len(runs)} kills; p50 {middles} s; least {min(runs):.1f} s. Another worker takes "
        "the lane or job over 3 s after the dead one's last sign.",
        detail={
            "p50_s": round(percentile(runs, 0.5), 2),
            "kills": {where: [round(run, 2) for run in some] for where, some in by_point.items()},
        },
    )


def _one(stack: RunningStack, point: str) -> float:
    wait_until(
        lambda: len(stack.pids("handsel worker")) >= WORKERS,
        seconds=PATIENCE_SECONDS,
        what="all workers back",
    )
    time.sleep(SETTLE_SECONDS)
    crashpoint.disarm(stack.crash_folder)
    stack.crash_at(point)
    customer = new_customer()
    since = stack.sandbox.last_seq()

    def is_answer(entry: Entry) -> bool:
        return bool(entry["customer_id"] == customer)

    stack.sandbox.say(account=stack.rose.account, customer=customer, text=TEXT)
    wait_until(
        lambda: not crashpoint.is_armed(stack.crash_folder, point),
        seconds=PATIENCE_SECONDS,
        what="the worker's death",
    )
    died = time.time()
    answer = stack.sandbox.wait_for(
        "an answer", is_answer, kind="send", since=since, seconds=PATIENCE_SECONDS
    )
    return datetime.fromisoformat(answer["at"]).timestamp() - died
