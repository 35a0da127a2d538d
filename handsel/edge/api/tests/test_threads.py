"""What a member reads in a thread besides words: authors, quotations, stories, ads, the window."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.modules.channels.events import Attachment, MessageReceived, Referral
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Conversation
from handsel.modules.conversations.queries import get_for_update
from tests.cast import Shop
from tests.purchases import Thread, open_thread


@pytest.fixture
def bo(rose: Shop) -> Caller:
    assert rose.agent is not None
    return caller_for(rose.agent)


@pytest.fixture
def thread(rose: Shop) -> Thread:
    return open_thread(rose)


def hear(shop: Shop, thread: Thread, text: str, *, external_id: str = "", **more: Any) -> None:
    """A customer wrote."""
    with tenancy.business(shop.id):
        event = MessageReceived(
            customer_external_id="c",
            external_id=external_id or uuid4().hex,
            occurred_at=present_moment(),
            text=text,
            **more,
        )
        conversation = get_for_update(thread.conversation_id)
        inbound.receive(conversation, event=event, quiet_seconds=1, now=present_moment())


def read(caller: Caller, thread: Thread, more: str = "") -> Any:
    answer = caller.call("GET", f"/conversations/{thread.conversation_id}{more}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def said(caller: Caller, thread: Thread) -> list[Any]:
    return list(read(caller, thread, "/messages")["items"])


def test_a_members_words_carry_their_name(rose: Shop, thread: Thread, bo: Caller) -> None:
    hear(rose, thread, "Hello?")
    path = f"/conversations/{thread.conversation_id}/messages"
    answered = json.loads(bo.call("POST", path, {"text": "Hello.", "client_key": "k"}).content)
    assert answered["author_name"] == "Bo"
    assert [one["author_name"] for one in said(bo, thread)] == ["", "Bo"]


def test_a_quotation_names_what_was_said_or_says_that_it_is_gone(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    hear(rose, thread, "Two loaves, please", external_id="m-1")
    hear(rose, thread, "or three", reply_to_external_id="m-1")
    hear(rose, thread, "like then", reply_to_external_id="from-before")
    first, second, third = said(bo, thread)
    assert first["reply_to"] is None
    assert second["reply_to"] == {
        "message_id": first["id"], "author_kind": "customer", "text": "Two loaves, please"
    }  # fmt: skip
    assert third["reply_to"] == {"message_id": None, "author_kind": "", "text": ""}


def test_what_brought_the_customer_and_what_they_sent_is_told(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    cake = Attachment("image", "https://cdn.example/cake.jpg", external_id="media-7")
    hear(rose, thread, "this one?", attachments=(cake,), story_url="https://cdn.example/story")
    hear(rose, thread, "", referral=Referral(source="ADS", title="Wedding cakes"))
    hear(rose, thread, "", unsupported=True)
    picture, from_ad, unknown = said(bo, thread)
    unknown_size = {"size_bytes": 0, "width": 0, "height": 0}
    assert picture["attachments"] == [
        {"kind": "image", "url": "https://cdn.example/cake.jpg", "title": "", **unknown_size}
    ]
    assert picture["story_url"] == "https://cdn.example/story"
    assert (from_ad["referral"]["source"], from_ad["referral"]["title"]) == ("ADS", "Wedding cakes")
    assert (unknown["is_unsupported"], picture["is_unsupported"]) == (True, False)


def test_a_thread_takes_the_same_number_of_statements_whatever_its_length(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            said(bo, thread)
        return len(captured)

    for number in range(2):
        hear(rose, thread, str(number), external_id=f"m-{number}", reply_to_external_id="m-0")
    few = count()
    for number in range(2, 30):
        hear(rose, thread, str(number), external_id=f"m-{number}", reply_to_external_id="m-0")
    assert count() == few


def test_it_is_told_until_when_a_member_may_write(rose: Shop, thread: Thread, bo: Caller) -> None:
    hear(rose, thread, "Hello?")
    window = read(bo, thread)["window"]
    assert (window["mode"], window["has_templates"]) == ("free", False)
    assert window["closes_at"] is not None
    with tenancy.business(rose.id):
        long_ago = present_moment() - timedelta(days=8)
        Conversation.objects.filter(id=thread.conversation_id).update(last_inbound_at=long_ago)
    assert read(bo, thread)["window"]["mode"] == "closed"
