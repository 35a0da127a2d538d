"""A worded message: its text and its buttons, and how both are kept within the channels' limits."""

import re
import unicodedata
from dataclasses import dataclass

MAX_BYTES = 1000  # Instagram's limit for one text, the smallest of our channels
MAX_TITLE = 20  # characters of a button's title, the smallest of our channels
MAX_BUTTONS = 3
MAX_NAME = 80  # characters of a shop's or customer's name for a thing, inside our sentence

_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Button:
    """A reply the customer can tap; `payload` comes back as `Incoming.payload`."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Worded:
    """Text of at most `MAX_BYTES` UTF-8 bytes, and at most `MAX_BUTTONS` buttons."""

    text: str
    buttons: tuple[Button, ...] = ()


def clean(text: str, *, keep_lines: bool = False) -> str:
    """Without control, bidirectional and other invisible characters; spaces made single."""
    kept = []
    for char in text.replace("\r\n", "\n"):
        if char in _JOINERS or unicodedata.category(char) not in {
            "Cc",
            "Cf",
            "Cs",
            "Co",
            "Zl",
            "Zp",
        }:
            kept.append(char)
        else:
            kept.append("\n" if char == "\n" and keep_lines else " " if char.isspace() else "")
    spaced = re.sub(r"[ \u2000-\u200a\u3000]+", " ", "".join(kept))
    return re.sub(r"\n{3,}", "\n\n", spaced).strip()


def name(text: str) -> str:
    """A title as it may stand in our sentence: one clean line, not overlong."""
    plain = clean(text)
    return plain if len(plain) <= MAX_NAME else plain[: MAX_NAME - 1].rstrip() + "…"


def button(title: str, payload: str) -> Button:
    """A button whose title fits."""
    plain = clean(title)
    short = plain if len(plain) <= MAX_TITLE else plain[: MAX_TITLE - 1].rstrip() + "…"
    return Button(short or "…", payload)


def size(text: str) -> int:
    """Length in UTF-8 bytes, as the channels count it."""
    return len(text.encode())


def cut(text: str, *, limit: int = MAX_BYTES) -> str:
    """At most `limit` bytes, ending at a word with "…" where something was left out."""
    if size(text) <= limit:
        return text
    short = text.encode()[: limit - len("…".encode())].decode(errors="ignore")
    at_word = re.sub(r"\s+\S*$", "", short)
    return (at_word if len(at_word) > len(short) // 2 else short).rstrip() + "…"


def fit(head: str, lines: list[str], tail: str, *, more: str, most: int) -> str:
    """A list with head and tail, shortened honestly: as many lines as fit, then "and 4 more".

    `more` is the template that takes `{count}`; head and tail are always kept.
    """
    shown = min(len(lines), most)
    while True:
        left = len(lines) - shown
        rest = [more.format(count=left)] if left else []
        whole = "\n".join(part for part in (head, *lines[:shown], *rest, tail) if part)
        if size(whole) <= MAX_BYTES or shown == 0:
            return cut(whole)
        shown -= 1
