"""How fast the gate answers a provider while every model hangs and the work piles up behind it."""

from bench import load
from bench.figures import Figure, percentile
from bench.processor_time import measured
from bench.webhooks import Webhooks, new_customer
from tests.stack import RunningStack

PER_SECOND = 200
SECONDS = 20
TEXT = "How much is the large sourdough loaf?"
WINDOWS = 4


def measure(stack: RunningStack) -> Figure:
    """Needs a stack with a model, which is made to hang."""
    stack.sandbox.add_fault("openai", "hang")
    webhooks = Webhooks(stack.described, stack.rose)
    requests = [
        webhooks.request(customer=new_customer(), text=TEXT) for _ in range(PER_SECOND * SECONDS)
    ]
    with measured(stack) as spent:
        met = load.run(
            lambda: load.at_a_steady_rate(webhooks.address, requests, per_second=PER_SECOND)
        )
    asked = stack.sandbox.count_strikes()
    size = len(met.latencies) // WINDOWS
    windows = [met.latencies[n * size : (n + 1) * size] for n in range(WINDOWS)]
    return Figure(
        name=f"acknowledgement at {PER_SECOND} requests/s for {SECONDS} s while models hang",
        unit="ms, p99",
        runs=[percentile(met.latencies, 0.99) * 1000],
        goal=100.0,
        better="less",
        note=f"p50 {percentile(met.latencies, 0.5) * 1000:.1f} ms, most "
        f"{max(met.latencies) * 1000:.0f} ms; p99 of each quarter "
        f"{', '.join(f'{percentile(window, 0.99) * 1000:.0f}' for window in windows)} ms; "
        f"{len(met.refused)} of {len(met.latencies)} not 2xx; {asked} calls hung at the model.",
        detail={
            "p50_ms": round(percentile(met.latencies, 0.5) * 1000, 1),
            "not_2xx": len(met.refused),
            "models_hanging": asked,
            "processor_seconds": spent.by_group,
        },
        condition=not met.refused and asked > 0,
    )


def forget_what_waits(stack: RunningStack) -> None:
    """Let the stack stop at once: nobody waits for these answers."""
    stack.sandbox.clear_faults()
    stack.sql("UPDATE ingress_lane SET ready_at = NULL")
    stack.sql("UPDATE conversations_conversation SET answer_due_at = NULL")
