"""The demonstration shops come alive once, and keep what became of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.db import transaction

from handsel.config.environment import Environment
from handsel.edge.cli.demo import seed as seeding
from handsel.edge.cli.demo.seed import seed
from handsel.edge.cli.demo.shops import load
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.startup import RefusedToStart
from handsel.modules.api_keys.models import ApiKey
from handsel.modules.api_keys.rules import SCOPES
from handsel.modules.api_keys.using import read_actor
from handsel.modules.businesses.models import Business, Member
from handsel.modules.catalog.editing.prices import change_price
from handsel.modules.catalog.models import Product, Variant
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.payments.models import PaymentAccount
from handsel.modules.ingress.models import Route
from handsel.modules.knowledge.models import Entry

ROSE = load("rose-bakery")
BLUE = load("blue-cafe")

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def undone(database: dict[str, str]) -> Iterator[None]:
    """The shops have fixed names, so each test makes them in a transaction and takes them back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def in_development(monkeypatch: pytest.MonkeyPatch, **told: object) -> None:
    environment = Environment().model_copy(update=told)
    monkeypatch.setattr(seeding, "environment", lambda: environment)


def test_both_shops_open_with_their_people_goods_and_answers() -> None:
    seed()
    for shop in (ROSE, BLUE):
        with tenancy.business(shop.id):
            assert Business.objects.get().name == shop.name
            roles = {member.user.name: member.role for member in Member.objects.all()}
            assert roles == {person.name: person.role for person in shop.people}
            assert Product.objects.count() == len(shop.products)
            assert Entry.objects.count() == len(shop.knowledge)
            connected = Channel.objects.values_list("kind", "external_id")
            assert set(connected) == {(each.kind, each.account) for each in shop.channels}


def test_prices_and_stock_are_those_written_down() -> None:
    seed()
    with tenancy.business(ROSE.id):
        mug = Variant.objects.get(sku="MUG-BLU")
        assert (mug.price_minor, mug.currency, mug.options) == (1400, "GBP", {"Color": "Blue"})
        assert mug.stock == 12
        assert mug.product.image == "rose-bakery/stoneware-mug.svg"


def test_what_is_described_is_enough_to_act_as_a_shop() -> None:
    rose, blue = seed()
    assert rose["slug"] == "rose-bakery"
    assert rose["id"] == str(ROSE.id)
    assert rose["channels"] == [
        {"kind": "instagram", "account_id": "17841400000000001"},
        {"kind": "messenger", "account_id": "104500000000001"},
        {"kind": "whatsapp", "account_id": "106500000000001"},
        {"kind": "telegram", "account_id": "7085000001"},
        {"kind": "webchat", "account_id": "wc_019ab0de0000700080000000000000a10000000000000001"},
    ]
    assert [each["kind"] for each in blue["channels"]] == [
        "instagram",
        "messenger",
        "whatsapp",
        "telegram",
        "webchat",
    ]
    with tenancy.business(ROSE.id):
        owner = Member.objects.select_related("user").get(role="owner")
    assert owner.user.email == rose["owner"]["email"]
    assert check_password(rose["owner"]["password"], owner.user.password)
    actor = read_actor(rose["api_token"], address=None, now=now())
    assert actor is not None
    assert (actor.business_id, actor.member_id) == (ROSE.id, owner.id)
    assert actor.permissions == SCOPES


def keys_of(shops: list[dict[str, Any]]) -> dict[str, str]:
    return {shop["slug"]: shop["api_token"] for shop in shops}


def test_a_key_that_opens_is_kept_and_another_is_made_anew() -> None:
    first = keys_of(seed())
    assert keys_of(seed(first)) == first
    swapped = {"rose-bakery": first["blue-cafe"], "blue-cafe": "gone"}
    second = keys_of(seed(swapped))
    assert set(first.values()) & set(second.values()) == set()
    for old in first.values():
        assert read_actor(old, address=None, now=now()) is None
    with tenancy.business(ROSE.id):
        assert ApiKey.objects.filter(revoked_at=None).count() == 1


def test_each_shop_is_paid_on_its_own_account_and_hears_of_it() -> None:
    seed()
    for shop in (ROSE, BLUE):
        with tenancy.business(shop.id):
            account = PaymentAccount.objects.get(is_active=True)
            assert (account.provider, account.external_id) == ("stripe", shop.stripe_account)
            routes = {(route.source, route.account) for route in Route.objects.all()}
        channels = {(each.kind, each.account) for each in shop.channels}
        parents = {(each.kind, each.parent) for each in shop.channels if each.parent}
        assert routes == {("stripe", shop.stripe_account)} | channels | parents


def test_seeding_again_keeps_what_became_of_a_shop() -> None:
    first = seed()
    with tenancy.business(ROSE.id):
        mug = Variant.objects.get(sku="MUG-BLU")
        change_price(mug.id, price_minor=1)
    assert seed(keys_of(first)) == first
    with tenancy.business(ROSE.id):
        assert Variant.objects.get(sku="MUG-BLU").price_minor == 1
        assert Product.objects.count() == len(ROSE.products)


def test_a_shop_of_an_earlier_release_gets_the_channels_it_lacks() -> None:
    first = seed()
    with tenancy.business(ROSE.id):
        Route.objects.filter(source="messenger").delete()
        Channel.objects.filter(kind="messenger").delete()
        Channel.objects.filter(kind="instagram").update(name="renamed")
    assert seed(keys_of(first)) == first
    with tenancy.business(ROSE.id):
        assert Channel.objects.filter(kind="messenger").count() == 1
        assert Channel.objects.get(kind="instagram").name == "renamed"


def test_the_quiet_window_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    in_development(monkeypatch, quiet_seconds=0.25)
    seed()
    in_development(monkeypatch, quiet_seconds=2.0)
    seed()
    with tenancy.business(ROSE.id):
        assert Business.objects.get().quiet_seconds == 2


def test_in_production_there_are_no_demo_shops(monkeypatch: pytest.MonkeyPatch) -> None:
    in_development(monkeypatch, env="production")
    with pytest.raises(RefusedToStart, match="development only"):
        seed()
