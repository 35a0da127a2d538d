"""Who may listen, for how long, and how many."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from handsel.edge.gate.live.tests.stand import COOKIE, ORIGIN, TWIN, Stand, signed_in, streams
from handsel.edge.gate.live.tests.telling import tell
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member
from handsel.modules.users import actions as users
from handsel.modules.users.models import Session, SessionKind, User
from tests.cast import Shop

type Urls = dict[str, str]


@pytest.fixture
def stand(database: Urls) -> Iterator[Stand]:
    with streams(database) as made:
        yield made


def user_of(actor: Actor) -> UUID:
    with tenancy.business(actor.business_id):
        return UUID(str(Member.objects.values_list("user_id", flat=True).get(id=actor.member_id)))


def change_member(actor: Actor, **columns: object) -> None:
    with tenancy.business(actor.business_id):
        Member.objects.filter(id=actor.member_id).update(**columns)


def sign_out(session: Session, actor: Actor) -> None:
    users.end_sessions(user_of(actor))


def lie_unused(session: Session, actor: Actor) -> None:
    Session.objects.filter(id=session.id).update(used_at=now() - session.idle)


def grow_old(session: Session, actor: Actor) -> None:
    Session.objects.filter(id=session.id).update(ends_at=now() - timedelta(seconds=1))


def be_disabled(session: Session, actor: Actor) -> None:
    User.objects.filter(id=user_of(actor)).update(is_active=False)


def leave_the_shop(session: Session, actor: Actor) -> None:
    change_member(actor, is_active=False)


ENDINGS = [sign_out, lie_unused, grow_old, be_disabled, leave_the_shop]


@pytest.mark.parametrize("end", ENDINGS, ids=lambda end: end.__name__)
def test_a_session_that_ends_hears_so_and_nothing_after(
    stand: Stand, rose: Shop, database: Urls, end: Callable[[Session, Actor], None]
) -> None:
    assert rose.agent
    session, key = signed_in(rose.agent, with_factor=False)
    other = stand.open(signed_in(rose.owner)[1]).until_ready()
    heard = stand.open(key).until_ready()
    end(session, rose.agent)
    tell(database, rose, "afterwards")
    heard.until_over()
    assert (heard.names(), heard.marks) == (["ready", "signed_out"], [])
    assert other.until(lambda other: other.marks).marks == ["afterwards"]
    again = stand.open(key, business=rose.id).until_over()
    assert again.status == (404 if end is leave_the_shop else 401)


def test_a_role_that_changes_ends_the_stream(stand: Stand, rose: Shop) -> None:
    assert rose.agent
    heard = stand.open(signed_in(rose.agent)[1]).until_ready()
    change_member(rose.agent, role="viewer")
    assert heard.until_over().names() == ["ready", "access_changed"]


@pytest.mark.parametrize("key", ["", "short", "x" * 43, "y" * 500, "nul\0nul\0nul\0nul\0nul"])
def test_nobody_is_told_nothing(stand: Stand, rose: Shop, key: str) -> None:
    refused = stand.open(key, business=rose.id).until_over()
    assert (refused.status, refused.raw) == (401, b'{"error": "unauthenticated"}')


def test_a_key_in_the_address_is_no_key(stand: Stand, rose: Shop) -> None:
    _, key = signed_in(rose.owner)
    for name in ("session", "token", "x-session-token", COOKIE):
        assert stand.open(query=f"{name}={key}").until_over().status == 401


def test_a_browser_listens_by_its_cookie_and_an_app_by_its_header(stand: Stand, rose: Shop) -> None:
    _, of_browser = signed_in(rose.owner, kind=SessionKind.BROWSER)
    _, of_app = signed_in(rose.owner, kind=SessionKind.APP)

    def by_cookie(*values: str) -> int:
        pairs = "; ".join(["theme=dark", *(f"{COOKIE}={value}" for value in values)])
        return stand.open(headers=[("cookie", pairs)]).until(lambda heard: heard.status).status

    assert by_cookie(of_browser) == 200
    assert by_cookie(of_app) == 401
    assert by_cookie(of_browser, of_browser) == 401
    assert stand.open(of_app).until_ready().status == 200
    assert stand.open(of_browser).until_over().status == 401


def test_a_strangers_shop_is_answered_like_one_that_never_was(
    stand: Stand, rose: Shop, blue: Shop
) -> None:
    _, key = signed_in(blue.owner)
    answers = [
        stand.open(key, business=business).until_over()
        for business in (rose.id, uuid4(), "no-business")
    ]
    assert {(one.status, one.raw) for one in answers} == {(404, b'{"error": "not_found"}')}


def test_an_owner_without_a_second_factor_is_told_nothing(stand: Stand, rose: Shop) -> None:
    assert rose.agent
    refused = stand.open(signed_in(rose.owner, with_factor=False)[1]).until_over()
    assert (refused.status, refused.raw) == (403, b'{"error": "second_factor_required"}')
    agent = stand.open(signed_in(rose.agent, with_factor=False)[1]).until_ready()
    change_member(rose.agent, role="owner")
    assert agent.until_over().names()[-1] == "access_changed"


def test_a_user_has_only_so_many_streams(database: Urls, rose: Shop) -> None:
    assert rose.agent
    with streams(database, most_of_one=2) as stand:
        keys = [signed_in(rose.owner)[1] for _ in range(2)]
        first, _ = (stand.open(key).until_ready() for key in keys)
        refused = stand.open(keys[0]).until_over()
        assert (refused.status, refused.raw) == (429, b'{"error": "too_many_streams"}')
        assert "retry-after" in refused.headers
        assert stand.open(signed_in(rose.agent)[1]).until_ready().status == 200
        first.hang_up()
        first.until_over()
        assert stand.open(keys[0]).until_ready().status == 200


def test_a_gate_has_only_so_many_streams(database: Urls, rose: Shop, blue: Shop) -> None:
    with streams(database, most_of_all=1) as stand:
        stand.open(signed_in(rose.owner)[1]).until_ready()
        refused = stand.open(signed_in(blue.owner)[1]).until_over()
        assert (refused.status, refused.raw) == (503, b'{"error": "no_room"}')


def test_only_our_own_page_may_listen(stand: Stand, rose: Shop) -> None:
    _, key = signed_in(rose.owner)

    def listen(*headers: tuple[str, str]) -> tuple[int, str | None]:
        answer = stand.open(key, headers=headers).until(lambda heard: heard.status)
        return answer.status, answer.headers.get("access-control-allow-origin")

    assert listen(("origin", ORIGIN), ("sec-fetch-site", "same-site")) == (200, ORIGIN)
    assert listen(("origin", TWIN), ("sec-fetch-site", "same-site")) == (200, TWIN)
    assert listen(("origin", "https://evil.test")) == (403, None)
    assert listen(("origin", "null")) == (403, None)
    assert listen(("origin", ORIGIN), ("origin", ORIGIN)) == (403, None)
    assert listen(("sec-fetch-site", "cross-site")) == (403, None)
    assert listen(("sec-fetch-site", "same-origin")) == (200, None)


def test_a_browser_may_ask_before_it_calls(stand: Stand) -> None:
    ours = stand.open(method="OPTIONS", headers=[("origin", ORIGIN)]).until_over()
    assert (ours.status, ours.headers["access-control-allow-credentials"]) == (204, "true")
    assert "last-event-id" in ours.headers["access-control-allow-headers"]
    theirs = stand.open(method="OPTIONS", headers=[("origin", "https://evil.test")]).until_over()
    assert theirs.status == 403
    assert not any(name.startswith("access-control") for name in theirs.headers)
    assert stand.open(method="POST").until_over().status == 405


def test_a_call_brings_no_body(stand: Stand, rose: Shop) -> None:
    _, key = signed_in(rose.owner)
    for header in (("content-length", "1"), ("transfer-encoding", "chunked")):
        assert stand.open(key, headers=[header]).until_over().status == 413
    assert stand.open(key, headers=[("content-length", "0")]).until_ready().status == 200


def test_a_user_without_a_shop_has_nothing_to_hear(stand: Stand, database: Urls) -> None:
    user = users.create(email=f"{uuid4().hex}@example.com", name="Cy", password="not a real one")
    _, key = users.open_session(user.id, kind=SessionKind.APP, with_factor=True, proven_at=now())
    assert stand.open(key).until_over().status == 404


def test_no_word_of_the_shop_is_within_the_gates_reach(database: Urls) -> None:
    with psycopg.connect(database["handsel_gate"], autocommit=True) as connection:
        for wanted in (
            "data FROM users_session",
            "email FROM users_user",
            "text FROM conversations_message",
            "name FROM customers_customer",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT {wanted}")
