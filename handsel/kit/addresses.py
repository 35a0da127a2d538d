"""Which addresses we may call when somebody else chose them. Rules only, nothing is resolved here.

An address is public when it is global unicast by the registries (IANA's special-purpose tables,
as Python's `ipaddress` has them) and carries no other address inside, as translated and tunneled
ones do.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

PORTS: Final = frozenset({80, 443})
LONGEST_URL: Final = 2048
# Global unicast is handed out from here only (RFC 4291). What carries an IPv4 address (mapped,
# compatible, NAT64) lies outside, or is named below (6to4; Teredo in 2001::/23).
_UNICAST: Final = IPv6Network("2000::/3")
_SPECIAL_6: Final = tuple(
    IPv6Network(one) for one in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# Once the relays of 6to4 (RFC 7526), which `is_global` still takes for anybody's.
_SPECIAL_4: Final = (IPv4Network("192.88.99.0/24"),)
_AUTHORITY: Final = re.compile(r"(?:\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII)
_NAME: Final = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]*"
)

type Address = IPv4Address | IPv6Address


class NotAllowed(ValueError):
    """This address is not one we call."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart: `host` is a name in ASCII or an IP address, without brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host with its port where it is not the scheme's own, as a Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _own_port(self.scheme) else f"{host}:{self.port}"


def read_target(url: str, *, loopback: bool = False) -> Target:
    """Take a URL apart; raises NotAllowed unless it is plain https to port 443 or 80.

    With `loopback`, http and any port are allowed to an address that is written 127.0.0.1 or ::1.
    """
    parts = _split(url)
    host = _host(parts)
    try:
        port = parts.port or _own_port(parts.scheme)
    except ValueError:
        raise NotAllowed("the port is not one") from None
    if not (loopback and is_loopback(host)):
        if parts.scheme != "https":
            raise NotAllowed("only https")
        if port not in PORTS:
            raise NotAllowed("only ports 443 and 80")
    path = parts.path or "/"
    return Target(parts.scheme, host, port, f"{path}?{parts.query}" if parts.query else path)


def is_public(address: Address) -> bool:
    """Whether an address is anybody's on the internet: not ours, not special, not in disguise."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_4)
    if address not in _UNICAST or address.scope_id:
        return False
    return not any(address in network for network in _SPECIAL_6)


def is_loopback(host: str) -> bool:
    """Whether a host is written as a loopback address; names are never believed."""
    return host in {"127.0.0.1", "::1"}


def _split(url: str) -> SplitResult:
    # Parsers disagree about spaces, controls and backslashes; such a URL is no accident.
    if len(url) > LONGEST_URL or re.search(r"[^\x21-\x7e]|\\", url):
        raise NotAllowed("not a plain URL")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise NotAllowed("not a URL") from None
    if parts.scheme not in {"http", "https"}:
        raise NotAllowed("only https")
    if not _AUTHORITY.fullmatch(parts.netloc):
        raise NotAllowed("only a host and a port")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    # The last label has a letter first, so 127.1, 0x7f.1 and 2130706433 are no names.
    if not _NAME.fullmatch(host) or host.endswith(".localhost"):
        raise NotAllowed("not a host on the internet")
    return host


def _own_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80
