"""What came of a command: values read from the shop's records, worded by `wording`."""

from dataclasses import dataclass
from typing import Literal

from handsel.kit.money import Money
from handsel.modules.assistant.commands import HandOffReason
from handsel.modules.assistant.context import CartCard, OrderCard, ProductCard
from handsel.modules.assistant.delivery_cards import DeliveryOutcome, PriceCard
from handsel.modules.assistant.payment_cards import PaymentOutcome
from handsel.modules.assistant.service_outcomes import ServiceOutcome, ServiceRefusal

RefusalReason = Literal[
    ServiceRefusal,
    "foreign_handle",  # not minted for this conversation
    "not_found",  # it was there and is gone
    "out_of_stock",
    "cart_empty",
    "not_confirmed",  # the customer's words do not say yes to this summary
    "changed",  # prices or stock changed since the summary: a new one is shown
    "expired",
    "no_open_checkout",
    "limit_reached",
    "too_many_commands",
    "currency_mismatch",
    "switched_off",  # the shop leaves this to people
    "above_limit",  # an order of this size is a person's
]


@dataclass(frozen=True, slots=True)
class ProductsFound:
    query: str
    products: tuple[ProductCard, ...]


@dataclass(frozen=True, slots=True)
class ProductShown:
    """One product, or one variant of it when `variant` (a handle) is given."""

    product: ProductCard
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class CartChanged:
    change: Literal["added", "changed", "removed"]
    title: str
    quantity: int
    cart: CartCard


@dataclass(frozen=True, slots=True)
class CartShown:
    cart: CartCard


@dataclass(frozen=True, slots=True)
class NotEnoughStock:
    title: str
    wanted: int
    available: int


@dataclass(frozen=True, slots=True)
class CheckoutSummary:
    """The summary the customer must say yes to. `confirm_payload` rides on the yes button."""

    cart: CartCard
    total: Money
    confirm_payload: str
    cancel_payload: str
    price: PriceCard | None = None
    #: How it will be paid, where the shop leaves a choice.
    payment: str = ""


@dataclass(frozen=True, slots=True)
class CheckoutConfirmed:
    order_number: str


@dataclass(frozen=True, slots=True)
class CheckoutCancelled:
    """`order_number` is empty where no order had been written yet."""

    order_number: str = ""


@dataclass(frozen=True, slots=True)
class PaymentLink:
    url: str
    total: Money
    order_number: str


@dataclass(frozen=True, slots=True)
class OrderShown:
    order: OrderCard


@dataclass(frozen=True, slots=True)
class NoOrders:
    pass


@dataclass(frozen=True, slots=True)
class KnowledgeAnswer:
    answer: str


@dataclass(frozen=True, slots=True)
class HandedOff:
    reason: HandOffReason


@dataclass(frozen=True, slots=True)
class Stopped:
    business_name: str


@dataclass(frozen=True, slots=True)
class Refused:
    command: str
    reason: RefusalReason


Outcome = (
    DeliveryOutcome
    | PaymentOutcome
    | ProductsFound
    | ProductShown
    | CartChanged
    | CartShown
    | NotEnoughStock
    | CheckoutSummary
    | CheckoutConfirmed
    | CheckoutCancelled
    | PaymentLink
    | OrderShown
    | NoOrders
    | KnowledgeAnswer
    | HandedOff
    | Stopped
    | Refused
    | ServiceOutcome
)
