"""A shop on WhatsApp: what customers do there, and what becomes of what the shop says."""

from collections.abc import Iterator
from datetime import timedelta

import httpx2
import pytest

from handsel.flows import provider_news, staff_reply
from handsel.kit import clock, tenancy
from handsel.modules.channels.content import Choice, Content, Template
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.checkout.queries import get_cart
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.models import Author, Conversation, Message
from handsel.modules.conversations.windows import NoTemplates, OnlyTemplates
from handsel.modules.customers.models import Customer
from tests.cast import Shop
from tests.purchases import open_thread
from tests.shelves import stock_shelves
from tests.whatsapp import Number, number_of
from tests.world import World

READY = Template("order_ready", "en_GB", ("Ana", "two mugs"))


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


@pytest.fixture
def number(world: World, bakery: Shop) -> Iterator[Number]:
    """Rose Bakery's number."""
    with number_of(world, bakery) as connected:
        yield connected


def only_thread(number: Number) -> Conversation:
    with tenancy.business(number.shop.id):
        return Conversation.objects.select_related("customer", "channel").get()


def answer_of(number: Number) -> Message:
    """What we said last."""
    with tenancy.business(number.shop.id):
        ours = Message.objects.exclude(author_kind=Author.CUSTOMER)
        found = ours.order_by("said_at", "sequence").last()
        assert found is not None
        return found


def status_of(number: Number) -> tuple[str, str]:
    with tenancy.business(number.shop.id):
        channel = Channel.objects.get(id=number.channel_id)
        return channel.status, channel.status_reason


def age_window(number: Number, by: timedelta) -> None:
    number.world.sql(
        "UPDATE conversations_conversation SET last_inbound_at = now() - %s WHERE business_id = %s",
        by,
        number.shop.id,
    )


def lose_answer(number: Number) -> None:
    """The next call has its effect, and its answer is lost."""

    def lose(request: httpx2.Request) -> httpx2.Response:
        number.take(request)
        raise httpx2.ReadTimeout("lost", request=request)

    number.faults = [lose]


def refuse(number: Number, code: int, status: int = 400) -> None:
    """The next call is refused."""
    error = {"error": {"message": "no", "type": "OAuthException", "code": code}}
    number.faults = [lambda _: httpx2.Response(status, json=error)]


def test_a_customer_buys_by_buttons(number: Number) -> None:
    number.say("two blue mugs please")
    number.world.work()
    number.say("checkout")
    number.world.work()
    confirm = next(one for one in number.buttons if one["id"].startswith("confirm:"))
    number.press(confirm["id"], confirm["title"])
    number.world.work()
    with tenancy.business(number.shop.id):
        order = Order.objects.get()
        assert order.total_minor == 2800
        assert Customer.objects.get().name == "Ana Souza"
    assert {one["to"] for one in number.sent} == {number.customer}


def test_a_cart_filled_on_whatsapp_is_filled_here_at_the_shops_own_price(number: Number) -> None:
    items = [
        {"product_retailer_id": "MUG-BLUE", "quantity": 2, "item_price": 0.01, "currency": "GBP"},
        {"product_retailer_id": "LOAF", "quantity": 1, "item_price": 0.01, "currency": "GBP"},
    ]
    number.post_message({"type": "order", "order": {"catalog_id": "1", "product_items": items}})
    number.world.work()
    with tenancy.business(number.shop.id):
        basket = get_cart(Conversation.objects.get().id)
        said = Message.objects.get(author_kind=Author.CUSTOMER)
    assert {row.offer.sku: row.quantity for row in basket.rows} == {"MUG-BLUE": 2, "LOAF": 1}
    assert "£32.80" in number.texts[-1]
    assert said.text == "2 x Mug (Blue)\n1 x Sourdough loaf"


def test_a_chosen_row_comes_back_as_a_buttons_payload(number: Number) -> None:
    number.say("Hello")
    number.world.work()
    rows = tuple(Choice(f"Cake number {n}", f"show:p{n}", "Today") for n in range(1, 5))
    with tenancy.business(number.shop.id):
        thread = Conversation.objects.get()
        conversations.say(
            conversation_id=thread.id,
            content=Content("What would you like?", choices=rows),
            author_kind=Author.SYSTEM,
            once_key="offer",
        )
    number.world.work()
    listed = number.sent[-1]["interactive"]["action"]["sections"][0]["rows"]
    assert [(row["id"], row["description"]) for row in listed] == [
        (row.payload, row.description) for row in rows
    ]
    number.press("show:p2", "Cake number 2", kind="list_reply")
    number.world.work_lanes()
    with tenancy.business(number.shop.id):
        chosen = Message.objects.get(payload="show:p2")
    assert (chosen.author_kind, chosen.text) == ("customer", "Cake number 2")


def test_a_message_moves_from_sent_to_read_and_never_back(number: Number) -> None:
    number.say("Hello")
    number.world.work()
    for status, delivery in [("read", "read"), ("delivered", "read"), ("failed", "read")]:
        number.post_status(status)
        number.world.work_lanes()
        assert answer_of(number).delivery == delivery


def test_a_message_that_was_not_delivered_is_shown_with_its_reason(number: Number) -> None:
    number.say("Hello")
    number.world.work()
    errors = [{"code": 131026, "title": "Message undeliverable"}]
    number.post_status("sent")
    number.post_status("failed", errors=errors)
    number.world.work_lanes()
    failed = answer_of(number)
    assert (failed.delivery, failed.delivery_reason) == ("failed", "Message undeliverable (131026)")
    number.post_status("delivered")
    number.world.work_lanes()
    assert answer_of(number).delivery == "failed"


def test_a_status_settles_a_message_whose_answer_was_lost(number: Number) -> None:
    lose_answer(number)
    number.say("Hello")
    number.world.work()
    assert answer_of(number).delivery == "unknown"
    number.post_status("delivered")
    number.world.work_lanes()
    settled = answer_of(number)
    assert (settled.delivery, settled.external_id) == ("delivered", number.sent[0]["wamid"])
    number.world.hurry_jobs()
    number.world.work()
    assert len(number.sent) == 1


def test_a_failure_settles_a_message_whose_answer_was_lost(number: Number) -> None:
    lose_answer(number)
    number.say("Hello")
    number.world.work()
    number.post_status("failed", errors=[{"code": 131047, "title": "Re-engagement message"}])
    number.world.work_lanes()
    assert answer_of(number).delivery == "failed"


def unknown_since(number: Number, by: timedelta) -> None:
    """Say that the call whose answer was lost was made that long ago."""
    number.world.sql(
        "UPDATE conversations_message SET sending_since = now() - %s"
        " WHERE business_id = %s AND delivery = 'unknown'",
        by,
        number.shop.id,
    )


def test_silence_about_a_message_is_no_reason_to_send_it_again(number: Number) -> None:
    lose_answer(number)
    number.say("Hello", at=int(clock.now().timestamp()) - 100)
    number.world.work()
    unknown_since(number, timedelta(seconds=90))
    number.world.hurry_jobs()
    number.world.work()
    assert (answer_of(number).delivery, len(number.sent)) == ("unknown", 1)
    unknown_since(number, timedelta(minutes=3))
    number.world.hurry_jobs()
    number.world.work()
    assert (answer_of(number).delivery, len(number.sent)) == ("unknown", 1)


def test_newer_news_of_others_alone_shows_that_a_message_was_not_taken(number: Number) -> None:
    def lose(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadTimeout("lost", request=request)

    number.faults = [lose]
    number.say("Hello", at=int(clock.now().timestamp()) - 100)
    number.world.work()
    unknown_since(number, timedelta(seconds=60))
    other, number.customer = number.customer, "447700900999"
    number.say("Good morning")
    number.world.work_lanes()
    number.world.hurry_jobs()
    number.world.work()
    number.customer = other
    with tenancy.business(number.shop.id):
        ours = Message.objects.filter(author_kind=Author.ASSISTANT)
        assert [one.delivery for one in ours] == ["sent", "sent"]
    assert sorted(one["to"] for one in number.sent) == sorted([other, "447700900999"])


def test_too_many_messages_to_one_customer_wait_a_little(number: Number) -> None:
    refuse(number, 131056)
    number.say("Hello")
    number.world.work()
    assert (answer_of(number).delivery, number.sent) == ("pending", [])
    number.world.hurry_jobs()
    number.world.work()
    assert answer_of(number).delivery == "sent"


def test_a_member_hears_at_once_that_only_a_template_may_be_sent(number: Number) -> None:
    number.say("Hello")
    number.world.work()
    age_window(number, timedelta(hours=25))
    thread, owner = only_thread(number), number.shop.owner
    with pytest.raises(OnlyTemplates):
        staff_reply.reply(owner, thread.id, text="Your order is ready", client_key="k1")
    assert only_thread(number).control == "assistant"
    staff_reply.send_template(owner, thread.id, template=READY, client_key="k2")
    staff_reply.send_template(owner, thread.id, template=READY, client_key="k2")
    number.world.work()
    templates = [one["template"] for one in number.sent if one["type"] == "template"]
    assert templates == [
        {
            "name": "order_ready",
            "language": {"code": "en_GB"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "text": "Ana"},
                        {"type": "text", "text": "two mugs"},
                    ],
                }
            ],
        }
    ]
    assert only_thread(number).control == "member"


def test_an_answer_that_comes_too_late_says_what_may_still_be_sent(number: Number) -> None:
    number.say("Hello")
    number.world.work_lanes()
    age_window(number, timedelta(hours=25))
    number.world.work()
    assert answer_of(number).delivery_reason == "window_closed_template_only"
    assert number.sent == []


def test_a_channel_without_templates_says_so(bakery: Shop) -> None:
    thread = open_thread(bakery)
    with pytest.raises(NoTemplates):
        staff_reply.send_template(
            bakery.owner, thread.conversation_id, template=READY, client_key="k"
        )


def prefer(number: Number, value: str) -> None:
    wish = {
        "wa_id": number.customer,
        "category": "marketing_messages",
        "value": value,
        "timestamp": number.world._next_ms() // 1000,
    }
    number.post({"user_preferences": [wish]}, field="user_preferences")
    number.world.work()


def test_a_customer_who_wants_no_promotions_is_spared_them(number: Number) -> None:
    number.say("Hello")
    number.world.work()
    prefer(number, "stop")
    thread, owner = only_thread(number), number.shop.owner
    with pytest.raises(staff_reply.PromotionsDeclined):
        staff_reply.send_template(
            owner, thread.id, template=READY, client_key="a", is_promotion=True
        )
    staff_reply.send_template(owner, thread.id, template=READY, client_key="b")
    prefer(number, "resume")
    staff_reply.send_template(owner, thread.id, template=READY, client_key="c", is_promotion=True)


def test_a_ban_holds_what_is_said_until_it_is_lifted(number: Number) -> None:
    ban = {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}}
    number.post_account(ban)
    number.world.work()
    assert status_of(number) == ("suspended", "DISABLED_UPDATE DISABLE")
    number.say("Hello")
    number.world.work()
    assert (answer_of(number).delivery, number.sent) == ("pending", [])
    number.post_account({"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}})
    number.world.work()
    assert status_of(number) == ("connected", "")
    assert (answer_of(number).delivery, len(number.sent)) == ("sent", 1)


def test_a_restriction_ends_by_itself(number: Number) -> None:
    ends = int(clock.now().timestamp()) + 3600
    restriction = {"restriction_type": "RESTRICTED_CUSTOMER_INITIATED_MESSAGING"}
    number.post_account(
        {
            "event": "ACCOUNT_RESTRICTION",
            "restriction_info": [restriction | {"expiration": str(ends)}],
        }
    )
    number.world.work()
    assert status_of(number)[0] == "suspended"
    scope = {"business_id": number.shop.id, "channel_id": number.channel_id}
    provider_news.lift(**scope, now=clock.now())
    assert status_of(number)[0] == "suspended"
    provider_news.lift(**scope, now=clock.now() + timedelta(hours=2))
    assert status_of(number)[0] == "connected"


def test_the_phones_own_app_takes_the_thread(number: Number) -> None:
    number.say("Hello")
    number.world.work()
    echo = {
        "from": "15550001111",
        "to": number.customer,
        "id": "wamid.from-the-phone",
        "timestamp": str(number.world._next_ms() // 1000),
        "type": "text",
        "text": {"body": "Rose here, I'll help you myself"},
    }
    number.post({"message_echoes": [echo]}, field="smb_message_echoes")
    number.world.work()
    assert only_thread(number).handoff_reason == "native_app"
    said = len(number.sent)
    number.say("thank you!")
    number.world.work()
    assert len(number.sent) == said


def test_a_group_chat_is_nobodys_conversation(number: Number) -> None:
    number.say("who wants cake?", group_id="120363400000000001@g.us")
    number.world.work()
    with tenancy.business(number.shop.id):
        assert not Conversation.objects.exists()
    assert number.sent == []


def test_a_status_of_somebody_elses_message_opens_no_thread(number: Number) -> None:
    status = {"id": "wamid.other", "status": "read", "timestamp": "1790000000"}
    number.post({"statuses": [status | {"recipient_id": "447700900123"}]})
    number.world.work()
    with tenancy.business(number.shop.id):
        assert not Conversation.objects.exists()
