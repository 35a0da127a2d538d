"""Members share the inbox: they take, put off, label, note, and find what waits."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import paid_order
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.models import Role
from handsel.modules.channels.content import Content
from handsel.modules.channels.events import MessageReceived
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations import actions, inbound
from handsel.modules.conversations.models import Author, Conversation, Message, Status
from handsel.modules.conversations.queries import get_for_update
from handsel.modules.users import actions as users
from tests.cast import Shop
from tests.purchases import Thread, connect_stripe, open_thread
from tests.shelves import stock_shelves
from tests.world import World


@pytest.fixture
def bo(rose: Shop) -> Caller:
    assert rose.agent is not None
    return caller_for(rose.agent)


@pytest.fixture
def thread(rose: Shop) -> Thread:
    return heard(rose, "Do you have scones?")


def heard(shop: Shop, text: str, *, name: str = "Robin", thread: Thread | None = None) -> Thread:
    """A customer wrote."""
    thread = thread or open_thread(shop, name=name, email=f"{name.lower()}@example.org")
    with tenancy.business(shop.id):
        event = MessageReceived(
            customer_external_id="c",
            external_id=uuid4().hex,
            occurred_at=present_moment(),
            text=text,
        )
        inbound.receive(
            get_for_update(thread.conversation_id),
            event=event,
            quiet_seconds=1,
            now=present_moment(),
        )
    return thread


def ask(caller: Caller, method: str, path: str, **body: Any) -> tuple[int, Any]:
    answer = caller.call(method, path, body or None)
    return answer.status_code, json.loads(answer.content or b"null")


def found(caller: Caller, **query: str) -> list[str]:
    """The ids a list shows, in its order."""
    asked = urlencode(query)
    return [one["id"] for one in ask(caller, "GET", f"/conversations?{asked}")[1]["items"]]


def about(thread: Thread, more: str = "") -> str:
    return f"/conversations/{thread.conversation_id}{more}"


def test_a_list_shows_what_was_said_last(rose: Shop, thread: Thread, bo: Caller) -> None:
    assert ask(bo, "GET", about(thread))[1]["last"]["text"] == "Do you have scones?"
    ask(bo, "POST", about(thread, "/messages"), text="Yes, six.", client_key="k")
    shown = ask(bo, "GET", "/conversations")[1]["items"][0]
    assert (shown["last"]["author_kind"], shown["last"]["text"]) == ("member", "Yes, six.")
    assert (shown["waiting_since"], shown["customer"]["name"]) == (None, "Robin")


def test_a_customer_waits_until_somebody_answers(rose: Shop, thread: Thread, bo: Caller) -> None:
    other = heard(rose, "Hello?", name="Ida")
    assert found(bo, view="waiting") == [str(thread.conversation_id), str(other.conversation_id)]
    ask(bo, "POST", about(thread, "/messages"), text="Yes, six.", client_key="k")
    assert found(bo, view="waiting") == [str(other.conversation_id)]
    heard(rose, "And butter?", thread=thread)
    assert found(bo, view="waiting") == [str(other.conversation_id), str(thread.conversation_id)]


def test_whom_the_assistant_answered_does_not_wait_and_whom_it_handed_over_does(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    other = heard(rose, "A person please", name="Ida")
    with tenancy.business(rose.id):
        for one, hands_off in ((thread, False), (other, True)):
            if hands_off:
                actions.hand_off(one.conversation_id, reason="asked")
            conversation = get_for_update(one.conversation_id)
            actions.answer(
                conversation, contents=[Content("A moment.")], turn_id=uuid4(), now=present_moment()
            )
            inbound.mark_answered(
                conversation, [], turn_id=uuid4(), again_at=None, now=present_moment()
            )
    assert found(bo, view="waiting") == [str(other.conversation_id)]
    assert found(bo, view="handed_over") == [str(other.conversation_id)]
    assert found(bo, view="unassigned") == [str(other.conversation_id)]


def test_a_conversation_is_mine_once_it_is_given_to_me(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    assert rose.agent is not None
    member_id = str(rose.agent.member_id)
    status, shown = ask(bo, "PUT", about(thread, "/assignee"), member_id=member_id)
    assert (status, shown["assignee"]["member_id"]) == (200, member_id)
    assert found(bo, view="mine") == [str(thread.conversation_id)]
    assert found(caller_for(rose.owner), view="mine") == []
    bo.call("PUT", about(thread, "/assignee"), {"member_id": None})
    assert found(bo, view="mine") == []


def test_only_somebody_who_may_answer_can_be_given_one(
    rose: Shop, blue: Shop, thread: Thread, bo: Caller
) -> None:
    cy = users.create(email="cy@example.com", name="Cy", password="not a real password")
    with tenancy.business(rose.id):
        viewer = businesses.add_member(user_id=cy.id, role=Role.VIEWER)
    for nobody in (viewer.id, blue.owner.member_id, uuid4()):
        status, problem = ask(bo, "PUT", about(thread, "/assignee"), member_id=str(nobody))
        assert (status, problem["code"]) == (422, "not_an_agent")


def test_what_is_put_off_comes_back_in_time_or_when_the_customer_writes(
    world: World, rose: Shop, thread: Thread, bo: Caller
) -> None:
    until = present_moment() + timedelta(hours=3)
    assert ask(bo, "PUT", about(thread, "/snooze"), until=until.isoformat())[0] == 200
    assert (found(bo, view="open"), len(found(bo, view="snoozed"))) == ([], 1)
    with tenancy.business(rose.id):
        Conversation.objects.update(snoozed_until=present_moment() - timedelta(seconds=1))
    world.hurry_jobs()
    world.work_jobs()
    assert found(bo, view="open") == [str(thread.conversation_id)]
    ask(bo, "PUT", about(thread, "/snooze"), until=until.isoformat())
    heard(rose, "Still there?", thread=thread)
    assert ask(bo, "GET", about(thread))[1]["snoozed_until"] is None
    assert found(bo, view="open") == [str(thread.conversation_id)]


def test_who_is_put_off_longer_meanwhile_is_not_woken_by_the_first_alarm(
    world: World, rose: Shop, thread: Thread, bo: Caller
) -> None:
    for hours in (1, 9):
        until = present_moment() + timedelta(hours=hours)
        ask(bo, "PUT", about(thread, "/snooze"), until=until.isoformat())
    world.hurry_jobs()
    world.work_jobs()
    assert found(bo, view="open") == []


@pytest.mark.parametrize("days", [-1, 0, 91])
def test_a_moment_that_is_not_ahead_is_refused(
    rose: Shop, thread: Thread, bo: Caller, days: int
) -> None:
    until = (present_moment() + timedelta(days=days)).isoformat()
    status, problem = ask(bo, "PUT", about(thread, "/snooze"), until=until)
    assert (status, problem["code"]) == (422, "snooze_not_ahead")


def test_a_resolved_conversation_can_be_opened_again(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    ask(bo, "POST", about(thread, "/resolve"))
    assert (found(bo, view="open"), len(found(bo, view="resolved"))) == ([], 1)
    assert ask(bo, "POST", about(thread, "/reopen"))[1]["status"] == Status.OPEN
    assert found(bo, view="open") == [str(thread.conversation_id)]


def test_it_is_unread_until_a_member_looked_and_again_when_the_customer_writes(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    assert ask(bo, "GET", about(thread))[1]["is_unread"] is True
    assert bo.call("POST", about(thread, "/seen")).status_code == 204
    assert ask(bo, "GET", about(thread))[1]["is_unread"] is False
    heard(rose, "Hello?", thread=thread)
    assert ask(bo, "GET", about(thread))[1]["is_unread"] is True


def test_labels_sort_and_go_with_a_conversation(rose: Shop, thread: Thread, bo: Caller) -> None:
    _, urgent = ask(bo, "POST", "/labels", name="Urgent", hue=10)
    _, later = ask(bo, "POST", "/labels", name="later", hue=200)
    both = [urgent["id"], later["id"]]
    _, shown = ask(bo, "PUT", about(thread, "/labels"), label_ids=both)
    assert [label["name"] for label in shown["labels"]] == ["later", "Urgent"]
    assert found(bo, label_id=urgent["id"]) == [str(thread.conversation_id)]
    ask(bo, "PUT", about(thread, "/labels"), label_ids=[later["id"]])
    assert found(bo, label_id=urgent["id"]) == []
    assert bo.call("DELETE", f"/labels/{later['id']}").status_code == 204
    assert ask(bo, "GET", about(thread))[1]["labels"] == []


def test_a_labels_name_is_taken_in_whatever_case(rose: Shop, blue: Shop, bo: Caller) -> None:
    ask(bo, "POST", "/labels", name="Urgent")
    status, problem = ask(bo, "POST", "/labels", name="URGENT")
    assert (status, problem["code"]) == (409, "label_taken")
    assert ask(caller_for(blue.owner), "POST", "/labels", name="Urgent")[0] == 201


def test_another_shops_label_is_none(rose: Shop, blue: Shop, thread: Thread, bo: Caller) -> None:
    _, theirs = ask(caller_for(blue.owner), "POST", "/labels", name="Urgent")
    foreign = ask(bo, "PUT", about(thread, "/labels"), label_ids=[theirs["id"]])
    missing = ask(bo, "PUT", about(thread, "/labels"), label_ids=[str(uuid4())])
    assert foreign == missing
    assert foreign[0] == 404


def test_a_note_is_for_members_and_is_written_once(rose: Shop, thread: Thread, bo: Caller) -> None:
    path = about(thread, "/notes")
    status, note = ask(bo, "POST", path, text="Allergic to nuts.", client_key="n")
    assert (status, note["author_name"]) == (201, "Bo")
    assert ask(bo, "POST", path, text="Allergic to nuts.", client_key="n") == (201, note)
    status, problem = ask(bo, "POST", path, text="Something else", client_key="n")
    assert (status, problem["code"]) == (409, "key_reused")
    assert ask(bo, "GET", path)[1]["items"] == [note]
    assert [m["text"] for m in ask(bo, "GET", about(thread, "/messages"))[1]["items"]] == [
        "Do you have scones?"
    ]


def test_replies_are_kept_changed_and_forgotten(rose: Shop, bo: Caller) -> None:
    _, kept = ask(bo, "POST", "/canned-replies", shortcut="hours", text="From eight, {customer}.")
    status, problem = ask(bo, "POST", "/canned-replies", shortcut="Hours", text="No")
    assert (status, problem["code"]) == (409, "shortcut_taken")
    path = f"/canned-replies/{kept['id']}"
    assert ask(bo, "PUT", path, shortcut="open", text="From nine.")[1]["shortcut"] == "open"
    assert bo.call("DELETE", path).status_code == 204
    assert ask(bo, "GET", "/canned-replies")[1]["items"] == []
    assert bo.call("DELETE", path).status_code == 404


def test_customers_are_found_by_name_or_address(rose: Shop, thread: Thread, bo: Caller) -> None:
    heard(rose, "Hi", name="Ida")
    robin = [str(thread.conversation_id)]
    assert found(bo, text="rob") == robin
    assert found(bo, text="ROBIN@example") == robin
    assert found(bo, text="nobody") == []
    assert found(bo, customer_id=str(thread.customer_id)) == robin


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Do you have the blue mug?", "mug"),
        ("Do you have the blue mug?", "BLUE mu"),
        ("Un café crème, por favor", "cafe"),
        ("Un cafe creme", "café"),
        ("هل لديكم كعك؟", "كعك"),
        ("Write to ida@example.net, please", "ida@example.net"),
    ],
)
def test_conversations_are_found_by_what_was_said(
    rose: Shop, thread: Thread, bo: Caller, said: str, asked: str
) -> None:
    other = [str(heard(rose, said, name="Ida").conversation_id)]
    assert found(bo, text=asked) == other
    assert found(bo, text=f"{asked} zebra") == []


def test_what_was_taken_back_or_changed_is_not_found(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    here = [str(thread.conversation_id)]
    heard(rose, "My secret scones", thread=thread)
    with tenancy.business(rose.id):
        newest = Message.objects.latest("said_at")
        newest.text = "My open scones"
        newest.save(update_fields=["text"])
    assert found(bo, text="secret") == []
    assert (found(bo, text="open"), found(bo, text="scones")) == (here, here)


def test_another_shops_words_are_not_found(rose: Shop, blue: Shop, bo: Caller) -> None:
    heard(blue, "Where is my espresso?")
    assert found(bo, text="espresso") == []
    assert len(found(caller_for(blue.owner), text="espresso")) == 1


def test_the_index_of_words_is_used_behind_the_fence(rose: Shop, thread: Thread) -> None:
    # A comparison that could leak what it sees is not asked of an index under row-level security.
    names = ["text_ge", "text_lt"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname FROM pg_proc WHERE proleakproof")
        assert set(names) <= {name for (name,) in cursor.fetchall()}


def test_paid_ones_are_those_that_led_to_a_paid_order(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    stock_shelves(rose)
    connect_stripe(rose)
    order_id = paid_order(rose, heard(rose, "Two loaves", name="Ida"))
    assert found(bo, paid="true") == []
    with tenancy.business(rose.id):
        Order.objects.filter(id=order_id).update(payment_status="paid", status="placed")
    assert len(found(bo, paid="true")) == 1


def test_views_are_counted_as_they_are_listed(rose: Shop, thread: Thread, bo: Caller) -> None:
    heard(rose, "Hi", name="Ida")
    assert rose.agent is not None
    ask(bo, "PUT", about(thread, "/assignee"), member_id=str(rose.agent.member_id))
    _, counts = ask(bo, "GET", "/conversations/counts")
    assert counts == {view: len(found(bo, view=view)) for view in counts}
    assert (counts["open"], counts["mine"], counts["waiting"]) == (2, 1, 2)


@pytest.mark.parametrize("view", ["all", "waiting"])
def test_pages_of_a_view_hold_each_once(rose: Shop, bo: Caller, view: str) -> None:
    for number in range(5):
        heard(rose, "Hi", name=f"N{number}")
    with tenancy.business(rose.id):
        moment = present_moment()
        Conversation.objects.update(waiting_since=moment, last_message_at=moment)
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        query = f"/conversations?view={view}&limit=2&cursor={cursor}"
        _, page = ask(bo, "GET", query)
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
    assert sorted(seen) == sorted(found(bo, view=view))
    assert len(set(seen)) == 5


def test_older_messages_come_in_pages_without_gaps(rose: Shop, thread: Thread, bo: Caller) -> None:
    with tenancy.business(rose.id):
        for number in range(5):
            actions.say(
                conversation_id=thread.conversation_id,
                content=Content(f"m{number}"),
                author_kind=Author.SYSTEM,
                once_key=f"k{number}",
            )
    pages: list[str] = []
    cursor = ""
    while cursor is not None:
        _, page = ask(bo, "GET", about(thread, f"/messages?limit=2&cursor={cursor}"))
        pages = [one["text"] for one in page["items"]] + pages
        cursor = page["next_cursor"]
    assert pages == ["Do you have scones?", "m0", "m1", "m2", "m3", "m4"]


def test_who_looks_on_is_told_of_what_members_do(
    world: World, rose: Shop, thread: Thread, bo: Caller
) -> None:
    _, label = ask(bo, "POST", "/labels", name="Urgent")
    assert rose.agent is not None
    deeds: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("PUT", "/assignee", {"member_id": str(rose.agent.member_id)}),
        ("POST", "/seen", {}),
        ("PUT", "/labels", {"label_ids": [label["id"]]}),
        ("PUT", "/labels", {"label_ids": []}),
        ("POST", "/notes", {"text": "Hm", "client_key": "n"}),
    )
    for method, path, body in deeds:
        known = told(world, thread)
        bo.call(method, about(thread, path), body or None)
        assert told(world, thread) == known + 1, path


def told(world: World, thread: Thread) -> int:
    """How often open screens were told something about this conversation."""
    return int(
        world.sql(
            "SELECT count(*) FROM live_entry WHERE subject ->> 'conversation_id' = %s",
            str(thread.conversation_id),
        )[0][0]
    )
