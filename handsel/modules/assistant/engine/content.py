"""The words of a text that name things: what is searched for when no product's name was met."""

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.catalog.lookup.fillers import FILLERS

#: Notions whose words are names of things all the same.
_NAMING: frozenset[Concept] = frozenset({"goods", "need", "elsewhere", "color", "made_of"})


def content_words(reading: Reading) -> list[str]:
    """The words, as typed, that neither carry a notion nor hold a sentence together nor count."""
    covered = {
        at
        for span in reading.spans
        if not span.concepts & _NAMING
        for at in range(span.first, span.last + 1)
    }
    counted = {amount.start for amount in reading.amounts}
    return [
        reading.text[token.start : token.end]
        for at, token in enumerate(reading.tokens)
        if at not in covered and token.word not in FILLERS and token.start not in counted
    ]
