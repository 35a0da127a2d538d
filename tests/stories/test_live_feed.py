"""What is done in a shop is told in its feed, with ids and nothing else."""

import json
import re
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import transaction

from handsel.flows import staff_reply
from handsel.kit import tenancy
from handsel.modules.channels.models import Channel
from handsel.modules.conversations import actions
from handsel.modules.conversations.desk import labels, sharing, words
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.customers.models import Customer
from handsel.modules.live.actions import (
    tell_absence,
    tell_customer_typing,
    tell_presence,
    tell_typing,
)
from handsel.modules.live.models import Kind
from tests.cast import Shop
from tests.world import World

type Told = list[tuple[str, dict[str, Any]]]


def told(world: World, shop: Shop) -> Told:
    """Kind and subject of all that was told of a shop, in order."""
    return [
        (kind, subject)
        for kind, subject in world.sql(
            "SELECT kind, subject FROM live_entry WHERE business_id = %s ORDER BY sequence", shop.id
        )
    ]


def kinds(world: World, shop: Shop) -> list[str]:
    return [kind for kind, _ in told(world, shop)]


@pytest.fixture
def thread(world: World, rose: Shop) -> UUID:
    """A thread in which a customer was answered; what was told of it is forgotten."""
    world.say(rose, "Hi!")
    world.work()
    world.sql("DELETE FROM live_entry WHERE business_id = %s", rose.id)
    with tenancy.business(rose.id):
        return Conversation.objects.get().id


def test_a_message_and_its_answer_are_told_as_they_go(world: World, rose: Shop) -> None:
    world.sql("DELETE FROM live_entry WHERE business_id = %s", rose.id)
    world.say(rose, "Hi!")
    world.work()
    with tenancy.business(rose.id):
        conversation = Conversation.objects.get()
        question, answer = Message.objects.order_by("sequence")
    about = {"conversation_id": str(conversation.id)}
    assert [one for one in told(world, rose) if not one[0].startswith("customer.")] == [
        ("conversation.opened", about),
        ("message.added", about | {"message_id": str(question.id)}),
        ("message.added", about | {"message_id": str(answer.id)}),
        ("message.marked", about | {"message_id": str(answer.id)}),
    ]


def test_who_may_speak_and_what_is_closed_is_told(world: World, rose: Shop, thread: UUID) -> None:
    with tenancy.business(rose.id):
        actions.take_over(rose.owner, thread)
        actions.take_over(rose.owner, thread)
        actions.give_back(rose.owner, thread)
        actions.resolve(rose.owner, thread)
    assert told(world, rose) == [("conversation.changed", {"conversation_id": str(thread)})] * 3


def test_what_members_arrange_among_themselves_is_told(
    world: World, rose: Shop, thread: UUID
) -> None:
    amal = rose.owner
    with tenancy.business(rose.id):
        label = labels.create(amal, name="Urgent", hue=0)
    for arrange in (
        lambda: sharing.assign(amal, thread, member_id=amal.member_id),
        lambda: labels.put(amal, thread, label_ids=[label.id]),
        lambda: labels.put(amal, thread, label_ids=[]),
    ):
        world.sql("DELETE FROM live_entry WHERE business_id = %s", rose.id)
        with tenancy.business(rose.id):
            arrange()
        assert set(kinds(world, rose)) == {"conversation.changed"}
    with tenancy.business(rose.id):
        noted = words.note(amal, thread, text="Allergic to nuts.", client_key="k1")
    about = {"conversation_id": str(thread), "note_id": str(noted.id)}
    assert ("note.added", about) in told(world, rose)


def test_a_members_reply_is_told_with_who_has_the_thread_now(
    world: World, rose: Shop, thread: UUID
) -> None:
    staff_reply.reply(rose.owner, thread, text="We open at eight.", client_key="k1")
    assert sorted(kinds(world, rose)) == ["conversation.changed", "message.added"]


def test_a_mark_an_edit_and_a_message_taken_back_are_told(
    world: World, rose: Shop, thread: UUID
) -> None:
    with tenancy.business(rose.id):
        said = Message.objects.filter(author_kind="assistant")
        said.update(delivery="delivered")
        said.update(delivery="delivered")
        Message.objects.filter(author_kind="customer").update(text="Open on Sunday?")
        Message.objects.update(turn_id=None)
    assert kinds(world, rose) == ["message.marked", "message.changed"]


def test_a_change_that_is_undone_is_not_told(world: World, rose: Shop, thread: UUID) -> None:
    with tenancy.business(rose.id):
        actions.take_over(rose.owner, thread)
        transaction.set_rollback(True)
    assert told(world, rose) == []


def test_what_is_learned_of_a_customer_and_a_channel_is_told(
    world: World, rose: Shop, thread: UUID
) -> None:
    with tenancy.business(rose.id):
        Customer.objects.update(name="Ana")
        Channel.objects.update(status="degraded")
        Channel.objects.update(account_changed_at=None)
        customer_id = Customer.objects.get().id
    assert told(world, rose) == [
        ("customer.changed", {"customer_id": str(customer_id)}),
        ("channel.changed", {"channel_id": str(rose.channel_id)}),
    ]


def test_who_is_there_and_who_writes_passes_by_itself(
    world: World, rose: Shop, thread: UUID
) -> None:
    customer_id = UUID(int=7)
    with tenancy.business(rose.id):
        tell_presence(rose.owner, thread)
        tell_typing(rose.owner, thread)
        tell_customer_typing(thread, customer_id=customer_id)
        tell_absence(rose.owner, thread)
    about, amal = str(thread), str(rose.owner.member_id)
    assert told(world, rose) == [
        ("presence", {"conversation_id": about, "member_id": amal}),
        ("typing", {"conversation_id": about, "member_id": amal}),
        ("typing", {"conversation_id": about, "customer_id": str(customer_id)}),
        ("absence", {"conversation_id": about, "member_id": amal}),
    ]
    passing = world.sql(
        "SELECT bool_and(until < now() + interval '1 minute') FROM live_entry"
        " WHERE business_id = %s",
        rose.id,
    )
    assert passing == [(True,)]


def test_every_kind_is_told_by_a_trigger_or_by_somebody(database: dict[str, str]) -> None:
    with psycopg.connect(database["admin"]) as connection:
        by_triggers = connection.execute(
            "SELECT DISTINCT tgname, prosrc, tgargs FROM pg_trigger JOIN pg_proc ON pg_proc.oid ="
            " tgfoid WHERE prosrc LIKE '%%INSERT INTO live_entry%%'"
        ).fetchall()
    named = {
        kind
        for _, source, arguments in by_triggers
        for kind in re.findall(r"[a-z]+\.[a-z]+(?=')", source)
        + [one for one in arguments.decode().split("\0") if "." in one]
    }
    assert named | {"presence", "absence", "typing"} == set(Kind.values)


def test_the_application_can_tell_but_not_read_or_forget(
    database: dict[str, str], rose: Shop, blue: Shop
) -> None:
    add = "INSERT INTO live_entry (business_id, kind, subject) VALUES (%s, 'typing', %s)"
    with psycopg.connect(database["handsel_app"], autocommit=True) as connection:
        for forbidden in ("SELECT kind FROM live_entry", "DELETE FROM live_entry"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)
        with connection.transaction():
            connection.execute("SELECT set_config('handsel.business', %s, true)", [str(rose.id)])
            connection.execute(add, [rose.id, json.dumps({})])
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(add, [blue.id, json.dumps({})])
