"""The private port as it is really served: its own process, its own role, over HTTP."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from time import monotonic, sleep

import httpx2
import pytest
from django.test import override_settings

from handsel.config import ops_settings
from handsel.kit.free_port import find_free_port
from tests.cast import Shop
from tests.operators import PASSWORD, hire

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
PATIENCE_SECONDS = 60.0


@pytest.fixture
def address(database: dict[str, str]) -> Iterator[str]:
    """Where the private port is served."""
    port = find_free_port()
    environ = {**os.environ, "DATABASE_URL": database["handsel_ops"], "HANDSEL_OPS_PORT": str(port)}
    command = [sys.executable, "-m", "handsel.edge.cli", "ops"]
    process = subprocess.Popen(command, env=environ)
    try:
        yield _awaited(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _awaited(address: str, process: subprocess.Popen[bytes]) -> str:
    until = monotonic() + PATIENCE_SECONDS
    while monotonic() < until and process.poll() is None:
        try:
            if httpx2.get(f"{address}/healthz").status_code == 200:
                return address
        except httpx2.TransportError:
            sleep(0.1)
    raise AssertionError("the private port does not answer")


def test_an_operator_signs_in_looks_and_signs_out(
    address: str, rose: Shop, database: dict[str, str]
) -> None:
    # The served process knows no cheap hash.
    with override_settings(PASSWORD_HASHERS=ops_settings.PASSWORD_HASHERS):
        kim = hire(database)
    with httpx2.Client(
        base_url=address, headers={"origin": address}, follow_redirects=True
    ) as page:
        form = page.get("/admin/")
        [style, *_] = re.findall(r'href="(/static/[^"]+)"', form.text)
        assert page.get(style).status_code == 200
        told = {"email": kim.email, "password": PASSWORD, "code": kim.code()}
        front = page.post("/admin/login/", data=told | _token(form))
        assert "The installation" in front.text
        shops = page.get("/admin/businesses/business/", params={"q": rose.slug})
        assert rose.slug in shops.text
        assert "script-src 'self'" in shops.headers["content-security-policy"]
        assert page.post("/admin/logout/", data=_token(shops)).url.path == "/admin/login/"
        assert page.get("/admin/businesses/business/").url.path == "/admin/login/"


def _token(page: httpx2.Response) -> dict[str, str]:
    found = TOKEN.search(page.text)
    assert found
    return {"csrfmiddlewaretoken": found[1]}
