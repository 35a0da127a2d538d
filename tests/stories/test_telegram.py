"""A shop on Telegram: what customers do there, and what becomes of what the shop says."""

import json
from collections.abc import Iterator

import httpx2
import pytest
from django.conf import settings

from handsel.flows.connect_channel import TokenOfAnother, connect
from handsel.kit import tenancy
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations.models import Author, Conversation, Message
from handsel.modules.customers.models import Customer
from handsel.modules.ingress.actions import AccountTaken
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.telegram import Bot, bot_of
from tests.world import World


@pytest.fixture
def bot(world: World, rose: Shop) -> Iterator[Bot]:
    """Rose Bakery's bot, its webhook registered, with a few things on the shelves."""
    stock_shelves(rose)
    with bot_of(world, rose) as connected:
        world.work()
        yield connected


def ours(bot: Bot) -> list[Message]:
    """What we said, in order."""
    with tenancy.business(bot.shop.id):
        found = Message.objects.exclude(author_kind=Author.CUSTOMER)
        return list(found.order_by("said_at", "sequence"))


def refuse(bot: Bot, status: int, words: str, **more: object) -> None:
    """The next call is refused."""
    told = {"ok": False, "error_code": status, "description": words, **more}
    bot.faults = [lambda _: httpx2.Response(status, json=told)]


def lose_answer(bot: Bot) -> None:
    """The next call has its effect, and its answer is lost."""

    def lose(request: httpx2.Request) -> httpx2.Response:
        bot.take(request)
        raise httpx2.ReadTimeout("lost", request=request)

    bot.faults = [lose]


def channel_of(bot: Bot) -> Channel:
    assert bot.channel_id is not None
    with tenancy.business(bot.shop.id):
        return Channel.objects.get(id=bot.channel_id)


def test_a_connected_bot_is_told_where_its_updates_go_and_their_secret(bot: Bot) -> None:
    [(method, told)] = bot.calls
    assert method == "setWebhook"
    assert told["url"] == f"{settings.HOOKS_URL}/hooks/telegram/{bot.account}"
    assert told["secret_token"] == bot.secret
    kept = bot.world.sql("SELECT signing_secret FROM ingress_route WHERE account = %s", bot.account)
    assert len(bot.secret) >= 43
    assert bot.secret not in kept[0][0]


def test_connecting_again_gives_a_new_secret_and_the_old_one_soon_opens_nothing(bot: Bot) -> None:
    before = bot.secret
    bot.connect()
    bot.world.work()
    assert bot.secret != before
    assert bot.calls[-1][1]["secret_token"] == bot.secret
    update = json.dumps({"update_id": 7, "message": bot.frame(message_id=1, text="Hi")}).encode()
    assert bot.post_raw(update, secret=before) == 200
    bot.world.sql("UPDATE ingress_route SET previous_until = now() - interval '1 second'")
    assert bot.post_raw(update, secret=before) == 403
    assert bot.post_raw(update) == 200


def test_a_webhook_is_registered_again_until_telegram_takes_it(bot: Bot) -> None:
    refuse(bot, 429, "Too Many Requests", parameters={"retry_after": 3})
    bot.connect()
    bot.world.work()
    assert len(bot.calls) == 1
    bot.world.hurry_jobs()
    bot.world.work()
    assert bot.calls[-1][1]["secret_token"] == bot.secret


def test_a_token_that_telegram_does_not_take_waits_for_another(bot: Bot) -> None:
    refuse(bot, 401, "Unauthorized")
    bot.connect()
    bot.world.work()
    assert (channel_of(bot).status, channel_of(bot).status_reason) == (
        "reauth_required",
        "Unauthorized",
    )
    bot.connect()
    assert channel_of(bot).status == "connected"


def test_a_token_of_another_bot_connects_nothing(bot: Bot, blue: Shop) -> None:
    with pytest.raises(TokenOfAnother):
        bot.connect(token=f"{bot.account}1:proves-to-be-another")
    with pytest.raises(TokenOfAnother):
        bot.connect(token="no token")
    with pytest.raises(AccountTaken), tenancy.business(blue.id):
        connect(
            kind="telegram", external_id=bot.account, name="x", access_token=f"{bot.account}:proof"
        )
    assert bot.say("Hello")
    bot.world.work()
    assert bot.texts


def test_a_customer_buys_by_buttons(bot: Bot) -> None:
    bot.say("two blue mugs please")
    bot.world.work()
    bot.say("checkout")
    bot.world.work()
    confirm = next(
        one for one in bot.buttons if one.get("callback_data", "").startswith("confirm:")
    )
    press = bot.press(confirm["callback_data"])
    bot.world.work()
    with tenancy.business(bot.shop.id):
        order = Order.objects.get()
        assert order.total_minor == 2800
        assert Customer.objects.get().name == "Ana So"
        chosen = Message.objects.get(payload=confirm["callback_data"])
    assert (chosen.text, chosen.external_id) == (confirm["text"], press)
    assert ("answerCallbackQuery", {"callback_query_id": press}) in bot.calls
    assert {body["chat_id"] for body in bot.sent()} == {int(bot.customer)}


def test_a_press_that_cannot_be_acknowledged_harms_nothing(bot: Bot) -> None:
    bot.say("two blue mugs please")
    bot.say("checkout")
    bot.world.work()
    confirm = next(one for one in bot.buttons if "confirm:" in one.get("callback_data", ""))

    def too_old(request: httpx2.Request) -> httpx2.Response | None:
        if not request.url.path.endswith("answerCallbackQuery"):
            bot.faults.insert(0, too_old)
            return bot.take(request)
        return httpx2.Response(400, json={"ok": False, "error_code": 400, "description": "old"})

    bot.faults = [too_old]
    bot.press(confirm["callback_data"])
    bot.world.work()
    with tenancy.business(bot.shop.id):
        assert Order.objects.count() == 1
    assert bot.world.sql("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'") == [
        (0,)
    ]


def test_an_update_that_comes_twice_is_answered_once(bot: Bot) -> None:
    update = json.dumps({"update_id": 7, "message": bot.frame(message_id=1, text="Hello")}).encode()
    for _ in range(2):
        assert bot.post_raw(update) == 200
        bot.world.work()
    assert len(bot.sent()) == 1


def test_an_edit_changes_the_words_kept(bot: Bot) -> None:
    number = bot.say("two mugs")
    edited = bot.frame(message_id=int(number), text="three mugs")
    bot.post(edited_message=edited | {"edit_date": edited["date"]})
    bot.world.work_lanes()
    with tenancy.business(bot.shop.id):
        assert Message.objects.get(external_id=number).text == "three mugs"


def test_a_group_and_a_blocked_bot_open_no_conversation(bot: Bot) -> None:
    group = {"id": -1001, "type": "group", "title": "Bakers"}
    bot.post(message=bot.frame(message_id=1, text="two mugs") | {"chat": group})
    bot.post(my_chat_member=bot.frame(new_chat_member={"status": "kicked"}))
    bot.world.work()
    with tenancy.business(bot.shop.id):
        assert not Conversation.objects.exists()
    states = bot.world.sql(
        "SELECT state, reason FROM ingress_event WHERE account = %s ORDER BY sequence", bot.account
    )
    assert states == [("ignored", "group_message"), ("ignored", "the customer blocked the bot")]


def test_an_unknown_fate_is_left_to_a_person_at_once_and_holds_nothing_up(bot: Bot) -> None:
    lose_answer(bot)
    bot.say("Hello")
    bot.world.work()
    assert [one.delivery for one in ours(bot)] == ["unknown"]
    bot.say("do you have mugs?")
    bot.world.work()
    bot.world.hurry_jobs()
    bot.world.work()
    assert [one.delivery for one in ours(bot)] == ["unknown", "sent"]
    assert len(bot.sent()) == 2


def test_newer_news_of_others_show_nothing_about_a_message(bot: Bot) -> None:
    lose_answer(bot)
    bot.say("Hello")
    bot.world.work()
    bot.world.sql(
        "UPDATE conversations_message SET sending_since = now() - interval '60 seconds'"
        " WHERE business_id = %s AND delivery = 'unknown'",
        bot.shop.id,
    )
    first, bot.customer = bot.customer, f"{bot.customer}9"
    bot.say("Good morning")
    bot.world.work()
    bot.world.hurry_jobs()
    bot.world.work()
    assert [body["chat_id"] for body in bot.sent()].count(int(first)) == 1


def test_too_much_at_once_waits_and_a_customer_who_blocked_the_bot_is_not_written_to(
    bot: Bot,
) -> None:
    refuse(bot, 429, "Too Many Requests", parameters={"retry_after": 5})
    bot.say("Hello")
    bot.world.work()
    assert [one.delivery for one in ours(bot)] == ["pending"]
    bot.world.hurry_jobs()
    bot.world.work()
    refuse(bot, 403, "Forbidden: bot was blocked by the user")
    bot.say("do you have mugs?")
    bot.world.work()
    last = ours(bot)[-1]
    assert (last.delivery, last.delivery_reason) == (
        "failed",
        "Forbidden: bot was blocked by the user",
    )
