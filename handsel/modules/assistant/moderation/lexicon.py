"""The words moderation goes by, from `lexicons/<language>.txt`, compiled when first needed.

A file has sections; a line is a regular expression on folded text in which a space is any small
gap, ` ?` a gap or none, `~` any one word, `@` any word for the one spoken to. All languages are
matched at once: people mix them, and a short message does not tell which it is.

- you, are, between: the one spoken to; "is"; what may stand before an insult ("such a ...")
- slur: hatred of a group; contempt: phrases hurled at the one spoken to; insult: names for a
  person; epithet: names that are also things or animals, insults only after "you"; fault:
  qualities that insult a person; threat; advance: sexual advances
- lewd: bodies; obscene: other words that say nothing to a shop; mild: curses and scorn, aimed
  at no one
- business: what makes a message a customer's: orders, parcels, money, help
- prize, gratis, urgent, summon, finance, promotion, goods, adult, terms: what unsolicited offers
  are made of; mine: what a customer wants or has
- override, reveal, persona, mode, encode: what attempts to steer a model are made of
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from handsel.modules.assistant.claims.folding import WORD_CHARS
from handsel.modules.assistant.moderation.words import normal

LANGUAGES: Final = ("en", "es", "pt", "fr", "de", "ar", "hi", "id")
_ARABIC_PREFIX = "(?:[وفبلك]?(?:ال)?|لل)"
_WORD = rf"[{WORD_CHARS}']+"
GAP: Final = rf"[^{WORD_CHARS}]{{1,3}}"
LEFT: Final = rf"(?<![{WORD_CHARS}])"
RIGHT: Final = rf"(?![{WORD_CHARS}])"


@cache
def pattern(section: str) -> re.Pattern[str]:
    """One regular expression for a section in every language."""
    every = "|".join(filter(None, (in_language(section, code) for code in LANGUAGES)))
    return re.compile(f"{LEFT}(?:{_by_first_letter(every)}){RIGHT}")


def _by_first_letter(alternatives: str) -> str:
    """The same alternatives, a branch for each letter: a search tries few of them at a place."""
    branches: dict[str, list[str]] = {}
    for one in _split(alternatives):
        plain = one[0].isalnum() and one[1:2] not in {"?", "*", "{", "+"}
        branches.setdefault(one[0] if plain else "", []).append(one[1:] if plain else one)
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(branches.items()))


def _split(alternatives: str) -> list[str]:
    """Alternatives at the outermost level."""
    parts, depth, begin = [], 0, 0
    for at, char in enumerate(alternatives):
        if alternatives[at - 1 : at] == "\\":
            continue
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(char, 0)
        if char == "|" and not depth:
            parts.append(alternatives[begin:at])
            begin = at + 1
    return [part for part in (*parts, alternatives[begin:]) if part]


@cache
def in_language(section: str, language: str) -> str:
    """The lines of a section in one language, as alternatives without bounds; "" for none."""
    spread = "|".join(_sections(language).get(section, ()))
    if spread and language == "ar":
        spread = f"{_ARABIC_PREFIX}(?:{spread})"
    if "@" in spread:
        spread = spread.replace("@", f"(?:{in_language('you', language)})")
    return spread.replace("~", _WORD).replace(" ?", f"(?:{GAP})?").replace(" ", GAP)


def found(section: str, text: str) -> tuple[str, ...]:
    """What a text holds of a section, as it stands there."""
    return tuple(dict.fromkeys(match[0] for match in pattern(section).finditer(text)))


@cache
def _sections(language: str) -> Mapping[str, tuple[str, ...]]:
    path = files(__package__) / "lexicons" / f"{language}.txt"
    sections: dict[str, tuple[str, ...]] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        name, *lines = block.splitlines()
        sections[name.strip("[]")] = tuple(normal(line) for line in lines)
    return sections
