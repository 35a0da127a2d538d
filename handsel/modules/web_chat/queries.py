"""Questions about sites, visits, and what a visitor may read."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery

from handsel.kit.errors import NotFound
from handsel.modules.channels.models import Status
from handsel.modules.conversations.models import Author, Conversation, Message
from handsel.modules.web_chat.actions import digest_of
from handsel.modules.web_chat.models import Site, Visit
from handsel.modules.web_chat.rules import SHOWN, UNREAD


def get_site(channel_id: UUID) -> Site:
    """The site of a channel of the current business; raises NotFound for one that has none."""
    site = Site.objects.select_related("channel").filter(channel_id=channel_id).first()
    if site is None:
        raise NotFound
    return site


def find_open_site(key: str) -> Site | None:
    """The site of this key, unless its channel was let go."""
    sites = Site.objects.select_related("channel").exclude(channel__status=Status.DISCONNECTED)
    return sites.filter(key=key).first()


def find_visit(site: Site, *, token: str, now: datetime) -> Visit | None:
    """The visit that a token of this site opens now."""
    found = Visit.objects.filter(site=site, digest=digest_of(token), ends_at__gt=now)
    return found.first()


def find_thread(site: Site, *, visitor: str) -> Conversation | None:
    """A visitor's thread, whichever visit began it."""
    found = Conversation.objects.filter(channel_id=site.channel_id, identity__external_id=visitor)
    return found.first()


def list_shown(
    conversation_id: UUID, *, most: int, before: tuple[datetime | None, UUID] | None = None
) -> list[Message]:
    """What a visitor sees of their thread, the oldest first: what they said, and what was sent.

    With `before` (`said_at` and id) the ones before that.
    """
    shown = Message.objects.filter(_SHOWN, conversation_id=conversation_id)
    if before is not None:
        moment, message_id = before
        sequence = Message.objects.filter(id=message_id).values("sequence")
        earlier = Q(said_at__lt=moment) if moment else Q(pk__in=[])
        shown = shown.filter(earlier | Q(said_at=moment, sequence__lt=Subquery(sequence)))
    return list(reversed(shown.order_by("-said_at", "-sequence")[:most]))


def count_unread(conversation_id: UUID, *, most: int = 100) -> int:
    """How many messages of ours the visitor has not read, counted up to `most`."""
    return _ours(conversation_id).filter(delivery__in=UNREAD)[:most].count()


def find_shown(conversation_id: UUID, *, external_id: str) -> Message | None:
    """A message of ours that the visitor sees, by the id they know it by."""
    return _ours(conversation_id).filter(external_id=external_id, delivery__in=SHOWN).first()


def list_unread(conversation_id: UUID, *, external_ids: Sequence[str]) -> list[str]:
    """Those of these messages that the visitor has not read yet."""
    found = _ours(conversation_id).filter(external_id__in=external_ids, delivery__in=UNREAD)
    return [one for one in found.order_by("sequence").values_list("external_id", flat=True) if one]


def _ours(conversation_id: UUID) -> QuerySet[Message]:
    return Message.objects.filter(conversation_id=conversation_id).exclude(
        author_kind=Author.CUSTOMER
    )


_SHOWN = Q(author_kind=Author.CUSTOMER) | Q(delivery__in=SHOWN)
