"""A shop brings its own language model: asked first, by a guarded way, its key never shown."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.kit import tenancy
from handsel.modules.assistant.models import OwnModel, Turn
from handsel.modules.audit.models import AuditEntry
from handsel.modules.businesses.models import Business
from handsel.modules.notifications.models import Mail
from tests.cast import Shop
from tests.world import World, customer_of

KEY = "sk-canary-model-9876"


@dataclass
class Model:
    """A model on this machine that says one thing."""

    url: str = ""
    status: int = 200
    calls: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def model() -> Iterator[Model]:
    told = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            told.calls.append((self.path, self.headers["authorization"]))
            said = json.dumps({"reply": "Good morning from our own model!", "commands": []})
            body = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
            self.send_response(told.status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def amal(world: World, rose: Shop) -> Caller:
    return caller_for(rose.owner)


def bring(caller: Caller, url: str, *, status: int = 201, **more: Any) -> dict[str, Any]:
    asked = {"provider": "openai", "base_url": url, "model": "ours", "api_key": KEY, **more}
    answer = caller.call("POST", "/assistant/models", asked)
    assert answer.status_code == status, answer.content
    assert KEY not in answer.content.decode()
    read: dict[str, Any] = json.loads(answer.content)
    return read


def test_the_shops_own_model_answers_its_customers(
    world: World, rose: Shop, amal: Caller, model: Model
) -> None:
    made = bring(amal, model.url)
    assert made["key_hint"] == "••••9876"
    world.say(rose, "Good morning!")
    world.work()
    assert model.calls == [("/v1/chat/completions", f"Bearer {KEY}")]
    assert world.instagram.to(customer_of(rose)) == ["Good morning from our own model!"]
    with tenancy.business(rose.id):
        assert Turn.objects.get().thinker == f"openai/ours@{made['id']}"
        assert OwnModel.objects.get().api_key.startswith("1.")
        uses = AuditEntry.objects.filter(what="secret.used", subject_kind="model")
        assert [one.detail for one in uses] == [{"purpose": "answer"}]


def test_when_it_fails_the_house_engine_answers(
    world: World, rose: Shop, amal: Caller, model: Model
) -> None:
    model.status = 500
    bring(amal, model.url)
    world.say(rose, "Hello")
    world.work()
    assert len(world.instagram.to(customer_of(rose))) == 1
    with tenancy.business(rose.id):
        assert Turn.objects.get().thinker == "house"


@pytest.mark.parametrize(
    "url", ["https://10.0.0.7/v1", "https://169.254.169.254/v1", "http://models.example.com/v1"]
)
def test_an_address_inside_is_never_called(
    url: str, world: World, rose: Shop, amal: Caller
) -> None:
    answer = amal.call(
        "POST", "/assistant/models",
        {"provider": "openai", "base_url": url, "model": "ours", "api_key": KEY},
    )  # fmt: skip
    if answer.status_code == 422:
        assert json.loads(answer.content)["code"] == "address_not_allowed"
        return
    world.say(rose, "Hello")
    world.work()
    with tenancy.business(rose.id):
        turn = Turn.objects.get()
    assert turn.thinker == "house"
    assert turn.attempts[0]["reason"] == "address_refused"


def test_a_key_never_goes_to_another_address(amal: Caller, model: Model) -> None:
    made = bring(amal, "https://models.example.com/v1")
    path = f"/assistant/models/{made['id']}"
    answer = amal.call("PUT", path, {"base_url": "https://elsewhere.example.com", "model": "ours"})
    assert (answer.status_code, json.loads(answer.content)["code"]) == (422, "address_needs_key")
    kept = amal.call("PUT", path, {"base_url": made["base_url"], "model": "other"})
    assert json.loads(kept.content)["key_hint"] == "••••9876"


def test_a_model_that_is_removed_is_asked_no_more(
    world: World, rose: Shop, amal: Caller, model: Model
) -> None:
    made = bring(amal, model.url)
    assert amal.call("DELETE", f"/assistant/models/{made['id']}").status_code == 204
    world.say(rose, "Hello")
    world.work()
    assert model.calls == []
    with tenancy.business(rose.id):
        assert not OwnModel.objects.exists()
        assert not Business.objects.get().has_own_models


def test_five_models_are_enough(amal: Caller) -> None:
    for place in range(5):
        bring(amal, "https://models.example.com/v1", position=place)
    answer = bring(amal, "https://models.example.com/v1", status=409)
    assert answer["code"] == "too_many_models"


def test_owners_learn_where_customers_words_go(rose: Shop, amal: Caller) -> None:
    made = bring(amal, "https://models.example.com/v1")
    change = {"base_url": "https://models.example.org/v1", "model": "ours", "api_key": KEY}
    assert amal.call("PUT", f"/assistant/models/{made['id']}", change).status_code == 200
    with tenancy.business(rose.id):
        entries = AuditEntry.objects.filter(subject_id=made["id"]).order_by("id")
        assert [entry.detail["host"] for entry in entries] == [
            "models.example.com",
            "models.example.org",
        ]
        letters = Mail.objects.filter(once_key__startswith=f"own-model:{made['id']}").order_by("id")
        assert [KEY in letter.text for letter in letters] == [False, False]
        assert ["models.example.org" in letter.text for letter in letters] == [False, True]


def test_a_model_is_tried_and_says_whether_it_answers(amal: Caller, model: Model) -> None:
    made = bring(amal, model.url)
    path = f"/assistant/models/{made['id']}/try"
    assert json.loads(amal.call("POST", path).content)["outcome"] == "answered"
    model.status = 500
    failed = json.loads(amal.call("POST", path).content)
    assert failed["outcome"] == "unavailable"
    assert failed["reason"]
    assert KEY not in json.dumps(failed)


def test_models_are_put_in_another_order(amal: Caller) -> None:
    made = [bring(amal, "https://models.example.com/v1", model=name)["id"] for name in "abc"]
    asked = {"model_ids": [made[2], made[0]]}
    told = json.loads(amal.call("PUT", "/assistant/model-order", asked).content)
    assert [one["model"] for one in told["items"]] == ["c", "a", "b"]
