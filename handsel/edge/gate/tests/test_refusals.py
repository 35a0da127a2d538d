"""What the gate turns away, and that it writes nothing then."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from handsel.edge.gate.tests.stand import (
    META_SECRET,
    OLD_META_SECRET,
    STRIPE_SECRET,
    Stand,
    batch,
    connect_account,
    message,
    sign_meta,
    sign_stripe,
    standing,
)
from handsel.kit import clock

type Urls = dict[str, str]

BODY = json.dumps(batch("178", message("178", mid="m1"))).encode()
EVENT = {"id": "evt_1", "type": "charge.succeeded", "account": "acct_x", "created": 1_760_000_000}
MB = 1024 * 1024


async def refused(
    stand: Stand, status: int, path: str, body: bytes, *headers: tuple[str, str]
) -> None:
    before = stand.count()
    answer = await stand.call("POST", path, [body], headers=headers)
    assert answer.status == status
    assert stand.count() == before


@pytest.mark.parametrize(
    "signature",
    [
        sign_meta(BODY, "another secret"),
        sign_meta(BODY + b" ", META_SECRET),
        sign_meta(BODY)[:-1],
        sign_meta(BODY) + "0",
        sign_meta(BODY).removeprefix("sha256="),
        sign_meta(BODY).replace("sha256=", "sha1="),
        sign_meta(BODY, ""),
        "sha256=",
        "",
        "sha256=\xff\xfe",
    ],
)
def test_a_forged_meta_signature_is_refused(database_urls: Urls, signature: str) -> None:
    async def story() -> None:
        async with standing(database_urls) as stand:
            await refused(stand, 403, "/hooks/meta", BODY, ("x-hub-signature-256", signature))

    asyncio.run(story())


def test_a_missing_or_repeated_or_old_style_signature_is_refused(database_urls: Urls) -> None:
    signature = sign_meta(BODY)

    async def story() -> None:
        async with standing(database_urls) as stand:
            await refused(stand, 403, "/hooks/meta", BODY)
            await refused(stand, 403, "/hooks/meta", BODY, ("x-hub-signature", signature))
            twice = (("x-hub-signature-256", signature), ("x-hub-signature-256", signature))
            await refused(stand, 403, "/hooks/meta", BODY, *twice)

    asyncio.run(story())


def test_a_body_changed_at_any_byte_is_refused(database_urls: Urls) -> None:
    signature = ("x-hub-signature-256", sign_meta(BODY))

    async def story() -> None:
        async with standing(database_urls) as stand:
            before = stand.count()
            for place in range(len(BODY)):
                changed = BODY[:place] + bytes([BODY[place] ^ 1]) + BODY[place + 1 :]
                answer = await stand.call("POST", "/hooks/meta", [changed], headers=[signature])
                assert answer.status == 403
            for end in range(len(BODY)):
                answer = await stand.call("POST", "/hooks/meta", [BODY[:end]], headers=[signature])
                assert answer.status == 403
            assert stand.count() == before

    asyncio.run(story())


def test_the_secret_before_the_present_one_still_opens(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    payload = batch(shop.account, message(shop.account, mid="m1"))

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert (await stand.post_meta(payload, secret=OLD_META_SECRET)).status == 200
            assert len(stand.events(shop.account)) == 1

    asyncio.run(story())


def test_without_a_secret_the_address_does_not_exist(database_urls: Urls) -> None:
    async def story() -> None:
        async with standing(
            database_urls, app_secrets=(), stripe_secrets=(), verify_token=""
        ) as stand:
            signed = ("x-hub-signature-256", sign_meta(BODY, ""))
            await refused(stand, 404, "/hooks/meta", BODY, signed)
            await refused(
                stand, 404, "/hooks/stripe", BODY, ("stripe-signature", sign_stripe(BODY, ""))
            )
            query = "hub.mode=subscribe&hub.challenge=7&hub.verify_token="
            assert (await stand.call("GET", "/hooks/meta", query=query)).status == 404

    asyncio.run(story())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/healthz", 404),
        ("POST", "/hooks", 404),
        ("POST", "/hooks/meta/", 404),
        ("POST", "/hooks/meta/x", 404),
        ("POST", "/hooks/stripe/", 404),
        ("POST", "/hooks/stripe/a/b", 404),
        ("POST", "/hooks/telegram", 404),
        ("POST", "/hooks/telegram/", 404),
        ("POST", "/hooks/telegram/1/2", 404),
        ("POST", "/hooks/telegram/1", 403),
        ("GET", "/hooks/telegram/1", 405),
        ("PUT", "/hooks/meta", 405),
        ("DELETE", "/hooks/stripe", 405),
        ("GET", "/hooks/stripe", 405),
        ("GET", "/hooks/stripe/acct_1", 405),
    ],
)
def test_only_the_documented_addresses_exist(
    database_urls: Urls, method: str, path: str, status: int
) -> None:
    async def story() -> None:
        async with standing(database_urls) as stand:
            answer = await stand.call(method, path)
            assert answer.status == status
            assert len(answer.headers["x-request-id"]) == 32

    asyncio.run(story())


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=a-verify-token", 200),
        ("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=a-verify-tokem", 403),
        ("hub.mode=unsubscribe&hub.challenge=1158201444&hub.verify_token=a-verify-token", 403),
        ("hub.mode=subscribe&hub.challenge=&hub.verify_token=a-verify-token", 403),
        ("hub.mode=subscribe&hub.challenge=1158201444", 403),
        ("", 403),
    ],
)
def test_the_handshake_answers_the_raw_challenge_to_who_knows_the_token(
    database_urls: Urls, query: str, status: int
) -> None:
    async def story() -> None:
        async with standing(database_urls) as stand:
            answer = await stand.call("GET", "/hooks/meta", query=query)
            assert answer.status == status
            if status == 200:
                assert answer.body == b"1158201444"
                assert answer.headers["content-type"].startswith("text/plain")

    asyncio.run(story())


@pytest.mark.parametrize(("path", "limit"), [("/hooks/meta", 4 * MB), ("/hooks/stripe", MB)])
def test_a_body_declared_too_large_is_not_read(database_urls: Urls, path: str, limit: int) -> None:
    async def story() -> None:
        async with standing(database_urls) as stand:
            declared = ("content-length", str(limit + 1))
            answer = await stand.call("POST", path, [b"x"], headers=[declared])
            assert answer.status == 413
            assert answer.headers["connection"] == "close"
            assert stand.chunks_read == 0

    asyncio.run(story())


@pytest.mark.parametrize(("path", "limit"), [("/hooks/meta", 4 * MB), ("/hooks/stripe", MB)])
def test_a_chunked_body_is_read_no_further_than_its_limit(
    database_urls: Urls, path: str, limit: int
) -> None:
    chunk = b"x" * 65_536

    async def story() -> None:
        async with standing(database_urls) as stand:
            answer = await stand.call("POST", path, [chunk] * (200 * MB // len(chunk)))
            assert answer.status == 413
            assert stand.chunks_read == limit // len(chunk) + 1

    asyncio.run(story())


def test_a_body_of_exactly_the_limit_is_read(database_urls: Urls) -> None:
    body = BODY + b" " * (4 * MB - len(BODY))

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert (await stand.post_meta(None, raw=body)).status == 200

    asyncio.run(story())


def test_a_caller_that_stalls_is_let_go(
    database_urls: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handsel.edge.gate.application.BODY_SECONDS", 0.05)

    async def story() -> None:
        async with standing(database_urls) as stand:
            answer = await stand.call("POST", "/hooks/meta", [BODY[:50]], stall=True)
            assert answer.status == 408
            assert answer.headers["connection"] == "close"

    asyncio.run(story())


def nested(levels: int) -> bytes:
    return b'{"a":' * (levels - 1) + b"{}" + b"}" * (levels - 1)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b'"text"',
        b"null",
        BODY[:-1],
        BODY + b"{}",
        b"\xef\xbb\xbf" + BODY,
        b'{"a":"\xff"}',
        b'{"a":"\xed\xa0\x80"}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":1e999}',
        b'{"a":18446744073709551616}',
        b'{"a":' + b"9" * 500_000 + b"}",
        b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        b'{"a":"\x00"}',
        nested(33),
        nested(100_000),
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a":' + b"[" * 100_000,
        json.dumps({str(n): n for n in range(60_001)}).encode(),
    ],
)
def test_what_is_not_plain_json_is_refused_though_signed(database_urls: Urls, body: bytes) -> None:
    async def story() -> None:
        async with standing(database_urls) as stand:
            signed = ("x-hub-signature-256", sign_meta(body))
            await refused(stand, 400, "/hooks/meta", body, signed)

    asyncio.run(story())


def test_levels_and_keys_up_to_the_limit_are_taken(database_urls: Urls) -> None:
    async def story() -> None:
        async with standing(database_urls) as stand:
            many = json.dumps({str(n): n for n in range(60_000)}).encode()
            for body in (nested(32), many):
                assert (await stand.post_meta(None, raw=body)).status == 200

    asyncio.run(story())


FORGERIES: dict[str, Callable[[bytes], str]] = {
    "another secret's": lambda body: sign_stripe(body, "whsec_of_another"),
    "another body's": lambda _: sign_stripe(b"another body"),
    "another scheme": lambda body: sign_stripe(body).replace("v1=", "v0="),
    "no signature": lambda body: sign_stripe(body).split(",")[0],
    "no time": lambda body: sign_stripe(body).split(",")[1],
    "empty parts": lambda _: "t=,v1=",
    "empty": lambda _: "",
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_stripe_signature_is_refused(database_urls: Urls, forgery: str) -> None:
    body = json.dumps(EVENT).encode()
    header = FORGERIES[forgery](body)

    async def story() -> None:
        async with standing(database_urls) as stand:
            await refused(stand, 403, "/hooks/stripe", body, ("stripe-signature", header))

    asyncio.run(story())


@pytest.mark.parametrize(("age", "status"), [(290, 200), (310, 403), (-290, 200), (-310, 403)])
def test_a_stripe_signature_holds_for_five_minutes(
    database_urls: Urls, age: int, status: int
) -> None:
    body = json.dumps(EVENT).encode()
    now = int(clock.now().timestamp())

    async def story() -> None:
        async with standing(database_urls) as stand:
            header = ("stripe-signature", sign_stripe(body, at=now - age))
            answer = await stand.call("POST", "/hooks/stripe", [body], headers=[header])
            assert answer.status == status

    asyncio.run(story())


def test_an_unknown_shop_looks_like_a_bad_signature(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="stripe", signing_secret="whsec_of_the_shop")

    async def story() -> None:
        async with standing(database_urls) as stand:
            answers: list[Any] = [
                await stand.post_stripe(EVENT, secret=secret, path=f"/hooks/stripe/{account}")
                for account, secret in [
                    (shop.account, STRIPE_SECRET),
                    ("acct_nobody", STRIPE_SECRET),
                    ("acct_nobody", "none"),
                ]
            ]
            assert [answer.status for answer in answers] == [403, 403, 403]
            assert len({answer.body for answer in answers}) == 1
            assert len({len(answer.headers) for answer in answers}) == 1
            assert stand.events(shop.account) == []

    asyncio.run(story())
