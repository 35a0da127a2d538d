"""The `handsel demo` command: find or start a Handsel, play the story, say how it went."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from handsel.config.environment import environment
from handsel.edge.cli.demo_story.chat import Chat
from handsel.edge.cli.demo_story.conversation import Customer
from handsel.edge.cli.demo_story.described import Described, find_running
from handsel.edge.cli.demo_story.own_stack import own_stack
from handsel.edge.cli.demo_story.sandbox_control import SandboxControl
from handsel.edge.cli.demo_story.shop_api import ShopApi
from handsel.edge.cli.demo_story.story import Story, Told

SHOP = "rose-bakery"
SHOP_NAME = "Rose Bakery"


def run_demo(*, as_json: bool) -> int:
    """Play one customer's story; 0 when the order is paid, invoiced, and thanked for."""
    console = Console(quiet=as_json, highlight=False)
    began = time.monotonic()
    with _some_stack(console) as (described, is_own):
        told, seconds = _play(described, console)
    if as_json:
        answer = {
            "ok": told.ok,
            "problem": told.problem,
            "seconds": round(seconds, 2),
            "own_stack": is_own,
            "total_seconds": round(time.monotonic() - began, 2),
            "customer_id": told.customer_id,
            "steps": [step.as_json() for step in told.steps],
        }
        sys.stdout.write(json.dumps(answer) + "\n")
    return 0 if told.ok else 1


def _play(described: Described, console: Console) -> tuple[Told, float]:
    shop = described.shop(SHOP)
    sandbox, api = SandboxControl(described.sandbox_url), ShopApi(described, shop)
    customer = Customer(sandbox, shop)
    chat = Chat(console, shop=SHOP_NAME, customer=f"{customer.name} (Instagram)")
    customer.hear = chat.hear
    began = time.monotonic()
    try:
        told = Story(customer, api, tell=chat.tell).play()
    finally:
        sandbox.close()
        api.close()
    seconds = time.monotonic() - began
    chat.end(told, seconds=seconds)
    return told, seconds


@contextmanager
def _some_stack(console: Console) -> Iterator[tuple[Described, bool]]:
    """The Handsel that runs on this home, or one of our own, gone afterwards."""
    running = find_running(environment().home)
    if running is not None:
        yield running, False
        return
    console.print("No Handsel is running here; starting one for this demo …", style="dim")
    with (
        tempfile.TemporaryDirectory(prefix="handsel-demo-") as home,
        own_stack(Path(home)) as own,
    ):
        console.print(f"Ready after {own.ready_seconds:.1f} s.\n", style="dim")
        yield own.described, True
