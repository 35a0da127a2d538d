"""Which passwords are good enough. Pure, and offline: nothing of a password leaves the process.

Length is what counts (NIST SP 800-63B): fifteen characters, or eight with a second factor beside
it; no rules of composition. What is refused is what guessers try first: passwords that many people
have, in any of the usual disguises, and words that anybody can know about this person.
"""

import gzip
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.auth import password_validation

from handsel.kit.errors import Invalid
from handsel.modules.users.hashing import normalized

ALONE, WITH_FACTOR, LONGEST = 15, 8, 128
_LIST: Final = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
_DISGUISES: Final = str.maketrans("4@831!|05$7+92", "aabeiilossttgz")
_DISGUISES_TOO: Final = str.maketrans("4@831!|05$7+96", "aabelliossttgg")
_LAYERS: Final = 3
_OUR_WORDS: Final = ("handsel",)
_ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz", "0123456789012345678901234567890",
    "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)  # fmt: skip
_FEWEST_OWN: Final = 8
_SHORTEST_WORD: Final = 3


class PasswordRefused(Invalid):
    """This password is too easy to guess."""

    code = "password_too_common"


class PasswordTooShort(PasswordRefused):
    """This password is too short."""

    code = "password_too_short"


class PasswordTooLong(PasswordRefused):
    """A password has at most 128 characters."""

    code = "password_too_long"


def require_good(password: str, *, with_factor: bool, words: Sequence[str] = ()) -> None:
    """Raise PasswordRefused, saying why, unless it will do.

    `words` are known about the person: name, address, names of their businesses.
    """
    typed = normalized(password)
    least = WITH_FACTOR if with_factor else ALONE
    if len(typed) < least:
        raise PasswordTooShort(_why_longer(least))
    if len(typed) > LONGEST:
        raise PasswordTooLong
    if is_common(typed):
        raise PasswordRefused(
            "Many people have this password, or nearly this one, so it is among the first that"
            " are tried. A few words that have nothing to do with each other are a good one."
        )
    if not _has_own_part(typed, words):
        raise PasswordRefused(
            "This password is made of your name, address or business, which anybody can find"
            " out. A few words that have nothing to do with you are a good one."
        )


def is_common(password: str) -> bool:
    """Whether it is on the list of common passwords, or one of them in disguise."""
    forms = {password.casefold()}
    for _ in range(_LAYERS):
        forms |= {undo(form) for form in forms for undo in _UNDOING}
    half = len(password) / 2
    return any(form in _common() or (len(form) >= half and _is_run(form)) for form in forms)


def _why_longer(least: int) -> str:
    if least == ALONE:
        return (
            f"Use at least {ALONE} characters: this password alone guards your account. With a"
            f" second factor, {WITH_FACTOR} are enough."
        )
    return f"Use at least {WITH_FACTOR} characters."


def _without_start(text: str) -> str:
    return re.sub(r"^[\W\d_]+", "", text)


def _without_end(text: str) -> str:
    return re.sub(r"[\W\d_]+$", "", text)


def _unit(text: str) -> str:
    """What is repeated, where the whole is one thing again and again."""
    again = (text + text).find(text, 1)
    return text[:again] if 0 < again < len(text) else text


def _is_run(text: str) -> bool:
    """One sign or two, or a piece of the alphabet or of a keyboard."""
    if len(set(text)) <= 2:
        return bool(text)
    return any(text in row or text[::-1] in row for row in _ROWS)


def _has_own_part(password: str, words: Sequence[str]) -> bool:
    """Whether enough is left once known words, plain or in disguise, are taken out."""
    known = {
        part for word in (*words, *_OUR_WORDS) for part in re.split(r"[\W_]+", word.casefold())
    }
    left = password.casefold().translate(_DISGUISES)
    plain = left
    for word in sorted(known, key=len, reverse=True):
        if len(word) >= _SHORTEST_WORD:
            left = left.replace(word.translate(_DISGUISES), "")
    return left == plain or len(_without_start(_without_end(left))) >= _FEWEST_OWN


#: What undoes one layer of a disguise: what was put around a word to please a rule, letters
#: written as other signs, a word twice, a word backwards.
_UNDOING: Final[tuple[Callable[[str], str], ...]] = (
    _without_start,
    _without_end,
    _unit,
    lambda text: text.translate(_DISGUISES),
    lambda text: text.translate(_DISGUISES_TOO),
    lambda text: text[::-1],
)


@cache
def _common() -> frozenset[str]:
    with gzip.open(_LIST, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip().casefold() for line in lines)
