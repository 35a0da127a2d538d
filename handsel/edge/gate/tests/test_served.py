"""The gate as it is served: a real process, a real socket."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from handsel.config.key_ring import new_key
from handsel.edge.cli.server import STOP_SECONDS
from handsel.edge.gate.live.tests.stand import signed_in
from handsel.edge.gate.live.tests.telling import tell
from handsel.edge.gate.tests.stand import batch, connect_account, message, sign_meta
from handsel.kit.free_port import find_free_port
from tests.cast import Shop

type Urls = dict[str, str]

SECRET = "a-secret-of-thirty-two-characters"
MB = 1024 * 1024


@contextmanager
def served(urls: Urls) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = find_free_port()
    told = {
        "DATABASE_URL": urls["handsel_gate"],
        "HANDSEL_GATE_PORT": str(port),
        "HANDSEL_META_APP_SECRETS": SECRET,
        "HANDSEL_ENV": "production",
        "HANDSEL_META_VERIFY_TOKEN": SECRET,
        "HANDSEL_STRIPE_WEBHOOK_SECRETS": SECRET,
        "HANDSEL_PUBLIC_URL": "https://shop.example.com",
        "HANDSEL_SECRET_KEYS": new_key("k1"),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "handsel.edge.cli", "gate"],
        env=os.environ | told,
        stdout=subprocess.PIPE,
    )
    try:
        until = time.monotonic() + 60
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, "the gate did not start"
            assert time.monotonic() < until, "the gate does not listen"
            time.sleep(0.05)
        yield port, process
    finally:
        process.kill()
        process.communicate()


def test_the_gate_runs_without_django() -> None:
    asked = "import sys, handsel.config.gate; print('django' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_a_signed_message_is_stored_and_a_forged_one_is_not(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    body = json.dumps(batch(shop.account, message(shop.account, mid="m1"))).encode()
    with (
        served(database_urls) as (port, process),
        contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as caller,
    ):
        statuses, request_ids = [], []
        for signature in (sign_meta(body, SECRET), sign_meta(body, "not the secret")):
            caller.request("POST", "/hooks/meta", body, {"X-Hub-Signature-256": signature})
            response = caller.getresponse()
            statuses.append(response.status)
            request_ids.append(response.headers["x-request-id"])
            response.read()
        assert statuses == [200, 403]
        with psycopg.connect(database_urls["admin"]) as connection:
            found = connection.execute(
                "SELECT dedupe_key FROM ingress_event WHERE account = %s", [shop.account]
            ).fetchall()
        assert found == [("m1",)]
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=20)
    lines = [json.loads(line) for line in output.splitlines()]
    [stored] = [line for line in lines if line["event"] == "stored"]
    [answered] = [line for line in lines if line["event"] == "answered"]
    assert stored["request_ids"] == [request_ids[0]]
    assert (answered["status"], answered["request_id"]) == (403, request_ids[1])
    assert SECRET.encode() not in output
    assert b"hello" not in output


@pytest.mark.parametrize("declared", [True, False])
def test_an_endless_body_is_refused_early(database_urls: Urls, declared: bool) -> None:
    framing = f"Content-Length: {200 * MB}" if declared else "Transfer-Encoding: chunked"
    head = f"POST /hooks/meta HTTP/1.1\r\nHost: gate\r\n{framing}\r\n\r\n".encode()
    chunk = b"x" * 65_536
    piece = chunk if declared else b"10000\r\n" + chunk + b"\r\n"
    sent, answer = 0, b""
    with (
        served(database_urls) as (port, _process),
        socket.create_connection(("127.0.0.1", port), timeout=10) as caller,
        contextlib.suppress(ConnectionError),
    ):
        caller.sendall(head)
        while sent < 200 * MB and not _answered(caller):
            caller.sendall(piece)
            sent += len(chunk)
        answer = caller.recv(4096)
    # What the operating system holds on the way counts as sent.
    assert sent < 20 * MB
    assert answer == b"" or answer.startswith(b"HTTP/1.1 413")


def _answered(caller: socket.socket) -> bool:
    caller.setblocking(False)
    try:
        return bool(caller.recv(1, socket.MSG_PEEK)) or True
    except BlockingIOError:
        return False
    finally:
        caller.setblocking(True)


def test_a_stream_is_served_and_let_go_when_the_gate_ends(database: Urls, rose: Shop) -> None:
    _, key = signed_in(rose.owner)
    with (
        served(database) as (port, process),
        contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as caller,
    ):
        caller.request("GET", f"/live?business={rose.id}", headers={"X-Session-Token": key})
        response = caller.getresponse()
        assert (response.status, response.headers["transfer-encoding"]) == (200, "chunked")
        while response.readline() != b"event: ready\n":
            pass
        tell(database, rose, "one")
        while b'"mark":"one"' not in response.readline():
            pass
        process.send_signal(signal.SIGTERM)
        assert b"event" not in response.read()
        # Longer, and it would have been killed with what it had in hand.
        process.communicate(timeout=STOP_SECONDS - 1)
