"""A visitor of a shop's own site asks, is answered, buys; and sees one thread, their own."""

import json
from uuid import uuid4

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.flows import connect_web_chat
from handsel.kit import tenancy
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.customers.models import Customer
from handsel.modules.web_chat.models import Site, Visit
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.visitor import Visitor, signed, site_of
from tests.world import World


@pytest.fixture
def site(rose: Shop) -> Site:
    """Rose Bakery's chat on its own site, with a few things on the shelves."""
    stock_shelves(rose)
    return site_of(rose)


@pytest.fixture
def ana(site: Site) -> Visitor:
    """Somebody who has just opened the chat."""
    return Visitor(site.key).come()


def code_of(answer: object) -> tuple[int, str]:
    content = json.loads(answer.content) if answer.content else {}  # type: ignore[attr-defined]
    return answer.status_code, content.get("code", "")  # type: ignore[attr-defined]


def test_a_visitor_asks_is_answered_and_buys_by_buttons(
    ana: Visitor, world: World, rose: Shop
) -> None:
    assert ana.thread() == {
        "shop": "Rose Bakery", "answered_by": "assistant", "unread": 0, "items": [],
        "next_cursor": None,
    }  # fmt: skip
    assert ana.say("two blue mugs please").status_code == 202
    world.work()
    first, answer = ana.thread()["items"]
    assert (first["by"], first["text"], first["mark"]) == ("visitor", "two blue mugs please", "")
    assert (answer["by"], answer["mark"]) == ("assistant", "sent")
    ana.say("checkout")
    world.work()
    confirm = next(one for one in ana.buttons if one["payload"].startswith("confirm:"))
    assert ana.press(confirm["title"]).status_code == 202
    world.work()
    with tenancy.business(rose.id):
        assert Order.objects.get().total_minor == 2800
        pressed = Message.objects.get(payload=confirm["payload"])
    assert pressed.text == confirm["title"]


def test_the_same_message_sent_again_is_said_once_and_other_words_under_its_id_are_refused(
    ana: Visitor, world: World
) -> None:
    own = str(uuid4())
    for _ in range(2):
        assert ana.say("hello", message_id=own).status_code == 202
        world.work()
    assert ana.say("hello", message_id=own).status_code == 202
    assert code_of(ana.say("goodbye", message_id=own)) == (409, "key_reused")
    world.work()
    said = [one for one in ana.thread()["items"] if one["by"] == "visitor"]
    assert [(one["id"], one["text"]) for one in said] == [(own, "hello")]
    states = world.sql("SELECT DISTINCT state FROM ingress_event WHERE account = %s", ana.key)
    assert states == [("applied",)]


def test_what_was_said_waits_for_a_worker_and_is_not_lost(ana: Visitor, world: World) -> None:
    ana.say("hello")
    assert ana.texts == []
    world.work()
    assert ana.texts[0] == "hello"


def test_another_token_opens_another_thread_and_no_token_none(
    ana: Visitor, site: Site, world: World, blue: Shop
) -> None:
    ana.say("my secret is a birthday cake")
    world.work()
    ben = Visitor(site.key).come()
    assert ben.thread()["items"] == []
    ben.say("hello")
    world.work()
    assert "cake" not in " ".join(ben.texts)
    [asked, *_] = ana.thread()["items"]
    foreign = {"id": str(uuid4()), "message_id": asked["id"], "payload": "confirm:x"}
    assert code_of(ben.call("POST", "presses", foreign)) == (422, "nothing_to_press")
    elsewhere = site_of(blue)
    for token, key in (("", site.key), ("guess", site.key), (ana.token, elsewhere.key)):
        nobody = Visitor(key, token=token)
        assert code_of(nobody.call("GET", "messages")) == (401, "unauthenticated")
        assert code_of(nobody.say("hello")) == (401, "unauthenticated")


def test_a_cursor_of_somebody_elses_thread_shows_nothing_of_it(
    ana: Visitor, site: Site, world: World
) -> None:
    from handsel.kit.clock import now
    from handsel.kit.paging import cursor_after

    ana.say("my secret")
    world.work()
    ben = Visitor(site.key).come()
    ben.say("hello")
    world.work()
    with tenancy.business(site.shop_id):
        theirs = Message.objects.get(text="my secret")
    shown = ben.thread(f"?cursor={cursor_after(now(), theirs.id)}")["items"]
    assert "my secret" not in {one["text"] for one in shown}


def test_notes_and_what_was_not_sent_are_never_shown(
    ana: Visitor, world: World, rose: Shop
) -> None:
    ana.say("hello")
    world.work()
    with tenancy.business(rose.id):
        thread = Conversation.objects.get()
    amal = caller_for(rose.owner)
    note = {"text": "Careful: complains a lot.", "client_key": "n1"}
    amal.call("POST", f"/conversations/{thread.id}/notes", note)
    amal.call(
        "POST", f"/conversations/{thread.id}/messages",
        {"text": "Good morning, this is Amal.", "client_key": "k1"},
    )  # fmt: skip
    before = len(ana.texts)
    assert "Good morning, this is Amal." not in ana.texts
    world.work()
    told = ana.thread()
    assert (told["answered_by"], told["items"][-1]["by"]) == ("person", "person")
    assert len(ana.texts) == before + 1
    assert "Careful" not in json.dumps(told)


def test_what_was_read_is_marked_and_counts_no_more(ana: Visitor, world: World, rose: Shop) -> None:
    ana.say("hello")
    world.work()
    told = ana.thread()
    ours = [one["id"] for one in told["items"] if one["by"] != "visitor"]
    assert told["unread"] == len(ours) == 1
    for mark, again in (("delivered", 1), ("read", 0), ("delivered", 0)):
        body = {"mark": mark, "message_ids": [*ours, str(uuid4())]}
        assert ana.call("POST", "marks", body).status_code == 204
        world.work()
        assert ana.thread()["unread"] == again
    assert ana.thread()["items"][-1]["mark"] == "read"


def test_that_a_visitor_is_writing_is_told_once_there_is_a_thread(
    ana: Visitor, world: World, rose: Shop
) -> None:
    count = "SELECT count(*) FROM live_entry WHERE kind = 'typing' AND business_id = %s"
    assert ana.call("POST", "typing").status_code == 204
    assert world.sql(count, rose.id) == [(0,)]
    ana.say("hello")
    assert ana.call("POST", "typing").status_code == 204
    assert world.sql(count, rose.id) == [(1,)]


def test_whom_the_shop_signs_for_finds_their_thread_on_every_device(
    site: Site, rose: Shop, world: World
) -> None:
    secret = connect_web_chat.make_secret(rose.owner, site.channel_id).reveal()
    phone = Visitor(site.key).come(identity=signed(secret, sub="customer-7", name="Ana So"))
    phone.say("hello from my phone")
    world.work()
    laptop = Visitor(site.key).come(identity=signed(secret, sub="customer-7"))
    assert laptop.texts[0] == "hello from my phone"
    laptop.say("and from my laptop")
    world.work()
    assert "and from my laptop" in phone.texts
    other = Visitor(site.key).come(identity=signed(secret, sub="customer-8"))
    assert other.thread()["items"] == []
    with tenancy.business(rose.id):
        assert Customer.objects.get().name == "Ana So"
    assert phone.told["is_signed"]


def test_a_changed_secret_overlaps_for_a_day_and_then_the_old_one_signs_nothing(
    site: Site, rose: Shop, world: World
) -> None:
    old = connect_web_chat.make_secret(rose.owner, site.channel_id).reveal()
    new = connect_web_chat.make_secret(rose.owner, site.channel_id).reveal()
    for secret in (old, new):
        Visitor(site.key).come(identity=signed(secret, sub="7"))
    world.sql("UPDATE ingress_route SET previous_until = now() - interval '1 second'")
    refused = Visitor(site.key).call("POST", "visits", {"identity": signed(old, sub="7")})
    assert code_of(refused) == (401, "identity_refused")
    kept = world.sql("SELECT signing_secret, previous_secret FROM ingress_route WHERE account = %s",
                     site.key)  # fmt: skip
    assert not {old, new} & set(kept[0])


def test_a_site_that_was_let_go_answers_nobody(ana: Visitor, site: Site, rose: Shop) -> None:
    missing = code_of(Visitor(f"wc_{uuid4().hex}{'0' * 16}").call("GET", "messages"))
    gone = caller_for(rose.owner).call("DELETE", f"/channels/{site.channel_id}")
    assert gone.status_code == 204
    assert code_of(ana.call("GET", "messages")) == missing == (404, "not_found")


def test_a_visit_that_is_over_opens_nothing(ana: Visitor, world: World, site: Site) -> None:
    world.sql("UPDATE web_chat_visit SET ends_at = now()")
    assert code_of(ana.say("hello")) == (401, "unauthenticated")
    ben = Visitor(site.key).come()
    with tenancy.business(site.shop_id):
        assert Visit.objects.count() == 1
    assert ben.call("DELETE", "visit").status_code == 204
    assert code_of(ben.say("hello")) == (401, "unauthenticated")


def test_only_the_digest_of_a_token_is_kept(ana: Visitor, world: World) -> None:
    kept = world.sql("SELECT row_to_json(one)::text FROM web_chat_visit one")
    assert ana.token not in kept[0][0]
