"""Requests that servers could read differently are refused, and none brings another with it."""

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack

import psycopg
import pytest

from handsel.edge.cli.server import THREADS
from tests.hardening.corpus import cases
from tests.hardening.wire import CADDYFILE, Heard, Pair, find_caddy, say_all, standing

# Three processes start before the first test, on a machine that may be busy.
pytestmark = pytest.mark.timeout(300)

MB = 1_000_000
WEB, GATE = "/api/v1/me", "/hooks/meta"
GET_LINE = b"GET %s HTTP/1.1\r\nHost: %s\r\n"
#: A coding, and a version, that is not spoken.
NOT_SPOKEN = (501, 505)


@pytest.fixture(scope="module")
def pair(database_urls: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Caddy with our file, and web and gate behind it."""
    caddy = find_caddy()
    if caddy is None:
        pytest.skip("Caddy is not here, and apt could not bring it")
    folder = tmp_path_factory.mktemp("pair")
    with standing(database_urls, folder, caddy=caddy) as pair:
        yield pair


def is_refused(heard: Heard) -> bool:
    """Whether it got a refusal or nothing, or Caddy's empty answer for sites it does not have."""
    if heard.raw.startswith(b"HTTP/1.1 200 OK\r\nServer: Caddy\r\n"):
        return heard.raw.endswith(b"Content-Length: 0\r\n\r\n")
    return all(400 <= status < 500 or status in NOT_SPOKEN for status in heard.statuses)


def is_well(heard: Heard) -> bool:
    return all(status < 500 or status in NOT_SPOKEN for status in heard.statuses)


def played(port: int, path: str, *, unfolding: bool) -> dict[str, bytes]:
    """By name, each request of the corpus that got another answer than it should, and that."""
    refused, alike = cases(path, f"{path}/smuggled", f"127.0.0.1:{port}", unfolding=unfolding)
    assert len(refused) + len(alike) >= 80
    said = refused | alike
    heard = say_all(port, said)
    # Whoever refuses a body unread may hang up while Caddy still writes it, which Caddy calls 502.
    heard |= say_all(port, {name: said[name] for name in said if 502 in heard[name].statuses})
    wrong = [name for name in refused if not is_refused(heard[name])]
    wrong += [name for name in alike if not is_well(heard[name])]
    return {name: heard[name].raw.partition(b"\r\n")[0] for name in wrong}


def seen_of_the_hidden(pair: Pair) -> set[str]:
    return set(re.findall(r"smuggled-[\w-]+", pair.logged()))


@pytest.mark.parametrize("path", [WEB, GATE])
def test_through_the_pair_no_request_is_read_in_two_ways(pair: Pair, path: str) -> None:
    assert played(pair.front, path, unfolding=True) == {}
    assert seen_of_the_hidden(pair) == set()


@pytest.mark.parametrize("path", [WEB, GATE])
def test_each_server_alone_refuses_them_too(pair: Pair, path: str) -> None:
    assert played(pair.web if path == WEB else pair.gate, path, unfolding=False) == {}
    assert seen_of_the_hidden(pair) == set()


@pytest.mark.parametrize("path", [WEB, GATE])
def test_a_second_request_that_got_through_would_be_seen(pair: Pair, path: str) -> None:
    port = pair.web if path == WEB else pair.gate
    hidden = f"GET {path}/found HTTP/1.1\r\nHost: h\r\n\r\n".encode()
    heard = say_all(port, {"two": hidden + hidden})["two"]
    assert len(heard.statuses) == 2
    assert pair.logged().count(f"{path}/found") >= 2


def post(path: str, *, body: bytes, length: int | None = None, kind: str = "") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: @HOST\r\n{kind}"
    said = len(body) if length is None else length
    return head.encode() + b"Content-Length: %d\r\n\r\n" % said + body


def test_a_body_has_its_most_by_address(pair: Pair) -> None:
    host = f"127.0.0.1:{pair.front}".encode()
    said = {
        "api": post(WEB, body=b"", length=MB + 1),
        "sign-in": post("/_allauth/browser/v1/auth/login", body=b"", length=MB + 1),
        "file": post("/api/v1/imports", body=b"", length=25 * MB + 1),
        "upload": post("/api/v1/uploads", body=b"", length=10 * MB + 1),
        "hook": post(GATE, body=b"", length=4 * MB + 1),
        "live": post("/live", body=b"", length=MB),
        "hook in chunks": b"POST /hooks/meta HTTP/1.1\r\nHost: @HOST\r\nTransfer-Encoding: chunked"
        b"\r\n\r\n" + (b"%x\r\n" % MB + b" " * MB + b"\r\n") * 5 + b"0\r\n\r\n",
    }
    heard = say_all(pair.front, {name: raw.replace(b"@HOST", host) for name, raw in said.items()})
    assert {name: one.statuses for name, one in heard.items()} == {name: [413] for name in said}


def test_who_is_slow_is_let_go_and_is_never_told_that_all_is_well(pair: Pair) -> None:
    host = f"127.0.0.1:{pair.front}".encode()
    slow = {
        "line": b"GET /api",
        "headers": GET_LINE % (WEB.encode(), host) + b"X: ",
        "hook": post(GATE, body=b'{"a": ', length=100).replace(b"@HOST", host),
    }
    heard = say_all(pair.front, slow)
    assert [name for name, one in heard.items() if not one.closed] == []
    assert all(is_refused(one) for one in heard.values())
    # An empty 200 would be the word of nobody, and the event would be lost.
    assert heard["hook"].statuses == [408]


def test_slow_callers_hold_up_nobody(pair: Pair) -> None:
    host = f"127.0.0.1:{pair.front}".encode()
    path = "/_allauth/browser/v1/auth/login"
    kind = "Content-Type: application/json\r\n"
    # More than what waits in a buffer anyway.
    begun = b'{"a": "' + b"x" * 50_000
    slow = post(path, body=begun, length=60_000, kind=kind).replace(b"@HOST", host)
    with ExitStack() as open_ones:
        callers = [
            open_ones.enter_context(socket.create_connection(("127.0.0.1", pair.front)))
            for _ in range(THREADS["web"] + 4)
        ]
        for caller in callers:
            caller.sendall(slow)
        well = say_all(pair.front, {"well": GET_LINE % (WEB.encode(), host) + b"\r\n"})["well"]
        assert well.statuses == [401]
        # They are still at it: nobody had to be let go for that.
        for caller in callers:
            caller.setblocking(False)
            with pytest.raises(BlockingIOError):
                caller.recv(1)


def test_nobody_says_where_they_call_from(pair: Pair, database_urls: dict[str, str]) -> None:
    host = f"127.0.0.1:{pair.front}".encode()
    claims = ("X-Forwarded-For", "X_Forwarded_For", "Forwarded", "X-Real-IP", "X-forwarded_for")
    said = {
        claim: GET_LINE % (WEB.encode(), host) + f"{claim}: {word}203.0.113.9\r\n\r\n".encode()
        for claim in claims
        for word in ("for=" if claim == "Forwarded" else "",)
    }
    with psycopg.connect(database_urls["admin"], autocommit=True) as connection:
        connection.execute(
            "INSERT INTO limits_blockednetwork (id, network, reason, created_at)"
            " VALUES (gen_random_uuid(), '203.0.113.0/24', 'a test', now())"
        )
        try:
            heard = say_all(pair.front, said)
            beside = say_all(pair.web, {"us": said["X-Forwarded-For"]})["us"]
        finally:
            connection.execute("DELETE FROM limits_blockednetwork WHERE reason = 'a test'")
    assert {claim: one.statuses for claim, one in heard.items()} == {
        claim: [401] for claim in claims
    }
    assert beside.statuses == [403]


def test_each_address_finds_its_process_and_the_private_port_none(pair: Pair) -> None:
    host = f"127.0.0.1:{pair.front}".encode()
    paths = ("/hooks/meta", "/hooks/none", "/api/v1/me", "/welcome", "/metrics", "/readyz")
    said = {path: GET_LINE % (path.encode(), host) + b"\r\n" for path in paths}
    heard = say_all(pair.front, said)
    assert {path: one.statuses for path, one in heard.items()} == {
        "/hooks/meta": [403], "/hooks/none": [404], "/api/v1/me": [401], "/welcome": [200],
        "/metrics": [404], "/readyz": [404],
    }  # fmt: skip
    for one in heard.values():
        assert b"\r\nX-Content-Type-Options: nosniff\r\n" in one.raw
        assert b"\r\nServer:" not in one.raw
    assert "OPS" not in CADDYFILE.read_text()
    assert "8002" not in CADDYFILE.read_text()


def test_caddy_finds_the_file_in_order(pair: Pair) -> None:
    caddy = find_caddy()
    assert caddy is not None
    for command in (["validate", "--adapter", "caddyfile", "--config"], ["fmt"]):
        done = subprocess.run([caddy, *command, str(CADDYFILE)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert done.stdout == CADDYFILE.read_text()
