"""What a key may be allowed, from where, and for how long. Pure."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final

from handsel.kit.errors import Invalid
from handsel.modules.businesses.rules import Permission

type Address = IPv4Address | IPv6Address
type Network = IPv4Network | IPv6Network

DEFAULT_DAYS: Final = 90
MOST_DAYS: Final = 365
MOST_NETWORKS: Final = 20
#: Keys of one business that are not revoked.
MOST_KEYS: Final = 50
#: A key's last use is written down at most this often.
USE_NOTED_EVERY: Final = timedelta(minutes=1)
#: And that it was refused for where it was used from.
REFUSAL_NOTED_EVERY: Final = timedelta(hours=1)

#: What a key may be allowed. What is not here is a person's alone: members, keys, factors,
#: secrets, where the shop's money goes, and every permission that nobody put here on purpose.
SCOPES: Final = frozenset(
    {
        Permission.READ_CONVERSATIONS,
        Permission.REPLY,
        Permission.BLOCK,
        Permission.READ_CATALOG,
        Permission.CHANGE_CATALOG,
        Permission.EXPORT_CATALOG,
        Permission.CHANGE_PRICES,
        Permission.READ_ORDERS,
        Permission.CHANGE_ORDERS,
        Permission.CHANGE_SERVICE,
        Permission.REFUND,
        Permission.RECORD_PAYMENT,
        Permission.READ_BOOKS,
        Permission.READ_INVOICES,
        Permission.READ_ANALYTICS,
        Permission.EXPORT_ANALYTICS,
        Permission.READ_ASSISTANT,
        Permission.TEACH,
        Permission.READ_CHANNELS,
        Permission.READ_BUSINESS,
        Permission.CHANGE_BUDGET,
        Permission.REPLAY,
        Permission.READ_AUDIT,
    }
)


class NotAScope(Invalid):
    """A key may be allowed only what you may do, and what is not a person's alone."""

    code = "not_a_scope"


class NotANetwork(Invalid):
    """Name addresses or networks a key may be used from, such as 192.0.2.0/24."""

    code = "not_a_network"


def require_scopes(asked: Iterable[str], *, of: frozenset[Permission]) -> frozenset[Permission]:
    """The scopes asked for, of a maker's permissions; raises NotAScope."""
    allowed = {permission.value: permission for permission in SCOPES & of}
    try:
        found = frozenset(allowed[name] for name in asked)
    except KeyError as error:
        raise NotAScope from error
    if not found:
        raise NotAScope
    return found


def allowed_to(scopes: Iterable[str], *, of: frozenset[Permission]) -> frozenset[Permission]:
    """What a key may do now: its scopes, as far as its maker may do them still."""
    kept = set(scopes)
    return frozenset(permission for permission in SCOPES & of if permission.value in kept)


def require_networks(asked: Sequence[str]) -> list[str]:
    """The networks as they are kept, none twice; raises NotANetwork."""
    return sorted({str(_network(text)) for text in asked})


def is_from(address: Address | None, networks: Sequence[str]) -> bool:
    """Whether a call comes from one of the networks; from anywhere when there are none."""
    if not networks:
        return True
    if address is None:
        return False
    return any(address in ip_network(network) for network in networks)


def _network(text: str) -> Network:
    try:
        network = ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise NotANetwork from error
    if "%" in text:
        raise NotANetwork
    mapped = network.network_address.ipv4_mapped if network.version == 6 else None
    if mapped and network.prefixlen >= 96:
        return ip_network((mapped, network.prefixlen - 96), strict=False)
    return network
