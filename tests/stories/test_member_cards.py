"""Members show products in the conversation: picture, name and price, on every channel."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.kit import tenancy
from handsel.modules.catalog.models import Product, Variant
from handsel.modules.conversations.models import Author, Conversation, Message
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.visitor import Visitor, site_of
from tests.whatsapp import number_of
from tests.world import World

PICTURE = "https://pictures.example/loaf.jpg"


@pytest.fixture(autouse=True)
def shelves(rose: Shop) -> None:
    """A loaf with a photograph, a mug with a drawing."""
    stock_shelves(rose)
    with tenancy.business(rose.id):
        Product.objects.filter(handle="sourdough-loaf").update(image=PICTURE)
        Product.objects.filter(handle="mug").update(image="rose-bakery/scones.svg")


def product(shop: Shop, handle: str) -> str:
    with tenancy.business(shop.id):
        return str(Product.objects.get(handle=handle).id)


def variant(shop: Shop, sku: str) -> str:
    with tenancy.business(shop.id):
        return str(Variant.objects.get(sku=sku).id)


def show(shop: Shop, *, key: str = "c1", **what: str) -> tuple[int, dict[str, Any]]:
    """The owner shows something in the shop's only conversation."""
    with tenancy.business(shop.id):
        thread = Conversation.objects.get().id
    body = {"client_key": key, **what}
    answer = caller_for(shop.owner).call("POST", f"/conversations/{thread}/products", body)
    return answer.status_code, json.loads(answer.content)


def cards(shop: Shop) -> list[Message]:
    with tenancy.business(shop.id):
        said = Message.objects.filter(author_kind=Author.MEMBER)
        return list(said.order_by("said_at", "sequence"))


def test_a_card_on_instagram_is_the_picture_and_then_the_true_price(
    world: World, rose: Shop
) -> None:
    world.say(rose, "hello")
    world.work()
    status, said = show(rose, product_id=product(rose, "sourdough-loaf"))
    assert (status, said["author_kind"], said["delivery"]) == (201, "member", "pending")
    assert said["card"] == {"kind": "product", "id": product(rose, "sourdough-loaf")}
    world.work()
    picture, words = cards(rose)
    assert [one["url"] for one in picture.attachments] == [PICTURE]
    assert words.text == "Sourdough loaf costs £4.80. It is in stock."
    assert [one.delivery for one in (picture, words)] == ["sent", "sent"]
    with tenancy.business(rose.id):
        assert Conversation.objects.get().control == "member"


def test_a_card_on_whatsapp_is_one_message_with_its_words_under_the_picture(
    world: World, rose: Shop
) -> None:
    with number_of(world, rose) as number:
        number.say("hello")
        world.work()
        assert show(rose, variant_id=variant(rose, "LOAF"))[0] == 201
        world.work()
        sent = number.sent[-1]
    assert sent["image"] == {
        "link": PICTURE, "caption": "Sourdough loaf costs £4.80. It is in stock.",
    }  # fmt: skip


def test_a_card_in_the_chat_of_the_shops_own_site_shows_picture_and_words(
    world: World, rose: Shop
) -> None:
    ana = Visitor(site_of(rose).key).come()
    ana.say("hello")
    world.work()
    assert show(rose, variant_id=variant(rose, "MUG-BLUE"))[0] == 201
    world.work()
    card = ana.thread()["items"][-1]
    assert "£14.00" in card["text"]
    assert [one["url"][-11:] for one in card["media"]] == ["/scones.svg"]


def test_a_drawing_that_a_channel_does_not_take_leaves_the_words(world: World, rose: Shop) -> None:
    world.say(rose, "hello")
    world.work()
    assert show(rose, product_id=product(rose, "mug"))[0] == 201
    (card,) = cards(rose)
    assert card.attachments == []
    assert card.text.startswith("Mug costs £14.00.")


def test_a_card_asked_for_twice_is_shown_once_and_its_key_shows_nothing_else(
    world: World, rose: Shop
) -> None:
    world.say(rose, "hello")
    world.work()
    loaf = product(rose, "sourdough-loaf")
    _, first = show(rose, product_id=loaf)
    with tenancy.business(rose.id):
        Variant.objects.filter(sku="LOAF").update(price_minor=999)
    assert show(rose, product_id=loaf) == (201, first)
    assert len(cards(rose)) == 2
    status, problem = show(rose, product_id=product(rose, "mug"))
    assert (status, problem["code"]) == (409, "key_reused")


def test_what_is_not_on_sale_cannot_be_shown(world: World, rose: Shop) -> None:
    world.say(rose, "hello")
    world.work()
    hidden = product(rose, "mug")
    red = variant(rose, "MUG-RED")
    with tenancy.business(rose.id):
        Variant.objects.filter(sku="MUG-RED").update(is_active=False)
    assert show(rose, variant_id=red)[0] == 404
    with tenancy.business(rose.id):
        Product.objects.filter(id=UUID(hidden)).update(is_active=False)
    assert show(rose, product_id=hidden)[0] == 404
    assert show(rose, product_id=str(uuid4()))[0] == 404
    assert cards(rose) == []
