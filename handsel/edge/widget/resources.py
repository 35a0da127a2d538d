"""What a visitor may do: come, say something, press, read, and leave."""

from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.messages import ButtonOut, ChoiceOut
from handsel.edge.widget.cors import site_of
from handsel.edge.widget.shapes import (
    KeptOut,
    MediumOut,
    PressIn,
    SaidOut,
    SayIn,
    SeenIn,
    ThreadOut,
    VisitIn,
    VisitOut,
)
from handsel.edge.widget.visiting import require_may_say, visitor_of
from handsel.flows import visit as flow
from handsel.kit import tenancy
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses import queries as businesses
from handsel.modules.conversations.models import Author, Control, Conversation, Message
from handsel.modules.web_chat import actions, queries

LIVE = "/live/visit"
PAGE = 50
_BY: dict[str, Literal["visitor", "assistant", "person"]] = {
    Author.CUSTOMER: "visitor",
    Author.ASSISTANT: "assistant",
    Author.MEMBER: "person",
    Author.NATIVE_APP: "person",
}

router = Router()


@router.post("/{site}/visits", response={201: VisitOut}, auth=None)
def begin_visit(request: HttpRequest, site: str, asked: VisitIn) -> Status[VisitOut]:
    """Come to a site; the token opens this visitor's thread and nothing else."""
    visit, token = flow.begin(site_of(request), identity=asked.identity)
    return Status(
        201,
        VisitOut(
            token=token.reveal(),
            is_signed=visit.is_signed,
            ends_at=visit.ends_at,
            live_url=f"{settings.LIVE_ORIGIN}{LIVE}?site={site_of(request).key}",
        ),
    )


@router.delete("/{site}/visit", response={204: None})
def end_visit(request: HttpRequest, site: str) -> Status[None]:
    """Leave: the token opens nothing any more. What was said stays with the shop."""
    visitor = visitor_of(request)
    with tenancy.business(visitor.site.shop_id):
        actions.end_visit(visitor.visit)
    return Status(204, None)


@router.get("/{site}/messages", response=ThreadOut)
def list_messages(
    request: HttpRequest, site: str, cursor: Annotated[str, Field(max_length=200)] = ""
) -> ThreadOut:
    """The visitor's own thread, as they see it; empty before they have said anything."""
    visitor = visitor_of(request)
    with tenancy.business(visitor.site.shop_id):
        shop = businesses.get_current().name
        thread_id = visitor.visit.conversation_id
        if thread_id is None:
            return ThreadOut(
                shop=shop, answered_by="assistant", unread=0, items=[], next_cursor=None
            )
        before = read_cursor(cursor) if cursor else None
        found = queries.list_shown(thread_id, most=PAGE + 1, before=before)
        page, is_first = found[-PAGE:], len(found) <= PAGE
        thread = Conversation.objects.get(id=thread_id)
        return ThreadOut(
            shop=shop,
            answered_by="person" if thread.control == Control.MEMBER else "assistant",
            unread=queries.count_unread(thread_id),
            items=[_said(one) for one in page],
            next_cursor=None if is_first else cursor_after(page[0].said_at, page[0].id),
        )


@router.post("/{site}/messages", response={202: KeptOut})
def say(request: HttpRequest, site: str, asked: SayIn) -> Status[KeptOut]:
    """Say something. The same `id` is the same message, however often it is sent."""
    visitor = require_may_say(request)
    flow.say(visitor.site, visitor.visit, message_id=asked.id, text=asked.text)
    return Status(202, KeptOut(id=asked.id))


@router.post("/{site}/presses", response={202: KeptOut})
def press(request: HttpRequest, site: str, asked: PressIn) -> Status[KeptOut]:
    """Press a button of a message, or choose one of its rows."""
    visitor = require_may_say(request)
    flow.press(
        visitor.site, visitor.visit,
        press_id=asked.id, under=asked.message_id, payload=asked.payload,
    )  # fmt: skip
    return Status(202, KeptOut(id=asked.id))


@router.post("/{site}/marks", response={204: None})
def mark(request: HttpRequest, site: str, asked: SeenIn) -> Status[None]:
    """Say which messages came to the screen, or were read."""
    visitor = visitor_of(request)
    flow.see(visitor.site, visitor.visit, mark=asked.mark, message_ids=asked.message_ids)
    return Status(204, None)


@router.post("/{site}/typing", response={204: None})
def show_typing(request: HttpRequest, site: str) -> Status[None]:
    """Say that you are writing; say so again every four seconds while you do."""
    visitor = visitor_of(request)
    flow.show_typing(visitor.site, visitor.visit)
    return Status(204, None)


def _said(message: Message) -> SaidOut:
    is_theirs = message.author_kind == Author.CUSTOMER
    return SaidOut(
        id=message.external_id or str(message.id),
        by=_BY.get(message.author_kind, "shop"),
        text=message.text,
        media=[
            MediumOut(kind=one["kind"], url=one["url"], title=one.get("title", ""))
            for one in message.attachments
        ],
        buttons=[ButtonOut.model_validate(one) for one in message.buttons],
        choices=[ChoiceOut.model_validate(one) for one in message.choices],
        said_at=message.said_at,
        is_unsent=message.unsent_at is not None,
        mark="" if is_theirs else message.delivery,
    )
