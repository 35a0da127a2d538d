"""What paper can bear of the text that people write."""

import pytest

from handsel.modules.commerce.invoices.printable import printable


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Mia Laurent", "Mia Laurent"),
        ("Mia 🌸💐", "Mia"),
        ("👩‍🍳 Chef", "\u200d Chef"),
        ("𝓐𝓶𝓮𝓵𝓲𝓪 Ⓡⓞⓢⓔ", "Amelia Rose"),
        ("two\r\nlines\tand\x00more", "two lines and more"),
        ("turned \u202eback", "turned back"),
        ("private \ue000", "private"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("№ 5 – “ok” 12 €", "№ 5 – “ok” 12 €"),
        ("", ""),
    ],
)
def test_text_keeps_its_letters_and_loses_what_has_no_place_on_paper(
    written: str, printed: str
) -> None:
    assert printable(written) == printed


def test_on_a_right_to_left_page_every_text_keeps_its_own_direction() -> None:
    page = {"rows": ["12 Baker Street", ""], "count": 2, "shown": True}
    assert printable(page, isolate=True) == {
        "rows": ["\u206812 Baker Street\u2069", ""],
        "count": 2,
        "shown": True,
    }


def test_fences_a_writer_smuggled_in_are_removed() -> None:
    assert printable("a\u2069b\u202dc", isolate=True) == "\u2068abc\u2069"
