"""Whose call it is: the address the outermost proxy of ours saw, and nothing a caller can write."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

type Address = IPv4Address | IPv6Address

V4_NETWORK, V6_NETWORK = 24, 64
#: More entries than proxies could have added are a caller's; the last ones are all that counts.
_LONGEST_HEADER: Final = 4_000


def client_address(*, peer: str, forwarded_for: str, trusted_proxies: int) -> Address | None:
    """The caller's address; None when the connection itself has none.

    `peer` is who connected to us. Each of our `trusted_proxies` adds whom it saw at the end of
    `X-Forwarded-For` (`forwarded_for`, several headers joined by commas), so that the caller is
    that many entries from the end; everything before was written by the caller. With none, or
    when there are fewer entries, or what stands there is no address, it is the peer.
    """
    connected = read_address(peer)
    if trusted_proxies < 1:
        return connected
    entries = forwarded_for[-_LONGEST_HEADER:].split(",")
    if len(entries) < trusted_proxies:
        return connected
    return read_address(entries[-trusted_proxies]) or connected


def read_address(text: str) -> Address | None:
    """An address, also with a port or in brackets; IPv4 inside of IPv6 is IPv4."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def network_of(address: Address) -> str:
    """The network that counts as one caller: a /24, or a /64, which one household has whole."""
    size, kept = (32, V4_NETWORK) if address.version == 4 else (128, V6_NETWORK)
    first = int(address) >> (size - kept) << (size - kept)
    return f"{type(address)(first)}/{kept}"
