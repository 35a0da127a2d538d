"""Open screens: how soon a message is heard, and how soon an ended session hears no more."""

import hashlib
import http.client
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from bench.figures import Figure, percentile
from bench.webhooks import new_customer
from tests.stack import RunningStack

MESSAGES = 20
ENDINGS = 20
PATIENCE_SECONDS = 20.0
OPENED = "conversation.opened"

SIGN_IN = """
INSERT INTO users_session (id, key_digest, user_id, kind, data, address, user_agent, created_at,
                           used_at, proven_at, with_factor, idle, ends_at)
SELECT gen_random_uuid(), %s, user_id, 'app', '', '', '', now(), now(), now(), true,
       interval '1 hour', now() + interval '1 hour'
FROM businesses_member WHERE business_id = %s AND role = 'owner'
"""
SIGN_OUT = "DELETE FROM users_session WHERE key_digest = %s"


def measure(stack: RunningStack) -> tuple[Figure, Figure]:
    """Needs nothing but a running stack."""
    heard, ended = _hear(stack), [_end(stack) for _ in range(ENDINGS)]
    return (
        Figure(
            name="message said at the channel → heard by an open screen",
            unit="ms, p50",
            runs=[percentile(heard, 0.5)],
            goal=500.0,
            better="less",
            note=f"{MESSAGES} messages; p99 {percentile(heard, 0.99):.0f} ms.",
            detail={"p99_ms": round(percentile(heard, 0.99), 1)},
        ),
        Figure(
            name="session ended → its stream is closed",
            unit="ms, longest",
            runs=[max(ended)],
            goal=1000.0,
            better="less",
            note=f"{ENDINGS} endings; p50 {percentile(ended, 0.5):.0f} ms.",
            detail={"p50_ms": round(percentile(ended, 0.5), 1)},
        ),
    )


def _hear(stack: RunningStack) -> list[float]:
    took = []
    with _listening(stack) as (until, _):
        until(lambda event, _: event == "ready")
        for _ in range(MESSAGES):
            began = time.monotonic()
            stack.sandbox.say(account=stack.rose.account, customer=new_customer(), text="Hi!")
            # Told with the first message of somebody new, and only then.
            until(lambda _, changes: any(one["kind"] == OPENED for one in changes))
            took.append((time.monotonic() - began) * 1000)
    return took


def _end(stack: RunningStack) -> float:
    with _listening(stack) as (until, digest):
        until(lambda event, _: event == "ready")
        began = time.monotonic()
        stack.sql(SIGN_OUT, digest)
        until(lambda event, _: event == "signed_out")
        return (time.monotonic() - began) * 1000


type Until = Callable[[Callable[[str, list[dict[str, str]]], bool]], None]


@contextmanager
def _listening(stack: RunningStack) -> Iterator[tuple[Until, bytes]]:
    """A stream of the shop's, by a new session of its owner; what reads it until it is true."""
    key = secrets.token_urlsafe(32)
    digest = hashlib.sha256(key.encode()).digest()
    stack.sql(SIGN_IN, digest, stack.rose.id)
    place = urlsplit(stack.described.gate_url)
    connection = http.client.HTTPConnection(place.netloc, timeout=PATIENCE_SECONDS)
    connection.request("GET", f"/live?business={stack.rose.id}", headers={"X-Session-Token": key})
    response = connection.getresponse()
    if response.status != http.HTTPStatus.OK:
        raise RuntimeError(f"the gate answered {response.status}")

    def until(is_it: Callable[[str, list[dict[str, str]]], bool]) -> None:
        event = ""
        while line := response.readline():
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                event = value
            elif name == "data" and is_it(event, json.loads(value) if event == "changes" else []):
                return
        raise RuntimeError("the stream ended")

    try:
        yield until, digest
    finally:
        connection.close()
        stack.sql(SIGN_OUT, digest)
