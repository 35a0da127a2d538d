"""Files as shops really have them are read rightly, or refused with the row and the reason."""

import tracemalloc
from collections.abc import Iterator

import pytest

from handsel.modules.catalog.importing.fields import suggest
from handsel.modules.catalog.importing.plan import Wanted, make_plan, read_rows
from handsel.modules.catalog.importing.problems import Unreadable
from handsel.modules.catalog.importing.tests.files import PLAIN, SHOPIFY, WOO, read, shop


def prices(text: str | bytes, **about: str) -> list[int | None]:
    _, drafts, _ = read(text, of=shop(**about))
    return [v.values.get("price_minor") for draft in drafts for v in draft.variants]


def errors(text: str | bytes) -> list[tuple[int, str, str]]:
    _, _, problems = read(text)
    return [(one.row, one.column, one.code) for one in problems.kept if not one.is_warning]


@pytest.mark.parametrize(
    ("file", "shape"), [(SHOPIFY, "shopify"), (WOO, "woocommerce"), (PLAIN, "plain")]
)
def test_a_shape_is_known_by_its_header(file: str, shape: str) -> None:
    assert read(file)[0].shape == shape


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    plan, drafts, problems = read("title,price\nCrème brûlée,£4.50\n".encode(encoding))
    assert drafts[0].values["title"] == "Crème brûlée"
    assert [one.code for one in problems.kept] == (["encoding"] if encoding == "cp1252" else [])
    assert plan.rows == 1


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_is_read(mark: str, end: str) -> None:
    rows = [["title", "price", "description"], ["Bun", "1.10", f'"two{end}lines"']]
    _, drafts, problems = read(end.join(mark.join(row) for row in rows) + end)
    assert drafts[0].values["description"] == "two\nlines"
    assert problems.errors == 0


def test_a_hint_for_spreadsheets_blank_rows_and_padding_are_passed_over() -> None:
    _, drafts, _ = read("sep=;\r\n\r\n title ; price \r\n\r\n\u00a0Bun\u200b ; 1,10 \r\n;;\r\n")
    assert (drafts[0].values["title"], drafts[0].row) == ("Bun", 5)


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        (["1.234,56", "5,00"], [123456, 500]),
        (["1,234.56", "5.00"], [123456, 500]),
        (["1 234,56", "5"], [123456, 500]),
        (["1'234.50", "12.-"], [123450, 1200]),
        (["€ 12,50", "3,00 EUR"], [1250, 300]),
        (["1.234", "1.234,00"], [123400, 123400]),
        (["1.234", "0.50"], [None, 50]),
        (["12.500", "3.000"], [1250, 300]),
        (["١٢٫٥٠"], [1250]),
    ],
)
def test_a_column_decides_how_its_numbers_are_read(
    written: list[str], minor: list[int | None]
) -> None:
    rows = "".join(f'Bun {at},"{one}"\n' for at, one in enumerate(written))
    assert prices("title,price\n" + rows) == minor


def test_what_proves_nothing_is_read_as_the_currency_and_the_language_have_it() -> None:
    file = "title,price\nBun,1.500\n"
    assert prices(file, currency="KWD") == [1500]
    assert prices(file, currency="JPY") == [1500]
    assert prices(file, currency="EUR", locale="de_DE") == [150000]
    assert prices(file, currency="EUR", locale="en_GB") == [150]


def test_a_neighbor_proves_the_decimal_mark_for_a_column_that_does_not() -> None:
    assert prices('title,price,cost\nBun,1.500,"0,75"\n') == [150000]


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("title,price\nBun,-1\n", (2, "price", "negative")),
        ("title,price\nBun,1.234\nRoll,2.5\n", (2, "price", "too_many_digits")),
        ("title,price\nBun,cheap\n", (2, "price", "not_a_number")),
        ('title,price\nBun,1.10\nRoll,"1,1"\nRye,2.20\n', (3, "price", "not_a_number")),
        ("title,price,stock\nBun,1,2.5\n", (2, "stock", "not_a_count")),
        ("title,price,active\nBun,1,perhaps\n", (2, "active", "not_yes_or_no")),
        ("title,price,currency\nBun,1,USD\n", (2, "currency", "other_currency")),
        ("title,price\nBun,1,extra\n", (2, "", "too_many_cells")),
        (f"title,price\n{'B' * 201},1\n", (2, "title", "too_long")),
        ("handle,title,price\nb,Bun,1\nb,Roll,1\n", (3, "", "two_titles")),
        ("title,price,sku\nBun,1,A\nBun,2,B\n", None),
        ("title,variant,price\nBun,S,1\nBun,S,2\n", (3, "", "same_options")),
        ('title,price\n"Bun\nroll",x\nRye,y\n', (2, "price", "not_a_number")),
    ],
)
def test_a_problem_names_its_row_its_column_and_its_reason(
    file: str, found: tuple[int, str, str] | None
) -> None:
    assert errors(file)[:1] == ([found] if found else [])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"\x00\x01PK",
        b"who,what\n1,2\n",
        b'title,price\n"Bun,1\nRoll,2\n',
        b'title,price\n"B"un,1\n',
        b"title,price\n" + b"x" * 300_000 + b",1\n",
    ],
)
def test_what_is_no_table_of_products_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content)


def test_formulas_are_taken_back() -> None:
    _, drafts, _ = read('title,price,sku\n\'=Sum,1.00,"=""007"""\n')
    assert drafts[0].values["title"] == "=Sum"
    assert drafts[0].variants[0].sku == "007"


def test_headers_in_other_words_and_languages_are_suggested() -> None:
    assert suggest(["Artikelnummer", "Bezeichnung", "Preis (EUR)", "Bestand", "Farbe"]) == {
        "sku": "Artikelnummer",
        "title": "Bezeichnung",
        "price": "Preis (EUR)",
        "stock": "Bestand",
        "option:farbe": "Farbe",
    }


def test_a_mapping_to_a_column_or_field_that_is_not_there_is_refused() -> None:
    for mapping in ({"title": "Nope"}, {"colour": "title"}, {"price": "price"}):
        with pytest.raises(Unreadable):
            read(PLAIN, wanted=Wanted(mapping=mapping))


def test_options_come_from_columns_of_their_own_too() -> None:
    file = "title,price,option:Glaze,Size\nBowl,4,Moss,L\n"
    _, drafts, _ = read(file, wanted=Wanted(mapping={
        "title": "title", "price": "price", "option:Glaze": "option:Glaze", "option:Size": "Size",
    }))  # fmt: skip
    assert drafts[0].variants[0].values["options"] == {"Glaze": "Moss", "Size": "L"}


def test_a_sku_is_made_up_the_same_each_time_and_never_twice() -> None:
    file = "title,variant,price\nBun,S/M,1\nBun,S M,1\n"
    skus = [v.sku for v in read(file)[1][0].variants]
    assert skus == ["bun/s-m", "bun/s-m/2"]
    assert [v.sku for v in read(file)[1][0].variants] == skus


def test_memory_does_not_grow_with_the_file() -> None:
    def pieces(rows: int) -> Iterator[bytes]:
        yield b"title,price,sku,description\n"
        for number in range(rows):
            yield f"Thing {number},1.10,T-{number},{'words ' * 20}\n".encode()

    def peak(rows: int) -> int:
        tracemalloc.start()
        plan = make_plan(lambda: pieces(rows), wanted=Wanted(), shop=shop())
        assert sum(1 for _ in read_rows(plan)) == plan.rows == rows
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(6_000) < peak(1_000) + 300_000
