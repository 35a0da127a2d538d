"""Public pages: still, kind, and deaf to what the request says."""

import html
import re

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client

from handsel.edge.api.tests.callers import Caller
from handsel.edge.pages.landing import PAID, TURNED_BACK, Landing
from handsel.edge.pages.views import KNOWN_PICTURES
from handsel.modules.assistant.wording.phrases import LANGUAGES

PAGES = ("/welcome", "/pay/done", "/pay/cancelled")


def get(path: str) -> HttpResponse:
    return Caller().send("GET", path)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_no_script_and_loads_only_from_here(path: str) -> None:
    answer = get(path)
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'; ")
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    page = answer.content.decode()
    assert not re.search(r"<script|\son\w+=|\sstyle=", page)
    loaded = re.findall(r'(?:src|link[^>]*href)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith("/") for address in loaded)
    assert {get(address).status_code for address in loaded} == {200}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_nothing_that_the_request_said(path: str) -> None:
    plain = get(path).content
    asked = get(f"{path}?session_id=cs_1&message=%3Cb%3Ehi%3C/b%3E&name=Robin").content
    assert asked == plain


@pytest.mark.parametrize("pages", [PAID, TURNED_BACK])
def test_a_customer_comes_back_to_their_own_language(pages: dict[str, Landing]) -> None:
    path = "/pay/done" if pages is PAID else "/pay/cancelled"
    assert set(pages) == set(LANGUAGES)
    for asked, language in [*((one, one) for one in pages), ("pt-BR,pt;q=0.9", "pt"), ("xx", "en")]:
        answer = Client(headers={"Accept-Language": asked}).get(path)
        page = html.unescape(answer.content.decode())
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
        told = pages[language]
        assert all(words in page for words in (told.title, told.body, told.aside))


def test_the_front_tells_of_the_demonstration_in_development_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "Rose Bakery" in get("/welcome").content.decode()
    monkeypatch.setattr(django_settings, "DEVELOPMENT", False)
    page = get("/welcome").content.decode()
    for word in ("Rose Bakery", "demo", "127.0.0.1", "Password"):
        assert word not in page


def test_a_picture_is_an_image_and_can_do_nothing_else() -> None:
    answer = get("/pictures/rose-bakery/scones.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert b"<script" not in answer.content


@pytest.mark.parametrize(
    "name", ["../shops.py", "%2e%2e%2fshops.py", "..%2f..%2frose_bakery.json", "none.svg", "%00"]
)
def test_only_pictures_that_are_known_are_looked_up(name: str) -> None:
    assert get(f"/pictures/rose-bakery/{name}").status_code == 404


def test_in_production_there_are_no_demonstration_pictures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(KNOWN_PICTURES) > 50
    monkeypatch.setattr(django_settings, "DEVELOPMENT", False)
    assert get("/pictures/rose-bakery/scones.svg").status_code == 404
