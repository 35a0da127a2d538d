"""Conversations: the list, one thread, why the assistant said what it did, and who may speak."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.messages import MessageOut, as_told
from handsel.edge.api.shapes import In, Limit, Listed, Out, Page
from handsel.edge.api.turns import TurnOut
from handsel.flows import inbox, staff_cards, staff_files, staff_link, staff_reply
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.assistant import queries as turns
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels import registry
from handsel.modules.channels.content import Template
from handsel.modules.conversations import actions, queries, windows
from handsel.modules.conversations.desk import threads, views
from handsel.modules.conversations.desk.views import View
from handsel.modules.conversations.models import Conversation

router = Router(tags=["conversations"])


class ChannelOfConversation(Out):
    """Where it is held. Where documents are not taken, their addresses go in words."""

    id: UUID
    kind: str
    name: str
    takes_documents: bool


class CustomerOut(Out):
    id: UUID
    name: str
    email: str
    language: str
    #: Since when they want no automatic messages, or no promotions, if so.
    stopped_at: datetime | None
    promotions_declined_at: datetime | None
    #: Since when the shop has shut them out, if so.
    blocked_at: datetime | None


class AssigneeOut(Out):
    """The member who sees to it."""

    member_id: UUID
    name: str


class LabelOut(Out):
    """A word of the shop's; `hue` in degrees."""

    id: UUID
    name: str
    hue: int


class WindowOut(Out):
    """Whether a member may write now: `free`, `human_agent` (a person's own words only), `closed`.

    After `closes_at` nothing may be written until the customer does, except templates where the
    channel has them; null when it does not close.
    """

    mode: Literal["free", "human_agent", "closed"]
    closes_at: datetime | None
    has_templates: bool


class LastSaidOut(Out):
    """What was said last, cut to a line."""

    author_kind: str
    text: str
    delivery: str
    said_at: datetime
    attachment_kind: str
    is_unsent: bool


class ConversationOut(Out):
    """A thread. `control` says who may speak: member, automation or assistant.

    `waiting_since`: the customer has had no word since then, or none of a person after a handoff.
    """

    id: UUID
    channel: ChannelOfConversation
    customer: CustomerOut
    status: str
    control: str
    handoff_reason: str
    episode: int
    assignee: AssigneeOut | None
    labels: list[LabelOut]
    is_unread: bool
    waiting_since: datetime | None
    snoozed_until: datetime | None
    last: LastSaidOut | None
    window: WindowOut
    last_inbound_at: datetime | None
    last_message_at: datetime | None
    created_at: datetime


class CountsOut(Out):
    """How many conversations are in each view."""

    open: int
    mine: int
    unassigned: int
    waiting: int
    handed_over: int
    snoozed: int


class ReplyIn(In):
    """A member's words. The same `client_key` in the same thread is the same reply."""

    text: str = Field(min_length=1, max_length=actions.LONGEST_TEXT)
    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


class TemplateIn(In):
    """A message the provider approved beforehand, with what fills its body, in order.

    `is_promotion` says that it advertises. For `client_key` see a reply's.
    """

    name: str = Field(min_length=1, max_length=512, pattern=r"^[a-z0-9_]+$")
    locale: str = Field(min_length=2, max_length=12, pattern=r"^[A-Za-z]{2,3}([_-][A-Za-z]{2,4})?$")
    values: list[Annotated[str, Field(min_length=1, max_length=1024)]] = Field(
        default_factory=list, max_length=40
    )
    is_promotion: bool = False
    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


class ProductCardIn(In):
    """What to show: a product on sale, or one variant. For `client_key` see a reply's."""

    product_id: Annotated[UUID, Field(strict=False)] | None = None
    variant_id: Annotated[UUID, Field(strict=False)] | None = None
    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


class FileIn(In):
    """An upload to send, and words to go with it. For `client_key` see a reply's."""

    upload_id: Annotated[UUID, Field(strict=False)]
    text: str = Field(default="", max_length=actions.LONGEST_TEXT)
    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


class LinkIn(In):
    """The same `client_key` in the same thread is the same message."""

    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


@router.get("/conversations", response=Page[ConversationOut])
def list_conversations(
    request: HttpRequest,
    view: View = "all",
    channel_id: UUID | None = None,
    label_id: UUID | None = None,
    customer_id: UUID | None = None,
    text: Annotated[str, Field(max_length=100)] = "",
    paid: bool = False,
    cursor: str = "",
    limit: Limit = 50,
) -> Page[ConversationOut]:
    """The shop's conversations: the latest first, or who waits longest in that view.

    `text` is looked for in customers' names and e-mail addresses and, by the beginnings of words,
    in what was said; `paid` wants those that led to a paid order.
    """
    with acting(request, Permission.READ_CONVERSATIONS) as actor:
        wanted = views.Wanted(
            view=view, channel_id=channel_id, label_id=label_id, customer_id=customer_id,
            text=text,
        )  # fmt: skip
        after = read_cursor(cursor) if cursor else None
        found = inbox.list_shown(actor, wanted, paid=paid, after=after, limit=limit + 1)
        shown, is_last = found[:limit], len(found) <= limit
        return Page(items=[_out(one) for one in shown],
                    next_cursor=None if is_last else _cursor(shown[-1], view=view))  # fmt: skip


@router.get("/conversations/counts", response=CountsOut)
def count_conversations(request: HttpRequest) -> CountsOut:
    """How many conversations each view of the inbox holds."""
    with acting(request, Permission.READ_CONVERSATIONS) as actor:
        return CountsOut(**views.count_views(actor))


@router.get("/conversations/{conversation_id}", response=ConversationOut)
def get_conversation(request: HttpRequest, conversation_id: Id) -> ConversationOut:
    """One conversation."""
    with acting(request, Permission.READ_CONVERSATIONS):
        return shown(queries.get(conversation_id))


@router.get("/conversations/{conversation_id}/messages", response=Page[MessageOut])
def list_messages(
    request: HttpRequest, conversation_id: Id, cursor: str = "", limit: Limit = 100
) -> Page[MessageOut]:
    """The last messages of a thread, oldest first; the next page holds what was said before."""
    with acting(request, Permission.READ_CONVERSATIONS):
        thread = queries.get(conversation_id)
        before = read_cursor(cursor) if cursor else None
        said = queries.list_messages(thread.id, most=limit + 1, before=before)
        page, is_first = said[-limit:], len(said) <= limit
        return Page(
            items=[as_told(one) for one in threads.describe(page)],
            next_cursor=None if is_first else cursor_after(page[0].said_at, page[0].id),
        )


@router.get("/conversations/{conversation_id}/turns", response=Listed[TurnOut])
def list_turns(request: HttpRequest, conversation_id: Id) -> Listed[TurnOut]:
    """Why the assistant said that: its last turns, what it proposed and what was decided."""
    with acting(request, Permission.READ_ASSISTANT):
        thread = queries.get(conversation_id)
        return Listed(items=[TurnOut.model_validate(one) for one in turns.list_turns(thread.id)])


@router.post("/conversations/{conversation_id}/messages", response={201: MessageOut})
def reply(request: HttpRequest, conversation_id: Id, asked: ReplyIn) -> Status[MessageOut]:
    """Say something to the customer as a member: the assistant falls silent."""
    actor = actor_of(request, Permission.REPLY)
    said = staff_reply.reply(actor, conversation_id, text=asked.text, client_key=asked.client_key)
    return Status(201, as_told(threads.Told(said, author_name=actor.name)))


@router.post("/conversations/{conversation_id}/templates", response={201: MessageOut})
def send_template(
    request: HttpRequest, conversation_id: Id, asked: TemplateIn
) -> Status[MessageOut]:
    """Send an approved template as a member, also after the messaging window."""
    actor = actor_of(request, Permission.REPLY)
    said = staff_reply.send_template(
        actor,
        conversation_id,
        template=Template(asked.name, asked.locale, tuple(asked.values)),
        client_key=asked.client_key,
        is_promotion=asked.is_promotion,
    )
    return Status(201, as_told(threads.Told(said, author_name=actor.name)))


@router.post("/conversations/{conversation_id}/products", response={201: MessageOut})
def send_product(
    request: HttpRequest, conversation_id: Id, asked: ProductCardIn
) -> Status[MessageOut]:
    """Show the customer a product as a member: its picture, its name and today's price."""
    actor = actor_of(request, Permission.REPLY)
    said = staff_cards.send_product(
        actor,
        conversation_id,
        product_id=asked.product_id,
        variant_id=asked.variant_id,
        client_key=asked.client_key,
    )
    return Status(201, as_told(threads.Told(said, author_name=actor.name)))


@router.post("/conversations/{conversation_id}/files", response={201: MessageOut})
def send_file(request: HttpRequest, conversation_id: Id, asked: FileIn) -> Status[MessageOut]:
    """Send the customer an upload as a member; where a channel takes none, its address."""
    actor = actor_of(request, Permission.REPLY)
    said = staff_files.send_file(
        actor,
        conversation_id,
        upload_id=asked.upload_id,
        text=asked.text,
        client_key=asked.client_key,
    )
    return Status(201, as_told(threads.Told(said, author_name=actor.name)))


@router.post("/conversations/{conversation_id}/checkout-link", response={201: MessageOut})
def send_checkout_link(
    request: HttpRequest, conversation_id: Id, asked: LinkIn
) -> Status[MessageOut]:
    """Send the customer once more the page to pay on, for what they agreed to."""
    actor = actor_of(request, Permission.REPLY)
    said = staff_link.send_link(actor, conversation_id, client_key=asked.client_key)
    return Status(201, as_told(threads.Told(said, author_name=actor.name)))


@router.post("/conversations/{conversation_id}/take-over", response=ConversationOut)
def take_over(request: HttpRequest, conversation_id: Id) -> ConversationOut:
    """Take the thread from the assistant."""
    with acting(request, Permission.REPLY) as actor:
        return shown(actions.take_over(actor, conversation_id))


@router.post("/conversations/{conversation_id}/give-back", response=ConversationOut)
def give_back(request: HttpRequest, conversation_id: Id) -> ConversationOut:
    """Give the thread back to the assistant."""
    with acting(request, Permission.REPLY) as actor:
        return shown(actions.give_back(actor, conversation_id))


@router.post("/conversations/{conversation_id}/resolve", response=ConversationOut)
def resolve(request: HttpRequest, conversation_id: Id) -> ConversationOut:
    """Close the conversation until the customer writes again."""
    with acting(request, Permission.REPLY) as actor:
        return shown(actions.resolve(actor, conversation_id))


def shown(conversation: Conversation) -> ConversationOut:
    """A conversation as the API tells it."""
    return _out(views.describe([conversation])[0])


def _out(one: views.Shown) -> ConversationOut:
    thread, assignee = one.conversation, one.conversation.assignee
    return ConversationOut(
        id=thread.id,
        channel=ChannelOfConversation(
            id=thread.channel.id,
            kind=thread.channel.kind,
            name=thread.channel.name,
            takes_documents="file" in registry.adapters()[thread.channel.kind].largest_media,
        ),
        customer=CustomerOut.model_validate(thread.customer),
        status=thread.status,
        control=thread.control,
        handoff_reason=thread.handoff_reason,
        episode=thread.episode,
        assignee=AssigneeOut(member_id=assignee.id, name=assignee.user.name) if assignee else None,
        labels=[LabelOut.model_validate(label) for label in one.labels],
        is_unread=views.is_unread(thread),
        waiting_since=thread.waiting_since,
        snoozed_until=thread.snoozed_until,
        last=LastSaidOut.model_validate(one.last) if one.last else None,
        window=WindowOut.model_validate(windows.describe(thread)),
        last_inbound_at=thread.last_inbound_at,
        last_message_at=thread.last_message_at,
        created_at=thread.created_at,
    )


def _cursor(last: views.Shown, *, view: View) -> str:
    moment = views.ordering_moment(last.conversation, view=view)
    return cursor_after(moment, last.conversation.id)
