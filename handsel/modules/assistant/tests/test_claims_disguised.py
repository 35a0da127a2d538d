"""A claim stays one however its letters and figures are written."""

import html
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from handsel.modules.assistant.claims import gate
from handsel.modules.assistant.tests.cards import turn

CLAIMS = (
    "It costs 14 pounds.",
    "It is yours for fourteen pounds.",
    "You get twenty percent off.",
    "It is free for you.",
    "You will get a refund.",
    "Your order has shipped.",
    "It arrives tomorrow.",
    "Look at evil.shop today.",
    "Es cuesta cinco euros.",
    "Das kostet zwanzig Euro.",
    "C'est gratuit pour vous.",
    "Harganya lima ribu rupiah.",
)
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u202e\u2066"
_MARKS = "\u0301\u0308\u0332\u20dd"
_LOOK_ALIKE = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7EC, 0x1D7F6)
_BOLD = {
    **{char: chr(0x1D400 + at) for at, char in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")},
    **{char: chr(0x1D41A + at) for at, char in enumerate("abcdefghijklmnopqrstuvwxyz")},
}
_FULL = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_CLAIM = st.sampled_from(CLAIMS)


def _is_cut(reply: str) -> None:
    gated = gate(reply, context=turn("Hello"), locale="en_GB")
    assert gated.empty, (reply, gated.text)


@given(_CLAIM, st.lists(st.tuples(st.integers(0, 60), st.sampled_from(_HIDDEN)), min_size=1))
def test_characters_that_do_not_show(claim: str, hidden: list[tuple[int, str]]) -> None:
    for at, char in hidden:
        at = 1 + at % (len(claim) - 1)
        claim = claim[:at] + char + claim[at:]
    _is_cut(claim)


@given(_CLAIM, st.lists(st.tuples(st.integers(0, 60), st.sampled_from(_MARKS)), min_size=1))
def test_accents_and_marks_upon_letters(claim: str, marks: list[tuple[int, str]]) -> None:
    for at, mark in marks:
        letters = [n for n, char in enumerate(claim) if char.isalnum()]
        at = letters[at % len(letters)] + 1
        claim = claim[:at] + mark + claim[at:]
    _is_cut(claim)
    _is_cut(unicodedata.normalize("NFC", claim))


@given(_CLAIM, st.sets(st.integers(0, 60), min_size=1))
def test_letters_that_look_alike(claim: str, places: set[int]) -> None:
    changed = "".join(
        char.translate(_LOOK_ALIKE) if at in places else char for at, char in enumerate(claim)
    )
    _is_cut(changed)


@given(_CLAIM, st.sampled_from(_ZEROS))
def test_the_figures_of_other_scripts(claim: str, zero: int) -> None:
    figures = {ord(str(value)): chr(zero + value) for value in range(10)}
    _is_cut("It costs 27 here.".translate(figures))
    _is_cut(claim.translate(figures))


@given(_CLAIM, st.sampled_from([_BOLD, _FULL]), st.sets(st.integers(0, 60), min_size=1))
def test_letters_in_bold_and_wide(claim: str, font: dict[str, str], places: set[int]) -> None:
    _is_cut("".join(font.get(c, c) if at in places else c for at, c in enumerate(claim)))


@given(_CLAIM, st.sets(st.integers(0, 60)), st.booleans())
def test_entities_capitals_and_markup(claim: str, places: set[int], loud: bool) -> None:
    written = "".join(f"&#{ord(char)};" if at in places else char for at, char in enumerate(claim))
    _is_cut(claim.upper() if loud else written)
    _is_cut(html.escape(html.escape(written)))
    _is_cut("".join(f"**{char}**" if at in places else char for at, char in enumerate(claim)))


@given(_CLAIM, st.sampled_from([" ", ".", "-", "*"]))
def test_letters_set_apart(claim: str, between: str) -> None:
    _is_cut(" ".join(between.join(word) for word in claim.rstrip(".").split()))
