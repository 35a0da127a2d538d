"""A caller cannot choose their own address."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handsel.edge.client_address import client_address, network_of, read_address

PEER = "203.0.113.9"
SPOOFS = (
    "",
    "1.2.3.4",
    "1.2.3.4, 5.6.7.8",
    "127.0.0.1",
    "::1",
    "unknown",
    ",,,",
    "1.2.3.4" + ", 1.2.3.4" * 500,
    "\x00",
    "999.1.1.1",
)


def found(peer: str, header: str, proxies: int) -> str:
    return str(client_address(peer=peer, forwarded_for=header, trusted_proxies=proxies))


@pytest.mark.parametrize("spoofed", SPOOFS)
def test_without_proxies_no_header_counts(spoofed: str) -> None:
    assert found(PEER, spoofed, 0) == PEER


@pytest.mark.parametrize("spoofed", SPOOFS)
def test_behind_a_proxy_only_what_it_added_counts(spoofed: str) -> None:
    assert found("10.0.0.2", f"{spoofed}, {PEER}", 1) == PEER
    assert found("10.0.0.3", f"{spoofed},{PEER}, 10.0.0.2", 2) == PEER


@given(st.text(st.characters(codec="ascii"), max_size=200))
def test_nothing_a_caller_writes_before_counts(spoofed: str) -> None:
    assert found("10.0.0.2", f"{spoofed},{PEER}", 1) == PEER


def test_fewer_entries_than_proxies_means_the_peer() -> None:
    assert found(PEER, "1.2.3.4", 2) == PEER
    assert found(PEER, "", 1) == PEER


def test_what_is_no_address_means_the_peer() -> None:
    assert found(PEER, "1.2.3.4, nonsense", 1) == PEER
    assert client_address(peer="", forwarded_for="", trusted_proxies=0) is None


def test_ports_brackets_zones_and_mapped_addresses_are_read() -> None:
    assert read_address("198.51.100.7:4711") == ip_address("198.51.100.7")
    assert read_address("[2001:db8::7]:443") == ip_address("2001:db8::7")
    assert read_address("fe80::1%eth0") == ip_address("fe80::1")
    assert read_address("::ffff:198.51.100.7") == ip_address("198.51.100.7")
    assert read_address('"[2001:db8::7]"') == ip_address("2001:db8::7")


def test_neighbours_of_a_24_or_a_64_are_one_caller() -> None:
    assert network_of(ip_address("198.51.100.7")) == "198.51.100.0/24"
    assert network_of(ip_address("2001:db8:1:2:3::7")) == "2001:db8:1:2::/64"
