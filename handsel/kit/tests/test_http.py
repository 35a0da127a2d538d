"""The way out: what is called is what was checked, and it stays small, short and alone."""

import asyncio
import gzip
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from handsel.kit.http import (
    Answer,
    EgressFailed,
    EgressRefused,
    Limits,
    fetch,
)

PUBLIC = "93.184.215.14"
HERE = Limits(seconds=5, loopback=True)

#: Status, headers, body.
type Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Outside:
    """A network that notes whom it was asked to call, and answers by host."""

    answers: dict[str, Reply] = field(default_factory=dict)
    called: list[httpx2.Request] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    found: list[Sequence[str]] = field(default_factory=lambda: [[PUBLIC]])

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """The next answer of the name server; the last one stays."""
        self.asked.append(host)
        return self.found.pop(0) if len(self.found) > 1 else self.found[0]

    async def fetch(self, url: str, **told: Any) -> Answer:
        """`fetch` into this network."""
        transport = httpx2.MockTransport(self._answer)
        return await fetch(url, resolve=self.resolve, transport=transport, **told)

    def get(self, url: str, **told: Any) -> Answer:
        """The same, run."""
        return asyncio.run(self.fetch(url, **told))

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.called.append(request)
        status, headers, body = self.answers.get(request.headers["host"], (200, {}, b"hello"))
        return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(body))


def moved(to: str) -> Reply:
    return 302, {"location": to}, b""


def serve(raw: bytes, *, then: float = 0) -> AbstractAsyncContextManager[str]:
    """A server on loopback that writes these bytes to whoever connects, and its address."""

    async def write(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(raw)
        await writer.drain()
        await asyncio.sleep(then)
        writer.close()

    @asynccontextmanager
    async def serving() -> Any:
        async with await asyncio.start_server(write, "127.0.0.1", 0) as server:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"

    return serving()


def fetch_served(raw: bytes, *, then: float = 0, limits: Limits = HERE) -> Answer:
    async def run() -> Answer:
        async with serve(raw, then=then) as url:
            return await fetch(url, limits=limits)

    return asyncio.run(run())


def test_the_checked_address_is_called_under_the_hosts_name() -> None:
    outside = Outside()
    assert outside.get("https://files.example.com/a?b=c").body == b"hello"
    (request,) = outside.called
    assert str(request.url) == f"https://{PUBLIC}/a?b=c"
    assert request.headers["host"] == "files.example.com"
    assert request.extensions["sni_hostname"] == "files.example.com"


def test_a_name_is_resolved_once_so_a_second_answer_gains_nothing() -> None:
    outside = Outside(found=[[PUBLIC], ["127.0.0.1"]])
    outside.get("https://rebinding.example.com/")
    assert outside.asked == ["rebinding.example.com"]
    assert outside.called[0].url.host == PUBLIC


@pytest.mark.parametrize(
    "found",
    [["127.0.0.1"], ["10.0.0.7"], ["169.254.169.254"], ["::1"], ["::ffff:10.0.0.7"], ["fe80::1"],
     ["64:ff9b::7f00:1"], [PUBLIC, "192.168.0.1"]],
)  # fmt: skip
def test_a_name_that_leads_inward_is_refused_uncalled(found: list[str]) -> None:
    outside = Outside(found=[found])
    with pytest.raises(EgressRefused):
        outside.get("https://inward.example.com/")
    assert outside.called == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.7", "[::ffff:7f00:1]", "0.0.0.0"])
def test_an_inward_address_is_refused_uncalled(host: str) -> None:
    outside = Outside()
    with pytest.raises(EgressRefused):
        outside.get(f"https://{host}/")
    assert (outside.called, outside.asked) == ([], [])


def test_a_redirect_is_an_answer_unless_it_is_asked_for() -> None:
    outside = Outside({"a.example.com": moved("https://b.example.com/")})
    assert outside.get("https://a.example.com/").status == 302
    assert len(outside.called) == 1


def test_a_redirect_is_checked_like_the_first_address() -> None:
    limits = Limits(redirects=3)
    for onward in ("http://b.example.com/", "https://127.0.0.1/", "https://b.example.com:22/"):
        outside = Outside({"a.example.com": moved(onward)})
        with pytest.raises(EgressRefused):
            outside.get("https://a.example.com/", limits=limits)
        assert len(outside.called) == 1
    outside = Outside({"a.example.com": moved("https://b.example.com/")}, found=[[PUBLIC], ["::1"]])
    with pytest.raises(EgressRefused):
        outside.get("https://a.example.com/", limits=limits)
    assert len(outside.called) == 1


def test_a_redirect_to_another_host_takes_no_secrets_along() -> None:
    outside = Outside({"a.example.com": moved("https://b.example.com/x")})
    told = {"Authorization": "Bearer token", "cookie": "a=b", "accept": "image/png"}
    answer = outside.get("https://a.example.com/", headers=told, limits=Limits(redirects=1))
    assert answer.url == "https://b.example.com/x"
    first, second = outside.called
    assert first.headers["authorization"] == "Bearer token"
    assert "authorization" not in second.headers
    assert "cookie" not in second.headers
    assert second.headers["accept"] == "image/png"


def test_redirects_end() -> None:
    outside = Outside({"a.example.com": moved("https://a.example.com/")})
    with pytest.raises(EgressRefused):
        outside.get("https://a.example.com/", limits=Limits(redirects=50))
    assert len(outside.called) == 4


def test_a_large_answer_is_not_read_to_its_end() -> None:
    outside = Outside({"a.example.com": (200, {}, b"x" * 2000)})
    assert len(outside.get("https://a.example.com/", limits=Limits(largest=2000)).body) == 2000
    with pytest.raises(EgressFailed):
        outside.get("https://a.example.com/", limits=Limits(largest=1999))


def test_a_compressed_answer_is_not_unpacked() -> None:
    bomb = gzip.compress(b"0" * 5_000_000)
    outside = Outside({"a.example.com": (200, {"content-encoding": "gzip"}, bomb)})
    with pytest.raises(EgressFailed):
        outside.get("https://a.example.com/", limits=Limits(largest=100_000_000))
    assert outside.called[0].headers["accept-encoding"] == "identity"


def test_a_name_server_that_never_answers_ends_with_the_time() -> None:
    async def never(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(3600)
        return []

    with pytest.raises(EgressFailed):
        asyncio.run(fetch("https://a.example.com/", limits=Limits(seconds=0.05), resolve=never))


def test_an_answer_that_drips_ends_with_the_time() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nx"
    with pytest.raises(EgressFailed):
        fetch_served(head, then=3, limits=Limits(seconds=0.3, loopback=True))


def test_a_real_answer_on_loopback_where_that_is_allowed() -> None:
    answer = fetch_served(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
    assert (answer.status, answer.body) == (200, b"ok")
    with pytest.raises(EgressRefused):
        fetch_served(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", limits=Limits())


def test_the_environments_proxies_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch_served(b"HTTP/1.1 204 No Content\r\n\r\n").status == 204


def test_a_failure_names_no_address() -> None:
    with pytest.raises(EgressFailed) as failed:
        asyncio.run(fetch("http://127.0.0.1:9/secret-token", limits=HERE))
    assert "secret-token" not in str(failed.value)
    assert failed.value.__cause__ is None


def test_the_body_of_an_answer_is_not_printed() -> None:
    assert "hello" not in repr(Outside().get("https://a.example.com/"))
