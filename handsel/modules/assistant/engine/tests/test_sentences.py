"""What is said to shops, and what is not: tables of sentences that we wrote."""

import pytest

from handsel.modules.assistant.engine import read
from handsel.modules.assistant.engine.requests import BUYING, requests_of
from handsel.modules.assistant.labels import IntentLabel

ELSEWHERE = [
    "what's the tallest building in dubai",
    "can you write my homework about napoleon",
    "how do volcanoes form",
    "remind me to water the plants at 6",
    "which team won the champions league",
    "what is 12 times 14",
    "tell me about the french revolution",
    "is it going to rain in leeds on sunday",
    "who directed the godfather",
    "how far is the moon",
    "what's the exchange rate for dollars",
    "play some jazz",
    "set a timer for twenty minutes",
    "how many ounces are in a gallon",
    "do you believe in god",
    "what's the best way to learn piano",
    "how do i fix a flat tyre",
    "when is the next train to berlin",
    "what does serendipity mean",
    "how do you say thank you in japanese",
    "my girlfriend left me and i feel awful",
    "write a python script that sorts numbers",
    "what are the symptoms of the flu",
    "how long should i boil an egg",
    "who is the prime minister of canada",
    "tell me something funny",
    "what's your favourite movie",
    "how much tax do i owe this year",
    "can dogs eat grapes",
    "what time is it in tokyo",
    "recommend me a good tv series",
    "how old is the queen",
    "what is the capital of peru",
    "i need help with my algebra exam",
    "what year did the titanic sink",
    "how do i lose my fear of flying",
    "call my mother",
    "turn off the kitchen lights",
    "what's the speed limit on the motorway",
    "is there life on mars",
    "what do you think about the election",
    "give me a recipe for lasagne",
    "how many calories does a banana have",
    "find me a cheap flight to rome",
    "why is the sky blue",
    "what is the meaning of my dream",
    "how do i get a passport quickly",
    "cancel my gym appointment on friday",
]
SHOPPING = [
    "do you have a table for 6",
    "looking for a football shirt",
    "have you got recipe books",
    "is the alarm clock loud",
    "a suitcase for my trip to rome",
    "I need a ring for my girlfriend",
    "Hi, I'm looking for a new laptop for university",
    "I need something light with good battery life",
    "my budget is around 800 euros",
    "does it have a touchscreen",
    "what about the grey one on the left",
    "I like the second one more",
    "is that one available in size M",
    "which brand makes the brown jacket",
    "can you add the black dress to my cart",
    "I think I'll go with the red sofa",
    "what's the price of that shirt hanging on the wall",
    "do you have any jackets under 50 dollars",
    "show me some blue jeans",
    "I'd prefer something in leather",
    "something similar but cheaper",
    "can you tell me the rating of that hoodie",
    "does the green coat come in large",
    "I want to buy a bike for commuting",
    "are there any good reviews for this headset",
    "how much is the lamp next to the couch",
    "I'd like to see dresses from the front rack",
    "which of those is more affordable",
    "anything with a pattern",
    "what material is the rug",
    "ok I'll take that one",
    "please add them both to my basket",
    "I'm thinking about buying a camera",
    "I want it to be waterproof",
    "what's the difference in price",
    "can you compare the two tables",
    "who makes that sweater",
    "my friend is getting married and I need a gift",
    "I want something warm for winter",
    "how many pockets does it have",
    "do you know if the blue pair is in stock",
    "I'd rather have a plain white one",
    "is there a bigger version",
    "sounds expensive, do you have a cheaper option",
    "I am a size small",
    "do they have it in black",
    "I need running shoes",
    "what do you recommend for a beginner",
    "that's too expensive for me",
    "I don't like the color",
]
MEANT: list[tuple[str, IntentLabel]] = [
    ("do you guys have linen aprons", "product_search"),
    ("i'm after a birthday present for my mum", "product_search"),
    ("what sizes does this come in", "product_question"),
    ("is the oak tray still available", "availability"),
    ("could u do the mug in green", "product_search"),
    ("when do you close on sundays", "store_info"),
    ("do you ship to norway", "shipping"),
    ("my parcel was meant to come tuesday", "order_status"),
    ("the handle broke off after one day", "complaint"),
    ("can i swap it for a bigger one", "return_refund"),
    ("wrong colour arrived, want to send it back", "return_refund"),
    ("i'd like a refund please", "return_refund"),
    ("pls cancel it i ordered twice by accident", "cancel_order"),
    ("can i change the delivery address to my office", "change_order"),
    ("how do i get an invoice for this", "invoice"),
    ("my card keeps getting rejected", "payment_problem"),
    ("you took the money two times", "payment_problem"),
    ("do you accept apple pay", "payment_methods"),
    ("any discounts for students", "price_discount"),
    ("what's the cheapest candle you have", "product_search"),
    ("is it dishwasher safe", "product_question"),
    ("what is it made of", "product_question"),
    ("does the necklace come in silver", "product_search"),
    ("how much for three of them", "price_discount"),
    ("i'll take both", "buy"),
    ("put two in my basket", "buy"),
    ("ready to pay", "buy"),
    ("where are you located", "store_info"),
    ("do you have parking", "store_info"),
    ("i forgot my password", "account"),
    ("how do i sign up", "account"),
    ("i can't log into my account", "account"),
    ("is there anyone i can talk to", "human_agent"),
    ("get me a manager", "human_agent"),
    ("this is the worst shop ever", "complaint"),
    ("are you a bot", "bot_question"),
    ("good morning!", "greeting"),
    ("cheers, bye", "goodbye"),
    ("nope", "deny"),
    ("yep that's right", "affirm"),
    ("got anything for a baby shower", "product_search"),
    ("need something for dry skin", "product_search"),
    ("which one is better for running", "product_search"),
    ("can you gift wrap it", "product_search"),
    ("how long does it take to get here", "order_status"),
    ("has it been dispatched", "order_status"),
    ("tracking number please", "order_status"),
    ("do you restock the blue one", "availability"),
    ("what's the difference between the two", "product_question"),
    ("is there a warranty", "product_question"),
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_concerns_no_shop_is_out_of_scope_with_its_words(text: str) -> None:
    reading = read(text)
    assert reading.label == "out_of_scope"
    assert reading.intents[0].words


@pytest.mark.parametrize("text", SHOPPING)
def test_shopping_talk_is_heard_as_such(text: str) -> None:
    assert read(text).label in BUYING


@pytest.mark.parametrize(("text", "label"), MEANT)
def test_a_sentence_means_what_it_says(text: str, label: IntentLabel) -> None:
    assert read(text).label == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("cancel my order #1042 and send me the invoice", {"cancel_order", "invoice"}),
        ("where is my parcel? and do you take paypal?", {"order_status", "payment_methods"}),
        (
            "I want to return the mug. How much is the blue one?",
            {"return_refund", "price_discount"},
        ),
        ("hello, thanks", set()),
    ],
)
def test_each_wish_of_a_message_is_found(text: str, labels: set[IntentLabel]) -> None:
    assert labels <= {request.label for request in requests_of(read(text))}
    assert labels or not requests_of(read(text))
