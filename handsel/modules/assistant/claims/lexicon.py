"""The words that commit a shop, from `lexicons/<language>.txt`.

A file has sections; a line is one word or phrase as a regular expression on folded text, in which
a space is any small gap, `~` is any one word, `number` any number, and `placeholder` a price the
server fills. Languages are matched all at once, since nobody says in which a model writes: a
word that is harmless in another of them stands there only inside a phrase.

- promises: discounts, gifts, refunds, guarantees: what only a person of the shop may give
- states: what has happened to an order or a payment; stock; dates: days and spans of time
- deeds: what the assistant says it has done; the server words what was done, and by that alone
- agreements: giving in to what was asked without repeating it
- money: units of money; price: words that a number after them makes a price
- numbers: small ones with their value; large: too large for a quantity in a chat, so that one is
  a price, a discount or a code; ambiguous: numbers beside money, harmless elsewhere
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from handsel.modules.assistant.claims.folding import fold

LANGUAGES: Final = ("en", "es", "pt", "fr", "de", "ar", "hi", "id")


@lru_cache(maxsize=1)
def _sections() -> dict[tuple[str, str], tuple[str, ...]]:
    sections: dict[tuple[str, str], tuple[str, ...]] = {}
    folder = files(__package__) / "lexicons"
    for language in LANGUAGES:
        text = (folder / f"{language}.txt").read_text(encoding="utf-8")
        for block in text.strip().split("\n\n"):
            name, *entries = block.splitlines()
            sections[language, name.strip("[]")] = tuple(fold(entry) for entry in entries)
    return sections


def entries(section: str, *, language: str) -> tuple[str, ...]:
    """The folded entries of one section in one language."""
    return _sections()[language, section]


def small_numbers() -> dict[str, int]:
    """Every small number word of every language, folded, with its value."""
    lines = (line for language in LANGUAGES for line in entries("numbers", language=language))
    return {word: int(value) for word, _, value in (line.rpartition(" ") for line in lines)}
