"""A business is opened under a name that nobody can take for another's, or for ours."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handsel.kit import tenancy
from handsel.kit.errors import Invalid
from handsel.kit.ids import uuid7
from handsel.kit.names import skeleton
from handsel.modules.businesses import actions, queries
from handsel.modules.businesses.actions import SlugTaken
from handsel.modules.businesses.models import Business
from handsel.modules.businesses.profile import BadField, read_field
from handsel.modules.businesses.slugs import (
    BadSlug,
    ReservedName,
    require_name,
    require_slug,
    slugs_for,
)
from handsel.modules.businesses.tests.people import person
from tests.cast import Shop

PROFILE = {
    "name": "Iris Books", "currency": "EUR", "country": "IE", "locale": "en-IE",
    "timezone": "Europe/Dublin", "email": "Hello@Iris.Example",
}  # fmt: skip


def opened(slug: str | None = None, **changes: Any) -> Business:
    return actions.open_business(
        user_id=person().id, profile=PROFILE | changes, slug=slug, business_id=uuid7()
    )


def fresh(stem: str) -> str:
    return f"{stem}-{uuid7().hex[-10:]}"


def test_whoever_opens_a_business_owns_it(database: dict[str, str]) -> None:
    user = person()
    business = actions.open_business(user_id=user.id, profile=PROFILE, business_id=uuid7())
    [membership] = queries.list_memberships(user.id)
    assert (membership.business_id, membership.role) == (business.id, "owner")
    assert (business.email, business.locale) == ("hello@iris.example", "en_IE")


def test_businesses_of_one_name_have_short_names_of_their_own(database: dict[str, str]) -> None:
    name = f"Iris {uuid7().hex[-10:]}"
    slugs = [opened(name=name).slug for _ in range(5)]
    base = name.lower().replace(" ", "-")
    assert slugs[:3] == [base, f"{base}-2", f"{base}-3"]
    assert all(slug.startswith(f"{base}-") for slug in slugs[3:])
    assert len(set(slugs)) == 5


@pytest.mark.parametrize("name", ["Роза", "خبز", "面包店", "🥐", "Ö"])
def test_a_name_without_latin_letters_gets_a_short_name_too(
    name: str, database: dict[str, str]
) -> None:
    business = opened(name=name)
    assert business.slug.startswith("shop-")
    assert business.name == name


def test_a_short_name_that_looks_like_another_is_taken(database: dict[str, str]) -> None:
    slug = fresh("wool-modern")
    assert opened(slug).slug == slug
    for spoof in (slug, slug.upper(), slug.replace("rn", "m"), slug.replace("w", "vv"),
                  slug.replace("oo", "0o"), slug.replace("l", "1")):  # fmt: skip
        with pytest.raises(SlugTaken):
            opened(spoof)


@given(st.text(alphabet="abclmnorvw01-", min_size=1, max_size=12))
def test_the_database_and_we_see_the_same_look(slug: str) -> None:
    ours = slug.replace("0", "o").replace("1", "l").replace("rn", "m").replace("vv", "w")
    assert skeleton(slug) == ours


@pytest.mark.parametrize(
    "slug",
    ["", "ab", "a" * 61, "-rose", "rose-", "rose--bakery", "rose_bakery", "rose bakery", "rоse",
     "rose.bakery", "rosé", "rose/..", "ro\u200bse"],
)  # fmt: skip
def test_a_short_name_is_plain(slug: str) -> None:
    with pytest.raises(BadSlug):
        require_slug(slug)


@pytest.mark.parametrize(
    "slug", ["admin", "API", "supp0rt", "handsel", "handse1-help", "my-hand-sel", "login"]
)
def test_a_short_name_does_not_stand_for_us(slug: str) -> None:
    with pytest.raises(ReservedName):
        require_slug(slug)


@pytest.mark.parametrize("name", ["Handsel", "HANDSEL Support", "Hаndsеl", "H a n d s e l"])
def test_a_name_does_not_stand_for_us(name: str) -> None:
    with pytest.raises(ReservedName):
        require_name(name)


@pytest.mark.parametrize(
    "name", ["", " \u200b ", "x" * 121, "Win at https://a.example", "WWW.a.example"]
)
def test_a_name_is_visible_short_and_leads_nowhere(name: str) -> None:
    with pytest.raises(Invalid):
        require_name(name)


def test_a_reserved_name_makes_no_reserved_short_name() -> None:
    drawn = slugs_for("Support", draw=lambda: "x7k")
    assert next(drawn) == "support-x7k"
    drawn = slugs_for("Роза", draw=lambda: "x7k")
    assert next(drawn) == "shop-x7k"


@pytest.mark.parametrize(
    ("field", "value"),
    [("currency", "XXX"), ("currency", "DEM"), ("currency", "eur"), ("country", "XX"),
     ("country", "GBR"), ("locale", "zz_ZZ"), ("locale", "not a locale"), ("timezone", "Mars/One"),
     ("timezone", "../etc/passwd"), ("email", "nobody"), ("email", "a@b\nBcc: c@d.example"),
     ("email", "amal@exаmple.com"), ("quiet_seconds", 61), ("quiet_seconds", -1),
     ("persona", "x" * 4001), ("tax_id", "9" * 61)],
)  # fmt: skip
def test_a_profile_says_what_can_be_true(field: str, value: object) -> None:
    with pytest.raises(BadField):
        read_field(field, value)


def test_text_keeps_its_lines_and_nothing_unseen() -> None:
    assert read_field("address", " 14 Orchard Row\r\nBath\u202e \x00") == "14 Orchard Row\nBath"


def test_only_the_fields_that_differ_change(rose: Shop) -> None:
    with tenancy.business(rose.id):
        assert actions.change_profile({"name": "Rose Bakery", "tax_id": "GB 1"}) == ["tax_id"]
        assert actions.change_profile({"tax_id": "GB 1", "currency": "EUR", "slug": "x"}) == []
        business = queries.get_current()
    assert (business.tax_id, business.currency, business.slug) == ("GB 1", "GBP", rose.slug)
