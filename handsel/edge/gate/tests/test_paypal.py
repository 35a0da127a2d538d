"""Who may knock at PayPal's door: proved offline, by a certificate of PayPal's own."""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from handsel.edge.gate.application import Gate
from handsel.edge.gate.doors.door import Door
from handsel.edge.gate.doors.paypal import PayPalDoor, ShopPayPalDoor
from handsel.edge.gate.doors.paypal_certificates import Certificates
from handsel.edge.gate.tests.paypal_stand import API, CERTIFICATE, NOW, Authority
from handsel.edge.gate.tests.stand import Stand
from handsel.kit.secrets import Secret
from handsel.modules.commerce.payments.adapters.paypal.proof import is_pinned
from handsel.modules.ingress.inbox import Arrival

OURS, THEIRS, BEFORE = "WH-OF-THE-PLATFORM", "WH-OF-THE-SHOP", "WH-BEFORE-THAT"
EVENT: dict[str, Any] = {
    "id": "WH-1-2",
    "event_type": "PAYMENT.CAPTURE.COMPLETED",
    "create_time": "2026-11-21T11:58:00Z",
    "resource": {"id": "CAP1", "custom_id": "b:o:p", "payee": {"merchant_id": "MERCHANT1"}},
}
BODY = json.dumps(EVENT).encode()


async def _resolve(host: str, port: int) -> list[str]:
    return ["93.184.215.14"]


class Knocking:
    """A gate with PayPal's two doors, whose clock stands at noon unless it is moved."""

    def __init__(self, folder: Path, *, webhook_id: str = OURS) -> None:
        self.paypal = Authority()
        self.served = self.paypal
        self.stored: list[Arrival] = []
        self.now = NOW
        certificates = Certificates(
            api_url=API,
            ca_file=self.paypal.write_root(folder),
            transport=httpx2.MockTransport(lambda request: self.served.serve(request)),
            resolve=_resolve,
        )
        doors: list[Door] = [
            PayPalDoor(webhook_id=Secret(webhook_id), certificates=certificates, clock=self._clock),
            ShopPayPalDoor(
                find_webhook_ids=self._find, certificates=certificates, clock=self._clock
            ),
        ]
        self.stand = Stand(Gate(doors, store=self._store, start=_nothing, stop=_nothing), "")

    def post(self, headers: dict[str, str], *, body: bytes = BODY, path: str = "") -> int:
        call = self.stand.call(
            "POST", f"/hooks/paypal{path}", [body], headers=list(headers.items())
        )
        return asyncio.run(call).status

    def _clock(self) -> datetime:
        return self.now

    async def _find(self, account: str) -> tuple[Secret, ...]:
        return (Secret(THEIRS), Secret(BEFORE)) if account == "shop-1" else ()

    async def _store(self, arrivals: Sequence[Arrival], *, request_id: str) -> None:
        self.stored += arrivals


async def _nothing() -> None:
    return None


@pytest.fixture
def knocking(tmp_path: Path) -> Knocking:
    return Knocking(tmp_path)


def test_what_paypal_signed_for_us_is_stored_in_its_payments_lane(knocking: Knocking) -> None:
    assert knocking.post(knocking.paypal.sign(BODY, webhook_id=OURS)) == 200
    (one,) = knocking.stored
    assert (one.source, one.account, one.lane_key) == ("paypal", "MERCHANT1", "b:o:p")
    assert (one.dedupe_key, one.kind) == ("WH-1-2", "PAYMENT.CAPTURE.COMPLETED")


def test_a_certificate_is_fetched_once(knocking: Knocking) -> None:
    for _ in range(3):
        assert knocking.post(knocking.paypal.sign(BODY, webhook_id=OURS)) == 200
    assert knocking.paypal.fetched == [CERTIFICATE]


def test_a_shops_webhook_before_the_present_one_still_proves(knocking: Knocking) -> None:
    headers = knocking.paypal.sign(BODY, webhook_id=BEFORE)
    assert knocking.post(headers, path="/shop-1") == 200


def test_a_shops_own_webhook_is_known_by_its_address(knocking: Knocking) -> None:
    headers = knocking.paypal.sign(BODY, webhook_id=THEIRS)
    assert knocking.post(headers, path="/shop-1") == 200
    assert knocking.stored[0].account == "shop-1"
    assert knocking.post(headers) == 403
    assert knocking.post(headers, path="/shop-2") == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"signature": "AAAA"},
        {"signature": "not base64"},
        {"id": "t-2"},
        {"time": "2026-11-21T11:59:01Z"},
        {"time": "yesterday"},
        {"time": ""},
        {"algorithm": "SHA1withRSA"},
        {"certificate_url": "https://evil.example/v1/notifications/certs/CERT-1a2b"},
    ],
    ids=str,
)
def test_what_was_changed_on_the_way_is_refused(
    knocking: Knocking, changes: dict[str, str]
) -> None:
    assert knocking.post(knocking.paypal.sign(BODY, webhook_id=OURS, **changes)) == 403
    assert knocking.stored == []


def test_another_body_is_refused(knocking: Knocking) -> None:
    headers = knocking.paypal.sign(BODY, webhook_id=OURS)
    assert knocking.post(headers, body=BODY.replace(b"CAP1", b"CAP2")) == 403


@pytest.mark.parametrize("moved", [timedelta(days=4), timedelta(minutes=-10)])
def test_too_old_or_from_the_future_is_refused(knocking: Knocking, moved: timedelta) -> None:
    knocking.now = NOW + moved
    assert knocking.post(knocking.paypal.sign(BODY, webhook_id=OURS)) == 403


@pytest.mark.parametrize(
    "other", [Authority(), Authority(name="messageverificationcerts.paypal.example")]
)
def test_a_certificate_of_somebody_else_is_refused(knocking: Knocking, other: Authority) -> None:
    if "example" in other.name:
        other.root_key = knocking.paypal.root_key
    knocking.served = other
    assert knocking.post(other.sign(BODY, webhook_id=OURS)) == 403


def test_paypal_is_asked_to_come_again_when_its_certificate_cannot_be_had(
    knocking: Knocking,
) -> None:
    knocking.paypal.status = 503
    headers = knocking.paypal.sign(BODY, webhook_id=OURS)
    assert knocking.post(headers) == 503
    knocking.paypal.status = 200
    assert knocking.post(headers) == 200


def test_without_its_setting_the_platforms_door_does_not_exist(tmp_path: Path) -> None:
    knocking = Knocking(tmp_path, webhook_id="")
    assert knocking.post(knocking.paypal.sign(BODY, webhook_id="")) == 404


@pytest.mark.parametrize(
    "url",
    [
        "http://api.sandbox.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.sandbox.paypal.com:8443/v1/notifications/certs/CERT-1",
        "https://api.sandbox.paypal.com@evil.example/v1/notifications/certs/CERT-1",
        "https://me@api.sandbox.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.sandbox.paypal.com.evil.example/v1/notifications/certs/CERT-1",
        "https://api.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.sandbox.paypal.com/v1/notifications/certs/../../x/CERT-1",
        "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1?to=elsewhere",
        "https://169.254.169.254/v1/notifications/certs/CERT-1",
        "https://[::1/",
        "",
    ],
)
def test_certificates_come_from_paypals_own_hosts_of_the_same_api_only(url: str) -> None:
    assert is_pinned(CERTIFICATE, api_url=API)
    assert not is_pinned(url, api_url=API)


def test_a_simulator_serves_its_own_certificates() -> None:
    api = "http://127.0.0.1:8003/paypal"
    assert is_pinned(f"{api}/v1/notifications/certs/CERT-1", api_url=api)
    assert not is_pinned("http://127.0.0.1:8004/paypal/v1/notifications/certs/CERT-1", api_url=api)
    assert not is_pinned(CERTIFICATE, api_url=api)
