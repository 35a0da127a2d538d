"""Members send pictures and documents in the conversation, on every channel, once."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from handsel.edge.api.tests.callers import V1, Caller, caller_for
from handsel.kit import tenancy
from handsel.modules.conversations.models import Author, Conversation, Message
from handsel.modules.media.models import Upload
from handsel.modules.media.tests.files import PDF, photograph
from tests.cast import Shop
from tests.messenger import page_of
from tests.telegram import bot_of
from tests.visitor import Visitor, site_of
from tests.whatsapp import number_of
from tests.world import World

CAKE, MENU = ("image/jpeg", "cake.jpg"), ("application/pdf", "Menu für Ana.pdf")


def upload(shop: Shop, kind: str, name: str) -> dict[str, Any]:
    client = Client(headers=caller_for(shop.owner).headers)
    content = PDF if kind == "application/pdf" else photograph()
    path = f"{V1}/uploads?filename={name}"
    told: dict[str, Any] = json.loads(
        client.generic("POST", path, content, content_type=kind).content
    )
    return told


def send(
    shop: Shop, upload_id: str, *, key: str = "f1", text: str = ""
) -> tuple[int, dict[str, Any]]:
    """The owner sends an upload in the shop's only conversation."""
    with tenancy.business(shop.id):
        thread = Conversation.objects.get().id
    body = {"upload_id": upload_id, "client_key": key, "text": text}
    answer = caller_for(shop.owner).call("POST", f"/conversations/{thread}/files", body)
    return answer.status_code, json.loads(answer.content)


def said_by_members(shop: Shop) -> list[Message]:
    with tenancy.business(shop.id):
        said = Message.objects.filter(author_kind=Author.MEMBER)
        return list(said.order_by("said_at", "sequence"))


def fetched(address: str) -> tuple[int, str]:
    """What a provider gets who fetches an address it was sent."""
    answer = Caller().send("GET", urlsplit(address).path)
    return answer.status_code, answer["Content-Type"]


def test_a_picture_on_instagram_is_fetched_by_its_address_and_then_the_words(
    world: World, rose: Shop
) -> None:
    world.say(rose, "can I see it?")
    world.work()
    status, said = send(rose, upload(rose, *CAKE)["id"], text="Here it is.")
    assert (status, said["author_kind"], said["delivery"]) == (201, "member", "pending")
    (shown,) = said["attachments"]
    assert (shown["kind"], shown["title"]) == ("image", "cake.jpg")
    assert (shown["width"], shown["height"]) == (20, 40)
    assert shown["size_bytes"] > 0
    world.work()
    picture, words = world.instagram.sent[-2:]
    assert picture.message["attachment"]["type"] == "image"
    assert fetched(picture.message["attachment"]["payload"]["url"]) == (200, "image/jpeg")
    assert words.text == "Here it is."
    assert [one.delivery for one in said_by_members(rose)] == ["sent", "sent"]
    with tenancy.business(rose.id):
        assert Conversation.objects.get().control == "member"
        assert Upload.objects.get().sent_at is not None


def test_a_document_goes_to_instagram_as_an_address_in_words(world: World, rose: Shop) -> None:
    world.say(rose, "have you a menu?")
    world.work()
    menu = upload(rose, *MENU)
    status, said = send(rose, menu["id"], text="Our menu:")
    assert (status, said["attachments"]) == (201, [])
    world.work()
    assert world.instagram.sent[-1].text == f"Our menu:\nMenu für Ana.pdf\n{menu['url']}"
    assert fetched(menu["url"]) == (200, "application/pdf")
    assert send(rose, menu["id"], text="Our menu:")[1]["id"] == said["id"]
    assert len(said_by_members(rose)) == 1


def test_on_whatsapp_a_document_keeps_its_name_and_its_words(world: World, rose: Shop) -> None:
    menu, cake = upload(rose, *MENU), upload(rose, *CAKE)
    with number_of(world, rose) as number:
        number.say("have you a menu?")
        world.work()
        assert send(rose, menu["id"], text="Our menu:")[0] == 201
        assert send(rose, cake["id"], key="f2")[0] == 201
        world.work()
        document, picture = number.sent[-2:]
    assert document["document"] == {
        "link": menu["url"], "filename": "Menu für Ana.pdf", "caption": "Our menu:",
    }  # fmt: skip
    assert picture["image"] == {"link": cake["url"]}
    assert fetched(picture["image"]["link"]) == (200, "image/jpeg")


def test_messenger_fetches_a_document(world: World, rose: Shop) -> None:
    menu = upload(rose, *MENU)
    with page_of(world, rose) as page:
        page.say("have you a menu?")
        world.work()
        assert send(rose, menu["id"])[0] == 201
        world.work()
        attachment = page.graph.sent[-1].message["attachment"]
    assert attachment == {"type": "file", "payload": {"url": menu["url"]}}


def test_telegram_fetches_a_document_with_its_words(world: World, rose: Shop) -> None:
    menu = upload(rose, *MENU)
    with bot_of(world, rose) as bot:
        bot.connect()
        bot.say("have you a menu?")
        world.work()
        assert send(rose, menu["id"], text="Our menu:")[0] == 201
        world.work()
        method, sent = bot.calls[-1]
    assert (method, sent["document"], sent["caption"]) == ("sendDocument", menu["url"], "Our menu:")


def test_in_the_chat_of_the_shops_own_site_both_are_shown(world: World, rose: Shop) -> None:
    ana = Visitor(site_of(rose).key).come()
    ana.say("hello")
    world.work()
    for number, file in enumerate((CAKE, MENU)):
        assert send(rose, upload(rose, *file)["id"], key=f"f{number}", text="Look")[0] == 201
    world.work()
    picture, document = ana.thread()["items"][-2:]
    assert (picture["text"], picture["media"][0]["kind"]) == ("Look", "image")
    assert (document["media"][0]["kind"], document["media"][0]["title"]) == (
        "file", "Menu für Ana.pdf",
    )  # fmt: skip
    assert fetched(document["media"][0]["url"]) == (200, "application/pdf")


def test_a_file_sent_twice_goes_once_and_its_key_sends_nothing_else(
    world: World, rose: Shop
) -> None:
    world.say(rose, "hello")
    world.work()
    cake, menu = upload(rose, *CAKE)["id"], upload(rose, *MENU)["id"]
    first = send(rose, cake, text="Look")
    assert send(rose, cake, text="Look") == first
    assert len(said_by_members(rose)) == 2
    for other in (send(rose, menu, text="Look"), send(rose, cake, text="Look here")):
        assert (other[0], other[1]["code"]) == (409, "key_reused")
    assert len(said_by_members(rose)) == 2


def test_after_the_window_nothing_goes_and_the_file_is_not_counted_as_sent(
    world: World, rose: Shop
) -> None:
    world.say(rose, "hello")
    world.work()
    cake = upload(rose, *CAKE)["id"]
    world.sql("UPDATE conversations_conversation SET last_inbound_at = now() - interval '8 days'")
    status, problem = send(rose, cake)
    assert (status, problem["code"]) == (409, "window_closed")
    with tenancy.business(rose.id):
        assert Upload.objects.get().sent_at is None


@pytest.mark.parametrize("answered", [True, False])
def test_another_shops_file_is_nobodys(
    world: World, rose: Shop, blue: Shop, answered: bool
) -> None:
    world.say(rose, "hello")
    world.work()
    owner = rose if answered else blue
    status, _ = send(rose, upload(owner, *CAKE)["id"])
    assert status == (201 if answered else 404)
