"""Numbers that name an order rather than count something."""

import re
from collections.abc import Sequence
from itertools import chain

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.engine.tokens import Token

_REFERENCE = re.compile(
    r"#\s?\w*\d[\w-]*"  # "#1042"
    r"|\b(?=[\w-]*\d)[A-Za-z]{1,4}-?\d{3,}[\w-]*\b"  # "RB-1042", "W5061109"
    r"|(?<![\d.,])\d{5,}(?![\d.,]*\d)"  # nobody counts that high in a chat
)


#: A sum to work out; "6*3" and "6x3" may be a size.
_SUM = re.compile(
    r"\d\s*(?:[-+/÷]|plus|minus|times|divided by|% of|percent of)\s*\d", re.IGNORECASE
)


def with_references(text: str, spans: Sequence[Span], tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The spans, and one for each order number or sum in the text, in reading order."""
    met: list[tuple[Concept, re.Match[str]]] = [
        *(("reference", match) for match in _REFERENCE.finditer(text)),
        *(("elsewhere", match) for match in _SUM.finditer(text)),
    ]
    found = [
        Span(frozenset({concept}), first, last, match.start(), match.end(), sentence)
        for concept, match in met
        if (place := _place(tokens, match.start(), match.end()))
        for first, last, sentence in (place,)
    ]
    return (
        tuple(sorted(chain(spans, found), key=lambda span: span.start)) if found else tuple(spans)
    )


def _place(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int, int] | None:
    inside = [at for at, token in enumerate(tokens) if token.start < end and start < token.end]
    return (inside[0], inside[-1], tokens[inside[0]].sentence) if inside else None
