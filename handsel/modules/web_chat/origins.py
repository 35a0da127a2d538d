"""Which pages may show a chat: exact origins, as browsers say them (RFC 6454, section 6.1)."""

import re
from typing import Final
from urllib.parse import urlsplit

from handsel.kit.errors import Invalid

LONGEST: Final = 200
_HOST: Final = re.compile(
    r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*|\[[0-9a-f:.]{2,45}\]", re.ASCII
)
_USUAL_PORTS: Final = {"https": 443, "http": 80}
#: A page that never leaves the machine it is on may do without TLS.
_OWN_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


class NotAnOrigin(Invalid):
    """Write where the chat may be shown like this: https://www.example.com"""

    code = "not_an_origin"


def read_origin(text: str) -> str:
    """An origin as browsers write it; raises NotAnOrigin.

    Only https, or http on the same machine; no path, no names with stars, nothing else.
    """
    text = text.strip().removesuffix("/")
    try:
        found = urlsplit(text)
        scheme, host, port = found.scheme.lower(), found.netloc.lower(), found.port
    except ValueError as error:
        raise NotAnOrigin from error
    if found.path or found.query or found.fragment or "@" in host or len(text) > LONGEST:
        raise NotAnOrigin
    if port is not None:
        host = host.rpartition(":")[0]
    is_safe = scheme == "https" or (scheme == "http" and host in _OWN_MACHINE)
    if not is_safe or not _HOST.fullmatch(host):
        raise NotAnOrigin
    return f"{scheme}://{host}" + ("" if port in (None, _USUAL_PORTS[scheme]) else f":{port}")
