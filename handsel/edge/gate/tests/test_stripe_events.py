"""Stripe's events: whose they are, and which payment's lane they wait in."""

import asyncio
from typing import Any

from handsel.edge.gate.tests.stand import Connected, connect_account, standing

type Urls = dict[str, str]


def event(event_id: str, *, account: str | None, about: dict[str, Any] | None = None) -> Any:
    named = {"account": account} if account else {}
    return named | {
        "id": event_id,
        "object": "event",
        "type": "checkout.session.completed",
        "created": 1_760_000_000,
        "pending_webhooks": 2,
        "data": {"object": about or {"id": "cs_1", "payment_intent": "pi_1"}},
    }


def lane_keys(urls: Urls, shop: Connected, *payloads: Any) -> list[str]:
    async def story() -> list[str]:
        async with standing(urls) as stand:
            for payload in payloads:
                assert (await stand.post_stripe(payload)).status == 200
            rows = stand.rows(
                "SELECT l.key FROM ingress_event e JOIN ingress_lane l ON l.id = e.lane_id"
                " WHERE e.account = %s AND e.state = 'received' ORDER BY e.sequence",
                shop.account,
            )
            return [key for (key,) in rows]

    return asyncio.run(story())


def test_what_belongs_to_one_payment_waits_in_one_lane(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="stripe")
    abouts: list[dict[str, Any]] = [
        {"id": "cs_1", "payment_intent": "pi_1"},
        {"id": "pi_1", "object": "payment_intent"},
        {"id": "ch_1", "payment_intent": {"id": "pi_1"}},
        {"id": "cs_2", "payment_intent": None},
    ]
    payloads = [
        event(f"evt_{n}", account=shop.account, about=about) for n, about in enumerate(abouts)
    ]
    assert lane_keys(database_urls, shop, *payloads) == ["pi_1", "pi_1", "pi_1", "cs_2"]


def test_an_event_delivered_again_is_stored_once(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="stripe")
    first = event("evt_1", account=shop.account)
    # How many endpoints have yet to answer: it changes from delivery to delivery.
    again = first | {"pending_webhooks": 1}

    async def story() -> None:
        async with standing(database_urls) as stand:
            for payload in (first, again):
                assert (await stand.post_stripe(payload)).status == 200
            assert [event[0] for event in stand.events(shop.account)] == ["evt_1"]

    asyncio.run(story())


def test_an_event_of_nobody_is_quarantined(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="stripe")
    assert lane_keys(database_urls, shop, event(f"evt_{shop.account}", account=None)) == []


def test_a_shop_with_its_own_keys_is_known_by_the_address(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="stripe", signing_secret="whsec_of_the_shop")

    async def story() -> None:
        async with standing(database_urls) as stand:
            answer = await stand.post_stripe(
                event("evt_1", account="acct_of_another"),
                secret="whsec_of_the_shop",
                path=f"/hooks/stripe/{shop.account}",
            )
            assert answer.status == 200
            [stored] = stand.events(shop.account)
            assert stored[:4] == ("evt_1", "checkout.session.completed", "received", "")

    asyncio.run(story())


def test_an_event_without_an_id_is_kept_for_a_person(database_urls: Urls) -> None:
    shop = connect_account(database_urls, source="stripe")

    async def story() -> None:
        async with standing(database_urls) as stand:
            assert (await stand.post_stripe({"account": shop.account})).status == 200
            [stored] = stand.events(shop.account)
            assert stored[1:4] == ("unreadable", "quarantined", "unreadable")

    asyncio.run(story())
