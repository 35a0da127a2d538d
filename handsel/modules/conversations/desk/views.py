"""The inbox: which conversations a member sees, in which order, with what was said last.

A page takes a constant number of statements, whatever its length.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations.desk import search
from handsel.modules.conversations.models import Control, Conversation, Label, Labeling, Status

View = Literal["all", "open", "mine", "unassigned", "waiting", "handed_over", "snoozed", "resolved"]

#: The last message of each, cut to what a line of a list can show.
_LAST = """
SELECT t.id, m.author_kind, left(m.text, 160), m.delivery, m.said_at,
    m.attachments -> 0 ->> 'kind', m.unsent_at IS NOT NULL
FROM unnest(%s::uuid[]) AS t (id)
CROSS JOIN LATERAL (
    SELECT * FROM conversations_message WHERE conversation_id = t.id
    ORDER BY said_at DESC, sequence DESC LIMIT 1
) AS m
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to show. `text` is looked for in customers' names, addresses and ids on channels, and
    in what was said.

    `among` narrows it to these conversations, for what another module knows of them.
    """

    view: View = "all"
    channel_id: UUID | None = None
    label_id: UUID | None = None
    customer_id: UUID | None = None
    text: str = ""
    among: QuerySet[Any, Any] | Collection[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """The last thing that was said."""

    author_kind: str
    text: str
    delivery: str
    said_at: datetime
    attachment_kind: str
    is_unsent: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A conversation in a list."""

    conversation: Conversation
    labels: tuple[Label, ...] = field(default=())
    last: Preview | None = None


def list_shown(
    actor: Actor,
    wanted: Wanted,
    *,
    after: tuple[datetime | None, UUID] | None = None,
    limit: int = 50,
) -> list[Shown]:
    """A page of the conversations wanted: the latest first, or who waits longest in that view.

    `after` is the moment of `ordering_moment` and the id of the last one of the page before.
    """
    actor.require(Permission.READ_CONVERSATIONS)
    found = _wanted(actor, wanted).select_related("customer", "channel", "assignee__user")
    name, is_rising = _order(wanted.view)
    if after is not None:
        moment, last_id = after
        beyond = "gt" if is_rising else "lt"
        later = Q(**{f"{name}__{beyond}": moment}) if moment else Q(pk__in=[])
        found = found.filter(later | Q(**{name: moment, f"id__{beyond}": last_id}))
    order = (name, "id") if is_rising else (f"-{name}", "-id")
    return describe(list(found.order_by(*order)[:limit]))


def ordering_moment(conversation: Conversation, *, view: View) -> datetime | None:
    """The moment that orders this view."""
    moment: datetime | None = getattr(conversation, _order(view)[0])
    return moment


def describe(conversations: list[Conversation]) -> list[Shown]:
    """These conversations with their labels and what was said last, in two statements."""
    ids = [one.id for one in conversations]
    labels: dict[UUID, list[Label]] = {}
    for labeling in Labeling.objects.select_related("label").filter(conversation_id__in=ids):
        labels.setdefault(labeling.conversation_id, []).append(labeling.label)
    previews = _last_of(ids)
    return [
        Shown(one, tuple(sorted(labels.get(one.id, ()), key=_name)), previews.get(one.id))
        for one in conversations
    ]


def count_views(actor: Actor) -> dict[str, int]:
    """How many conversations each view holds, in one statement."""
    actor.require(Permission.READ_CONVERSATIONS)
    views: tuple[View, ...] = (
        "open", "mine", "unassigned", "waiting", "handed_over", "snoozed",
    )  # fmt: skip
    counted = Conversation.objects.exclude(last_message_at=None).aggregate(
        **{view: Count("id", filter=_of_view(actor, view)) for view in views}
    )
    return {view: int(counted[view]) for view in views}


def _order(view: View) -> tuple[str, bool]:
    return ("waiting_since", True) if view == "waiting" else ("last_message_at", False)


def _wanted(actor: Actor, wanted: Wanted) -> QuerySet[Conversation]:
    found = Conversation.objects.exclude(last_message_at=None).filter(_of_view(actor, wanted.view))
    if wanted.channel_id is not None:
        found = found.filter(channel_id=wanted.channel_id)
    if wanted.label_id is not None:
        labeled = Labeling.objects.filter(label_id=wanted.label_id)
        found = found.filter(id__in=labeled.values("conversation_id"))
    if wanted.customer_id is not None:
        found = found.filter(customer_id=wanted.customer_id)
    if wanted.text.strip():
        found = found.filter(search.about(wanted.text.strip()))
    if wanted.among is not None:
        found = found.filter(id__in=wanted.among)
    return found


def _of_view(actor: Actor, view: View) -> Q:
    open_now = Q(status__in=[Status.OPEN, Status.WAITING])
    views: dict[View, Q] = {
        "all": Q(),
        "open": open_now,
        "mine": open_now & Q(assignee_id=actor.member_id),
        "unassigned": open_now & Q(assignee=None, control=Control.MEMBER),
        "waiting": open_now & Q(waiting_since__isnull=False),
        "handed_over": open_now & Q(control=Control.MEMBER, waiting_since__isnull=False),
        "snoozed": Q(status=Status.SNOOZED),
        "resolved": Q(status=Status.RESOLVED),
    }
    return views[view]


def is_unread(conversation: Conversation) -> bool:
    """Whether the customer said something that no member has looked at."""
    heard, seen = conversation.last_inbound_at, conversation.seen_at
    return heard is not None and (seen is None or heard > seen)


def _last_of(ids: list[UUID]) -> dict[UUID, Preview]:
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [ids])
        return {
            row[0]: Preview(row[1], row[2], row[3], row[4], row[5] or "", row[6])
            for row in cursor.fetchall()
        }


def _name(label: Label) -> str:
    return label.name.casefold()
