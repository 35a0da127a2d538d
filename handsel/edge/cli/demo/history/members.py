"""What members do in the past, by the verbs that the dashboard calls."""

from collections.abc import Callable
from datetime import timedelta

from handsel.edge.cli.demo.history.shapes import Step
from handsel.edge.cli.demo.history.stage import Thread
from handsel.flows import block_customer, pay_by_hand, refund, staff_reply
from handsel.flows.order_service import parcels
from handsel.kit.clock import now
from handsel.kit.money import Money, from_decimal
from handsel.modules.businesses.actor import Actor
from handsel.modules.channels.content import Template
from handsel.modules.commerce.payments.models import Refund
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.desk import labels, sharing, words

USUAL_SNOOZE = timedelta(days=8)


def perform(thread: Thread, step: Step) -> None:
    """A member does something, looking at the conversation."""
    actor = thread.stage.actor(step.by)
    DUTIES[step.do](actor, thread, step)
    look(actor, thread, step)


def look(actor: Actor, thread: Thread, step: Step | None = None) -> None:
    """They read what was said."""
    sharing.mark_seen(actor, thread.conversation().id)


def _reply(actor: Actor, thread: Thread, step: Step) -> None:
    key = f"past-{thread.stage.number()}"
    staff_reply.reply(actor, thread.conversation().id, text=step.text, client_key=key)


def _template(actor: Actor, thread: Thread, step: Step) -> None:
    staff_reply.send_template(
        actor,
        thread.conversation().id,
        template=Template(step.text, "en_GB", (thread.who.split()[0],)),
        client_key=f"past-{thread.stage.number()}",
    )


def _note(actor: Actor, thread: Thread, step: Step) -> None:
    key = f"past-{thread.stage.number()}"
    words.note(actor, thread.conversation().id, text=step.text, client_key=key)


def _assign(actor: Actor, thread: Thread, step: Step) -> None:
    whom = thread.stage.actor(step.text or step.by)
    sharing.assign(actor, thread.conversation().id, member_id=whom.member_id)


def _label(actor: Actor, thread: Thread, step: Step) -> None:
    ids = [thread.stage.labels[name].id for name in step.labels]
    labels.put(actor, thread.conversation().id, label_ids=ids)


def _take(actor: Actor, thread: Thread, step: Step) -> None:
    conversations.take_over(actor, thread.conversation().id)


def _give(actor: Actor, thread: Thread, step: Step) -> None:
    conversations.give_back(actor, thread.conversation().id)


def _resolve(actor: Actor, thread: Thread, step: Step) -> None:
    conversations.resolve(actor, thread.conversation().id)


def _snooze(actor: Actor, thread: Thread, step: Step) -> None:
    sharing.snooze(actor, thread.conversation().id, until=now() + USUAL_SNOOZE)


def _block(actor: Actor, thread: Thread, step: Step) -> None:
    block_customer.block(actor, thread.conversation().customer_id)


def _refund(actor: Actor, thread: Thread, step: Step) -> None:
    order = thread.last_order()
    amount = step.amount
    minor = None if amount is None else from_decimal(amount, currency=order.currency).amount_minor
    refund.request(actor, order.id, amount_minor=minor, reason=step.text)


def _given_back(actor: Actor, thread: Thread, step: Step) -> None:
    last = Refund.objects.filter(payment=thread.last_payment()).latest("created_at")
    pay_by_hand.mark_given_back(actor, last.id)


def _received(actor: Actor, thread: Thread, step: Step) -> None:
    order = thread.last_order()
    money = Money(order.total_minor, order.currency)
    pay_by_hand.mark_paid(actor, order.id, money=money, reference=step.text)


def _ship(actor: Actor, thread: Thread, step: Step) -> None:
    parcels.ship(actor, thread.last_order().id, tracking=step.text, now=now())


def _deliver(actor: Actor, thread: Thread, step: Step) -> None:
    parcels.deliver(actor, thread.last_order().id, now=now())


DUTIES: dict[str, Callable[[Actor, Thread, Step], None]] = {
    "reply": _reply,
    "template": _template,
    "note": _note,
    "assign": _assign,
    "label": _label,
    "look": look,
    "take": _take,
    "give": _give,
    "resolve": _resolve,
    "snooze": _snooze,
    "block": _block,
    "refund": _refund,
    "given_back": _given_back,
    "received": _received,
    "ship": _ship,
    "deliver": _deliver,
}
