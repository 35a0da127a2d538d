"""Wishes about orders that exist, read without a database."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handsel.kit.money import Money
from handsel.modules.assistant.context import (
    ChangeCard,
    Incoming,
    OrderCard,
    OrderLineCard,
    TurnContext,
)
from handsel.modules.assistant.engine import think

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MUGS = OrderLineCard("l_aaaaaaaa", "Mug (Blue)", 2, product="p_aaaaaaaa", variant="v_aaaaaaaa")
CHANGE = ChangeCard("g_aaaaaaaa", kind="cancel", order="o_pending0", shown_at=NOON)


def order(handle: str, number: str, fulfillment: str) -> OrderCard:
    return OrderCard(handle, number, "placed", "paid", fulfillment, Money(2800, "GBP"), (MUGS,))


PENDING = order("o_pending0", "#1002", "unfulfilled")
DELIVERED = order("o_arrived0", "#1001", "delivered")


def turn(text: str, **values: Any) -> TurnContext:
    told = {"orders": (PENDING, DELIVERED)} | values
    return TurnContext(
        business_name="Rose Bakery", currency="GBP", locale="en_GB", persona="",
        incoming=(Incoming(text),), **told,
    )  # fmt: skip


def proposed(text: str, **values: Any) -> list[dict[str, Any]]:
    return [
        command.model_dump(exclude_none=True)
        for command in think(turn(text, **values)).proposal.commands
    ]


@pytest.mark.parametrize(
    ("text", "handle", "reason"),
    [
        ("please cancel my order", "o_pending0", "no_longer_needed"),
        ("cancel order #1002, I ordered it by mistake", "o_pending0", "ordered_by_mistake"),
        ("can you cancel order 1001?", "o_arrived0", "no_longer_needed"),
        ("bitte stornieren Sie meine Bestellung", "o_pending0", "no_longer_needed"),
        ("quiero cancelar mi pedido", "o_pending0", "no_longer_needed"),
    ],
)
def test_a_cancellation_names_its_order_and_reason(text: str, handle: str, reason: str) -> None:
    (command,) = proposed(text)
    assert command == {"kind": "cancel_order", "order": handle, "reason": reason}


def test_an_order_that_is_not_known_here_is_asked_to_be_proven() -> None:
    (command,) = proposed("cancel my order #4711")
    assert command == {"kind": "identify", "order_number": "#4711"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("my email is ana@example.com and the order is #4711",
         {"email": "ana@example.com", "order_number": "#4711"}),
        ("order 4711, postcode SW1A 1AA", {"order_number": "4711", "postcode": "SW1A 1AA"}),
    ],
)  # fmt: skip
def test_the_facts_that_prove_an_order_are_read(text: str, facts: dict[str, str]) -> None:
    (command,) = proposed(text, orders=())
    assert command == {"kind": "identify", **facts}


def test_what_has_arrived_is_returned() -> None:
    (command,) = proposed("I want to return my order")
    assert command["kind"] == "return_items"
    assert command["order"] == "o_arrived0"
    assert command["items"] == ({"line": "l_aaaaaaaa"},)


def test_an_address_in_the_same_sentence_is_taken() -> None:
    (command,) = proposed("change the address of my order to 7 Mill Lane, York YO1 7AB, UK")
    assert command["kind"] == "change_order_address"
    assert command["address"]["line"] == "7 Mill Lane"
    assert command["address"]["postcode"] == "YO1 7AB"


def test_an_address_that_is_missing_is_asked_for_and_then_taken() -> None:
    asked = think(turn("I need to change the delivery address of order 1002"))
    assert asked.proposal.commands == ()
    (command,) = proposed("Ana Reyes, 7 Mill Lane, York YO1 7AB, UK", memory=asked.memory)
    assert command["order"] == "o_pending0"
    assert command["address"]["name"] == "Ana Reyes"


@pytest.mark.parametrize("text", ["yes", "Yes please", "ja bitte", "sí", "oui", "iya"])
def test_a_plain_yes_is_one_to_the_list(text: str) -> None:
    (command,) = proposed(text, change=CHANGE)
    assert command == {"kind": "confirm_change", "change": "g_aaaaaaaa"}


@pytest.mark.parametrize("text", ["no", "no thanks", "nein danke"])
def test_a_plain_no_ends_it(text: str) -> None:
    (command,) = proposed(text, change=CHANGE)
    assert command == {"kind": "decline_change", "change": "g_aaaaaaaa"}


@pytest.mark.parametrize("text", ["yes but only one of them", "why?", "what does that mean"])
def test_anything_else_agrees_to_nothing(text: str) -> None:
    kinds = [command["kind"] for command in proposed(text, change=CHANGE)]
    assert "confirm_change" not in kinds


@pytest.mark.parametrize("text", ["Can I return things?", "how can I cancel later?"])
def test_a_question_about_the_rules_changes_no_order(text: str) -> None:
    kinds = [command["kind"] for command in proposed(text)]
    assert not {"cancel_order", "return_items"} & set(kinds)
