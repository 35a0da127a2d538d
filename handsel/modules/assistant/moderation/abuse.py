"""Attacks on the one who reads, told from anger at what was bought.

Curses alone are no abuse, and anger at a shop, its goods or its delivery is a customer's. Abuse
is aimed: at the reader (contempt, insults, threats, advances), or at a group (slurs). Beside
something a customer wants, insults and contempt are anger; slurs, threats and advances are not.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from handsel.modules.assistant.moderation.lexicon import (
    GAP,
    LANGUAGES,
    LEFT,
    RIGHT,
    found,
    in_language,
    pattern,
)
from handsel.modules.assistant.moderation.words import count_words, undisguised

_MOST_BARE = 3
_MOST_LEWD = 20
# "that idiot", "your idiot of a driver": somebody else, told about.
_ABOUT = re.compile(
    r"(?:\b(?:an?|the|my|his|her|their|our|this|that|is|are|was|some|of|un|une|una|el|la|los|las|mi"
    r"|le|les|mon|ein|eine|der|die|das|mein|um|uma|o|meu|minha|si|in)[^\w]{1,3})\Z"
)


@dataclass(frozen=True, slots=True)
class Abuse:
    """`aimed` and `grave` are from 0 to 1: how surely the reader is attacked, and how surely in a
    way that nothing a customer wants excuses. `rude`: curses or scorn of any kind.
    """

    aimed: float = 0.0
    grave: float = 0.0
    rude: bool = False
    in_business: bool = False
    words: tuple[str, ...] = field(default=())


def find_abuse(text: str) -> Abuse:
    """What of an attack there is in one text."""
    plain = undisguised(text)
    business = bool(found("business", plain))
    grave, grave_words = _grave(plain, in_business=business)
    aimed, aimed_words = _aimed(plain)
    coarse = (*found("lewd", plain), *found("obscene", plain), *found("mild", plain))
    if not aimed and not business and (bare := _bare(plain)):
        aimed, aimed_words = 0.7, bare
    return Abuse(
        aimed=aimed,
        grave=grave,
        rude=bool(coarse or aimed_words or grave_words),
        in_business=business,
        words=tuple(dict.fromkeys((*grave_words, *aimed_words, *coarse))),
    )


def _grave(plain: str, *, in_business: bool) -> tuple[float, tuple[str, ...]]:
    words: list[str] = []
    weight = 0.0
    for section, sure, beside_business in (
        ("slur", 0.95, 0.95),
        ("threat", 0.9, 0.8),
        ("advance", 0.85, 0.4),
    ):
        if told := found(section, plain):
            words += told
            weight = max(weight, beside_business if in_business else sure)
    return weight, tuple(words)


def _aimed(plain: str) -> tuple[float, tuple[str, ...]]:
    if told := found("contempt", plain):
        return 0.9, told
    if match := _faulted().search(plain):
        return 0.85, (match[0],)
    for match in pattern("insult").finditer(plain):
        if _is_vocative(plain, match):
            return 0.8, (match[0],)
    for match in pattern("epithet").finditer(plain):
        if _is_called(plain[: match.start()]):
            return 0.8, (match[0],)
    return 0.0, ()


def _is_vocative(plain: str, insult: re.Match[str]) -> bool:
    """Whether a name is called to the reader: it opens or ends what is said, or follows "you"."""
    before, after = plain[: insult.start()], plain[insult.end() :]
    if _is_called(before):
        return True
    if _ABOUT.search(before):
        return False
    ends = not after.strip() or after.lstrip()[0] in ",.!?;:-\n)"
    begins = not before.strip() or before.rstrip()[-1] in ",.!?;:-\n("
    return ends or (begins and count_words(after) <= 3)


def _is_called(before: str) -> bool:
    """Whether what stands before a name calls the reader by it; "your dog" does not."""
    return before.split()[-1:] not in (["your"], ["ur"]) and bool(_after_you().search(before))


@cache
def _faulted() -> re.Pattern[str]:
    """ "You are so stupid", "are you dumb", "stupid bot"."""
    return re.compile(f"{LEFT}(?:{'|'.join(map(_faulted_in, LANGUAGES))}){RIGHT}")


def _faulted_in(language: str) -> str:
    you, are, fault = (f"(?:{in_language(part, language)})" for part in ("you", "are", "fault"))
    filler = _filler(language)
    return (
        f"{you}{GAP}(?:{are}{GAP})?{filler}{fault}"
        f"|{are}{GAP}{you}{GAP}{filler}{fault}"
        f"|{fault}{GAP}(?:{are}{GAP})?(?:{you}{GAP}{are}|(?:chat|ro)?bot)"
    )


@cache
def _after_you() -> re.Pattern[str]:
    """What stands before a name that is called to the reader: "you", "you are such a"."""
    return re.compile(f"{LEFT}(?:{'|'.join(map(_calling_in, LANGUAGES))})\\Z")


def _calling_in(language: str) -> str:
    you, are = (f"(?:{in_language(part, language)})" for part in ("you", "are"))
    return f"{you}{GAP}(?:{are}{GAP})?{_filler(language)}|{are}{GAP}{you}{GAP}{_filler(language)}"


def _filler(language: str) -> str:
    return f"(?:(?:{in_language('between', language)}){GAP}){{0,4}}"


def _bare(plain: str) -> tuple[str, ...]:
    """Lewd or obscene words of a message that is hardly anything else."""
    length = count_words(plain)
    if length <= _MOST_LEWD and (lewd := found("lewd", plain)):
        return lewd
    return found("obscene", plain) if length <= _MOST_BARE else ()
