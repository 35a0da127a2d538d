"""An operator shuts a network out of web, and lets it in again."""

from ipaddress import ip_address
from typing import Any

import pytest
from django.test import Client

from handsel.modules.limits.networks import is_blocked
from tests.roles import as_role


def listed(ops: Client) -> dict[str, dict[str, Any]]:
    return {one["network"]: one for one in ops.get("/addresses").json()["networks"]}


def blocked(database: dict[str, str], address: str) -> bool:
    with as_role(database["handsel_app"]):
        return is_blocked(ip_address(address))


def test_a_network_is_shut_out_for_web_and_let_in_again(
    database: dict[str, str], ops: Client
) -> None:
    answer = ops.post("/addresses/block", {"network": "192.0.2.0/24", "reason": "flood"})
    assert (answer.status_code, answer.json()["until"]) == (200, None)
    assert listed(ops)["192.0.2.0/24"]["reason"] == "flood"
    assert blocked(database, "192.0.2.77")
    assert not blocked(database, "192.0.3.77")
    assert ops.post("/addresses/unblock", {"network": "192.0.2.0/24"}).status_code == 200
    assert not blocked(database, "192.0.2.77")
    assert ops.post("/addresses/unblock", {"network": "192.0.2.0/24"}).status_code == 404


def test_a_time_that_is_over_shuts_nobody_out(database: dict[str, str], ops: Client) -> None:
    import psycopg

    ops.post("/addresses/block", {"network": "2001:db8:7::5", "hours": "2"})
    assert blocked(database, "2001:db8:7::5")
    with psycopg.connect(database["admin"], autocommit=True) as admin:
        admin.execute("UPDATE limits_blockednetwork SET until = now() - interval '1 second'")
    assert not blocked(database, "2001:db8:7::5")
    assert listed(ops) == {}


@pytest.mark.parametrize("network", ["", "nonsense", "0.0.0.0/0", "10.0.0.0/8", "::/0", "1.2.3"])
def test_nobody_shuts_out_everybody(ops: Client, network: str) -> None:
    answer = ops.post("/addresses/block", {"network": network})
    assert (answer.status_code, answer.json()["code"]) == (422, "not_a_network")


def test_hours_are_hours(ops: Client) -> None:
    answer = ops.post("/addresses/block", {"network": "192.0.2.1", "hours": "-1"})
    assert answer.json()["code"] == "no_such_time"
