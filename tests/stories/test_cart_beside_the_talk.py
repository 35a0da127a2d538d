"""Beside the conversation a member sees what its customer is about to buy."""

import json
from typing import Any

from handsel.edge.api.tests.callers import caller_for
from handsel.kit import tenancy
from handsel.modules.catalog.models import Variant
from handsel.modules.conversations.models import Conversation
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World


def cart_of(shop: Shop) -> dict[str, Any]:
    """The cart of the shop's only conversation, as its agent sees it."""
    assert shop.agent is not None
    with tenancy.business(shop.id):
        thread = Conversation.objects.get().id
    answer = caller_for(shop.agent).call("GET", f"/conversations/{thread}/cart")
    assert answer.status_code == 200
    cart: dict[str, Any] = json.loads(answer.content)
    return cart


def test_a_cart_is_shown_at_todays_prices_until_it_is_agreed_to(world: World, rose: Shop) -> None:
    stock_shelves(rose)
    world.say(rose, "hello")
    world.work()
    nothing = cart_of(rose)
    assert (nothing["step"], nothing["lines"], nothing["total_minor"]) == ("choosing", [], None)
    world.say(rose, "two sourdough loaves please")
    world.work()
    [line] = cart_of(rose)["lines"]
    assert (line["quantity"], line["total_minor"], line["currency"]) == (2, 960, "GBP")
    assert "ourdough" in line["title"]
    with tenancy.business(rose.id):
        Variant.objects.filter(sku="LOAF").update(price_minor=500)
    assert cart_of(rose)["total_minor"] == 1000
    world.say(rose, "check out")
    world.work()
    assert cart_of(rose)["step"] == "agreeing"
