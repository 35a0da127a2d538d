"""Splitting text into sentences: the unit that the gate keeps or cuts."""

import re

_END = re.compile(r"(?<=[.!?…।؟۔])[\"'”’)\]]*(?=\s)|\n+")


def split_sentences(text: str) -> tuple[tuple[str, str], ...]:
    """Each sentence with the white space that stood before it ("" for the first).

    A line break always ends a sentence; a mark ends one only before white space, so that 3.50
    stays whole.
    """
    parts: list[tuple[str, str]] = []
    start, before = 0, ""
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        sentence = piece.strip()
        if sentence:
            lead = piece[: len(piece) - len(piece.lstrip())]
            parts.append((_gap(before + lead) if parts else "", sentence))
            before = piece[len(piece.rstrip()) :]
        else:
            before += piece
        start = end
    return tuple(parts)


def _gap(white: str) -> str:
    breaks = white.count("\n")
    return "\n" * min(breaks, 2) if breaks else " "
