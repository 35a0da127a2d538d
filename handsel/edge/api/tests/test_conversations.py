"""Members read threads, speak in them once, and send again what did not arrive."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import troubled_message
from handsel.kit import tenancy
from handsel.modules.assistant.models import Turn
from handsel.modules.conversations.models import Control, Conversation, Delivery, Message
from tests.cast import Shop
from tests.purchases import Thread, open_thread


@pytest.fixture
def bo(rose: Shop) -> Caller:
    assert rose.agent is not None
    return caller_for(rose.agent)


@pytest.fixture
def thread(rose: Shop) -> Thread:
    return open_thread(rose)


def ask(caller: Caller, method: str, path: str, **body: Any) -> tuple[int, Any]:
    answer = caller.call(method, path, body or None)
    return answer.status_code, json.loads(answer.content)


def conversation(shop: Shop, thread: Thread) -> Conversation:
    with tenancy.business(shop.id):
        return Conversation.objects.get(id=thread.conversation_id)


def test_a_reply_silences_the_assistant_and_waits_in_the_outbox(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    path = f"/conversations/{thread.conversation_id}/messages"
    status, said = ask(bo, "POST", path, text="We open at eight.", client_key="k1")
    assert (status, said["author_kind"], said["delivery"]) == (201, "member", "pending")
    assert rose.agent is not None
    assert said["author_member_id"] == str(rose.agent.member_id)
    held = conversation(rose, thread)
    assert (held.control, held.epoch, held.handoff_reason) == (Control.MEMBER, 1, "taken_over")


def test_a_reply_asked_for_twice_is_said_once(rose: Shop, thread: Thread, bo: Caller) -> None:
    path = f"/conversations/{thread.conversation_id}/messages"
    _, first = ask(bo, "POST", path, text="We open at eight.", client_key="k1")
    bo.call("POST", f"/conversations/{thread.conversation_id}/give-back")
    assert ask(bo, "POST", path, text="We open at eight.", client_key="k1") == (201, first)
    assert conversation(rose, thread).control == Control.ASSISTANT
    status, problem = ask(bo, "POST", path, text="We open at nine.", client_key="k1")
    assert (status, problem["code"]) == (409, "key_reused")
    _, listed = ask(bo, "GET", path)
    assert [one["text"] for one in listed["items"]] == ["We open at eight."]


def test_two_members_may_use_the_same_key(rose: Shop, thread: Thread, bo: Caller) -> None:
    path = f"/conversations/{thread.conversation_id}/messages"
    _, first = ask(bo, "POST", path, text="Hello", client_key="k1")
    _, second = ask(caller_for(rose.owner), "POST", path, text="Hello", client_key="k1")
    assert first["id"] != second["id"]


def test_control_passes_back_and_forth_and_a_thread_resolves_once(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    path = f"/conversations/{thread.conversation_id}"
    assert ask(bo, "POST", f"{path}/take-over")[1]["control"] == "member"
    assert ask(bo, "POST", f"{path}/give-back")[1]["control"] == "assistant"
    assert ask(bo, "POST", f"{path}/resolve")[1]["status"] == "resolved"
    status, problem = ask(bo, "POST", f"{path}/resolve")
    assert (status, problem["code"]) == (409, "already_resolved")


def test_pages_hold_every_thread_once_also_those_of_one_moment(rose: Shop, bo: Caller) -> None:
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    threads = [open_thread(rose) for _ in range(5)]
    with tenancy.business(rose.id):
        for number, one in enumerate(threads):
            at = moment + timedelta(minutes=number // 3)
            Conversation.objects.filter(id=one.conversation_id).update(last_message_at=at)
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        _, page = ask(bo, "GET", f"/conversations?limit=2&cursor={cursor}")
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert {one["id"] for one in found} == {str(one.conversation_id) for one in threads}
    moments = [one["last_message_at"] for one in found]
    assert (len(found), moments) == (5, sorted(moments, reverse=True))


def test_a_turn_shows_what_was_decided_and_why(rose: Shop, thread: Thread, bo: Caller) -> None:
    with tenancy.business(rose.id):
        Turn.objects.create(
            conversation_id=thread.conversation_id,
            epoch=0,
            newest_message_id=uuid4(),
            decisions=[{"command": {"kind": "start_checkout"}, "reason": "cart_empty"}],
            handles={"v1": ["variant", "secret"]},
        )
    _, listed = ask(bo, "GET", f"/conversations/{thread.conversation_id}/turns")
    [turn] = listed["items"]
    assert turn["decisions"][0]["reason"] == "cart_empty"
    assert "handles" not in turn


def test_a_failed_message_goes_out_again_and_a_doubtful_one_only_on_a_persons_word(
    rose: Shop, thread: Thread, bo: Caller
) -> None:
    failed = troubled_message(rose, thread)
    doubtful = troubled_message(rose, thread, delivery=Delivery.UNKNOWN)
    _, listed = ask(bo, "GET", "/messages/troubled")
    assert {one["id"] for one in listed["items"]} == {str(failed), str(doubtful)}
    assert retried(bo, failed) == (200, "pending")
    assert retried(bo, failed) == (409, "not_troubled")
    assert retried(bo, doubtful) == (409, "may_have_arrived")
    assert retried(bo, doubtful, even_if_sent=True) == (200, "pending")
    with tenancy.business(rose.id):
        assert set(Message.objects.values_list("delivery", "epoch")) == {("pending", None)}


def retried(caller: Caller, message_id: UUID, **body: bool) -> tuple[int, str]:
    status, answer = ask(caller, "POST", f"/messages/{message_id}/retry", **body)
    return status, answer.get("code") or answer["delivery"]
