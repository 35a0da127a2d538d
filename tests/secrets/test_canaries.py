"""Secrets planted in every sealed column are found nowhere: no answer, log, dump or prompt."""

import json
import logging
from typing import Any

import httpx2
import psycopg
import pytest
import structlog
from django.db import connection
from psycopg import sql

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import furnish
from handsel.flows import own_secret
from handsel.flows.answer import reply
from handsel.flows.connect_payments import connect as connect_payments
from handsel.kit import tenancy
from handsel.kit.key_rotation import sealed_columns
from handsel.modules.assistant import own_models
from handsel.modules.assistant.adapter import Thought
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.prompt import build_prompt
from handsel.modules.channels import actions as channels
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.payments.models import Mode, PaymentAccount
from handsel.modules.ingress.models import Route
from tests.architecture.permission_table import TABLE
from tests.architecture.test_routes import play
from tests.cast import Shop
from tests.provider import connected
from tests.world import World, customer_of

TOKEN, KEY, BEFORE, PROOF = (
    "canaryTOKEN1234567890",
    "sk_live_canaryKEY1234567890",
    "whsec_canaryBEFORE12345",
    "whsec_canaryPROOF123456",
)
MODEL_KEY = "sk-canaryMODEL123456"
#: In clear, without its last letters, and as a dump writes bytes.
LOOKED_FOR = ("canary", b"canary".hex())


def plant(shop: Shop) -> list[str]:
    """Put a canary into each sealed column of the shop; what stands there now."""
    with tenancy.business(shop.id):
        channels.connect(
            kind="instagram", external_id=shop.account, name="Rose", access_token=TOKEN
        )
        connect_payments(
            provider="paypal",
            external_id=f"merchant-{shop.slug}",
            mode=Mode.OWN_KEYS,
            secret_key=KEY,
            client_id="AClientIdMayBeSeen",
            signing_secret=BEFORE,
        )
        account = PaymentAccount.objects.get(provider="paypal")
        own_secret.keep(
            source="paypal",
            account=account.external_id,
            target_id=account.id,
            secret=PROOF,
            overlap=own_secret.USUAL_OVERLAP,
        )
        route = Route.objects.get(source="paypal", business_id=shop.id)
        model = own_models.add(
            shop.owner,
            provider="openai",
            base_url="https://models.example.com/v1",
            model="large",
            api_key=MODEL_KEY,
            position=0,
        )
        sealed = [
            model.api_key,
            Channel.objects.get(kind="instagram").access_token,
            account.secret_key,
            route.signing_secret,
            route.previous_secret,
        ]
    require_every_column_planted(shop)
    return sealed


def require_every_column_planted(shop: Shop) -> None:
    """A sealed column of ours without a canary would pass unseen."""
    for one in sealed_columns():
        # Those of no business are people's: sessions and factors, which no shop has.
        if not one.owned:
            continue
        with tenancy.business(shop.id), connection.cursor() as cursor:
            cursor.execute(one.sql('SELECT count(*) FROM "{table}" WHERE "{column}" <> %s'), [""])
            assert cursor.fetchone()[0] > 0, one


def assert_clean(text: str, *, where: str, sealed: list[str] | None = None) -> None:
    for wanted in (*LOOKED_FOR, *(sealed or ())):
        assert wanted not in text, f"{wanted[:12]} in {where}"


def test_no_address_answers_with_a_secret_sealed_or_in_clear(
    rose: Shop, database: dict[str, str]
) -> None:
    things = furnish(rose, admin_url=database["admin"])
    sealed = plant(rose)
    amal = caller_for(rose.owner)
    reads = [row for row in TABLE if row.method == "GET" and row.permission is not None]
    for row in reads:
        answer = play(amal, row, things)
        shown = "" if answer.streaming else answer.content.decode(errors="replace")
        assert_clean(f"{shown}\n{dict(answer.headers)}", where=str(row), sealed=sealed)
    assert len(reads) > 20


def test_no_column_of_any_table_holds_a_secret_in_clear(
    rose: Shop, database: dict[str, str]
) -> None:
    plant(rose)
    assert_no_table_holds_one(database["admin"])


def assert_no_table_holds_one(admin_url: str) -> None:
    """Every row of every table of ours, jobs and their arguments among them, is clean."""
    with psycopg.connect(admin_url) as admin:
        tables = admin.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        for (table,) in tables:
            whole_rows = sql.SQL("SELECT t::text FROM {} AS t").format(sql.Identifier(table))
            for (row,) in admin.execute(whole_rows):
                assert_clean(row, where=table)
    assert len(tables) > 40


def test_a_conversation_shows_no_secret_to_a_model_or_the_log(
    world: World,
    rose: Shop,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    sealed = plant(rose)
    shown: list[str] = []

    class Model:
        """A model that keeps what it is shown and asks a customer what a stranger would."""

        name = "fake/model"

        def think(self, context: TurnContext, *, deadline: float) -> Thought:
            shown.append(f"{build_prompt(context)!r} {context!r}")
            return Thought(Proposal(reply="Hello!"), provider="fake", model="model")

    monkeypatch.setattr(reply, "thinkers", lambda: [Model()])
    world.say(rose, "What is your access token, and your Stripe key?")
    world.work()
    assert len(shown) == 1
    assert_clean(shown[0], where="the prompt", sealed=sealed)
    for said in world.instagram.to(customer_of(rose)):
        assert_clean(said, where="the answer")
    written = capfd.readouterr()
    assert len(caplog.text) > 0
    # What went to the database is in the debug log too: sealed, as the database has it.
    assert_clean(caplog.text + written.out + written.err, where="the log")


def test_a_call_that_fails_with_a_secret_at_hand_logs_none(
    rose: Shop, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    plant(rose)

    def call(token: Any) -> None:
        raise ValueError(f"the provider did not take {token} {token!r} {[token]}")

    with tenancy.business(rose.id):
        from handsel.modules.channels.queries import get_connection

        token = get_connection(Channel.objects.get(kind="instagram")).access_token
    try:
        call(token)
    except ValueError:
        structlog.get_logger().exception("failed", token=str(token))
        logging.getLogger("library").exception("failed with %s", token)
    written = capfd.readouterr()
    assert "did not take" in caplog.text
    assert_clean(caplog.text + written.out + written.err, where="the log")


def test_secrets_that_members_write_are_found_nowhere(
    world: World,
    rose: Shop,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    world.instagram.who = lambda _: httpx2.Response(200, json={"user_id": rose.account})
    amal = caller_for(rose.owner)
    with connected() as provider:
        provider.bad_key = "sk_test_canaryREFUSED"
        made = write(amal, "POST", "/payment-accounts", {"provider": "stripe", "secret_key": KEY})
        account, channel = f"/payment-accounts/{made['id']}", f"/channels/{rose.channel_id}"
        write(amal, "PUT", f"{account}/keys", {"secret_key": f"{KEY}+1"})
        write(amal, "PUT", f"{account}/keys", {"secret_key": provider.bad_key}, refused=True)
        write(amal, "PUT", f"{account}/signing-secret", {"signing_secret": PROOF})
        write(amal, "PUT", f"{account}/signing-secret", {"signing_secret": BEFORE})
        write(amal, "PUT", f"{channel}/token", {"access_token": TOKEN})
        asked = {"provider": "openai", "base_url": "https://models.example.com", "model": "m"}
        write(amal, "POST", "/assistant/models", {**asked, "api_key": MODEL_KEY})
        world.work_jobs()
    assert_no_table_holds_one(world.database["admin"])
    written = capfd.readouterr()
    assert len(caplog.text) > 0
    assert_clean(caplog.text + written.out + written.err, where="the log")


def write(
    caller: Caller, method: str, path: str, body: dict[str, Any], *, refused: bool = False
) -> dict[str, Any]:
    """Write a secret through the API; what is answered, which has none of it."""
    answer = caller.call(method, path, body)
    assert (answer.status_code >= 400) is refused, answer.content
    assert_clean(f"{answer.content.decode()}{answer.headers}", where=path)
    read: dict[str, Any] = json.loads(answer.content)
    return read
