"""A visitor's page hears that their own thread changed, and of nothing else."""

import json
from collections.abc import Iterator

import pytest

from handsel.edge.gate.live.tests.stand import Heard, Stand, streams
from handsel.edge.gate.live.visits import MOST_OF_ONE
from handsel.kit import tenancy
from handsel.modules.conversations.models import Conversation
from handsel.modules.live import actions as live
from handsel.modules.web_chat.actions import digest_of
from handsel.modules.web_chat.models import Site, Visit
from tests.cast import Shop
from tests.visitor import ORIGIN, Visitor, site_of

TOLD = {"kind", "at", "until"}


@pytest.fixture
def site(rose: Shop) -> Site:
    return site_of(rose)


@pytest.fixture
def ana(site: Site) -> Visitor:
    return Visitor(site.key).come()


@pytest.fixture
def stand(database: dict[str, str]) -> Iterator[Stand]:
    with streams(database, visits=True) as stand:
        yield stand


def listen(
    stand: Stand, visitor: Visitor, *, after: str = "", origin: str = ORIGIN, method: str = "GET"
) -> Heard:
    told = [("origin", origin), ("x-visit", visitor.token)]
    headers = [(name, value) for name, value in told if value]
    return stand.open(query=f"site={visitor.key}", headers=headers, after=after, method=method)


def kinds(heard: Heard) -> list[str]:
    return [one["kind"] for one in heard.changes]


def thread_of(visitor: Visitor, site: Site) -> Conversation:
    with tenancy.business(site.shop_id):
        visit = Visit.objects.get(digest=digest_of(visitor.token))
        assert visit.conversation_id is not None
        return Conversation.objects.get(id=visit.conversation_id)


def test_a_visitor_hears_from_their_first_word_on(
    stand: Stand, ana: Visitor, site: Site, rose: Shop
) -> None:
    heard = listen(stand, ana).until_ready()
    assert heard.status == 200
    assert heard.headers["access-control-allow-origin"] == ORIGIN
    assert heard.names() == ["ready"]
    ana.say("hello")
    thread = thread_of(ana, site)
    with tenancy.business(rose.id):
        live.tell_typing(rose.owner, thread.id)
    heard.until(lambda one: "typing" in kinds(one))
    assert all(set(one) <= TOLD for one in heard.changes)


def test_nothing_of_others_and_nothing_of_the_shops_own_is_told(
    stand: Stand, ana: Visitor, site: Site, rose: Shop
) -> None:
    ana.say("hello")
    thread = thread_of(ana, site)
    ben = Visitor(site.key).come()
    ben.say("good morning")
    theirs = thread_of(ben, site)
    heard = listen(stand, ana).until_ready()
    with tenancy.business(rose.id):
        live.tell_typing(rose.owner, theirs.id)
        live.tell_presence(rose.owner, thread.id)
        live.tell_customer_typing(thread.id, customer_id=thread.customer_id)
        Conversation.objects.filter(id=theirs.id).update(status="resolved")
        Conversation.objects.filter(id=thread.id).update(status="resolved")
    heard.until(lambda one: one.changes)
    assert kinds(heard) == ["conversation.changed"]
    assert str(rose.owner.member_id) not in heard.raw.decode()


def test_who_comes_back_misses_nothing(stand: Stand, ana: Visitor, site: Site, rose: Shop) -> None:
    ana.say("hello")
    thread = thread_of(ana, site)
    first = listen(stand, ana).until_ready()
    first.hang_up()
    first.until_over()
    with tenancy.business(rose.id):
        Conversation.objects.filter(id=thread.id).update(status="resolved")
    again = listen(stand, ana, after=first.position).until(lambda one: one.changes)
    assert again.events[0].content == {"resumed": True}
    assert kinds(again) == ["conversation.changed"]
    lost = listen(stand, ana, after="nonsense").until_ready()
    assert lost.names() == ["reset"]


def test_a_visit_that_ends_hears_no_more(stand: Stand, ana: Visitor) -> None:
    heard = listen(stand, ana).until_ready()
    assert ana.call("DELETE", "visit").status_code == 204
    heard.until_over()
    assert heard.names()[-1] == "over"


@pytest.mark.parametrize(
    ("origin", "token", "status"),
    [
        ("https://evil.example", None, 403),
        ("", None, 403),
        (ORIGIN, "guess", 401),
        (ORIGIN, "", 401),
    ],
)
def test_other_pages_and_other_tokens_hear_nothing(
    origin: str, token: str | None, status: int, stand: Stand, ana: Visitor
) -> None:
    caller = Visitor(ana.key, token=ana.token if token is None else token)
    heard = listen(stand, caller, origin=origin).until_over()
    assert heard.status == status
    is_listed = origin == ORIGIN
    assert ("access-control-allow-origin" in heard.headers) == is_listed
    assert heard.headers["vary"] == "origin"


def test_a_token_of_another_site_and_a_site_of_nobodys_open_nothing(
    stand: Stand, ana: Visitor, blue: Shop
) -> None:
    elsewhere = Visitor(site_of(blue).key, token=ana.token)
    assert listen(stand, elsewhere).until_over().status == 401
    nowhere = Visitor("wc_" + "0" * 48, token=ana.token)
    answer = listen(stand, nowhere).until_over()
    assert (answer.status, json.loads(answer.raw)) == (404, {"error": "not_found"})


def test_a_browser_may_ask_whether_it_may(stand: Stand, ana: Visitor) -> None:
    heard = listen(stand, Visitor(ana.key), method="OPTIONS").until_over()
    assert (heard.status, heard.headers["access-control-allow-origin"]) == (204, ORIGIN)
    assert "x-visit" in heard.headers["access-control-allow-headers"]
    assert listen(stand, ana, method="POST").until_over().status == 405


def test_one_visit_has_few_streams(stand: Stand, ana: Visitor) -> None:
    for _ in range(MOST_OF_ONE):
        listen(stand, ana).until_ready()
    assert listen(stand, ana).until_over().status == 429
