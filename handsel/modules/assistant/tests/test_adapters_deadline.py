"""The deadline holds on a real connection: silent, dripping and endless servers are left."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

import pytest

from handsel.modules.assistant.adapter import (
    ThinkerAnswerInvalid,
    ThinkerTimedOut,
    ThinkerUnavailable,
)
from handsel.modules.assistant.exchange import post_json

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

Behavior = Callable[[socket.socket, Event], None]


@contextmanager
def served(behavior: Behavior) -> Iterator[str]:
    """One connection served by `behavior`, which is told when the test is over."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                try:
                    behavior(connection, over)
                except OSError:
                    return

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        over.set()
        thread.join(10)


def ask(url: str, *, seconds: float, timeout_seconds: float = 60.0) -> bytes:
    return post_json(
        url,
        body={"model": "x"},
        headers={},
        timeout_seconds=timeout_seconds,
        deadline=monotonic() + seconds,
    )


def silent(connection: socket.socket, over: Event) -> None:
    over.wait(60)


def dripping_headers(connection: socket.socket, over: Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not over.wait(0.05):
        connection.sendall(b"a")


def dripping_body(connection: socket.socket, over: Event) -> None:
    connection.sendall(OK + b"Content-Length: 100000\r\n\r\n")
    while not over.wait(0.05):
        connection.sendall(b" ")


def endless(connection: socket.socket, over: Event) -> None:
    connection.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\n")
    while not over.is_set():
        connection.sendall(b"2000\r\n" + b" " * 0x2000 + b"\r\n")


def prompt_answer(connection: socket.socket, over: Event) -> None:
    connection.sendall(OK + b"Content-Length: 2\r\n\r\n{}")


@pytest.mark.parametrize("behavior", [silent, dripping_headers, dripping_body])
def test_a_server_that_is_slow_in_any_way_is_left_at_the_deadline(behavior: Behavior) -> None:
    with served(behavior) as url, pytest.raises(ThinkerTimedOut):
        ask(url, seconds=0.4)


def test_the_thinker_s_own_time_out_holds_when_it_is_shorter() -> None:
    with served(silent) as url, pytest.raises(ThinkerTimedOut):
        ask(url, seconds=60, timeout_seconds=0.3)


def test_an_endless_answer_is_refused_at_its_cap() -> None:
    with served(endless) as url, pytest.raises(ThinkerAnswerInvalid):
        ask(url, seconds=30)


def test_a_prompt_answer_arrives_whole() -> None:
    with served(prompt_answer) as url:
        assert ask(url, seconds=30) == b"{}"


def test_a_port_nobody_listens_on_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ThinkerUnavailable):
        ask(f"http://127.0.0.1:{port}/v1", seconds=30)
