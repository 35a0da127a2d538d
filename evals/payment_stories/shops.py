"""A shop with one thing to sell, an account to be paid on, and a customer who said yes."""

from dataclasses import dataclass
from uuid import UUID

from handsel.flows.start_payment import begin
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.kit.key_ring import seal
from handsel.kit.money import Money
from handsel.kit.secrets import Place
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments.models import Mode, Payment
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress.models import Route
from tests.cast import Shop, open_blue_cafe, open_rose_bakery
from tests.purchases import agree, open_thread

STOCK = 5
SKU = "THING"


@dataclass(frozen=True, slots=True)
class Till:
    """A shop whose provider signs its own endpoint's deliveries with `secret`."""

    shop: Shop
    provider: str
    account: str
    secret: str


@dataclass(frozen=True, slots=True)
class Sold:
    """An order with its page open at the provider."""

    till: Till
    order_id: UUID
    payment_id: UUID


def open_tills(provider: str) -> tuple[Till, Till]:
    """Two shops with accounts of their own; the second is the first one's stranger."""
    return _connect(open_rose_bakery(), provider), _connect(open_blue_cafe(), provider)


def sell(till: Till, price: Money) -> Sold:
    """One thing at this price: agreed to, and a page opened."""
    with tenancy.business(till.shop.id):
        put_product(
            handle="thing",
            title="Thing",
            variants=[
                NewVariant(
                    sku=SKU,
                    options={},
                    price_minor=price.amount_minor,
                    currency=price.currency,
                    stock=STOCK,
                )
            ],
        )
    thread = open_thread(till.shop)
    order = agree(till.shop, thread, skus={SKU: 1}, now=now()).order
    begin(business_id=till.shop.id, order_id=order.id)
    with tenancy.business(till.shop.id):
        payment = Payment.objects.get(order_id=order.id)
    return Sold(till, order.id, payment.id)


def count_gone(till: Till) -> int:
    """How many things left the shelf."""
    with tenancy.business(till.shop.id):
        return STOCK - Variant.objects.get(sku=SKU).stock


def _connect(shop: Shop, provider: str) -> Till:
    name = f"acct{uuid7().hex[-16:]}"
    secret = f"signs-{uuid7().hex}"
    with tenancy.business(shop.id):
        made = payments.connect_account(
            provider=provider,
            external_id=name,
            mode=Mode.OWN_KEYS,
            secret_key="a-key-of-the-shop",
            client_id="a-client-of-the-shop",
        )
        route = ingress.add_route(source=provider, account=name, target_id=made.id)
        place = Place("ingress_route", "signing_secret", str(route.id), str(shop.id))
        Route.objects.filter(id=route.id).update(signing_secret=seal(secret, place=place))
    return Till(shop, provider, name, secret)
