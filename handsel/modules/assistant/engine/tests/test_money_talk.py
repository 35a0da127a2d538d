"""Money in the customer's hand is no product, and trouble with it gets calm words and a person."""

import pytest

from handsel.modules.assistant.engine.tests.bakery import bakery
from handsel.modules.assistant.engine.tests.test_conversations import short

TROUBLE = [
    "my card said no",
    "my card was declined",
    "it won't take my card",
    "my bank card isn't working",
    "my husband's card got rejected too",
    "the payment doesn't go through with my card",
    "somebody charged me twice, please call me",
    "you took my money twice, can I speak to someone",
    "I was double charged, I want to talk to a person",
    "meine Karte wurde abgelehnt",
    "mi tarjeta fue rechazada",
    "ma carte a été refusée",
    "meu cartão foi recusado",
]
GOODS = [
    ("do you sell gift cards?", "9"),
    ("how much is a gift card", "9"),
    ("tell me about the gift card", "9"),
]
PEOPLE = [
    "can a person look please",
    "could somebody check this",
    "can someone take a look at my order",
    "would somebody have a look at this please",
    "please let a colleague look into it",
    "is there a real person here",
    "¿puede alguien mirar mi pedido?",
    "alguém pode ver isso?",
    "quelqu'un peut vérifier ma commande ?",
    "kann da bitte jemand draufschauen",
    "bisa ada orang yang cek pesanan saya",
]
NOBODY = [
    "can you check if somebody bought it",
    "someone told me your bread is great",
    "I want to buy a present for somebody",
    "is the sourdough good",
]


@pytest.mark.parametrize("text", TROUBLE)
def test_trouble_with_money_gets_calm_words_and_a_person(text: str) -> None:
    shop = bakery()
    shop.write(text)
    assert [short(command) for command in shop.sent] == ["hand_off upset"]


@pytest.mark.parametrize(("text", "number"), GOODS)
def test_cards_that_are_sold_are_still_shown(text: str, number: str) -> None:
    shop = bakery()
    shop.write(text)
    assert [short(command) for command in shop.sent] == [f"show_product {number}"]


@pytest.mark.parametrize("text", PEOPLE)
def test_who_asks_that_a_person_looks_gets_one(text: str) -> None:
    shop = bakery()
    shop.write(text)
    assert [short(command) for command in shop.sent] == ["hand_off asked"]


@pytest.mark.parametrize("text", NOBODY)
def test_who_only_speaks_of_people_gets_no_person(text: str) -> None:
    shop = bakery()
    shop.write(text)
    assert not any(short(command).startswith("hand_off") for command in shop.sent)
