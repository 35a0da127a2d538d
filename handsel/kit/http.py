"""Calls to addresses that somebody else chose: the one way out for them.

The name is resolved once, every address found is checked, and the connection goes to a checked
one, so a name that answers differently the next time gains nothing. Short, small, without
redirects unless they are asked for (each is checked like the first), without proxies or anything
else from the environment, and never over a connection that served another call.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from typing import Final, Literal
from urllib.parse import urljoin

import httpx2

from handsel.kit.addresses import NotAllowed, Target, is_loopback, is_public, read_target
from handsel.kit.errors import Failure

SECONDS: Final = 10.0
LARGEST: Final = 1_048_576
MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
#: Headers that are for the first host only.
_SECRET_HEADERS: Final = frozenset({"authorization", "cookie", "proxy-authorization"})
_RESOLVERS: Final = 4

type Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
Method = Literal["GET", "POST"]


class EgressRefused(Failure):
    """This address is not one we call."""

    code = "address_refused"
    status = 422


class EgressFailed(Failure):
    """The other side did not answer as it should."""

    code = "address_failed"
    status = 502


class EgressTooLarge(EgressFailed):
    """The answer is too large."""

    code = "address_answer_too_large"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take, redirects included. `loopback` is for tests and development."""

    seconds: float = SECONDS
    largest: int = LARGEST
    redirects: int = 0
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `url` is where from."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    url: str


async def fetch(
    url: str,
    *,
    method: Method = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    limits: Limits = Limits(),
    resolve: Resolve | None = None,
    transport: httpx2.AsyncBaseTransport | None = None,
) -> Answer:
    """Call an address and read its answer, whatever its status.

    Raises EgressRefused for an address we do not call, at first or after a redirect, and
    EgressFailed when there is no whole answer in time and size. `resolve` and `transport` stand
    in for name resolution and the network in tests.
    """
    sent = dict(headers or {})
    try:
        async with asyncio.timeout(limits.seconds):
            for _ in range(min(limits.redirects, MOST_REDIRECTS) + 1):
                target = read_target(url, loopback=limits.loopback)
                address = await _checked(target, limits=limits, resolve=resolve or _resolve)
                request = _request(method, target, address, headers=sent, body=body)
                answer = await _exchange(request, url, limits=limits, transport=transport)
                onward = _onward(answer)
                if onward is None or not limits.redirects:
                    return answer
                if method != "GET":
                    raise EgressRefused("A redirect is followed for GET only.")
                sent = _without_secrets(sent, target, onward, limits=limits)
                url = onward
            raise EgressRefused("There are too many redirects.")
    except NotAllowed as refused:
        raise EgressRefused(f"This address is not one we call: {refused}.") from None
    except TimeoutError:
        raise EgressFailed("The answer took too long.") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        # The kind of error only: its text may name addresses, with tokens in them.
        raise EgressFailed(f"The call failed: {type(error).__name__}.") from None


async def _checked(target: Target, *, limits: Limits, resolve: Resolve) -> str:
    """An address of the host that may be called. One bad address among them refuses all."""
    if limits.loopback and is_loopback(target.host):
        return target.host
    try:
        found: Sequence[str] = [str(ip_address(target.host))]
    except ValueError:
        found = await resolve(target.host, target.port)
    if not found:
        raise OSError("no address")
    if not all(is_public(ip_address(one)) for one in found):
        raise NotAllowed("its host is not on the internet")
    return found[0]


async def _resolve(host: str, port: int) -> Sequence[str]:
    # Threads of our own: a lookup that hangs must not hold up the end of the loop.
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_resolvers(), _look_up, host, port)
    return list(dict.fromkeys(found))


def _look_up(host: str, port: int) -> list[str]:
    return [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@lru_cache(maxsize=1)
def _resolvers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=_RESOLVERS, thread_name_prefix="resolver")


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def _request(
    method: Method,
    target: Target,
    address: str,
    *,
    headers: Mapping[str, str],
    body: bytes | None,
) -> httpx2.Request:
    """A request to the checked address that names the host where TLS and HTTP name it."""
    literal = f"[{address}]" if ":" in address else address
    return httpx2.Request(
        method,
        f"{target.scheme}://{literal}:{target.port}{target.path}",
        content=body,
        headers={"accept-encoding": "identity", **headers, "host": target.authority},
        extensions={"sni_hostname": target.host},
    )


async def _exchange(
    request: httpx2.Request,
    url: str,
    *,
    limits: Limits,
    transport: httpx2.AsyncBaseTransport | None,
) -> Answer:
    client = httpx2.AsyncClient(
        transport=transport,
        verify=_tls(),
        timeout=limits.seconds,
        follow_redirects=False,
        trust_env=False,
    )
    async with client:
        response = await client.send(request, stream=True)
        try:
            body = await _read(response, largest=limits.largest)
        finally:
            await response.aclose()
    return Answer(response.status_code, dict(response.headers), body, url)


async def _read(response: httpx2.Response, *, largest: int) -> bytes:
    # A compressed answer could grow past the cap while it is unpacked; none was asked for.
    if response.headers.get("content-encoding", "identity") != "identity":
        raise EgressFailed("The answer is compressed, which was not asked for.")
    received = bytearray()
    async for chunk in response.aiter_bytes():
        received += chunk
        if len(received) > largest:
            raise EgressTooLarge
    return bytes(received)


def _onward(answer: Answer) -> str | None:
    place = answer.headers.get("location", "")
    if answer.status not in _REDIRECTS or not place:
        return None
    try:
        return urljoin(answer.url, place)
    except ValueError:
        raise NotAllowed("not a URL") from None


def _without_secrets(
    headers: dict[str, str], before: Target, onward: str, *, limits: Limits
) -> dict[str, str]:
    after = read_target(onward, loopback=limits.loopback)
    if (after.scheme, after.host, after.port) == (before.scheme, before.host, before.port):
        return headers
    return {name: value for name, value in headers.items() if name.lower() not in _SECRET_HEADERS}
