"""Where a chat may be shown: exact origins, and keys that name their business."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handsel.modules.web_chat.actions import TooManyOrigins, read_origins
from handsel.modules.web_chat.feed import FIND_VISIT, LOOK
from handsel.modules.web_chat.models import Site, Visit
from handsel.modules.web_chat.origins import NotAnOrigin, read_origin
from handsel.modules.web_chat.site_key import business_of, new_site_key


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://www.example.com", "https://www.example.com"),
        ("https://www.example.com/", "https://www.example.com"),
        (" HTTPS://Www.Example.com:443 ", "https://www.example.com"),
        ("https://shop.example.com:8443", "https://shop.example.com:8443"),
        ("https://xn--caf-dma.example", "https://xn--caf-dma.example"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://127.0.0.1:8003", "http://127.0.0.1:8003"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_an_origin_is_read_as_browsers_write_it(written: str, origin: str) -> None:
    assert read_origin(written) == origin


@pytest.mark.parametrize(
    "written",
    [
        "", "*", "null", "www.example.com", "https://", "https://*.example.com",
        "http://www.example.com", "https://example.com/shop", "https://example.com?x",
        "https://example.com#x", "https://a@example.com", "https://example.com:port",
        "https://example.com:70000", "ftp://example.com", "javascript:alert(1)",
        "https://exa mple.com", "https://café.example", "https://-a.example", "https://a..b",
        "https://example.com\\.evil.example", "https://" + "a." * 150 + "example",
        "https://example.com,https://evil.example",
    ],
)  # fmt: skip
def test_what_is_no_origin_is_refused(written: str) -> None:
    with pytest.raises(NotAnOrigin):
        read_origin(written)


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_refused(written: str) -> None:
    try:
        found = read_origin(written)
    except NotAnOrigin:
        return
    assert read_origin(found) == found


def test_each_origin_is_kept_once_and_twenty_at_most() -> None:
    assert read_origins(["https://a.example/", "https://A.example"]) == ["https://a.example"]
    with pytest.raises(TooManyOrigins):
        read_origins([f"https://{number}.example" for number in range(21)])


@given(st.uuids())
def test_a_key_names_its_business(business_id: UUID) -> None:
    assert business_of(new_site_key(business_id)) == business_id


@pytest.mark.parametrize("key", ["", "wc_", "wc_" + "G" * 48, "wc_" + "0" * 49, "0" * 51])
def test_what_is_no_key_names_nobody(key: str) -> None:
    assert business_of(key) is None
    assert new_site_key(uuid4()) != new_site_key(uuid4())


def test_the_statements_name_tables_of_the_models() -> None:
    for model in (Site, Visit):
        assert model._meta.db_table in FIND_VISIT
        assert model._meta.db_table in LOOK
        for column in model.gate_columns:
            assert column in {field.column for field in model._meta.concrete_fields}
