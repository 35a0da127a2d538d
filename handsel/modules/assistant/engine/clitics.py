"""Words without what is written onto them: in Arabic "and", "with", "my"; elsewhere by mistake."""

from collections.abc import Container

_BEFORE = ("", "ال", "و", "ب", "ل", "ف", "ك", "ع", "وال", "بال", "لل", "فال", "وب", "ول", "ه")
_AFTER = ("", "ي", "ك", "ه", "ها", "نا", "كم", "هم", "ني", "ات", "ين", "ون", "وا", "تي", "تك", "ته")
_SHORTEST = 3


def bare(word: str, known: Container[str]) -> str:
    """The known word inside, with least written onto it; the word itself where there is none.

    A feminine ending returns to its own letter when what hid it is taken off.
    """
    found = sorted(
        (len(before) + len(after), candidate)
        for before in _BEFORE
        if word.startswith(before)
        for after in _AFTER
        if word.endswith(after) and len(word) - len(before) - len(after) >= _SHORTEST
        for stem in [word[len(before) : len(word) - len(after)]]
        for candidate in (stem, f"{stem[:-1]}ه" if stem.endswith("ت") else stem, f"{stem}ه")
        if candidate in known
    )
    return found[0][1] if found else word


#: Small words that hurried fingers write onto their neighbors, in our languages of Latin script.
_LEADING = (
    "to",
    "with",
    "the",
    "my",
    "an",
    "con",
    "una",
    "com",
    "uma",
    "mit",
    "avec",
    "une",
    "dengan",
)
_TRAILING = ("to", "with", "the", "me", "con", "com", "mit", "avec", "dengan")
_SHORTEST_JOINED = 4


def unjoined(word: str, known: Container[str]) -> str:
    """The known word in "tosomebody" and "speakto"; the word itself where there is none."""
    for small in _LEADING:
        rest = word.removeprefix(small)
        if rest != word and len(rest) > _SHORTEST_JOINED and rest in known:
            return rest
    for small in _TRAILING:
        rest = word.removesuffix(small)
        if rest != word and len(rest) >= _SHORTEST_JOINED and rest in known:
            return rest
    return word
