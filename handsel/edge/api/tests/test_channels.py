"""How alive a channel is: what its shop is told beside its status."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.edge.api.tests.callers import caller_for
from handsel.edge.api.tests.people import read
from handsel.edge.api.tests.things import troubled_message
from handsel.kit import tenancy
from handsel.modules.conversations.activity import list_activity
from handsel.modules.conversations.models import Author, Conversation, Delivery, Message
from tests.cast import Shop
from tests.purchases import NOON, Thread, open_thread


def spoken(shop: Shop, thread: Thread, *, heard_after: int, answered_after: int) -> None:
    """The customer wrote so many minutes after noon, and had an answer."""
    message_id = troubled_message(shop, thread, delivery=Delivery.SENT)
    with tenancy.business(shop.id):
        answered_at = NOON + timedelta(minutes=answered_after)
        Message.objects.filter(id=message_id).update(said_at=answered_at)
        Conversation.objects.filter(id=thread.conversation_id).update(
            last_inbound_at=NOON + timedelta(minutes=heard_after), last_message_at=answered_at
        )


def shown(shop: Shop) -> dict[str, Any]:
    [channel] = read(caller_for(shop.owner).call("GET", "/channels"))["items"]
    assert read(caller_for(shop.owner).call("GET", f"/channels/{channel['id']}")) == channel
    return dict(channel)


def test_a_channel_nobody_wrote_on_says_so(rose: Shop) -> None:
    channel = shown(rose)
    assert (channel["last_inbound_at"], channel["last_outbound_at"]) == (None, None)
    assert channel["waiting_messages"] == 0


def test_a_channel_tells_when_it_was_last_spoken_on(rose: Shop, blue: Shop) -> None:
    spoken(rose, open_thread(rose), heard_after=1, answered_after=9)
    spoken(rose, open_thread(rose), heard_after=5, answered_after=7)
    spoken(blue, open_thread(blue), heard_after=30, answered_after=40)
    channel = shown(rose)
    assert channel["last_inbound_at"] == "2026-11-21T12:05:00Z"
    assert channel["last_outbound_at"] == "2026-11-21T12:09:00Z"


def test_what_a_customer_wrote_or_never_got_is_no_message_that_got_out(rose: Shop) -> None:
    thread = open_thread(rose)
    spoken(rose, thread, heard_after=1, answered_after=2)
    message_id = troubled_message(rose, thread)
    with tenancy.business(rose.id):
        Message.objects.filter(id=message_id).update(said_at=NOON + timedelta(minutes=8))
        Message.objects.filter(id=troubled_message(rose, thread)).update(
            author_kind=Author.CUSTOMER, delivery=Delivery.RECEIVED
        )
    assert shown(rose)["last_outbound_at"] == "2026-11-21T12:02:00Z"


def test_what_waits_to_leave_is_counted(rose: Shop) -> None:
    thread = open_thread(rose)
    for delivery in (Delivery.PENDING, Delivery.SENDING, Delivery.UNKNOWN, Delivery.FAILED):
        troubled_message(rose, thread, delivery=delivery)
    assert shown(rose)["waiting_messages"] == 3


def test_one_statement_asks_for_all_channels(rose: Shop) -> None:
    with tenancy.business(rose.id), CaptureQueriesContext(connection) as captured:
        assert list(list_activity()) == [rose.channel_id]
    assert len(captured) == 1
