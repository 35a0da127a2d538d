"""The stories that are played while things go wrong; together they pass every crash point."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from chaos.shopping import STEP_SECONDS, Shopping, insist, shopping, wait_for_order
from handsel.edge.cli.demo_story import script
from handsel.edge.cli.demo_story.conversation import Customer
from handsel.edge.cli.demo_story.sandbox_control import NotSeen, SandboxControl
from handsel.edge.cli.demo_story.shop_api import ShopApi
from handsel.edge.cli.demo_story.story import Story, Told
from tests.stack import RunningStack

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


def partial_refund(stack: RunningStack) -> Told:
    """A customer buys, and gets a penny back: what is given twice is not refused as too much."""
    told = purchase(stack)
    if told.ok:
        _follow(told, lambda: _give_back(stack, told.ids()["order_id"], amount_minor=1))
    return told


def cancelled(stack: RunningStack) -> Told:
    """A customer pays, thinks better of it in the chat, and has everything back."""
    with shopping(stack) as shop:
        told = Story(shop.customer, shop.api).play()
        if told.ok:
            _follow(told, lambda: _think_better(shop, told.ids()["order_id"]))
    return told


def messenger(stack: RunningStack) -> Told:
    """The whole sale on Messenger."""
    return stack.play_story(step_seconds=STEP_SECONDS, channel_kind="messenger")


def whatsapp(stack: RunningStack) -> Told:
    """The whole sale on WhatsApp, which nobody can ask what it sent."""
    return stack.play_story(step_seconds=STEP_SECONDS, channel_kind="whatsapp")


def paypal(stack: RunningStack) -> Told:
    """A customer approves on PayPal, we take the money, and they are thanked."""
    with shopping(stack) as shop:
        told = Told(shop.customer.id)
        _follow(told, lambda: _buy(shop, shop.approve, pay_by="paypal"))
    return told


def paypal_partial_refund(stack: RunningStack) -> Told:
    """As with a card, a penny is given back."""
    with shopping(stack) as shop:
        told = Told(shop.customer.id)

        def buy() -> None:
            _buy(shop, shop.approve, pay_by="paypal")
            _give_back(stack, shop.order()[0], amount_minor=1)

        _follow(told, buy)
    return told


def transfer(stack: RunningStack) -> Told:
    """A customer pays at their bank, and a member marks the order as paid."""
    with shopping(stack) as shop:
        told = Told(shop.customer.id)
        _follow(told, lambda: _buy(shop, shop.transfer, pay_by="bank_transfer"))
    return told


def _buy(shop: Shopping, pay: Callable[[], None], *, pay_by: str) -> None:
    shop.agree(pay_by=pay_by)
    pay()
    shop.be_thanked()


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


def _give_back(stack: RunningStack, order_id: str, *, amount_minor: int | None = None) -> None:
    api, asked = stack.api(), {"reason": "The customer changed their mind"}
    body = asked if amount_minor is None else {**asked, "amount_minor": amount_minor}
    try:
        insist(lambda: api.post(f"/orders/{order_id}/refunds", body))
        wait_for_order(api, order_id, _has_a_note, what="a credit note")
    finally:
        api.close()


def _think_better(shop: Shopping, order_id: str) -> None:
    shop.customer.ask("please cancel my order")
    shop.customer.ask(script.YES)
    wait_for_order(shop.api, order_id, _has_a_note, what="a credit note")
    wait_for_order(
        shop.api, order_id, lambda order: order["status"] == "cancelled", what="the order's end"
    )


def _has_a_note(order: Mapping[str, Any]) -> bool:
    return len(order["invoices"]) == 2


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
    wait_for_order(api, order_id, lambda o: o["status"] == "cancelled", what="the order's end")


TALES: dict[str, Tale] = {
    "purchase": purchase,
    "refund": refund,
    "expiry": expiry,
    "burst": burst,
    "partial refund": partial_refund,
    "cancelled": cancelled,
    "messenger": messenger,
    "whatsapp": whatsapp,
    "paypal": paypal,
    "paypal partial refund": paypal_partial_refund,
    "transfer": transfer,
}
#: Steps that mean something else in a later tale than in the first one that reaches them.
OWN_POINTS: dict[str, tuple[str, ...]] = {
    "cancelled": ("turn.acted", "turn.committed", "refund.sent", "payment.settled"),
    "messenger": ("delivery.called",),
    "whatsapp": ("delivery.called", "message.received"),
    "paypal": ("payment.page_opened", "payment.settled", "payment_event.settled"),
    "paypal partial refund": ("refund.sent",),
    "transfer": ("payment.written", "job.done"),
}
#: For a stack whose first thinker is a scripted model.
MODEL_TALES: dict[str, Tale] = {"model turn": model_turn}
