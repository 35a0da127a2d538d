"""What customers do in the past, and how the house answers them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, Literal

from django.db.models import Q

from handsel.edge.cli.demo.history.shapes import Step
from handsel.edge.cli.demo.history.stage import Thread
from handsel.flows.answer.reply import answer_by_house
from handsel.flows.settlement import settle_payment
from handsel.kit.clock import now
from handsel.modules.channels.events import (
    Attachment,
    DeliveryFailed,
    EchoReceived,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    ReactionChanged,
    Referral,
)
from handsel.modules.commerce.payments.models import PaymentStatus
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Author
from handsel.modules.conversations.queries import get_for_update
from handsel.modules.customers import actions as customers
from handsel.modules.customers.models import Customer

#: What the phone of a customer who cannot be reached tells.
UNREACHABLE: Final = "This person isn't available right now."
ANYBODY: Final = Q()


def say(thread: Thread, step: Step) -> None:
    """They write, and the marks of what they have read come with it."""
    stage = thread.stage
    identity = customers.recognize(
        channel_id=stage.channels[thread.kind].id,
        external_id=thread.customer_id_outside,
        name=thread.who,
    )
    thread.conversation_id = inbound.open_for(identity=identity).id
    see(thread, mark="read")
    inbound.receive(
        thread.conversation(),
        event=_message(thread, step),
        quiet_seconds=float(stage.business.quiet_seconds),
        now=now(),
    )


def _message(thread: Thread, step: Step) -> MessageReceived:
    pictures = [Attachment("image", url=step.picture)] if step.picture else []
    posts = [Attachment("share", url=step.post)] if step.post else []
    return _told(
        MessageReceived,
        thread,
        external_id=f"past.in.{thread.stage.number()}",
        text=step.text,
        attachments=(*pictures, *posts),
        reply_to_external_id=_last(thread) if step.quotes else "",
        story_url=step.story,
        referral=Referral(source="ADS", ad_id="238510001", title=step.ad) if step.ad else None,
        customer_name=thread.who,
    )


def answer(thread: Thread) -> datetime | None:
    """The assistant answers what is due; when to come back, if so."""
    assert thread.conversation_id is not None
    conversation = get_for_update(thread.conversation_id)
    return answer_by_house(conversation, business=thread.stage.business)


def see(thread: Thread, *, mark: Literal["delivered", "read"]) -> None:
    """What we wrote reached their phone, or was read on it. Telegram tells neither."""
    if thread.kind != "telegram":
        seen = _told(MessagesSeen, thread, mark=mark, until=now())
        inbound.see(conversation=thread.conversation(), event=seen)


def react(thread: Thread, step: Step) -> None:
    """They put a sign under the last thing we said."""
    sign = _told(ReactionChanged, thread, external_id=_last_of_ours(thread), emoji=step.text)
    inbound.react(conversation=thread.conversation(), event=sign)


def unsend(thread: Thread, step: Step) -> None:
    """They take back the last thing they said."""
    taken = _told(MessageUnsent, thread, external_id=_last_of_theirs(thread))
    inbound.unsend(conversation=thread.conversation(), event=taken, now=now())


def edit(thread: Thread, step: Step) -> None:
    """They put other words in place of the last thing they said."""
    edited = _told(MessageEdited, thread, external_id=_last_of_theirs(thread), text=step.text)
    inbound.edit(conversation=thread.conversation(), event=edited)


def pay(thread: Thread, step: Step) -> None:
    """They pay on the page they were sent."""
    payment = thread.last_payment()
    thread.stage.past.pay(payment.id, email=thread.email)
    settle_payment(business_id=thread.stage.shop.id, payment_id=payment.id)
    if thread.email:
        Customer.objects.filter(id=thread.conversation().customer_id).update(email=thread.email)


def decline(thread: Thread, step: Step) -> None:
    """Their bank says no, and the page is over."""
    payment = thread.last_payment()
    thread.stage.past.of_payment(payment.id).status = "failed"
    settle_payment(business_id=thread.stage.shop.id, payment_id=payment.id)
    assert thread.last_payment().status == PaymentStatus.FAILED


def dispute(thread: Thread, step: Step) -> None:
    """Their bank asks for the money back."""
    payment = thread.last_payment()
    thread.stage.past.dispute(payment.id, reason=step.text or "product_not_received")
    settle_payment(business_id=thread.stage.shop.id, payment_id=payment.id, thorough=True)


def type_in_app(thread: Thread, step: Step) -> None:
    """Somebody of the shop answers in the provider's own app."""
    echo = _told(
        EchoReceived, thread, external_id=f"past.echo.{thread.stage.number()}", text=step.text
    )
    conversations.note_echo(thread.conversation(), echo)


def undelivered(thread: Thread, step: Step) -> None:
    """The provider could not bring them the last thing we said."""
    failed = _told(
        DeliveryFailed,
        thread,
        external_id=_last_of_ours(thread),
        failure="permanent",
        reason=step.text or UNREACHABLE,
        code="551",
    )
    inbound.fail(conversation=thread.conversation(), event=failed)


def _told[E](event: Callable[..., E], thread: Thread, **more: object) -> E:
    """An event of this customer's, as their channel tells it at this moment."""
    return event(customer_external_id=thread.customer_id_outside, occurred_at=now(), **more)


def _last_of_theirs(thread: Thread) -> str:
    return _last(thread, Q(author_kind=Author.CUSTOMER))


def _last_of_ours(thread: Thread) -> str:
    return _last(thread, ~Q(author_kind=Author.CUSTOMER))


def _last(thread: Thread, of_whom: Q = ANYBODY) -> str:
    """What the channel calls the last thing that was said."""
    said = thread.conversation().messages.filter(of_whom)
    return said.latest("said_at", "sequence").external_id or ""


DEEDS: dict[str, Callable[[Thread, Step], None]] = {
    "say": say,
    "react": react,
    "unsend": unsend,
    "edit": edit,
    "pay": pay,
    "decline": decline,
    "dispute": dispute,
    "type": type_in_app,
    "undelivered": undelivered,
}
