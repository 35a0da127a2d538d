"""What the assistant may propose about orders that exist.

Each lists a change and asks; only `confirm_change` carries one out, and only with the customer's
own yes. Amounts are the server's; money goes nowhere but to ways of paying known of the customer.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from handsel.modules.assistant.command_shape import Handle, Part, Quantity

CancelReason = Literal["no_longer_needed", "ordered_by_mistake", "other"]
MOST_ITEMS = 20

_Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]


class Address(Part):
    """Where an order goes; parts that are not given stay empty."""

    name: _Short = ""
    line: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    city: _Short = ""
    postcode: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = ""
    region: _Short = ""
    country: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    phone: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""


class SwappedItem(Part):
    """A line of an order (`l_…`), or some of it, for another variant (`v_…`)."""

    line: Handle
    variant: Handle
    quantity: Quantity | None = None


class ReturnedItem(Part):
    """A line of an order, or some of it."""

    line: Handle
    quantity: Quantity | None = None


_Swapped = Annotated[tuple[SwappedItem, ...], Field(min_length=1, max_length=MOST_ITEMS)]
_Returned = Annotated[tuple[ReturnedItem, ...], Field(min_length=1, max_length=MOST_ITEMS)]


class Identify(Part):
    """Reach an order placed elsewhere: two of e-mail address, order number and postcode."""

    kind: Literal["identify"] = "identify"
    email: Annotated[str, StringConstraints(max_length=254)] | None = None
    order_number: Annotated[str, StringConstraints(max_length=24)] | None = None
    postcode: Annotated[str, StringConstraints(max_length=20)] | None = None


class CancelOrder(Part):
    """Cancel an order that has not left the shop."""

    kind: Literal["cancel_order"] = "cancel_order"
    order: Handle
    reason: CancelReason


class ChangeOrderItems(Part):
    """Other options of the same products in an order that has not left the shop."""

    kind: Literal["change_order_items"] = "change_order_items"
    order: Handle
    items: _Swapped
    method: Handle | None = None


class ChangeOrderAddress(Part):
    """Send an order that has not left the shop elsewhere."""

    kind: Literal["change_order_address"] = "change_order_address"
    order: Handle
    address: Address


class ChangePaymentMethod(Part):
    """Pay an order another way (`m_…`); what was paid goes back."""

    kind: Literal["change_payment_method"] = "change_payment_method"
    order: Handle
    method: Handle


class ReturnItems(Part):
    """Send delivered things back; without a method the money goes back the way it came."""

    kind: Literal["return_items"] = "return_items"
    order: Handle
    items: _Returned
    method: Handle | None = None


class ExchangeItems(Part):
    """Other options of the same products for delivered things."""

    kind: Literal["exchange_items"] = "exchange_items"
    order: Handle
    items: _Swapped
    method: Handle | None = None


class ConfirmChange(Part):
    """The customer said yes to the listed change (`g_…`); refused unless their own words say so."""

    kind: Literal["confirm_change"] = "confirm_change"
    change: Handle


class DeclineChange(Part):
    """The customer said no to the listed change."""

    kind: Literal["decline_change"] = "decline_change"
    change: Handle


ServiceCommand = (
    Identify
    | CancelOrder
    | ChangeOrderItems
    | ChangeOrderAddress
    | ChangePaymentMethod
    | ReturnItems
    | ExchangeItems
    | ConfirmChange
    | DeclineChange
)
