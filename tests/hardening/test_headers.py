"""Every answer tells the browser to trust as little as possible; the dashboard runs our scripts."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client, override_settings

from handsel.config.environment import Environment
from handsel.edge import headers
from handsel.edge.api.tests.callers import V1, Caller, caller_for
from handsel.edge.gate.calls import fixed_headers
from handsel.modules.limits import actions as limits
from handsel.modules.limits.rules import Verdict
from tests.cast import Shop

pytestmark = pytest.mark.usefixtures("database")

TWIN = {"http://localhost:8000": "http://localhost:8001"}
EVERYWHERE = (
    "/",
    "/inbox/some/where",
    "/welcome",
    "/pay/done",
    "/static/pages/pages.css",
    "/static/none.css",
    f"{V1}/me",
    f"{V1}/openapi.json",
    f"{V1}/nothing",
)


def policy_of(answer: object) -> dict[str, list[str]]:
    """The content security policy of an answer, by directive."""
    written = answer["Content-Security-Policy"]  # type: ignore[index]
    parts = [part.split() for part in written.split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_of_web_is_guarded(path: str, database: dict[str, str]) -> None:
    answer = Caller().send("GET", path)
    assert {name: answer.headers.get(name) for name in headers.ALWAYS} == headers.ALWAYS
    assert policy_of(answer)["frame-ancestors"] == ["'none'"]
    assert policy_of(answer)["default-src"] == ["'none'"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not [name for name in answer.headers if name.startswith("Access-Control-")]
    assert "Strict-Transport-Security" not in answer.headers


def test_answers_of_the_api_are_kept_by_nobody(rose: Shop) -> None:
    amal = caller_for(rose.owner)
    for path in ("/me", "/nothing", f"/orders/{rose.id}"):
        assert amal.call("GET", path)["Cache-Control"] == "no-store"


def test_another_site_is_not_let_in(rose: Shop) -> None:
    client = Client(headers={"authorization": f"Bearer {caller_for(rose.owner).token}"})
    asked = {
        "origin": "https://evil.example.com",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization",
    }
    for answer in (
        client.options(f"{V1}/orders", headers=asked),
        client.get(f"{V1}/orders", headers=asked),
    ):
        assert not [name for name in answer.headers if name.startswith("Access-Control-")]


def test_over_https_browsers_are_told_to_stay_there() -> None:
    assert "Strict-Transport-Security" not in headers.fixed(is_https=False)
    told = headers.fixed(is_https=True)["Strict-Transport-Security"]
    assert int(re.findall(r"max-age=(\d+)", told)[0]) >= 31_536_000
    at_the_gate = dict(fixed_headers(is_https=True))
    assert at_the_gate[b"strict-transport-security"] == told.encode()
    assert at_the_gate[b"cache-control"] == b"no-store"
    assert at_the_gate[b"content-security-policy"].startswith(b"default-src 'none'")


def test_each_answer_of_the_dashboard_has_a_nonce_of_its_own() -> None:
    answers = [Caller().send("GET", path) for path in ("/", "/", "/orders/7?state=paid")]
    nonces = []
    for answer in answers:
        policy = policy_of(answer)
        assert policy["script-src"][1:] == ["'strict-dynamic'"]
        assert policy["require-trusted-types-for"] == ["'script'"]
        assert policy["connect-src"] == ["'self'", *django_settings.PAGES.values()]
        assert policy["img-src"] == ["'self'", "data:", "blob:"]
        assert policy["report-uri"] == ["/csp-reports"]
        [nonce] = set(re.findall(r'nonce="([^"]*)"', answer.content.decode()))
        assert policy["script-src"][0] == f"'nonce-{nonce}'"
        assert f"'nonce-{nonce}'" in policy["style-src"]
        assert answer["Cache-Control"] == "no-store"
        nonces.append(nonce)
    assert len(set(nonces)) == 3
    assert min(map(len, nonces)) >= 22
    assert not re.search(r"__[A-Z]+_", re.sub(r'nonce="[^"]*"', "", answers[0].content.decode()))


def test_the_dashboard_knows_its_cookie_and_its_stream() -> None:
    answer = Caller().send("GET", "/inbox")
    page = answer.content.decode()
    assert f'content="{django_settings.LIVE_ORIGIN}/live"' in page
    assert f'content="{django_settings.PUBLIC_URL}"' in page
    assert f'content="{django_settings.CSRF_COOKIE_NAME}"' in page
    assert answer.cookies[django_settings.CSRF_COOKIE_NAME]["samesite"] == "Lax"


def test_a_page_hears_by_the_name_it_was_asked_by() -> None:
    pages = {"http://127.0.0.1:8000": "http://127.0.0.1:8001", **TWIN}
    with override_settings(PAGES=pages, ALLOWED_HOSTS=["127.0.0.1", "localhost"]):
        for page, live in pages.items():
            told = Client().get("/inbox", headers={"host": page.removeprefix("http://")})
            assert f'content="{live}/live"' in told.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/v2/me",
        "/hooks/meta",
        "/live",
        "/assets/gone.js",
        "/robots.txt",
        "/a/.env",
        "/admin/",
    ],
)
def test_what_is_not_a_page_of_the_dashboard_is_not_found(path: str) -> None:
    answer = Caller().send("GET", path)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (404, "not_found")


def test_without_a_build_there_is_the_front_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(django_settings, "DASHBOARD_FOLDER", tmp_path)
    assert "What runs here" in Caller().send("GET", "/").content.decode()
    assert Caller().send("GET", "/inbox").status_code == 404


def test_built_files_are_kept_for_ever_and_others_are_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "inbox-B3kq_x9Z.js").write_text("1")
    (tmp_path / "assets" / "inbox.js").write_text("1")
    monkeypatch.setattr(django_settings, "WHITENOISE_ROOT", str(tmp_path))
    told = {
        path: Caller().send("GET", path)["Cache-Control"]
        for path in ("/assets/inbox-B3kq_x9Z.js", "/assets/inbox.js", "/static/pages/pages.css")
    }
    assert [name for name, value in told.items() if "immutable" in value] == [
        "/assets/inbox-B3kq_x9Z.js"
    ]


def test_cookies_over_https_are_this_hosts_alone() -> None:
    told = Environment(env="production", public_url="https://shop.example.com")
    assert told.pages == {"https://shop.example.com": "https://shop.example.com"}
    script = (
        "import django; from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
        " s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SAMESITE, s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH)"
    )
    assert spoken(script, HANDSEL_PUBLIC_URL="https://shop.example.com") == (
        "__Host-handsel_session True True Lax __Host-handsel_csrf True Lax None /"
    )
    assert spoken(script, HANDSEL_PUBLIC_URL="http://127.0.0.1:8000").startswith(
        "handsel_session False"
    )


def spoken(script: str, **told: str) -> str:
    """What a Python of its own prints, told these variables."""
    import os
    import subprocess
    import sys

    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "handsel.config.settings", **told}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


REPORT = {
    "document-uri": "http://127.0.0.1:8000/inbox?customer=secret",
    "effective-directive": "script-src-elem",
    "blocked-uri": "https://evil.example.com/x.js?stolen=secret",
    "script-sample": "secret",
}


def report(body: bytes, *, kind: str = "application/csp-report") -> int:
    return Client().generic("POST", "/csp-reports", body, content_type=kind).status_code


def test_a_browsers_report_is_noted_without_what_is_private(
    database: dict[str, str], logged: list[dict[str, object]]
) -> None:
    assert report(json.dumps({"csp-report": REPORT}).encode()) == 204
    newer = {"type": "csp-violation", "body": {"documentURL": "http://a/b", "blockedURL": "eval"}}
    assert report(json.dumps([newer]).encode(), kind="application/reports+json") == 204
    first, second = (line for line in logged if line["event"] == "csp_violation")
    assert first["directive"] == "script-src-elem"
    assert first["page"] == "http://127.0.0.1/inbox"
    assert first["blocked"] == "https://evil.example.com"
    assert (second["page"], second["blocked"]) == ("http://a/b", "eval")
    assert "secret" not in str(logged)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" ", 400),
        (b"{", 400),
        (b"[" * 1000, 400),
        (b'{"csp-report": 5}', 204),
        (b'{"csp-report": {"document-uri": 5, "blocked-uri": "http://[::1"}}', 204),
        (b'[1, null, {"body": []}]', 204),
        (b'{"csp-report": {"blocked-uri": "' + b"x" * 17_000 + b'"}}', 413),
    ],
)
def test_a_report_of_any_shape_does_no_harm(
    body: bytes, status: int, database: dict[str, str]
) -> None:
    assert report(body) == status


def test_what_is_no_report_is_refused(database: dict[str, str]) -> None:
    assert report(b"a=1", kind="application/x-www-form-urlencoded") == 415
    assert Client().get("/csp-reports").status_code == 405


def test_a_flood_of_reports_fills_no_log(
    database: dict[str, str], logged: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_over(*_asked: object, **_named: object) -> object:
        return Verdict(allowed=False, remaining=0, reset_after_seconds=1, retry_after_seconds=1)

    monkeypatch.setattr(limits, "take", is_over)
    assert report(json.dumps({"csp-report": REPORT}).encode()) == 204
    assert logged == []
