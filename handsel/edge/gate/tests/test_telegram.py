"""Telegram's updates at the gate: one bot's own secret, and each update once."""

import asyncio
import json
from typing import Any

import pytest

from handsel.edge.gate.tests.stand import Stand, connect_account, standing
from handsel.modules.channels.adapters.telegram.tests.payloads import (
    MINA,
    message,
    pressed,
    said,
    update,
)

type Urls = dict[str, str]

KNOWN = "the-secret-of-this-bot"


async def post(stand: Stand, account: str, payload: Any, *secrets: str) -> int:
    """One call with these secrets as headers; the gate's status."""
    headers = [("x-telegram-bot-api-secret-token", secret) for secret in secrets]
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    answer = await stand.call("POST", f"/hooks/telegram/{account}", [body], headers=headers)
    return int(answer.status)


def test_an_update_is_stored_once_for_the_bot_the_address_names(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="telegram", signing_secret=KNOWN)

    async def story() -> None:
        async with standing(database_urls) as stand:
            for _ in range(2):
                assert await post(stand, shop.account, said(text="two mugs"), KNOWN) == 200
            [stored] = stand.events(shop.account)
            assert stored[:4] == ("880000001", "message", "received", "")
            lanes = stand.rows(
                "SELECT key, business_id FROM ingress_lane WHERE account = %s", shop.account
            )
            assert lanes == [(MINA, shop.business_id)]

    asyncio.run(story())


def test_a_press_sent_again_is_the_same_though_it_arrives_at_another_moment(
    database_urls: Urls,
) -> None:
    shop = connect_account(database_urls, source="telegram", signing_secret=KNOWN)
    press = pressed(data="confirm:c_1", message=message(text="Yes?"))

    async def story() -> None:
        async with standing(database_urls) as stand:
            for _ in range(3):
                assert await post(stand, shop.account, press, KNOWN) == 200
                await asyncio.sleep(0.003)
            assert [each[:3] for each in stand.events(shop.account)] == [
                ("880000001", "press", "received")
            ]

    asyncio.run(story())


@pytest.mark.parametrize(
    "secrets",
    [
        (),
        ("",),
        (KNOWN + "x",),
        (KNOWN[:-1],),
        (KNOWN.upper(),),
        (KNOWN, KNOWN),
        ("\xff\xfe",),
    ],
)
def test_who_does_not_know_the_secret_is_refused(
    database_urls: Urls, secrets: tuple[str, ...]
) -> None:
    shop = connect_account(database_urls, source="telegram", signing_secret=KNOWN)

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert await post(stand, shop.account, said(text="hi"), *secrets) == 403
            assert stand.events(shop.account) == []

    asyncio.run(story())


def test_another_bots_secret_opens_nothing_and_an_unknown_bot_looks_the_same(
    database_urls: Urls,
) -> None:
    shop = connect_account(database_urls, source="telegram", signing_secret=KNOWN)
    other = connect_account(database_urls, source="telegram", signing_secret="another secret")
    bare = connect_account(database_urls, source="telegram")
    stripe = connect_account(database_urls, source="stripe", signing_secret=KNOWN)

    async def story() -> None:
        async with standing(database_urls) as stand:
            before = stand.count()
            for account in (other.account, bare.account, stripe.account, f"{shop.account}0"):
                assert await post(stand, account, said(text="hi"), KNOWN) == 403
            assert await post(stand, bare.account, said(text="hi"), "") == 403
            assert await post(stand, bare.account, said(text="hi"), "none") == 403
            assert stand.count() == before

    asyncio.run(story())


def test_a_body_has_a_limit_and_must_be_an_object(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="telegram", signing_secret=KNOWN)

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert await post(stand, shop.account, b" " * (1024 * 1024 + 1), KNOWN) == 413
            assert await post(stand, shop.account, b"[1]", KNOWN) == 400
            assert await post(stand, shop.account, {"update_id": 7}, KNOWN) == 200
            assert [each[2:4] for each in stand.events(shop.account)] == [
                ("quarantined", "unreadable")
            ]

    asyncio.run(story())


def test_another_update_under_the_same_number_is_kept_for_a_person(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="telegram", signing_secret=KNOWN)

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert await post(stand, shop.account, said(text="two mugs"), KNOWN) == 200
            other = update(message=message(text="nine mugs"))
            assert await post(stand, shop.account, other, KNOWN) == 200
            assert [each[2:4] for each in stand.events(shop.account)] == [
                ("received", ""),
                ("quarantined", "same_key_other_body"),
            ]

    asyncio.run(story())
