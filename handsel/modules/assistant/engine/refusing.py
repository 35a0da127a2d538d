"""What is not wanted, and what is wanted in its place: "no baguette, just the loaf"."""

import re

_ARTICLES = r"(?: (?:the|a|an|any|that|those|my|el|la|los|las|le|les|o|os|as|das|die|den|der|ال))*"
#: A bare "no" before an article answers instead: "no the blue one".
_REFUSED = re.compile(
    rf"(?:\bno|\b(?:not|forget(?: about)?|skip|scrap|minus|without|leave out|never ?mind|"
    rf"kein(?:e|en)?|ohne|nicht|sin|ni|sans|pas(?: de)?|sem|não|nada de|tanpa|jangan|"
    rf"bukan|बिना|بدون|بلا)"
    rf"{_ARTICLES}) $",
    re.IGNORECASE,
)
_INSTEAD_OF_IT = re.compile(
    r"^\W*(?:(?:and|but|then|so|please|ok|okay|pero|mais|aber|mas|tapi)\W+)?(?:just|only|nur|bloß|solo|"
    r"sólo|solamente|seulement|juste|só|apenas|somente|cuma|hanya|فقط|बस|सिर्फ)\b",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(
    r"\b(?:take|leave|put|kick)\b.*\b(?:off|out|back)\b(?: again)?(?: please| pls)?\W*$",
    re.IGNORECASE,
)


def refuses_name(before: str) -> bool:
    """Whether the words right before a product's name say that it is not wanted."""
    return bool(_REFUSED.search(re.sub(r"[^\w]+", " ", before.rstrip()) + " "))


def wants_only(text: str) -> bool:
    """Whether a piece says what alone is wanted: "just a croissant"."""
    return bool(_INSTEAD_OF_IT.search(text))


def takes_off(text: str) -> bool:
    """Whether a piece takes something out again: "take one of the buns off"."""
    return bool(_TAKEN_OFF.search(text)) and "?" not in text
