"""Types are known by the bytes, names are fit to be shown."""

import pytest

from handsel.modules.media.addresses import business_of, new_token, plain_name
from handsel.modules.media.rules import shown_name, type_of
from handsel.modules.media.tests.files import PDF, SVG, picture
from tests.cast import Shop


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("GIF"), "image/gif"),
        (picture("WEBP"), "image/webp"),
        (PDF, "application/pdf"),
        (b"\n" + PDF, ""),
        (b"<!doctype html>" + PDF, ""),
        (SVG, ""),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"PK\x03\x04", ""),
        (b"MZ", ""),
        (b"", ""),
    ],
    ids=repr,
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, found: str) -> None:
    assert type_of(content) == found


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("cake.jpg", "cake.pdf"),
        ("Menu for Ana.PDF", "Menu for Ana.pdf"),
        ("cake\u202egpj.exe", "cakegpj.pdf"),
        ("two\r\nlines\x00.pdf", "two lines.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Ana\\price list.pdf", "price list.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("", "file.pdf"),
        ("قائمة.pdf", "قائمة.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
    ],
)
def test_a_name_is_one_line_with_its_own_extension(given: str, shown: str) -> None:
    assert shown_name(given, extension="pdf") == shown


def test_an_address_holds_plain_letters_only() -> None:
    assert plain_name("Menü für Ana.pdf") == "menu-fur-ana.pdf"
    assert plain_name("قائمة.jpg") == "file.jpg"


def test_a_token_names_its_business_and_no_two_are_alike(rose: Shop) -> None:
    one, other = new_token(rose.id), new_token(rose.id)
    assert one != other
    assert business_of(one) == rose.id
    for wrong in ("", "x", one[:-1], one + "0", one.upper(), "../" + one):
        assert business_of(wrong) is None
