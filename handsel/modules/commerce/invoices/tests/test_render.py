"""The promise of an invoice's file: it says what it was given, exactly that, always the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from handsel.kit.money import Money
from handsel.modules.commerce.invoices.document import Buyer, InvoiceDocument, Seller, TaxLine
from handsel.modules.commerce.invoices.render import render_pdf
from handsel.modules.commerce.invoices.tests.documents import an_invoice


def pages_of(pdf: bytes) -> list[str]:
    """Each page's text, runs of white space made one space."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def text_of(document: InvoiceDocument) -> str:
    return " ".join(pages_of(render_pdf(document)))


def is_archival(pdf: bytes) -> bool:
    return b"<pdfaid:part>2</pdfaid:part>" in pdf


def test_an_invoice_says_who_what_how_much_and_when() -> None:
    text = text_of(an_invoice())
    for words in (
        "Invoice",
        "INV-2026-0042",
        "22 November 2026",
        "1042",
        "Rose Bakery",
        "14 Orchard Row",
        "Tax ID GB 123 4567 89",
        "Mia Laurent",
        "mia@example.com",
        "Seeded loaf 1 · Large",
        "£12.50",
        "Total £25.00",
        "Paid by card.",
        "Page 1 of 1",
    ):
        assert words in text


def test_a_buyer_nobody_named_leaves_no_heading_behind() -> None:
    assert "Billed to" in text_of(an_invoice())
    assert "Billed to" not in text_of(replace(an_invoice(), buyer=Buyer()))


def test_equal_documents_make_equal_bytes_and_are_dated_by_their_issue() -> None:
    first, second = render_pdf(an_invoice()), render_pdf(an_invoice())
    assert first == second
    metadata = PdfReader(BytesIO(first)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2026, 11, 22)
    assert metadata.title == "Invoice INV-2026-0042"


@pytest.mark.parametrize(
    "hostile",
    [
        '#import "secrets.typ": *',
        '#read("/etc/passwd")',
        "*x* _y_ `z`",
        "= Heading",
        "$x^2$",
        "@label <label>",
        "// gone /* gone */ \\",
        '"}], "total": {"value": "0"}',
        "{page} of {pages}",
    ],
)
def test_what_a_customer_wrote_stays_text(hostile: str) -> None:
    document = an_invoice()
    line = replace(document.lines[0], description=hostile, detail=hostile)
    text = text_of(
        replace(
            document,
            lines=(line, *document.lines[1:]),
            buyer=Buyer(hostile, (hostile,)),
            payment_note=hostile,
        )
    )
    assert text.count(hostile) >= 5
    assert "Total £25.00" in text


def test_line_ends_in_a_name_make_no_new_line_of_the_invoice() -> None:
    text = text_of(replace(an_invoice(), buyer=Buyer("Mia\n= Total £0.00\x00\u2028#x")))
    assert "Mia = Total £0.00 #x" in text


def test_a_credit_note_names_the_invoice_that_it_corrects() -> None:
    credit = replace(
        an_invoice(), kind="credit_note", number="CN-2026-0001", corrected_number="INV-2026-0042"
    )
    text = text_of(credit)
    assert "Credit note" in text
    assert "Corrects invoice INV-2026-0042" in text
    assert "Total credited £25.00" in text


def test_a_credit_note_that_corrects_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="corrects"):
        replace(an_invoice(), kind="credit_note")


@pytest.mark.parametrize(
    ("currency", "locale", "printed"),
    [
        ("GBP", "en_GB", "£25.00"),
        ("EUR", "de_DE", "25,00 €"),
        ("EUR", "fr-FR", "25,00 €"),
        ("JPY", "en_US", "¥2,500"),
        ("KWD", "de_DE", "2,500 KWD"),
    ],
)
def test_money_reads_as_its_currency_and_reader_expect(
    currency: str, locale: str, printed: str
) -> None:
    assert printed in text_of(an_invoice(currency=currency, locale=locale))


def test_taxes_are_shown_by_rate_and_added_or_contained() -> None:
    document = an_invoice()
    taxes = (TaxLine(Decimal("20"), Money(500, "GBP")), TaxLine(Decimal("8.875"), Money(7, "GBP")))
    rated = tuple(replace(line, tax_rate=Decimal("20")) for line in document.lines)
    contained = replace(document, lines=rated, taxes=taxes, prices_include_tax=True)
    text = text_of(contained)
    assert "Including tax 20% £5.00" in text
    assert "Including tax 8.875% £0.07" in text
    assert "Total £25.00" in text
    added = text_of(replace(contained, prices_include_tax=False, total=Money(3007, "GBP")))
    assert "Subtotal £25.00 Tax 20% £5.00" in added
    assert "Total £30.07" in added


@pytest.mark.parametrize(
    "wrong",
    [{"subtotal": Money(2499, "GBP")}, {"total": Money(2501, "GBP")}],
)
def test_sums_that_do_not_agree_are_refused(wrong: dict[str, Money]) -> None:
    with pytest.raises(ValueError, match=r"the (sub)?total says"):
        replace(an_invoice(), **wrong)  # type: ignore[arg-type]


def test_rows_of_another_currency_are_refused() -> None:
    stray = replace(an_invoice().lines[0], total=Money(1250, "EUR"))
    with pytest.raises(ValueError, match="cannot add EUR to GBP"):
        replace(an_invoice(), lines=(stray, an_invoice().lines[1]))


def test_twenty_rows_fit_one_page_and_more_run_on_with_numbered_pages() -> None:
    assert len(pages_of(render_pdf(an_invoice(rows=20)))) == 1
    pages = pages_of(render_pdf(an_invoice(rows=60)))
    assert len(pages) == 2
    assert "Page 1 of 2" in pages[0]
    assert "Page 2 of 2" in pages[1]
    assert pages[1].startswith("Description Qty Unit price Amount")
    assert "Seeded loaf 60" in pages[1]


def test_every_file_is_archival_with_its_fonts_inside() -> None:
    assert is_archival(render_pdf(an_invoice()))


@pytest.mark.parametrize(
    "name",
    ["أمل حسن", "נועה לוי", "अमिता शर्मा", "山田太郎", "王小明", "김민수", "สมชาย", "Łukasz Żółć"],
)
def test_names_in_many_scripts_are_written_with_their_own_letters(name: str) -> None:
    pdf = render_pdf(replace(an_invoice(), buyer=Buyer(name)))
    assert is_archival(pdf)  # PDF/A refuses a missing glyph


def test_an_arabic_invoice_has_arabic_words_and_keeps_numbers_whole() -> None:
    document = replace(
        an_invoice(currency="EGP", locale="ar_EG"),
        seller=Seller("مخبز الورد", ("12 Baker Street",), "123-456-789"),
    )
    pdf = render_pdf(document)
    assert is_archival(pdf)
    text = " ".join(pages_of(pdf))
    assert "فاتورة" in text
    assert "123-456-789" in text
    assert "12 Baker Street" in text
    assert "25.00" in text
    root = PdfReader(BytesIO(pdf)).root_object
    assert str(root["/Lang"]).startswith("ar")


def test_a_reader_whose_language_we_lack_gets_english_throughout() -> None:
    text = text_of(an_invoice(locale="ka_GE"))
    assert "22 November 2026" in text
    assert "Total £25.00" in text


def test_emoji_and_costumed_letters_in_a_name_do_not_spoil_the_file() -> None:
    pdf = render_pdf(replace(an_invoice(), buyer=Buyer("🌸 𝓐𝓶𝓮𝓵𝓲𝓪 ☕️ ✨")))
    assert is_archival(pdf)
    assert "Amelia" in pages_of(pdf)[0]


def test_a_letter_without_a_glyph_still_gets_an_invoice() -> None:
    pdf = render_pdf(replace(an_invoice(), buyer=Buyer("ქეთევან Smith")))
    assert not is_archival(pdf)
    assert "Smith" in pages_of(pdf)[0]


def test_a_very_long_word_stays_within_its_column() -> None:
    document = an_invoice(rows=1)
    endless = replace(document.lines[0], description="q" * 400, detail="")
    pdf = render_pdf(replace(document, lines=(endless,)))
    printed = PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()
    assert sum(row.count("q") for row in printed) == 400
    assert max(row.count("q") for row in printed) < 60
