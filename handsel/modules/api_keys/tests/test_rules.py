"""A key may do what its maker may, from where it was said, and never a person's own part."""

from ipaddress import ip_address

import pytest

from handsel.modules.api_keys.rules import (
    SCOPES,
    NotANetwork,
    NotAScope,
    allowed_to,
    is_from,
    require_networks,
    require_scopes,
)
from handsel.modules.businesses.models import Role
from handsel.modules.businesses.rules import IN_PERSON, PERMISSIONS, Permission

# Whole areas that are a person's own, whatever permissions they come to have.
OWN = {"keys", "members", "sessions", "factors", "support"}


def test_a_persons_own_part_is_never_a_keys() -> None:
    assert set() == IN_PERSON & SCOPES
    assert {scope.value for scope in SCOPES if scope.value.split(".")[0] in OWN} == set()


@pytest.mark.parametrize("role", Role)
def test_a_key_is_allowed_what_its_maker_may_and_no_more(role: Role) -> None:
    mine = PERMISSIONS[role]
    every = [permission.value for permission in Permission]
    assert allowed_to(every, of=mine) == mine & SCOPES
    assert allowed_to(["catalog.read", "no.such"], of=mine) == {Permission.READ_CATALOG}


@pytest.mark.parametrize(
    "asked", [[], ["keys.change"], ["catalog.read", "payments.change"], ["no.such"], ["refund"]]
)
def test_what_is_no_scope_is_refused_whole(asked: list[str]) -> None:
    with pytest.raises(NotAScope):
        require_scopes(asked, of=frozenset(Permission))


def test_nobody_gives_a_key_what_they_may_not_do() -> None:
    with pytest.raises(NotAScope):
        require_scopes(["payments.refund"], of=PERMISSIONS[Role.AGENT])


def test_networks_are_kept_in_one_form() -> None:
    asked = [
        "192.0.2.7",
        "192.0.2.7/32",
        " 198.51.100.9/24 ",
        "::ffff:203.0.113.0/120",
        "2001:DB8::/32",
    ]
    assert require_networks(asked) == [
        "192.0.2.7/32", "198.51.100.0/24", "2001:db8::/32", "203.0.113.0/24",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "here", "1.2.3", "1.2.3.4/33", "example.com", "fe80::1%eth0/64"]
)
def test_what_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(NotANetwork):
        require_networks([text])


def test_a_key_is_used_from_its_networks_only() -> None:
    assert is_from(None, [])
    assert not is_from(None, ["192.0.2.0/24"])
    for address, inside in (("192.0.2.9", True), ("192.0.3.9", False), ("2001:db8::1", False)):
        assert is_from(ip_address(address), ["192.0.2.0/24"]) is inside
