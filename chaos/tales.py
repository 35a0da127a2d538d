"""The stories that are played while things go wrong; together they pass every crash point."""

import json
import time
from collections.abc import Callable
from typing import Any

import httpx2

from handsel.edge.cli.demo_story.conversation import Customer
from handsel.edge.cli.demo_story.sandbox_control import NotSeen, SandboxControl
from handsel.edge.cli.demo_story.shop_api import ShopApi
from handsel.edge.cli.demo_story.story import Story, Told
from tests.stack import RunningStack

STEP_SECONDS = 60.0

type Tale = Callable[[RunningStack], Told]


def purchase(stack: RunningStack) -> Told:
    """A customer chats, orders, pays, and is thanked."""
    return stack.play_story(step_seconds=STEP_SECONDS)


def refund(stack: RunningStack) -> Told:
    """A customer buys, and the shop gives the money back."""
    told = purchase(stack)
    if told.ok:
        _follow(told, lambda: _give_back(stack, told.ids()["order_id"]))
    return told


def expiry(stack: RunningStack) -> Told:
    """A customer orders and never pays; their time runs out."""
    sandbox, api = SandboxControl(stack.described.sandbox_url), stack.api()
    story = Story(Customer(sandbox, stack.rose, step_seconds=STEP_SECONDS), api)
    try:
        told = story.order()
        if not told.problem:
            _follow(told, lambda: _run_out_of_time(stack, api, told.customer_id))
    finally:
        sandbox.close()
        api.close()
    return told


def burst(stack: RunningStack) -> Told:
    """A customer writes three messages, which come in one call and get one answer."""
    sandbox = SandboxControl(stack.described.sandbox_url)
    customer = Customer(sandbox, stack.rose, step_seconds=STEP_SECONDS)
    told = Told(customer.id)

    def ask_thrice() -> None:
        said = [{"text": text} for text in ("Hello", "one more thing", "do you sell baguettes?")]
        sandbox.call(
            "say",
            channel_kind="instagram",
            account_id=stack.rose.account,
            customer_id=customer.id,
            batch=said,
        )
        customer.listen("an answer to three messages")

    _follow(told, ask_thrice)
    sandbox.close()
    return told


def model_turn(stack: RunningStack) -> Told:
    """A model answers one question; what it said first is what is carried out."""
    sandbox = SandboxControl(stack.described.sandbox_url)
    customer = Customer(sandbox, stack.rose, step_seconds=STEP_SECONDS)
    told, began = Told(customer.id), sandbox.last_seq()
    words = "It is good to hear from you. What are you looking for today?"
    answer = json.dumps({"reply": words, "commands": []})
    sandbox.call("script", provider="openai", replies=[answer])

    def ask_once() -> None:
        heard = customer.ask("Hello, is anybody there?")
        asked = len(sandbox.log(kind="model", since=began))
        if words not in heard[0]["text"] or asked != 1:
            raise NotSeen(
                f"the model was asked {asked} times; the customer read {heard[0]['text']!r}"
            )

    _follow(told, ask_once)
    sandbox.close()
    return told


def _follow(told: Told, act: Callable[[], None]) -> None:
    try:
        act()
    except (NotSeen, httpx2.HTTPError, TimeoutError) as problem:
        told.problem = str(problem) or type(problem).__name__


def _give_back(stack: RunningStack, order_id: str) -> None:
    api = stack.api()
    try:
        api.post(f"/orders/{order_id}/refunds", {"reason": "The customer changed their mind"})
        _wait_for_order(
            api, order_id, lambda order: len(order["invoices"]) == 2, what="a credit note"
        )
    finally:
        api.close()


def _run_out_of_time(stack: RunningStack, api: ShopApi, customer_id: str) -> None:
    """Move the end of the customer's checkout and page into the past, and wake who watches it."""
    ((order_id, checkout_id),) = stack.sql(
        "SELECT o.id::text, o.checkout_id::text FROM orders_order o"
        " JOIN conversations_conversation c ON c.id = o.conversation_id"
        " JOIN customers_identity i ON i.id = c.identity_id WHERE i.external_id = %s",
        customer_id,
    )
    stack.sql("UPDATE payments_payment SET expires_at = now() WHERE order_id = %s", order_id)
    stack.sql("UPDATE checkout_checkout SET expires_at = now() WHERE id = %s", checkout_id)
    stack.sql(
        "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'"
        " AND task_name = 'close_checkout' AND args->>'checkout_id' = %s",
        checkout_id,
    )
    _wait_for_order(api, order_id, lambda o: o["status"] == "cancelled", what="the order's end")


def _wait_for_order(
    api: ShopApi, order_id: str, fits: Callable[[dict[str, Any]], bool], *, what: str
) -> None:
    deadline = time.monotonic() + STEP_SECONDS
    while not fits(api.get(f"/orders/{order_id}")):
        if time.monotonic() > deadline:
            raise NotSeen(f"{what} was not seen within {STEP_SECONDS:.0f} s")
        time.sleep(0.1)


TALES: dict[str, Tale] = {
    "purchase": purchase,
    "refund": refund,
    "expiry": expiry,
    "burst": burst,
}
#: For a stack whose first thinker is a scripted model.
MODEL_TALES: dict[str, Tale] = {"model turn": model_turn}
