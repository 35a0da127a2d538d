"""What one message is to a shop: a customer's, or something not to be served."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from handsel.modules.assistant.moderation.abuse import Abuse, find_abuse
from handsel.modules.assistant.moderation.injection import find_steering
from handsel.modules.assistant.moderation.spam import find_spam

Label = Literal["fine", "rude", "abusive", "spam", "injection"]

SPAM = 0.62
GRAVE = 0.75
AIMED = 0.65
STEERING = 0.6
_GOES_ON = 6
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """`weight`: how surely, from 0 to 1. `words`: what it is concluded from, as compared.

    - rude: curses or anger, from a customer who is served, calmly
    - abusive: an attack on whoever reads; spam: an unsolicited offer
    - injection: an attempt to steer a model; served like anything else, without one
    """

    label: Label
    weight: float = 0.0
    words: tuple[str, ...] = ()


def judge(text: str, before: Sequence[str] = (), *, names_goods: bool = False) -> Judgement:
    """Judge one message; `before` is what was said before it, oldest first, by anybody.

    `names_goods`: the message names something the shop sells, so that insults in it are anger.
    Pure, never raises.
    """
    return _judge(text, tuple(before[-2:]), names_goods)


@lru_cache(maxsize=64)
def _judge(text: str, before: tuple[str, ...], names_goods: bool) -> Judgement:
    # A turn asks three times: what to do, whom to ask, what to keep.
    if not any(char.isalnum() for char in text):
        return Judgement("fine")
    was_asked = bool(before) and before[-1].rstrip().endswith(("?", "؟"))
    spam = find_spam(text, was_asked=was_asked)
    if spam.weight >= SPAM:
        return Judgement("spam", spam.weight, spam.words[:_MOST_WORDS])
    abuse = find_abuse(text)
    if found := _abusive(abuse, names_goods=names_goods):
        return found
    if _goes_on(text, before):
        return Judgement("abusive", AIMED, (text.strip(),))
    steering = find_steering(text)
    if steering.weight >= STEERING:
        return Judgement("injection", steering.weight, steering.words[:_MOST_WORDS])
    if abuse.rude:
        return Judgement("rude", max(abuse.aimed, 0.5), abuse.words[:_MOST_WORDS])
    return Judgement("fine")


def _abusive(abuse: Abuse, *, names_goods: bool) -> Judgement | None:
    weight = abuse.grave if abuse.grave >= GRAVE else 0.0
    if abuse.aimed >= AIMED and not abuse.in_business and not names_goods:
        weight = max(weight, abuse.aimed)
    return Judgement("abusive", weight, abuse.words[:_MOST_WORDS]) if weight else None


def _goes_on(text: str, before: Sequence[str]) -> bool:
    """Whether a few words only point back at an attack: "yes, you", "I mean it"."""
    words = text.lower().replace(",", " ").strip(" .!").split()
    if not before or len(words) > _GOES_ON or " ".join(words) not in _POINTING_BACK:
        return False
    return any(_abusive(find_abuse(one), names_goods=False) for one in before[-2:])


_POINTING_BACK = frozenset(
    ("yes you", "yeah you", "you heard me", "i mean it", "i said it", "you are", "yes you are",
     "si tu", "sim voce", "oui toi", "ja du", "iya kamu", "ya kamu")
)  # fmt: skip
