"""The notions a message is made of. Lexicons say which words carry them in each language."""

from typing import Literal

Concept = Literal[
    # speaking
    "greet", "how_are_you", "thanks", "bye", "bot", "yes", "no", "soft", "please", "but", "not",
    "praise", "frame", "agree", "disagree", "pleasant", "conversed", "later",
    # asking
    "what", "which", "where", "when", "day", "how", "how_long", "why", "can", "help",
    # wanting and changing
    "want", "take", "add", "remove", "make", "cancel", "show", "find", "recommend", "have",
    "stock", "price", "discount", "menu", "about", "size", "made_of", "kind",
    # pointing
    "it", "one", "another", "first", "second", "third", "fourth", "fifth", "last", "cheapest",
    "dearest", "both", "everything", "instead", "again", "color", "size_word",
    # paying
    "cart", "checkout", "done", "link", "pay", "payment", "paid", "pay_way", "accept", "declined",
    "twice", "invoice", "ways",
    # after the order
    "order", "parcel", "status", "delivery", "deliver_to", "address", "get", "change", "return",
    "refund", "late", "trouble", "guarantee",
    # the shop and its people
    "hours", "place", "reach", "account", "password", "person", "someone", "talk", "call_me",
    "stop", "messages", "angry", "swear", "claim", "urgent",
    # what is spoken of, beyond a shop's own names
    "product", "goods", "need", "elsewhere", "reference",
]  # fmt: skip
