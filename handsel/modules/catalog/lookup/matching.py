"""Which words of a catalog a typed word may be."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from handsel.modules.catalog.lookup.fillers import FILLERS
from handsel.modules.catalog.lookup.index import LookupIndex
from handsel.modules.catalog.lookup.scripts import is_latin, sound, sounds_like
from handsel.modules.catalog.lookup.words import Word, stem

_PART_OF_A_WORD = 0.65
_SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A typed word, or several written apart, and the catalog stems it may be, with likeness."""

    first: int
    last: int
    stems: tuple[tuple[str, float], ...]
    filler: bool
    sku: int | None = None
    together: bool = False


def match_words(index: LookupIndex, words: Sequence[Word]) -> list[Hit]:
    """One hit per word in order; `stems` is empty where the catalog has nothing like it."""
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        hit = (
            _sku(index, words, at) or _written_apart(index, words, at) or _single(index, words, at)
        )
        hits.append(hit)
        at = hit.last + 1
    return hits


def _sku(index: LookupIndex, words: Sequence[Word], at: int) -> Hit | None:
    joined = ""
    best: Hit | None = None
    for last in range(at, min(at + 6, len(words))):
        joined += words[last].folded
        position = index.skus.get(joined)
        if position is not None and len(joined) >= 4:
            best = Hit(at, last, (), filler=False, sku=position)
    return best


def _written_apart(index: LookupIndex, words: Sequence[Word], at: int) -> Hit | None:
    """ "key board" for keyboard: only where the catalog does not know both parts already."""
    if at + 1 >= len(words):
        return None
    left, right = words[at], words[at + 1]
    if not (left.folded.isalpha() and right.folded.isalpha()) or len(left.folded) < 2:
        return None
    known = stem(left.folded) in index.postings and stem(right.folded) in index.postings
    both = left.folded + right.folded
    if known or len(both) < 5 or stem(both) not in index.postings or both in FILLERS:
        return None
    return Hit(at, at + 1, ((stem(both), 0.97),), filler=False)


def _single(index: LookupIndex, words: Sequence[Word], at: int) -> Hit:
    word = words[at].folded
    filler = word in FILLERS
    root = stem(word)
    if root in index.postings:
        return Hit(at, at, ((root, 1.0),), filler)
    if filler or not word[0].isalnum():
        return Hit(at, at, (), filler=True)
    together = index.joined.get(root) or index.joined.get(word)
    if together:
        return Hit(at, at, tuple((part, 1.0) for part in together), filler, together=True)
    return Hit(at, at, tuple(_like(index, word) or _in_other_script(index, word)), filler)


def _in_other_script(index: LookupIndex, word: str) -> list[tuple[str, float]]:
    """Words of the catalog that sound the same, written in another script than `word`."""
    found: dict[str, float] = {}
    for form in index.by_sound.get((not is_latin(word), sound(word)), ()):
        likeness = sounds_like(word, form)
        if likeness:
            root = index.forms[form]
            found[root] = max(0.75 + 0.2 * likeness, found.get(root, 0.0))
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:3]


def _like(index: LookupIndex, word: str) -> list[tuple[str, float]]:
    if not word.isalpha() or len(word) < _SHORTEST_PART:
        return _last_letters_swapped(index, word) if len(word) == 3 else []
    best: dict[str, float] = {}
    for form, likeness in _mistyped(index, word) or _parts(index, word):
        root = index.forms[form]
        best[root] = max(likeness, best.get(root, 0.0))
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:3]


def _last_letters_swapped(index: LookupIndex, word: str) -> list[tuple[str, float]]:
    """The one typing error a word of three letters is forgiven: "mgu"."""
    root = index.forms.get(word[0] + word[2] + word[1])
    return [(root, 0.85)] if root else []


def _mistyped(index: LookupIndex, word: str) -> list[tuple[str, float]]:
    swapped = word[1] + word[0] + word[2:]
    if swapped in index.forms:
        return [(swapped, 0.9)]
    allowed = 1 if len(word) < 7 else 2
    found: list[tuple[str, float]] = []
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        for form in index.by_shape.get((word[0], length), ()):
            distance = OSA.distance(word, form, score_cutoff=allowed)
            if distance <= _forgiven(word, form) and _plausible(word, form):
                found.append((form, 1 - distance / max(len(word), len(form))))
    return found


def _forgiven(word: str, form: str) -> int:
    """How many typing errors: two in long words, or where a long word begins rightly."""
    if len(word) >= 9 or (len(form) >= 9 and word[:4] == form[:4]):
        return 2
    return 1


def _plausible(word: str, form: str) -> bool:
    """Short words differ by one letter too easily (belt, bell; shirt, short)."""
    if min(len(word), len(form)) >= 6:
        return True
    if len(word) == len(form):
        return sorted(word) == sorted(form)
    shorter, longer = sorted((word, form), key=len)
    doubled = any(
        longer[i] == longer[i - 1] and longer[:i] + longer[i + 1 :] == shorter
        for i in range(1, len(longer))
    )
    return doubled or len(shorter) >= 5


def _parts(index: LookupIndex, word: str) -> list[tuple[str, float]]:
    """Beginnings ("choc") and ends of compounds ("cake" for cheesecake)."""
    starting = _beginning_with(index.sorted_forms, word)
    ending = [form[::-1] for form in _beginning_with(index.sorted_endings, word[::-1])]
    return [(form, _PART_OF_A_WORD) for form in starting + ending]


def _beginning_with(forms: tuple[str, ...], start: str) -> list[str]:
    found: list[str] = []
    for at in range(bisect_left(forms, start), len(forms)):
        form = forms[at]
        if not form.startswith(start) or len(found) >= 12:
            break
        if len(form) - len(start) >= 3:
            found.append(form)
    return found
