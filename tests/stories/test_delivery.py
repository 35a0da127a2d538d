"""The way out: each message is sent at most once, whatever the provider's answer."""

from datetime import timedelta

import httpx2
import pytest
from django.conf import settings

from handsel.flows import unreached
from handsel.kit import tenancy
from handsel.modules.channels.models import Channel
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.notifications.models import Mail
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


def _answer(shop: Shop) -> Message:
    with tenancy.business(shop.id):
        return Message.objects.get(author_kind="assistant")


def _graph_error(status: int, code: int, **more: object) -> httpx2.Response:
    error = {"message": "no", "type": "OAuthException", "code": code, **more}
    return httpx2.Response(status, json={"error": error})


def test_an_answer_lost_after_the_effect_is_found_and_not_sent_again(
    world: World, bakery: Shop
) -> None:
    def lose(request: httpx2.Request) -> httpx2.Response:
        world.instagram.take(request)
        raise httpx2.ReadTimeout("lost", request=request)

    world.instagram.faults = [lose]
    world.say(bakery, "Hello")
    world.work()
    assert _answer(bakery).delivery == "unknown"
    world.hurry_jobs()
    world.work()
    assert _answer(bakery).delivery == "sent"
    assert len(world.instagram.sent) == 1


def test_an_echo_settles_a_message_whose_answer_was_lost(world: World, bakery: Shop) -> None:
    def lose(request: httpx2.Request) -> httpx2.Response:
        world.instagram.take(request)
        raise httpx2.ReadTimeout("lost", request=request)

    world.instagram.faults = [lose]
    world.say(bakery, "Hello")
    world.work()
    (sent,) = world.instagram.sent
    world.post_meta(
        bakery,
        {
            "sender": {"id": bakery.account},
            "recipient": {"id": customer_of(bakery)},
            "timestamp": 1_790_000_000_000,
            "message": {"mid": sent.message_id, "text": sent.text, "is_echo": True},
        },
    )
    world.work_lanes()
    assert (_answer(bakery).delivery, _answer(bakery).external_id) == ("sent", sent.message_id)


def test_a_message_left_by_a_dead_worker_is_asked_after_and_then_sent(
    world: World, bakery: Shop
) -> None:
    world.say(bakery, "Hello")
    world.work_lanes()
    answer = _answer(bakery)
    world.sql(
        "UPDATE conversations_message SET delivery = 'sending', attempts = 1,"
        " sending_since = now() - interval '10 seconds' WHERE id = %s",
        answer.id,
    )
    world.work()
    assert _answer(bakery).delivery == "sent"
    assert len(world.instagram.sent) == 1


def test_an_attempt_given_up_that_arrives_after_all_is_no_person_s_word(
    world: World, bakery: Shop
) -> None:
    world.say(bakery, "Hello")
    world.work_lanes()
    world.sql(
        "UPDATE conversations_message SET delivery = 'pending', attempts = 1 WHERE id = %s",
        _answer(bakery).id,
    )
    world.work()
    assert _answer(bakery).delivery == "sent"
    world.post_meta(
        bakery,
        {
            "sender": {"id": bakery.account},
            "recipient": {"id": customer_of(bakery)},
            "timestamp": 1_790_000_000_000,
            "message": {"mid": "the first attempt", "text": _answer(bakery).text, "is_echo": True},
        },
    )
    world.work()
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    assert "£4.80" in world.instagram.to(customer_of(bakery))[-1]


def test_a_busy_provider_is_tried_again(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The longest wait that may be drawn: the shortest would be over before the next line.
    monkeypatch.setattr("handsel.kit.jobs.random.uniform", lambda _, longest: longest)
    world.instagram.faults = [lambda _: _graph_error(429, 613)]
    world.say(bakery, "Hello")
    world.work()
    assert _answer(bakery).delivery == "pending"
    world.hurry_jobs()
    world.work()
    assert _answer(bakery).delivery == "sent"


def test_a_refusal_is_final_and_shown(world: World, bakery: Shop) -> None:
    world.instagram.faults = [lambda _: _graph_error(400, 100)]
    world.say(bakery, "Hello")
    world.work()
    assert _answer(bakery).delivery == "failed"
    assert _answer(bakery).delivery_reason != ""
    assert world.instagram.sent == []


def test_a_dead_token_holds_what_waits_until_the_shop_connects_again(
    world: World, bakery: Shop
) -> None:
    from handsel.flows.connect_channel import connect

    world.instagram.faults = [lambda _: _graph_error(400, 190)]
    world.say(bakery, "Hello")
    world.work()
    with tenancy.business(bakery.id):
        assert Channel.objects.get().status == "reauth_required"
        (letter,) = Mail.objects.filter(once_key__startswith="held:")
    assert "has to be connected again" in letter.subject
    assert f"{settings.PUBLIC_URL}/channels" in letter.text
    assert _answer(bakery).delivery == "pending"
    with tenancy.business(bakery.id):
        connect(
            kind="instagram", external_id=bakery.account, name="Rose", access_token="a new token"
        )
    world.work()
    assert _answer(bakery).delivery == "sent"


def test_nothing_is_sent_after_the_messaging_window(world: World, bakery: Shop) -> None:
    world.say(bakery, "Hello")
    world.work_lanes()
    world.sql(
        "UPDATE conversations_conversation SET last_inbound_at = now() - %s WHERE business_id = %s",
        timedelta(hours=25),
        bakery.id,
    )
    world.work()
    assert (_answer(bakery).delivery, _answer(bakery).delivery_reason) == (
        "failed",
        "window_closed",
    )
    assert world.instagram.sent == []


def test_staff_learn_once_a_day_what_did_not_reach_a_customer(world: World, bakery: Shop) -> None:
    world.instagram.faults = [lambda _: _graph_error(400, 100)] * 2
    for text in ("Hello", "Are you there?"):
        world.say(bakery, text)
        world.work()
    with tenancy.business(bakery.id):
        (letter,) = Mail.objects.filter(once_key__startswith="undelivered:")
        conversation = Conversation.objects.get()
        failed = Message.objects.filter(delivery="failed").order_by("said_at")
        assert [one.delivery_reason in letter.text for one in failed] == [True, True]
        assert [one.text in letter.text for one in failed] == [True, False]
    assert f"{settings.PUBLIC_URL}/inbox/{conversation.id}" in letter.text


def test_a_platform_that_is_down_does_not_fill_the_staff_s_letter_box(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreached, "MOST_A_DAY", 2)
    world.instagram.faults = [lambda _: _graph_error(400, 100)] * 3
    for number in range(3):
        world.say(bakery, "Hello", customer=f"1784140000000009{number}")
        world.work()
    with tenancy.business(bakery.id):
        assert Mail.objects.filter(once_key__startswith="undelivered:").count() == 2


def test_a_long_reply_is_sent_in_parts_that_the_channel_takes(world: World, bakery: Shop) -> None:
    from handsel.flows.staff_reply import reply

    world.say(bakery, "Hello")
    world.work()
    said = len(world.instagram.sent)
    words = " ".join(f"word{number}" for number in range(300))
    with tenancy.business(bakery.id):
        conversation = Conversation.objects.get()
    reply(bakery.owner, conversation.id, text=words, client_key="k1")
    world.work()
    reply(bakery.owner, conversation.id, text=words, client_key="k1")
    world.work()
    parts = [one.text for one in world.instagram.sent[said:]]
    assert len(parts) == 3
    assert all(len(part.encode()) <= 1000 for part in parts)
    assert " ".join(parts).split() == words.split()


def test_a_message_nobody_can_be_asked_about_is_left_to_a_person(
    world: World, bakery: Shop
) -> None:
    world.say(bakery, "Hello")
    world.work_lanes()
    world.sql(
        "UPDATE conversations_message SET delivery = 'sending', attempts = 1,"
        " sending_since = now() - interval '3 minutes' WHERE id = %s",
        _answer(bakery).id,
    )
    world.work()
    assert _answer(bakery).delivery == "unknown"
    assert world.instagram.sent == []
