"""What the gate keeps: once, together, in order, and never half."""

import asyncio
from collections import Counter
from typing import Any

import psycopg

from handsel.edge.gate.tests.stand import (
    batch,
    connect_account,
    message,
    new_account,
    standing,
)

type Urls = dict[str, str]


def test_a_message_is_stored_and_wakes_its_lane(database_urls: Urls) -> None:
    shop = connect_account(database_urls)

    async def story() -> None:
        async with standing(database_urls) as stand:
            answer = await stand.post_meta(batch(shop.account, message(shop.account, mid="m1")))
            assert (answer.status, answer.json()) == (200, {"stored": True})
            [(key, kind, state, reason, lane_id)] = stand.events(shop.account)
            assert (key, kind, state, reason) == ("m1", "message", "received", "")
            [lane] = stand.rows(
                "SELECT id, key, business_id, target_id, wakes, ready_at <= now()"
                " FROM ingress_lane WHERE account = %s",
                shop.account,
            )
            assert lane == (lane_id, "555", shop.business_id, shop.target_id, 1, True)

    asyncio.run(story())


def test_64_copies_at_once_are_stored_once_and_wake_once(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    payload = batch(shop.account, message(shop.account, mid="m1"))

    async def story() -> None:
        async with standing(database_urls) as stand:
            answers = await asyncio.gather(*(stand.post_meta(payload) for _ in range(64)))
            assert {answer.status for answer in answers} == {200}
            assert len(stand.events(shop.account)) == 1

    asyncio.run(story())


def test_a_later_copy_does_not_wake_the_lane_again(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    first = batch(shop.account, message(shop.account, mid="m1"))
    again = batch(shop.account, message(shop.account, mid="m1"))
    # Meta puts the time of the batch beside the items; it differs when it delivers again.
    again["entry"][0]["time"] += 691_200_000
    second = batch(shop.account, message(shop.account, mid="m2"))

    async def story() -> None:
        async with standing(database_urls) as stand:
            wakes = []
            for payload in (first, again, second):
                assert (await stand.post_meta(payload)).status == 200
                found = stand.rows(
                    "SELECT wakes FROM ingress_lane WHERE account = %s", shop.account
                )
                wakes.append(found[0][0])
            assert wakes == [1, 1, 2]
            assert [event[0] for event in stand.events(shop.account)] == ["m1", "m2"]

    asyncio.run(story())


def test_the_same_key_with_another_body_is_kept_for_a_person(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    bodies = [
        batch(shop.account, message(shop.account, mid="m1", text=text))
        for text in ("two mugs", "twenty mugs", "twenty mugs")
    ]

    async def story() -> None:
        async with standing(database_urls) as stand:
            for body in bodies:
                assert (await stand.post_meta(body)).status == 200
            first, other = stand.events(shop.account)
            assert first[2:4] == ("received", "")
            assert other[0].startswith("m1#")
            assert other[2:] == ("quarantined", "same_key_other_body", None)

    asyncio.run(story())


def test_the_same_key_with_another_body_in_one_batch_is_told_apart(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    items = [message(shop.account, mid="m1", text=text) for text in ("a", "b", "a", "b")]

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert (await stand.post_meta(batch(shop.account, *items))).status == 200
            states = [(event[2], event[3]) for event in stand.events(shop.account)]
            assert states == [("received", ""), ("quarantined", "same_key_other_body")]

    asyncio.run(story())


def test_an_unknown_account_is_quarantined_and_nobody_is_woken(database_urls: Urls) -> None:
    account = new_account()

    async def story() -> None:
        async with standing(database_urls) as stand:
            answer = await stand.post_meta(batch(account, message(account, mid="m1")))
            assert answer.status == 200
            [event] = stand.events(account)
            assert event[2:] == ("quarantined", "unknown_account", None)
            assert not stand.rows("SELECT 1 FROM ingress_lane WHERE account = %s", account)

    asyncio.run(story())


def test_a_batch_for_several_shops_reaches_each_in_order(database_urls: Urls) -> None:
    rose, blue = connect_account(database_urls), connect_account(database_urls)
    payload = batch(rose.account, *(message(rose.account, mid=f"r{n}") for n in range(3)))
    payload["entry"] += batch(blue.account, message(blue.account, mid="b0"))["entry"]

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert (await stand.post_meta(payload)).status == 200
            assert [event[0] for event in stand.events(rose.account)] == ["r0", "r1", "r2"]
            assert [event[0] for event in stand.events(blue.account)] == ["b0"]
            owners = stand.rows(
                "SELECT account, business_id FROM ingress_event WHERE account = ANY(%s)",
                [rose.account, blue.account],
            )
            assert dict(owners) == {
                rose.account: rose.business_id,
                blue.account: blue.business_id,
            }

    asyncio.run(story())


def test_a_batch_of_a_thousand_is_stored_whole(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    items = [message(shop.account, mid=f"m{n}", customer=str(n % 50)) for n in range(1000)]

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert (await stand.post_meta(batch(shop.account, *items))).status == 200
            assert len(stand.events(shop.account)) == 1000
            lanes = stand.rows("SELECT key FROM ingress_lane WHERE account = %s", shop.account)
            assert len(lanes) == 50

    asyncio.run(story())


def test_an_unreadable_item_is_set_apart_and_harms_no_neighbor(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    good = [message(shop.account, mid=f"m{n}") for n in range(4)]
    bad: list[Any] = ["junk", None, {"sender": 7}, message(shop.account, mid="x", customer="a\x00")]
    items = [good[0], bad[0], good[1], bad[1], bad[2], good[2], bad[3], good[3]]

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert (await stand.post_meta(batch(shop.account, *items))).status == 200
            events = stand.events(shop.account)
            assert [e[0] for e in events if e[2] == "received"] == ["m0", "m1", "m2", "m3"]
            assert Counter(e[3] for e in events if e[2] == "quarantined") == {"unreadable": 4}

    asyncio.run(story())


def test_an_item_the_database_refuses_is_kept_in_a_safe_form(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    items = [message(shop.account, mid=f"m{n}") for n in range(9)]

    async def spoil(rows: list[Any]) -> None:
        # What no check of ours foresaw: a character PostgreSQL does not take in a key.
        for row in rows:
            row["dedupe_key"] = row["dedupe_key"].replace("m4", "m4\x00")

    async def story() -> None:
        async with standing(database_urls, before=spoil) as stand:
            assert (await stand.post_meta(batch(shop.account, *items))).status == 200
            events = stand.events(shop.account)
            received = {event[0] for event in events if event[2] == "received"}
            assert received == {f"m{n}" for n in range(9) if n != 4}
            [odd] = [event for event in events if event[2] == "quarantined"]
            assert odd[3] == "unstorable"

    asyncio.run(story())


def test_text_that_a_database_finds_odd_is_stored_as_it_came(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    odd = "nul \x00, half a pair \ud83c, right-to-left \u202e, \U0001f382"

    async def story() -> None:
        async with standing(database_urls) as stand:
            payload = batch(shop.account, message(shop.account, mid="m1", text=odd))
            assert (await stand.post_meta(payload)).status == 200
            [(state,)] = stand.rows(
                "SELECT state FROM ingress_event WHERE account = %s AND body LIKE %s",
                shop.account,
                "%right-to-left%",
            )
            assert state == "received"

    asyncio.run(story())


def test_calls_that_wait_together_share_one_commit(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    payloads = [batch(shop.account, message(shop.account, mid=f"m{n}")) for n in range(100)]

    async def story() -> None:
        async with standing(database_urls, connections=1) as stand:
            await stand.post_meta(batch(shop.account, message(shop.account, mid="first")))
            answers = await asyncio.gather(*(stand.post_meta(each) for each in payloads))
            assert {answer.status for answer in answers} == {200}
            assert sum(stand.statements) == 101
            assert max(stand.statements) >= 50
            assert len(stand.statements) <= 10

    asyncio.run(story())


def test_nobody_hears_200_before_the_commit(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    committed_by_then: list[int] = []

    async def story() -> None:
        hold = asyncio.Event()

        async def wait(_rows: list[Any]) -> None:
            await hold.wait()

        async with standing(database_urls, before=wait) as stand:
            payload = batch(shop.account, message(shop.account, mid="m1"))
            call = asyncio.create_task(stand.post_meta(payload))
            await asyncio.sleep(0.05)
            assert not call.done()
            committed_by_then.append(len(stand.events(shop.account)))
            hold.set()
            assert (await call).status == 200
            assert len(stand.events(shop.account)) == 1

    asyncio.run(story())
    assert committed_by_then == [0]


def test_a_lane_of_another_business_is_not_used(database_urls: Urls) -> None:
    shop = connect_account(database_urls)

    async def story() -> None:
        async with standing(database_urls) as stand:
            await stand.post_meta(batch(shop.account, message(shop.account, mid="m1")))
            with psycopg.connect(database_urls["admin"], autocommit=True) as connection:
                connection.execute(
                    "UPDATE ingress_route SET business_id = gen_random_uuid() WHERE account = %s",
                    [shop.account],
                )
            await stand.post_meta(batch(shop.account, message(shop.account, mid="m2")))
            _, moved = stand.events(shop.account)
            assert moved[2:] == ("quarantined", "lane_of_another_business", None)

    asyncio.run(story())


def test_a_listening_worker_is_told_of_new_work_only(database_urls: Urls) -> None:
    shop = connect_account(database_urls)
    payload = batch(shop.account, message(shop.account, mid="m1"))

    async def story() -> None:
        async with standing(database_urls) as stand:
            listener = psycopg.connect(database_urls["admin"], autocommit=True)
            listener.execute("LISTEN lanes")
            await stand.post_meta(payload)
            assert len(list(listener.notifies(timeout=1, stop_after=1))) == 1
            await stand.post_meta(payload)
            unknown = new_account()
            await stand.post_meta(batch(unknown, message(unknown, mid="m1")))
            mine = list(listener.notifies(timeout=0.2))
            listener.close()
            assert mine == []

    asyncio.run(story())
