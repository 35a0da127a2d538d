"""A shop of the product filled from the material's records: products, users, orders, payments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from handsel.flows.order_service import parcels
from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout.models import Cart, Checkout
from handsel.modules.commerce.checkout.models import Status as CheckoutStatus
from handsel.modules.commerce.ledger.rules import Kind
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders import money as order_money
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.terms import AgreedLine
from handsel.modules.commerce.payments.models import Payment
from handsel.modules.commerce.returns import actions as returns
from handsel.modules.commerce.returns.models import KnownMethod
from handsel.modules.commerce.returns.rules import Policy
from tests.cast import Shop, open_rose_bakery
from tests.provider import FakeProvider, Page
from tests.purchases import Thread, connect_stripe, open_thread

CURRENCY = "GBP"  # The material's amounts have two digits; which currency does not matter.
#: The published policy as this shop's: two reasons, no window, no limit, changes by all methods.
POLICY = Policy(
    return_window_days=36_500,
    approval_limit_minor=None,
    cancel_reasons=("no_longer_needed", "ordered_by_mistake"),
    pays_out_elsewhere=True,
)
PLENTY = 1_000
LONG_AGO = datetime(2024, 5, 1, tzinfo=UTC)


def minor(amount: float) -> int:
    """An amount of the material in minor units."""
    return round(amount * 100)


@dataclass
class RetailShop:
    """The product's rows, by the names the material gives them."""

    shop: Shop
    account_id: UUID
    provider: FakeProvider
    orders: dict[str, UUID] = field(default_factory=dict)
    methods: dict[str, UUID] = field(default_factory=dict)
    #: The lines of an order, in the material's order: (line id, item id).
    lines: dict[str, list[tuple[UUID, str]]] = field(default_factory=dict)
    variants: dict[str, UUID] = field(default_factory=dict)


def open_retail(provider: FakeProvider) -> RetailShop:
    """An empty shop with the published policy."""
    shop = open_rose_bakery()
    account_id = connect_stripe(shop)
    with tenancy.business(shop.id):
        returns.set_policy(shop.owner, POLICY)
    return RetailShop(shop, account_id, provider)


def load_products(retail: RetailShop, products: Iterable[Mapping[str, Any]]) -> None:
    """Put products on the shelves; what is not available has no stock."""
    with tenancy.business(retail.shop.id):
        for product in products:
            put_product(
                handle=product["product_id"],
                title=product["name"],
                variants=[
                    NewVariant(
                        sku=item_id,
                        options=variant["options"],
                        price_minor=minor(variant["price"]),
                        currency=CURRENCY,
                        stock=PLENTY if variant["available"] else 0,
                    )
                    for item_id, variant in product["variants"].items()
                ],
            )
        retail.variants = dict(Variant.objects.values_list("sku", "id"))


def load_user(
    retail: RetailShop, user: Mapping[str, Any], bought: Iterable[Mapping[str, Any]]
) -> None:
    """A customer of the shop, who bought elsewhere: methods, gift cards, orders."""
    name = " ".join(user["name"].values())
    thread = open_thread(retail.shop, name=name, email=user["email"])
    with tenancy.business(retail.shop.id):
        for method in user["payment_methods"].values():
            known = returns.know_method(
                thread.customer_id,
                kind=method["source"].replace("credit_card", "card"),
                label=method["id"],
                external_id=method["id"],
            )
            retail.methods[method["id"]] = known.id
    for order in bought:
        _load_order(retail, order, user, thread)
    _fill_gift_cards(retail, user)


def _fill_gift_cards(retail: RetailShop, user: Mapping[str, Any]) -> None:
    with tenancy.business(retail.shop.id):
        for method in user["payment_methods"].values():
            if method.get("balance"):
                returns.move_credit(
                    retail.methods[method["id"]],
                    amount_minor=minor(method["balance"]),
                    currency=CURRENCY,
                    reference=f"balance:{method['id']}",
                )


def _load_order(
    retail: RetailShop, order: Mapping[str, Any], user: Mapping[str, Any], thread: Thread
) -> None:
    with tenancy.business(retail.shop.id):
        row = _write_order(retail, order, user, thread)
        retail.orders[order["order_id"]] = row.id
        listed = [line.id for line in row.lines.order_by("position")]
        items = [item["item_id"] for item in order["items"]]
        retail.lines[order["order_id"]] = list(zip(listed, items, strict=True))
        if order["status"] == "cancelled":
            orders.cancel(row.id)
            return
        _take_payment(retail, order, row)
    if order["status"] in {"processed", "delivered"}:
        parcels.ship(retail.shop.owner, row.id, tracking="imported", now=LONG_AGO)
    if order["status"] == "delivered":
        parcels.deliver(retail.shop.owner, row.id, now=LONG_AGO)


def _write_order(
    retail: RetailShop, order: Mapping[str, Any], user: Mapping[str, Any], thread: Thread
) -> Order:
    total = sum(minor(item["price"]) for item in order["items"])
    cart = Cart.objects.create(conversation_id=thread.conversation_id, is_open=False)
    checkout = Checkout.objects.create(
        cart=cart,
        conversation_id=thread.conversation_id,
        customer_id=thread.customer_id,
        status=CheckoutStatus.SUCCEEDED,
        lines=[],
        total_minor=total,
        currency=CURRENCY,
        summary_hash="",
        shown_at=LONG_AGO,
        expires_at=LONG_AGO,
    )
    row = orders.draft(
        checkouts.lock(checkout.id).id,
        customer_id=thread.customer_id,
        conversation_id=None,
        lines=[
            AgreedLine(
                variant_id=retail.variants[item["item_id"]],
                title=item["name"],
                quantity=1,
                unit_price_minor=minor(item["price"]),
            )
            for item in order["items"]
        ],
        total=Money(total, CURRENCY),
        email=user["email"],
    )
    row.number = int(order["order_id"].lstrip("#W"))
    row.delivery_address = address_of(order["address"])
    row.save()
    return row


def address_of(said: Mapping[str, str]) -> dict[str, str]:
    """An address of the material as the product keeps it."""
    line = ", ".join(part for part in (said["address1"], said["address2"]) if part)
    return {
        "line": line, "city": said["city"], "postcode": said["zip"], "region": said["state"],
        "country": said["country"],
    }  # fmt: skip


def _take_payment(retail: RetailShop, order: Mapping[str, Any], row: Order) -> None:
    paid = order["payment_history"][0]
    method_id = retail.methods[paid["payment_method_id"]]
    money = Money(row.total_minor, CURRENCY)
    method = KnownMethod.objects.get(id=method_id)
    returns.pay_with(row.id, method)
    reference = f"imported:{row.id}"
    if method.kind == "gift_card":
        returns.move_credit(
            method_id, amount_minor=money.amount_minor, currency=CURRENCY,
            reference=f"{reference}:held",
        )  # fmt: skip
        returns.move_credit(
            method_id, amount_minor=-money.amount_minor, currency=CURRENCY,
            reference=reference, order_id=row.id,
        )  # fmt: skip
        order_money.record_payment(
            row.id, reference=reference, money=money, at=LONG_AGO, kind=Kind.CREDIT_SPENT
        )
        return
    session, intent = f"cs_{uuid7().hex}", f"pi_{uuid7().hex}"
    payment = Payment.objects.create(
        order=row, account_id=retail.account_id, status="succeeded",
        amount_minor=money.amount_minor, currency=CURRENCY, session_external_id=session,
        external_id=intent, idempotency_key=reference, succeeded_at=LONG_AGO,
    )  # fmt: skip
    retail.provider.pages[session] = Page(
        account=retail.shop.stripe_account, session=session, money=money, expires_at=LONG_AGO,
        references=_references(retail, row, payment), status="succeeded", intent=intent,
    )  # fmt: skip
    order_money.record_payment(row.id, reference=intent, money=money, at=LONG_AGO)


def _references(retail: RetailShop, row: Order, payment: Payment) -> Any:
    from handsel.modules.commerce.payments.adapter import References

    return References(str(retail.shop.id), str(row.id), str(payment.id))
