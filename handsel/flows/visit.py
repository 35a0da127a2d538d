"""A visitor of a shop's site: comes, says something, presses, reads.

What they do is kept first, like what any provider tells, and worked in their own lane.
"""

from collections.abc import Sequence
from uuid import UUID

from handsel.flows import own_secret
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Invalid
from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.webchat import items
from handsel.modules.channels.adapters.webchat.items import Mark
from handsel.modules.channels.events import RawItem
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.customers import actions as customers
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress.inbox import arrival
from handsel.modules.live import actions as live
from handsel.modules.web_chat import actions, queries
from handsel.modules.web_chat.identity import IdentityRefused, Signed, read_identity
from handsel.modules.web_chat.models import Site, Visit


class NothingToPress(Invalid):
    """There is no such button under this message."""

    code = "nothing_to_press"


def begin(site: Site, *, identity: str = "") -> tuple[Visit, Secret]:
    """A visit, and its token: of nobody in particular, or of whom the shop signed for.

    Raises IdentityRefused.
    """
    with tenancy.business(site.shop_id):
        signed = _read(site, identity) if identity else Signed("", "")
        visit, token = actions.begin_visit(
            site, subject=signed.subject, name=signed.name, now=now()
        )
        thread = queries.find_thread(site, visitor=visit.visitor) if signed.subject else None
        if thread is not None:
            actions.note_thread(visit, conversation_id=thread.id)
        return visit, token


def say(site: Site, visit: Visit, *, message_id: UUID, text: str) -> None:
    """Keep what the visitor says, under their own id of it; again, it is the same.

    Raises ingress.KeyReused when that id stands for other words.
    """
    with tenancy.business(site.shop_id):
        _open_thread(site, visit)
        _keep(
            items.said(
                site=site.key, visitor=visit.visitor, name=visit.name,
                message_id=str(message_id), text=text, at=now(),
            )
        )  # fmt: skip


def press(site: Site, visit: Visit, *, press_id: UUID, under: UUID, payload: str) -> None:
    """Keep that the visitor pressed a button, or chose a row, of a message they see.

    Raises NothingToPress, and ingress.KeyReused.
    """
    with tenancy.business(site.shop_id):
        thread_id = visit.conversation_id
        shown = queries.find_shown(thread_id, external_id=str(under)) if thread_id else None
        title = _title(shown, payload) if shown else None
        if title is None:
            raise NothingToPress
        _keep(
            items.pressed(
                site=site.key, visitor=visit.visitor, press_id=str(press_id),
                payload=payload, title=title, under=str(under), at=now(),
            )
        )  # fmt: skip


def see(site: Site, visit: Visit, *, mark: Mark, message_ids: Sequence[UUID]) -> None:
    """Keep that these messages came to the visitor's screen, or were read; others are passed by."""
    with tenancy.business(site.shop_id):
        if visit.conversation_id is None:
            return
        named = [str(one) for one in message_ids]
        found = queries.list_unread(visit.conversation_id, external_ids=named)
        if found:
            _keep(
                items.seen(
                    site=site.key, visitor=visit.visitor, mark=mark, message_ids=found, at=now()
                )
            )


def show_typing(site: Site, visit: Visit) -> None:
    """Tell the shop's members that the visitor is writing, once there is a thread to tell it in."""
    with tenancy.business(site.shop_id):
        thread_id = visit.conversation_id
        thread = Conversation.objects.filter(id=thread_id).first() if thread_id else None
        if thread is not None:
            live.tell_customer_typing(thread.id, customer_id=thread.customer_id)


def _read(site: Site, identity: str) -> Signed:
    secrets = own_secret.list_valid(source=items.SOURCE, account=site.key, now=now())
    if not secrets:
        raise IdentityRefused
    return read_identity(identity, secrets=secrets, now=now())


def _open_thread(site: Site, visit: Visit) -> None:
    """Their thread, made before what is said in it is worked, so that the stream can name it."""
    if visit.conversation_id is not None:
        return
    identity = customers.recognize(
        channel_id=site.channel_id, external_id=visit.visitor, name=visit.name
    )
    actions.note_thread(visit, conversation_id=inbound.open_for(identity=identity).id)


def _keep(item: RawItem) -> None:
    ingress.keep(
        arrival(
            item.body,
            source=item.source,
            account=item.account,
            lane_key=item.lane_key,
            dedupe_key=item.dedupe_key,
            kind=item.kind,
            occurred_at=item.occurred_at,
            volatile=items.VOLATILE,
        )
    )


def _title(message: Message, payload: str) -> str | None:
    offered = [*message.buttons, *message.choices]
    found = [one["title"] for one in offered if payload and one.get("payload") == payload]
    return str(found[0]) if found else None
