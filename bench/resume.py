"""A worker is killed in the middle of its work: how long until that work goes on."""

import time
from datetime import datetime

from bench.figures import Figure, percentile
from bench.webhooks import new_customer
from handsel.edge.cli.demo_story.sandbox_control import Entry
from handsel.kit import crashpoint
from tests.stack import RunningStack, wait_until

KILLS = 10
#: Both workers are back and settled before one is killed again.
WORKERS = 2
SETTLE_SECONDS = 4.0
PATIENCE_SECONDS = 30.0
TEXT = "How much is the large sourdough loaf?"
#: Where it dies: before it has decided on an answer, in a lane's lease.
POINT = "turn.gathered"


def measure(stack: RunningStack) -> Figure:
    """Kill the worker while it thinks, again and again; seconds until its customer is answered."""
    runs = [_one(stack) for _ in range(KILLS)]
    return Figure(
        name="worker killed → the turn it was in is answered",
        unit="s, p99",
        runs=[percentile(runs, 0.99)],
        goal=5.0,
        better="less",
        note=f"{KILLS} kills; p50 {percentile(runs, 0.5):.1f} s, least {min(runs):.1f} s. Another "
        "worker takes the lane over when its lease is over, 3 s from the dead one's last sign.",
        detail={"p50_s": round(percentile(runs, 0.5), 2), "kills": [round(r, 2) for r in runs]},
    )


def _one(stack: RunningStack) -> float:
    wait_until(
        lambda: len(stack.pids("handsel worker")) >= WORKERS,
        seconds=PATIENCE_SECONDS,
        what="all workers back",
    )
    time.sleep(SETTLE_SECONDS)
    crashpoint.disarm(stack.crash_folder)
    stack.crash_at(POINT)
    customer = new_customer()
    since = stack.sandbox.last_seq()

    def is_answer(entry: Entry) -> bool:
        return bool(entry["customer_id"] == customer)

    stack.sandbox.say(account=stack.rose.account, customer=customer, text=TEXT)
    wait_until(
        lambda: not crashpoint.is_armed(stack.crash_folder, POINT),
        seconds=PATIENCE_SECONDS,
        what="the worker's death",
    )
    died = time.time()
    answer = stack.sandbox.wait_for(
        "an answer", is_answer, kind="send", since=since, seconds=PATIENCE_SECONDS
    )
    return datetime.fromisoformat(answer["at"]).timestamp() - died
