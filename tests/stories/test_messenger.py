"""A shop on Messenger: what customers do there, and what becomes of what the shop says."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from handsel.kit import tenancy
from handsel.modules.channels.content import Choice, Content
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.models import Author, Conversation, Message
from handsel.modules.customers.models import Customer
from handsel.modules.ingress.models import Event
from tests.cast import Shop
from tests.messenger import Page, page_of
from tests.outside import Fault
from tests.shelves import stock_shelves
from tests.world import World


@pytest.fixture
def page(world: World, rose: Shop) -> Iterator[Page]:
    """Rose Bakery's page, with a few things on the shelves."""
    stock_shelves(rose)
    with page_of(world, rose) as connected:
        yield connected


def messages(page: Page, author: str = "assistant") -> list[Message]:
    with tenancy.business(page.shop.id):
        found = Message.objects.filter(author_kind=author)
        return list(found.order_by("said_at", "sequence"))


def thread(page: Page) -> Conversation:
    with tenancy.business(page.shop.id):
        return Conversation.objects.get()


def losing(page: Page) -> Fault:
    """A message has its effect, and nobody hears of it."""

    def lose(request: httpx2.Request) -> httpx2.Response:
        page.graph.take(request)
        raise httpx2.ReadTimeout("lost", request=request)

    return lose


def test_a_customer_of_a_page_buys(page: Page) -> None:
    for words in ("Hi", "I'd like two sourdough loaves", "That's all, I'd like to check out"):
        page.say(words)
        page.world.work()
    page.press("Confirm")
    page.world.work()
    with tenancy.business(page.shop.id):
        order = Order.objects.get()
        assert (order.total_minor, order.currency) == (960, "GBP")
        assert Customer.objects.get().name == "Robin"
    assert {message.delivery for message in messages(page)} == {"sent"}


def test_every_message_carries_its_own_id(page: Page) -> None:
    page.say("Hello")
    page.world.work()
    [sent], [ours] = page.graph.sent, messages(page)
    assert sent.message["metadata"] == str(ours.id)


def test_an_echo_settles_the_very_message_whose_id_it_carries(page: Page) -> None:
    page.graph.faults = [losing(page)]
    page.say("Hello")
    page.world.work()
    [ours], [sent] = messages(page), page.graph.sent
    assert (ours.delivery, ours.external_id) == ("unknown", None)
    page.echo("worded otherwise", mid=sent.message_id, metadata=str(ours.id))
    page.world.work_lanes()
    [ours] = messages(page)
    assert (ours.delivery, ours.external_id) == ("sent", sent.message_id)
    page.world.hurry_jobs()
    page.world.work()
    assert len(page.graph.sent) == 1
    assert thread(page).control == "assistant"


def test_cards_whose_answer_was_lost_are_known_by_an_echo_without_words(page: Page) -> None:
    page.say("Hello")
    page.world.work()
    cake = Choice("Rose and pistachio celebration cake", "show:p_1", "Serves ten")
    with tenancy.business(page.shop.id):
        conversations.say(
            conversation_id=thread(page).id,
            content=Content("Which cake?", choices=(cake,)),
            author_kind=Author.SYSTEM,
            once_key="cakes",
        )
    page.graph.faults = [lambda _request: None, losing(page)]
    page.world.work()
    words, cards = messages(page, "system")
    assert (words.delivery, cards.delivery) == ("sent", "unknown")
    assert page.graph.sent[-1].message["attachment"]["payload"]["template_type"] == "generic"
    page.echo("", mid=page.graph.sent[-1].message_id)
    page.world.work_lanes()
    assert messages(page, "system")[-1].delivery == "sent"
    assert messages(page, "native_app") == []


def test_a_message_settled_before_its_answer_came_is_not_an_employees(page: Page) -> None:
    page.say("Hello")
    page.world.work()
    [ours] = messages(page)
    page.echo(ours.text, metadata=str(ours.id))
    page.world.work()
    assert messages(page, "native_app") == []
    assert thread(page).control == "assistant"


@pytest.mark.parametrize("metadata", ["somebody elses", "019ab0de-0000-7000-8000-00000000beef", ""])
def test_what_another_app_wrote_is_not_taken_for_ours(page: Page, metadata: str) -> None:
    page.say("Hello")
    page.world.work()
    page.echo("Amal here, one moment", **({"metadata": metadata} if metadata else {}))
    page.world.work()
    assert [message.text for message in messages(page, "native_app")] == ["Amal here, one moment"]
    assert thread(page).control == "member"


def test_receipts_in_milliseconds_move_what_went_out_before_them(page: Page) -> None:
    page.say("Hello")
    page.world.work()
    [ours] = messages(page)
    assert ours.sending_since is not None
    at_ms = int(ours.sending_since.timestamp() * 1000)

    def after(mark: str, until_ms: int) -> str:
        told: dict[str, Any] = {mark: {"watermark": until_ms}}
        page.post(**told)
        page.world.work()
        return messages(page)[0].delivery

    assert after("delivery", at_ms - 60_000) == "sent"
    assert after("delivery", at_ms + 1_000) == "delivered"
    assert after("read", at_ms + 2_000) == "read"
    assert after("delivery", at_ms + 3_000) == "read"


def test_the_assistant_is_silent_while_another_app_has_the_thread(page: Page) -> None:
    page.say("Hello")
    page.world.work()
    page.post(take_thread_control={"new_owner_app_id": "263902037430900"})
    page.world.work()
    assert (thread(page).control, thread(page).handoff_reason) == ("member", "other_app")
    page.post(section="standby", message={"mid": "m_standby", "text": "How much is a mug?"})
    page.world.work()
    assert len(page.texts) == 1
    page.post(pass_thread_control={"new_owner_app_id": "1000000000000001"})
    page.say("How much is the sourdough loaf?")
    page.world.work()
    assert "£4.80" in page.texts[-1]


def test_a_thread_passed_back_does_not_silence_a_member(page: Page) -> None:
    page.say("Hello")
    page.world.work()
    with tenancy.business(page.shop.id):
        conversations.take_over(page.shop.owner, thread(page).id)
    page.post(pass_thread_control={"new_owner_app_id": "1000000000000001"})
    page.world.work()
    assert (thread(page).control, thread(page).handoff_reason) == ("member", "taken_over")


def test_a_page_stopped_by_policy_holds_its_messages_until_it_is_free(page: Page) -> None:
    def tell(action: str) -> str:
        entry = {"policy_enforcement": {"action": action, "reason": "Too many complaints"}}
        page._post(entry, "messaging")
        page.world.work()
        with tenancy.business(page.shop.id):
            return Channel.objects.get(id=page.channel_id).status

    assert tell("block") == "suspended"
    page.say("Hello")
    page.world.work()
    assert page.texts == []
    assert tell("unblock") == "connected"
    page.world.work()
    assert len(page.texts) == 1


def test_a_link_that_brings_the_customer_back_opens_the_window(page: Page) -> None:
    page.say("Hello")
    page.world.work()
    before = thread(page).last_inbound_at
    assert before is not None
    page.post(referral={"ref": "spring", "source": "SHORTLINK", "type": "OPEN_THREAD"})
    page.world.work()
    after = thread(page).last_inbound_at
    assert after is not None
    assert after > before
    assert len(page.texts) == 1


def test_comments_are_kept_and_not_answered(page: Page) -> None:
    value = {"item": "comment", "verb": "add", "comment_id": "5_6", "message": "how much?"}
    change = {"field": "feed", "value": {**value, "from": {"id": page.customer}}}
    page.post(section="changes", **change)
    page.world.work()
    with tenancy.business(page.shop.id):
        event = Event.objects.get(source="messenger")
        assert (event.state, event.reason) == ("ignored", "comment")
    assert page.texts == []
