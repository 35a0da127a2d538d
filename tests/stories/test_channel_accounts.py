"""A member connects pages, numbers and bots, proved by their providers, and lets them go."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.kit import tenancy
from handsel.modules.audit.models import AuditEntry
from handsel.modules.channels import registry
from handsel.modules.channels.models import Channel
from handsel.modules.channels.registry import ProviderSettings, build_adapters
from handsel.modules.conversations.models import Message
from handsel.modules.ingress.models import Lane, Route
from tests.cast import Shop
from tests.sandbox.outside import Outside, running
from tests.stories.test_delivery import _graph_error
from tests.world import World


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    """A sandbox; nobody listens to what it posts."""
    with running(tmp_path_factory.mktemp("sandbox"), "http://127.0.0.1:9") as started:
        yield started


@pytest.fixture
def providers(outside: Outside, world: World) -> Iterator[Outside]:
    """Every kind of channel is reached at the sandbox."""
    settings = ProviderSettings(
        meta_graph_url=f"{outside.url}/meta", telegram_api_url=f"{outside.url}/telegram"
    )
    adapters, built = registry.adapters(), build_adapters(settings)
    kept = dict(adapters)
    adapters.update(built)
    yield outside
    adapters.update(kept)
    for one in built.values():
        for client in (getattr(one, name, None) for name in ("_graph", "_api")):
            if client is not None:
                client.close()


@pytest.fixture
def amal(world: World, rose: Shop) -> Caller:
    return caller_for(rose.owner)


def told(
    caller: Caller, method: str, path: str, body: Any = None, *, status: int = 200
) -> dict[str, Any]:
    answer = caller.call(method, path, body)
    assert answer.status_code == status, answer.content
    read: dict[str, Any] = json.loads(answer.content) if answer.content else {}
    return read


def new_id() -> str:
    return f"17{uuid4().int % 10**13:013}"


def asked_for(kind: str) -> dict[str, str]:
    """What somebody types to connect an account of this kind; tokens carry the account's id."""
    account = new_id()
    if kind == "telegram":
        return {"kind": kind, "access_token": f"{account[:10]}:canary-token-9876"}
    if kind == "whatsapp":
        return {
            "kind": kind, "access_token": "canary-token-9876",
            "external_id": account, "parent_external_id": f"9{account}",
        }  # fmt: skip
    return {"kind": kind, "access_token": f"canary-{account}-9876"}


@pytest.mark.parametrize("kind", ["instagram", "messenger", "whatsapp", "telegram"])
def test_an_account_is_connected_by_its_token(
    kind: str, providers: Outside, world: World, rose: Shop, amal: Caller
) -> None:
    asked = asked_for(kind)
    made = told(amal, "POST", "/channels", asked, status=201)
    assert (made["kind"], made["status"], made["token_hint"]) == (kind, "connected", "••••9876")
    assert made["external_id"] in str(asked)
    assert made["name"]
    assert "canary" not in str(made)
    world.work_jobs()
    with tenancy.business(rose.id):
        route = Route.objects.get(source=kind, account=made["external_id"])
        assert str(route.target_id) == made["id"]
        entry = AuditEntry.objects.get(what="channel.connected", subject_id=made["id"])
    assert (entry.actor_id, entry.detail["access_token"]) == (rose.owner.member_id, "••••9876")
    assert subscribed(providers, made)


def subscribed(outside: Outside, channel: dict[str, Any]) -> bool:
    """Whether the provider posts the account's events to us."""
    account, owner = channel["external_id"], channel["parent_external_id"]
    if channel["kind"] == "telegram":
        asked = outside.http.post(f"/telegram/bot{account}:x/getWebhookInfo").json()
        return str(asked["result"]["url"]).endswith(f"/hooks/telegram/{account}")
    asked = outside.http.get(
        f"/meta/v23.0/{owner or account}/subscribed_apps", headers={"authorization": "Bearer t"}
    ).json()
    return bool(asked["data"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"access_token": "of-nobody-here"}, "token_refused"),
        ({"external_id": "1"}, "token_of_another"),
        ({"kind": "whatsapp"}, "account_not_named"),
        ({"kind": "whatsapp", "external_id": "178", "parent_external_id": "900"}, "token_refused"),
        ({"kind": "pigeon"}, "invalid"),
    ],
)
def test_what_a_provider_does_not_confirm_is_not_connected(
    change: dict[str, str], code: str, providers: Outside, rose: Shop, amal: Caller
) -> None:
    asked = asked_for("instagram") | change
    assert told(amal, "POST", "/channels", asked, status=422)["code"] == code
    with tenancy.business(rose.id):
        assert Channel.objects.count() == 1


def test_an_account_of_another_shop_is_taken_and_whose_it_is_stays_unsaid(
    providers: Outside, rose: Shop, blue: Shop, amal: Caller
) -> None:
    asked = asked_for("instagram")
    told(amal, "POST", "/channels", asked, status=201)
    answer = caller_for(blue.owner).call("POST", "/channels", asked)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (409, "account_taken")
    assert rose.slug not in answer.content.decode()
    with tenancy.business(blue.id):
        assert Channel.objects.count() == 1


def test_an_account_let_go_keeps_its_history_and_may_be_anothers(
    providers: Outside, world: World, rose: Shop, blue: Shop, amal: Caller
) -> None:
    asked = asked_for("telegram")
    made = told(amal, "POST", "/channels", asked, status=201)
    world.work_jobs()
    path = f"/channels/{made['id']}"
    told(amal, "DELETE", path, status=204)
    gone = told(amal, "GET", path)
    assert (gone["status"], gone["token_hint"]) == ("disconnected", "")
    assert not subscribed(providers, made)
    with tenancy.business(rose.id):
        assert Channel.objects.get(id=made["id"]).access_token == ""
        assert not Route.objects.filter(target_id=made["id"]).exists()
        assert not Lane.objects.filter(account=made["external_id"]).exists()
    for method, tail in (("DELETE", ""), ("POST", "/check")):
        assert told(amal, method, path + tail, status=409)["code"] == "not_connected"
    told(caller_for(blue.owner), "POST", "/channels", asked, status=201)


def test_what_waits_for_a_token_is_sent_with_the_new_one(
    world: World, rose: Shop, amal: Caller
) -> None:
    world.instagram.faults = [lambda _: _graph_error(400, 190)]
    world.instagram.who = lambda _: httpx2.Response(200, json={"user_id": rose.account})
    world.say(rose, "Hello")
    world.work()
    path = f"/channels/{rose.channel_id}"
    assert told(amal, "GET", path)["status"] == "reauth_required"
    renewed = told(amal, "PUT", f"{path}/token", {"access_token": "another-token-5432"})
    assert (renewed["status"], renewed["token_hint"]) == ("connected", "••••5432")
    world.work()
    with tenancy.business(rose.id):
        assert Message.objects.filter(author_kind="assistant", delivery="sent").exists()


def test_a_token_of_another_account_renews_nothing(world: World, rose: Shop, amal: Caller) -> None:
    world.instagram.who = lambda _: httpx2.Response(200, json={"user_id": "12345"})
    path = f"/channels/{rose.channel_id}"
    answer = told(amal, "PUT", f"{path}/token", {"access_token": "another-token"}, status=422)
    assert answer["code"] == "token_of_another"
    assert told(amal, "GET", path)["token_hint"] != "••••oken"


def test_a_check_tells_how_the_token_stands_and_sets_the_channel_right(
    world: World, rose: Shop, amal: Caller
) -> None:
    path = f"/channels/{rose.channel_id}/check"
    world.instagram.who = lambda _: _graph_error(400, 190)
    assert told(amal, "POST", path) == {
        "ok": False, "problem": "token_refused", "status": "reauth_required",
    }  # fmt: skip
    world.instagram.who = lambda _: _graph_error(500, 2)
    assert told(amal, "POST", path)["problem"] == "channel_unavailable"
    world.instagram.who = lambda _: httpx2.Response(200, json={"user_id": rose.account})
    assert told(amal, "POST", path) == {"ok": True, "problem": "", "status": "connected"}


def test_a_bots_webhook_gets_a_new_secret_and_a_page_has_none(
    providers: Outside, world: World, rose: Shop, amal: Caller, tmp_path: Path
) -> None:
    made = told(amal, "POST", "/channels", asked_for("telegram"), status=201)
    with tenancy.business(rose.id):
        before = Route.objects.get(target_id=made["id"]).signing_secret
    told(amal, "POST", f"/channels/{made['id']}/webhook-secret")
    with tenancy.business(rose.id):
        route = Route.objects.get(target_id=made["id"])
    assert route.signing_secret != before
    assert route.previous_until is not None
    answer = told(amal, "POST", f"/channels/{rose.channel_id}/webhook-secret", status=409)
    assert answer["code"] == "no_own_webhook"
