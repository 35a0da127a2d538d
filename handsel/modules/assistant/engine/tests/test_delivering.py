"""Addresses and codes as people type them."""

import pytest

from handsel.modules.assistant.engine.addresses import parse_address
from handsel.modules.assistant.engine.delivering import code_in
from handsel.modules.commerce.pricing.address import NEEDED, AddressField

ALL: tuple[AddressField, ...] = (*NEEDED, "postcode")


@pytest.mark.parametrize(
    ("text", "name", "line", "city", "postcode", "country"),
    [
        ("Robin Hale, 8 Pump Lane, Bath BA1 2LR", "Robin Hale", "8 Pump Lane", "Bath",
         "BA1 2LR", ""),
        ("please send it to Robin Hale\n8 Pump Lane\nBath\nBA1 2LR\nUK", "Robin Hale",
         "8 Pump Lane", "Bath", "BA1 2LR", "GB"),
        ("Flat 2, 8 Pump Lane, Bath BA1 2LR", "", "Flat 2, 8 Pump Lane", "Bath", "BA1 2LR", ""),
        ("Meine Adresse ist Jana Roth, Lindenstraße 14, 10969 Berlin, Deutschland", "Jana Roth",
         "Lindenstraße 14", "Berlin", "10969", "DE"),
        ("Ana Gil, Calle Mayor 5, 28013 Madrid, España", "Ana Gil", "Calle Mayor 5", "Madrid",
         "28013", "ES"),
        ("Rui Dias, Rua Augusta 24, 1100-053 Lisboa, Portugal", "Rui Dias", "Rua Augusta 24",
         "Lisboa", "1100-053", "PT"),
        ("mon adresse : Léa Petit, 12 rue des Lilas, 69003 Lyon, France", "Léa Petit",
         "12 rue des Lilas", "Lyon", "69003", "FR"),
        ("Dana Cole, 410 Fifth Street, Austin, TX 78701, USA", "Dana Cole", "410 Fifth Street",
         "Austin", "78701", "US"),
        ("Budi Santoso, Jalan Melati 7, Bandung 40115, Indonesia", "Budi Santoso",
         "Jalan Melati 7", "Bandung", "40115", "ID"),
        ("सीता राव, 12 गांधी मार्ग, पुणे 411001, भारत", "सीता राव", "12 गांधी मार्ग", "पुणे",
         "411001", "IN"),
        ("سارة علي، شارع النيل 12، القاهرة 11511، مصر", "سارة علي", "شارع النيل 12", "القاهرة",
         "11511", "EG"),
    ],
)  # fmt: skip
def test_an_address_is_read_part_by_part(
    text: str, name: str, line: str, city: str, postcode: str, country: str
) -> None:
    found = parse_address(text, missing=ALL)
    read = [found.get(part, "") for part in ("name", "line", "city", "postcode", "country")]
    assert read == [name, line, city, postcode, country]


def test_a_phone_number_is_no_postcode() -> None:
    found = parse_address("Robin Hale, 8 Pump Lane, Bath BA1 2LR, +44 7700 900123", missing=ALL)
    assert found["phone"] == "+44 7700 900123"
    assert found["postcode"] == "BA1 2LR"


@pytest.mark.parametrize(
    ("missing", "text", "found"),
    [
        ("postcode", "ba1 2lr", {"postcode": "ba1 2lr"}),
        ("postcode", "it's 10969", {"postcode": "10969"}),
        ("country", "Spanien", {"country": "ES"}),
        ("city", "Bath", {"city": "Bath"}),
        ("name", "Robin Hale", {"name": "Robin Hale"}),
        ("country", "the blue mug", {}),
        ("postcode", "I don't know", {}),
    ],
)
def test_a_short_answer_is_the_part_that_was_asked_for(
    missing: AddressField, text: str, found: dict[str, str]
) -> None:
    assert parse_address(text, missing=(missing,)) == found


@pytest.mark.parametrize(
    "text", ["do you have rye bread", "what time do you open", "hello", "make it three mugs"]
)
def test_other_talk_is_no_address(text: str) -> None:
    assert "line" not in parse_address(text, missing=ALL)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("my code is SPRING10", "SPRING10"),
        ("I have a discount code: autumn10", "autumn10"),
        ("use voucher WELCOME please", "WELCOME"),
        ("promo code welcome", "welcome"),
        ("Gutscheincode LENZ20", "LENZ20"),
        ("mi código es PRIMAVERA5", "PRIMAVERA5"),
        ("kode promo HEMAT15 ya", "HEMAT15"),
        ("मेरा कोड है DIWALI20", "DIWALI20"),
        ("كود الخصم RAMADAN5", "RAMADAN5"),
        ("do you have a discount code?", ""),
        ("is there a coupon for new customers", ""),
        ("what is the dress code", ""),
        ("my postcode is 10969", ""),
        ("zip code 10969", ""),
        ("código postal 28013", ""),
        ("c'est bon merci", ""),
        ("do you have a code please", ""),
        ("does the code work", ""),
    ],
)
def test_a_code_is_what_stands_after_a_word_for_it(text: str, code: str) -> None:
    assert code_in(text) == code
