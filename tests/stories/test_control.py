"""Who may speak: a person's word beats the assistant's, wherever it was typed."""

import pytest
from django.conf import settings

from handsel.kit import tenancy
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.models import Conversation, Message
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


def _conversation(shop: Shop) -> Conversation:
    with tenancy.business(shop.id):
        return Conversation.objects.get()


def _echo(shop: Shop, text: str, *, mid: str) -> dict[str, object]:
    return {
        "sender": {"id": shop.account},
        "recipient": {"id": customer_of(shop)},
        "timestamp": 1_790_000_000_000,
        "message": {"mid": mid, "text": text, "is_echo": True},
    }


def test_an_echo_of_our_own_message_changes_nothing(world: World, bakery: Shop) -> None:
    world.say(bakery, "Hello")
    world.work()
    (sent,) = world.instagram.sent
    world.post_meta(bakery, _echo(bakery, sent.text, mid=sent.message_id))
    world.work()
    assert _conversation(bakery).control == "assistant"
    assert len(world.instagram.sent) == 1


def test_a_reply_from_the_native_app_silences_the_assistant(world: World, bakery: Shop) -> None:
    world.say(bakery, "Hello")
    world.work()
    world.post_meta(bakery, _echo(bakery, "Amal here, one moment", mid="typed-in-the-app"))
    world.work()
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    assert _conversation(bakery).control == "member"
    assert len(world.instagram.sent) == 1
    with tenancy.business(bakery.id):
        assert Message.objects.filter(author_kind="native_app").count() == 1


def test_a_member_who_takes_over_silences_what_was_not_sent_yet(world: World, bakery: Shop) -> None:
    world.say(bakery, "How much is the sourdough loaf?")
    world.work_lanes()
    with tenancy.business(bakery.id):
        conversations.take_over(bakery.owner, Conversation.objects.get().id)
    world.work()
    assert world.instagram.sent == []
    with tenancy.business(bakery.id):
        withheld = Message.objects.get(author_kind="assistant")
        assert (withheld.delivery, withheld.delivery_reason) == ("withheld", "control_changed")


def test_given_back_the_assistant_answers_what_comes_next(world: World, bakery: Shop) -> None:
    world.say(bakery, "Hello")
    world.work()
    conversation = _conversation(bakery)
    with tenancy.business(bakery.id):
        conversations.take_over(bakery.owner, conversation.id)
    world.say(bakery, "Anyone there?")
    world.work()
    assert len(world.instagram.sent) == 1
    with tenancy.business(bakery.id):
        conversations.give_back(bakery.owner, conversation.id)
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    assert "£4.80" in world.instagram.sent[-1].text


def test_asking_for_a_person_hands_over_and_tells_the_staff(world: World, bakery: Shop) -> None:
    world.say(bakery, "Can I talk to a person please?")
    world.work_lanes()
    conversation = _conversation(bakery)
    assert (conversation.control, conversation.handoff_reason) == ("member", "asked")
    (letter,) = world.sql(
        "SELECT once_key, text FROM notifications_mail WHERE business_id = %s", bakery.id
    )
    assert letter[0] == f"handoff:{conversation.id}:1"
    assert f"{settings.PUBLIC_URL}/inbox/{conversation.id}" in letter[1]


def test_a_customer_who_says_stop_gets_no_more_automatic_messages(
    world: World, bakery: Shop
) -> None:
    world.say(bakery, "STOP")
    world.work()
    said = len(world.instagram.sent)
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    assert len(world.instagram.sent) == said == 1


def test_a_message_unsent_is_erased(world: World, bakery: Shop) -> None:
    mid = world.say(bakery, "my card number is 4242")
    world.work()
    world.post_meta(
        bakery,
        {
            "sender": {"id": customer_of(bakery)},
            "recipient": {"id": bakery.account},
            "timestamp": 1_790_000_000_000,
            "message": {"mid": mid, "is_deleted": True},
        },
    )
    world.work()
    with tenancy.business(bakery.id):
        message = Message.objects.get(external_id=mid)
        assert message.text == ""
        assert message.unsent_at is not None


def test_late_arrivals_stand_in_the_providers_order(world: World, bakery: Shop) -> None:
    world.say(bakery, "second", at_ms=1_790_000_002_000)
    world.say(bakery, "first", at_ms=1_790_000_001_000)
    world.work()
    with tenancy.business(bakery.id):
        said = Message.objects.filter(author_kind="customer").order_by("said_at", "sequence")
        assert [message.text for message in said] == ["first", "second"]
