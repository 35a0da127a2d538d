"""What a process reads from outside, and when production refuses it."""

import base64
import re
from pathlib import Path

import pytest
from django.conf import settings
from pydantic import ValidationError

from handsel.config.environment import CHECKOUT, Environment
from handsel.config.key_ring import RingKey, new_key, parse_key_ring
from handsel.config.production import NEEDS, Process, variable
from handsel.kit.startup import RefusedToStart

PRODUCTION = {
    "DATABASE_URL": "postgresql://handsel_app:secret@db.example/handsel",
    "HANDSEL_PUBLIC_URL": "https://shop.example",
    "HANDSEL_SECRET_KEYS": new_key("k1"),
    "HANDSEL_META_APP_SECRETS": "0123456789abcdef0123456789abcdef,fedcba9876543210fedcba9876543210",
    "HANDSEL_META_VERIFY_TOKEN": "a-verify-token-nobody-guesses",
    "HANDSEL_STRIPE_SECRET_KEY": "sk_live_51HandselHandselHandsel",
    "HANDSEL_STRIPE_WEBHOOK_SECRETS": "whsec_51HandselHandselHandsel",
    "HANDSEL_SMTP_URL": "smtp://mail.example:587",
}
REQUIRED = sorted(PRODUCTION)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts from an empty environment."""
    for field in Environment.model_fields:
        monkeypatch.delenv(variable(field), raising=False)


def told(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Environment:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return Environment()


def test_an_empty_environment_is_production_on_the_documented_ports() -> None:
    empty = Environment()
    ports = (empty.web_port, empty.gate_port, empty.ops_port, empty.sandbox_port)
    assert ports == (8000, 8001, 8002, 8003)
    assert empty.env == "production"
    assert not empty.development
    assert empty.home == CHECKOUT / ".handsel"
    assert empty.quiet_seconds == 1.5


def test_the_public_address_is_webs_own_unless_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, HANDSEL_WEB_PORT="9000").public_origin == "http://127.0.0.1:9000"
    told_one = told(monkeypatch, HANDSEL_PUBLIC_URL="https://shop.example/")
    assert told_one.public_origin == "https://shop.example"
    assert told_one.allowed_hosts == ["shop.example"]


def test_letters_are_from_the_public_host_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Environment().mail_address == "orders@localhost"
    assert told(monkeypatch, HANDSEL_PUBLIC_URL="https://10.0.0.7").mail_address == (
        "orders@localhost"
    )
    named = told(monkeypatch, HANDSEL_PUBLIC_URL="https://shop.example")
    assert named.mail_address == "orders@shop.example"
    asked = told(monkeypatch, HANDSEL_MAIL_FROM="till@rose.example")
    assert asked.mail_address == "till@rose.example"
    with pytest.raises(ValidationError, match="must be a mail address"):
        told(monkeypatch, HANDSEL_MAIL_FROM="rose")


def test_the_sandboxs_mail_port_follows_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, HANDSEL_SANDBOX_PORT="9003").sandbox_smtp_port == 9004
    assert told(monkeypatch, HANDSEL_SANDBOX_SMTP_PORT="2525").sandbox_smtp_port == 2525


def test_loopback_names_are_hosts_in_development_only(monkeypatch: pytest.MonkeyPatch) -> None:
    public = {"HANDSEL_PUBLIC_URL": "https://shop.example"}
    hosts = told(monkeypatch, HANDSEL_ENV="development", **public).allowed_hosts
    assert hosts == ["shop.example", "127.0.0.1", "localhost"]


def test_pages_hear_live_events_by_the_name_they_were_asked_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = {"HANDSEL_HOOKS_URL": "http://127.0.0.1:8001"}
    assert told(monkeypatch, HANDSEL_ENV="development", **gate).pages == {
        "http://127.0.0.1:8000": "http://127.0.0.1:8001",
        "http://localhost:8000": "http://localhost:8001",
    }
    apart = told(monkeypatch, HANDSEL_PUBLIC_URL="https://shop.example").pages
    assert apart["https://shop.example"] == "http://127.0.0.1:8001"
    behind_one_proxy = told(monkeypatch, HANDSEL_ENV="production").pages
    assert behind_one_proxy == {"https://shop.example": "https://shop.example"}


def test_lists_are_split_on_commas_and_an_empty_one_is_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secrets = told(monkeypatch, HANDSEL_META_APP_SECRETS="first, second,").meta_app_secrets
    assert [secret.get_secret_value() for secret in secrets] == ["first", "second"]
    assert told(monkeypatch, HANDSEL_META_APP_SECRETS="").meta_app_secrets == ()


def test_a_relative_home_is_below_the_working_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, HANDSEL_HOME="state").home == Path.cwd() / "state"


def test_printing_the_environment_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = repr(told(monkeypatch, **PRODUCTION))
    for name in REQUIRED:
        if name != "HANDSEL_PUBLIC_URL":
            assert PRODUCTION[name] not in printed


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HANDSEL_WEB_PORT", "0"),
        ("HANDSEL_WEB_PORT", "http"),
        ("HANDSEL_QUIET_SECONDS", "-1"),
        ("HANDSEL_ENV", "staging"),
        ("HANDSEL_PUBLIC_URL", "shop.example"),
        ("HANDSEL_STRIPE_API_URL", "ftp://api.stripe.com"),
        ("HANDSEL_SECRET_KEYS", "k1:c2hvcnQ="),
    ],
)
def test_a_misshapen_value_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        told(monkeypatch, **{name: value})
    assert name.removeprefix("HANDSEL_").lower() in str(refused.value).lower()


def test_production_with_everything_set_may_start(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, **PRODUCTION).require_production_ready()


@pytest.mark.parametrize("missing", REQUIRED)
def test_production_names_the_one_variable_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    rest = {name: value for name, value in PRODUCTION.items() if name != missing}
    with pytest.raises(RefusedToStart) as refused:
        told(monkeypatch, **rest).require_production_ready()
    assert re.findall(r"[A-Z_]{8,}", str(refused.value)) == [missing]


@pytest.mark.parametrize(
    ("name", "weak"),
    [
        ("HANDSEL_META_APP_SECRETS", "0123456789abcdef0123456789abcdef,short"),
        ("HANDSEL_META_VERIFY_TOKEN", "verify"),
        ("HANDSEL_STRIPE_WEBHOOK_SECRETS", "whsec_test"),
        ("HANDSEL_SECRET_KEYS", "k1:" + base64.b64encode(b"a" * 32).decode()),
        (
            "HANDSEL_SECRET_KEYS",
            "k1:" + base64.b64encode(b"a-key-that-somebody-typed-by-hand"[:32]).decode(),
        ),
        ("HANDSEL_SECRET_KEYS", "abab" * 10),
        ("HANDSEL_SECRET_KEYS", "please-change-me-before-you-go-live!"),
        ("HANDSEL_STRIPE_WEBHOOK_SECRETS", "whsec_your_signing_secret"),
        ("HANDSEL_META_VERIFY_TOKEN", "changeme-changeme-changeme"),
        ("HANDSEL_PUBLIC_URL", "http://shop.example"),
        ("HANDSEL_PUBLIC_URL", "https://*"),
        ("HANDSEL_PUBLIC_URL", "https://.shop.example"),
        ("HANDSEL_PUBLIC_URL", "https://*.shop.example"),
        ("HANDSEL_STRIPE_API_URL", "http://api.stripe.example"),
    ],
)
def test_production_refuses_a_weak_value_and_does_not_repeat_it(
    monkeypatch: pytest.MonkeyPatch, name: str, weak: str
) -> None:
    with pytest.raises(RefusedToStart) as refused:
        told(monkeypatch, **{**PRODUCTION, name: weak}).require_production_ready()
    assert re.findall(r"[A-Z_]{8,}", str(refused.value)) == [name]
    assert weak not in str(refused.value)


def test_a_model_key_without_a_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedToStart, match="HANDSEL_OPENAI_MODEL is missing"):
        told(monkeypatch, **PRODUCTION, HANDSEL_OPENAI_API_KEY="sk-1").require_production_ready()


def test_development_starts_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, HANDSEL_ENV="development").require_production_ready()


@pytest.mark.parametrize("process", list(NEEDS))
def test_a_process_starts_with_only_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, process: Process
) -> None:
    needed = {variable(field) for field in NEEDS[process]}
    rest = {name: value for name, value in PRODUCTION.items() if name in needed}
    told(monkeypatch, **rest).require_production_ready(process)


def test_the_gate_needs_no_key_that_can_move_money() -> None:
    assert "stripe_secret_key" not in NEEDS["gate"]


def test_the_key_ring_keeps_its_order_newest_first() -> None:
    newest, older = new_key("k2"), new_key("k1")
    ring = parse_key_ring(f"{newest}, {older}")
    assert [key.id for key in ring] == ["k2", "k1"]
    assert all(len(key.secret) == 32 for key in ring)


@pytest.mark.parametrize(
    "written",
    ["no-id", ":AAAA", "K 1:AAAA", "k1:not base64!", "k1:AAAA", f"{new_key('a')},{new_key('a')}"],
    ids=["no id", "empty id", "odd id", "not base64", "too short", "an id twice"],
)
def test_a_misshapen_key_ring_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="HANDSEL_SECRET_KEYS"):
        parse_key_ring(written)


def test_a_ring_key_never_prints_its_secret() -> None:
    assert "aaaa" not in repr(RingKey("k1", b"a" * 32))


def test_djangos_key_follows_the_newest_ring_key(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = new_key("k1"), new_key("k2")
    alone = told(monkeypatch, HANDSEL_SECRET_KEYS=first).django_secret_key
    assert alone == told(monkeypatch, HANDSEL_SECRET_KEYS=first).django_secret_key
    assert alone != told(monkeypatch, HANDSEL_SECRET_KEYS=f"{second},{first}").django_secret_key


def test_what_an_older_ring_key_signed_is_believed_while_it_is_in_the_ring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = new_key("k1"), new_key("k2")
    alone = told(monkeypatch, HANDSEL_SECRET_KEYS=first).django_secret_key
    both = told(monkeypatch, HANDSEL_SECRET_KEYS=f"{second},{first}")
    assert both.django_secret_key_fallbacks == [alone]


def test_nothing_outside_turns_on_djangos_debugging() -> None:
    assert settings.DEBUG is False
    assert not [name for name in Environment.model_fields if "debug" in name]
    assert "*" not in settings.ALLOWED_HOSTS


def test_django_has_no_key_in_production_without_a_ring() -> None:
    assert Environment().django_secret_key == ""
