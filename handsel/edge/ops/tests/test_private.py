"""The private port answers operators, not what a page in their browser sends."""

from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from handsel.config import ops_urls, urls
from handsel.edge.ops.private import is_plain_host
from handsel.edge.ops.urls import urlpatterns
from handsel.edge.pages.dashboard import dashboard

OURS = "https://shop.example.com"


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("127.0.0.1:8002", True),
        ("10.1.2.3", True),
        ("[::1]:8002", True),
        ("[fd00::1]", True),
        ("localhost:8002", True),
        ("handsel-ops:8002", True),
        ("shop.example.com", True),
        ("shop.example.com.evil.org", False),
        ("evil.org:8002", False),
        ("127.0.0.1.evil.org", False),
    ],
)
def test_only_addresses_and_plain_names_are_answered(host: str, answered: bool) -> None:
    assert is_plain_host(host, ours=OURS) is answered


def test_a_name_pointed_at_us_by_others_is_refused(ops: Client) -> None:
    assert ops.get("/healthz", headers={"host": "evil.org"}).status_code == 403
    assert ops.get("/healthz", headers={"host": "127.0.0.1:8002"}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.org"}, {"sec-fetch-site": "cross-site"}]
)
def test_another_sites_page_cannot_write(ops: Client, headers: dict[str, str]) -> None:
    assert ops.post(f"/jobs/{2**62}/retry", headers=headers).json()["code"] == "not_for_browsers"
    assert ops.post(f"/jobs/{2**62}/retry").json()["code"] == "not_found"


def test_nothing_of_the_private_port_is_on_the_public_one() -> None:
    assert urls.__name__ == settings.ROOT_URLCONF
    for pattern in urlpatterns:
        path = "/" + str(pattern.pattern).replace("<uuid:event_id>", str(UUID(int=0))).replace(
            "<int:job_id>", "1"
        )
        assert resolve(path, urlconf=ops_urls.__name__)
        # The dashboard takes what is nobody's, and knows of nothing.
        assert resolve(path, urlconf=urls.__name__).func is dashboard
