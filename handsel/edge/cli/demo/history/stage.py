"""Where a shop's past is played: who works there, its channels, its threads, and its jobs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from handsel.edge.cli.demo.history.outside import Past
from handsel.edge.cli.demo.shops import Shop
from handsel.kit.clock import now
from handsel.kit.jobs import KeptJob, Retry
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Business
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments.models import Payment
from handsel.modules.conversations.models import Conversation, Delivery, Label, Message
from handsel.modules.notifications.models import Mail, PersonalMail

#: The books are compared once: every night would take as long as all the stories.
BOOKS: Final = "reconcile_books"
#: Ask after what has already happened here.
NEEDLESS: Final = frozenset({"learn_name", "reconcile_payment", "acknowledge_press"})


#: Asked for before nearly everything that anybody does.
_CONVERSATION: Final = Prepared(
    lambda: Conversation.objects.select_related("customer", "channel", "identity").filter(
        id=Slot("id")
    )
)


@dataclass(slots=True)
class Stage:
    """A shop whose past is being played, in its own scope."""

    shop: Shop
    business: Business
    past: Past
    actors: dict[str, Actor]
    channels: dict[str, Channel]
    labels: dict[str, Label]
    kept: list[KeptJob]
    last_night: datetime
    #: Jobs that are due at a moment of their own.
    put_off: list[tuple[datetime, KeptJob]] = field(default_factory=list)
    told: int = 0

    def actor(self, name: str) -> Actor:
        """A member by first name, who has just proved who they are."""
        return self.actors[name]

    def number(self) -> int:
        """A number that no other thing told has."""
        self.told += 1
        return self.told

    def settle_jobs(self) -> None:
        """Do what was queued for now, and put off what was queued for later."""
        while self.kept:
            one = self.kept.pop(0)
            due = one.not_before or now()
            if one.kind.name == BOOKS and due < self.last_night:
                due = self.last_night
            if due > now():
                self.put_off.append((due, one))
            else:
                run(one)


def open_stage(shop: Shop, past: Past, kept: list[KeptJob], *, last_night: datetime) -> Stage:
    """The stage of a shop that exists, in its scope."""
    actors = {}
    for member in businesses.list_members():
        actors[member.user.name] = businesses.get_actor(
            business_id=shop.id, member_id=member.id, fresh=True
        )
    return Stage(
        shop=shop,
        business=businesses.get_current(),
        past=past,
        actors=actors,
        channels={channel.kind: channel for channel in Channel.objects.all()},
        labels={label.name: label for label in Label.objects.all()},
        kept=kept,
        last_night=last_night,
    )


def run(one: KeptJob) -> None:
    """Do a job's work here, as if whoever it calls had answered at once."""
    name = one.kind.name
    if name in NEEDLESS:
        return
    if name in _PLAYED:
        _PLAYED[name](UUID(str(one.ids[_SUBJECT[name]])))
        return
    try:
        one.run()
    except Retry:
        return


def _deliver(conversation_id: UUID) -> None:
    waiting = Message.objects.filter(conversation_id=conversation_id, delivery=Delivery.PENDING)
    waiting.update(
        delivery=Delivery.SENT,
        attempts=1,
        sending_since=now(),
        external_id=Concat(Value("past."), Cast("id", CharField())),
    )


def _send_mail(mail_id: UUID) -> None:
    Mail.objects.filter(id=mail_id).update(state="sent", attempts=1, sent_at=now())


def _send_personal_mail(mail_id: UUID) -> None:
    letters = PersonalMail.objects.filter(id=mail_id)
    letters.update(state="sent", sent_at=now(), text="", html="")


#: What would leave the house counts as having left it.
_PLAYED: Final[dict[str, Callable[[UUID], None]]] = {
    "deliver": _deliver,
    "send_mail": _send_mail,
    "send_personal_mail": _send_personal_mail,
}
_SUBJECT: Final = {
    "deliver": "conversation_id",
    "send_mail": "mail_id",
    "send_personal_mail": "mail_id",
}


@dataclass(slots=True)
class Thread:
    """A customer's conversation while it is played."""

    stage: Stage
    who: str
    kind: str
    email: str
    random: Random
    conversation_id: UUID | None = None

    @property
    def customer_id_outside(self) -> str:
        """What the channel calls them: the same each time the story is told."""
        letters = sum((place + 1) * ord(letter) for place, letter in enumerate(self.who))
        return f"90{letters:08d}{len(self.who):02d}"

    def conversation(self) -> Conversation:
        """The thread as it stands."""
        assert self.conversation_id is not None
        found = _CONVERSATION.first(id=self.conversation_id)
        assert found is not None
        return found

    def last_order(self) -> Order:
        """What they agreed to buy last."""
        return Order.objects.filter(conversation_id=self.conversation_id).latest("created_at")

    def last_payment(self) -> Payment:
        """The newest attempt to pay for it."""
        return Payment.objects.filter(order=self.last_order()).latest("attempt")

    def pause(self, least: float, most: float) -> timedelta:
        """As long as people take, in seconds."""
        return timedelta(seconds=round(self.random.uniform(least, most), 1))
