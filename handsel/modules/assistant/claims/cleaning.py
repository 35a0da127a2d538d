"""Plain text out of whatever a model or a shop wrote: no markup, no invisible characters."""

import html
import re
import unicodedata
from functools import lru_cache

_HIDDEN_BLOCKS = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_IMAGE = re.compile(r"!\[[^\[\]]*\](\([^()]*\)|\[[^\[\]]*\])?")
_LINK = re.compile(r"(?<!\[)\[([^\[\]]*)\](?!\])(\([^()]*\)|\[[^\[\]]*\])")
_EMPHASIS = re.compile(r"[*`~]+|(?<!\w)_+|_+(?!\w)|^[ \t]*(?:#+|>)[ \t]*", re.MULTILINE)
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]*://\S*|\bwww\.\S+|\S+@\S+|[^\W_][\w-]*(?:\.[^\W\d_]{2,})+(?:/\S*)?",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """`text` without HTML, Markdown images and links (a link leaves its words), emphasis, and
    characters that steer, hide or stand in for text. Line breaks stay; spaces are made single.
    """
    plain = text
    for _ in range(3):  # an entity may hide another, and both a tag
        plain = html.unescape(plain)
    plain = _visible(plain.replace("\r\n", "\n").replace("\r", "\n"))
    plain = _TAG.sub("", _HIDDEN_BLOCKS.sub("", plain))
    plain = _LINK.sub(r"\1", _IMAGE.sub("", plain))
    plain = _EMPHASIS.sub("", plain).replace("<", "").replace(">", "")
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


@lru_cache(maxsize=16_384)
def clean_title(title: str, *, most: int = 120) -> str:
    """A title as data: one line of plain text without addresses and reference brackets."""
    plain = _ADDRESS.sub("", clean(without_marks(title))).replace("[[", "").replace("]]", "")
    return " ".join(plain.split())[:most].rstrip()


def without_marks(text: str) -> str:
    """`text` without private-use characters, which the gate needs for itself."""
    if text.isascii():
        return text
    return "".join(char for char in text if unicodedata.category(char) != "Co")


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    spaced = text.replace("。", ". ").replace("｡", ". ")
    return unicodedata.normalize("NFC", "".join(char for char in spaced if _shows(char)))


def _shows(char: str) -> bool:
    if char in "\n\t":
        return True
    # Format, control and unassigned characters; variation selectors and keycaps;
    # letters in boxes and flags, which spell words that no lexicon reads.
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Me"}:
        return False
    code = ord(char)
    return not (0xFE00 <= code <= 0xFE0F or 0x1F130 <= code <= 0x1F1FF or char in "ᅟᅠㅤﾠ⠀")
