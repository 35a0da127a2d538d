"""Networks that operators shut out."""

from datetime import datetime
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

from django.db import connection
from django.db.models import Q

from handsel.kit.errors import Forbidden, Invalid, NotFound
from handsel.modules.limits.models import BlockedNetwork

type Network = IPv4Network | IPv6Network

#: Wider ones would shut out whole providers, or everybody.
WIDEST_V4, WIDEST_V6 = 16, 32


class AddressBlocked(Forbidden):
    """Calls from your network are not taken."""

    code = "address_blocked"


class NotANetwork(Invalid):
    """Name an address or a network, at most a /16 or, of IPv6, a /32."""

    code = "not_a_network"


def read_network(text: str) -> Network:
    """An address or network as a person writes it; raises NotANetwork."""
    try:
        network = ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise NotANetwork from error
    if network.version == 6 and network.network_address.ipv4_mapped and network.prefixlen >= 96:
        network = ip_network((network.network_address.ipv4_mapped, network.prefixlen - 96))
    if network.prefixlen < (WIDEST_V4 if network.version == 4 else WIDEST_V6):
        raise NotANetwork
    return network


def block(network: Network, *, reason: str, until: datetime | None) -> BlockedNetwork:
    """Shut a network out; again, it changes the reason and the time."""
    row, _ = BlockedNetwork.objects.update_or_create(
        network=str(network), defaults={"reason": reason[:200], "until": until}
    )
    return row


def unblock(network: Network) -> None:
    """Let a network in again; raises NotFound when it is not shut out under this very name."""
    gone, _ = BlockedNetwork.objects.filter(network=str(network)).delete()
    if not gone:
        raise NotFound


def list_blocked(*, now: datetime) -> list[BlockedNetwork]:
    """The networks shut out now, the latest first."""
    return list(
        BlockedNetwork.objects.filter(Q(until=None) | Q(until__gt=now)).order_by("-created_at")
    )


def is_blocked(address: IPv4Address | IPv6Address) -> bool:
    """Whether calls from this address are refused (the database's clock)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM limits_blockednetwork"
            " WHERE network >>= %s::inet AND (until IS NULL OR until > clock_timestamp()))",
            [str(address)],
        )
        row = cursor.fetchone()
    return bool(row and row[0])
