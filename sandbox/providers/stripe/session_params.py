"""Reads and checks what a Checkout Session is created from."""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.providers.stripe.currencies import (
    LARGEST_MINOR,
    SUPPORTED,
    format_minor,
    smallest_minor,
)
from sandbox.providers.stripe.errors import refused
from sandbox.providers.stripe.forms import integer, metadata, names, require, require_known
from sandbox.web import Json

_KNOWN = names(
    """adaptive_pricing after_expiration allow_promotion_codes allowed_payment_method_types
    automatic_tax billing_address_collection branding_settings cancel_url client_reference_id
    consent_collection currency custom_fields custom_text customer customer_account
    customer_creation customer_email customer_update discounts excluded_payment_method_types
    expand expires_at integration_identifier invoice_creation line_items locale managed_payments
    metadata mode name_collection optional_items origin_context payment_intent_data
    payment_method_collection payment_method_configuration payment_method_data
    payment_method_options payment_method_types permissions phone_number_collection
    redirect_on_completion return_url saved_payment_method_options setup_intent_data
    shipping_address_collection shipping_options submit_type subscription_data success_url
    tax_id_collection ui_mode wallet_options"""
)
_KNOWN_LINE = names("adjustable_quantity metadata price price_data quantity tax_rates")
_KNOWN_PRICE = names(
    """currency product product_data recurring tax_behavior unit_amount unit_amount_decimal"""
)
_URL = re.compile(r"https?://[^\s/]+\S*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MIN_LIFE_SECONDS = 30 * 60
_MAX_LIFE_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Line:
    """One checked line item."""

    name: str
    description: str | None
    unit_minor: int
    quantity: int
    metadata: Json


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is bought: the lines, the currency they share, and the shipping."""

    lines: tuple[Line, ...]
    currency: str
    shipping_minor: int

    @property
    def subtotal_minor(self) -> int:
        """Sum of the lines."""
        return sum(line.unit_minor * line.quantity for line in self.lines)

    @property
    def total_minor(self) -> int:
        """Sum of the lines and the shipping."""
        return self.subtotal_minor + self.shipping_minor


def check_params(params: Json) -> None:
    """Everything but the lines and the expiry; raises a Stripe error."""
    require_known(params, _KNOWN)
    if require(params, "mode") != "payment":
        raise refused("The sandbox supports only mode 'payment'.", param="mode")
    if params.get("ui_mode", "hosted_page") not in {"hosted", "hosted_page"}:
        raise refused("The sandbox supports only ui_mode 'hosted_page'.", param="ui_mode")
    _require_url(require(params, "success_url"), "success_url")
    if params.get("cancel_url"):
        _require_url(params["cancel_url"], "cancel_url")
    email = params.get("customer_email")
    if email and not _EMAIL.fullmatch(email):
        raise refused(
            f"Invalid email address: {email}", code="email_invalid", param="customer_email"
        )
    if len(params.get("client_reference_id", "")) > 200:
        words = "Invalid string: must be at most 200 characters"
        raise refused(words, param="client_reference_id")
    metadata(params.get("metadata"))
    intent = params.get("payment_intent_data") or {}
    if not isinstance(intent, dict):
        raise refused("Invalid object", param="payment_intent_data")
    metadata(intent.get("metadata"), param="payment_intent_data[metadata]")


def _require_url(value: Any, param: str) -> None:
    if not isinstance(value, str) or not _URL.fullmatch(value):
        raise refused("Not a valid URL", code="url_invalid", param=param)


def read_expiry(params: Json, *, now: int) -> int:
    """When the session ends, in Unix seconds: 24 hours from now unless given."""
    if "expires_at" not in params:
        return now + _MAX_LIFE_SECONDS
    at = integer(params["expires_at"], param="expires_at")
    # A minute of grace, for the time a request needs to arrive.
    if at < now + _MIN_LIFE_SECONDS - 60:
        words = (
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation."
        )
        raise refused(words, param="expires_at")
    if at > now + _MAX_LIFE_SECONDS + 60:
        words = (
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation."
        )
        raise refused(words, param="expires_at")
    return at


def read_ordered(params: Json) -> Ordered:
    """The line items and shipping, checked; raises a Stripe error."""
    items = require(params, "line_items")
    if not isinstance(items, list):
        raise refused("Invalid array", param="line_items")
    if len(items) > 100:
        raise refused("You can have at most 100 line items.", param="line_items")
    read = [_read_line(item, f"line_items[{at}]") for at, item in enumerate(items)]
    currencies = {currency for _, currency in read}
    if len(currencies) > 1:
        raise refused("All line items must have the same currency.", param="line_items")
    currency = currencies.pop()
    shipping = _shipping_minor(params.get("shipping_options"), currency)
    ordered = Ordered(tuple(line for line, _ in read), currency, shipping)
    _require_chargeable(ordered)
    return ordered


def _require_chargeable(ordered: Ordered) -> None:
    total, currency = ordered.total_minor, ordered.currency
    if total < smallest_minor(currency):
        least = format_minor(smallest_minor(currency), currency)
        words = (
            f"The Checkout Session's total amount due must add up to at least {least} {currency}"
        )
        raise refused(words, code="amount_too_small")
    if total > LARGEST_MINOR:
        most = format_minor(LARGEST_MINOR, currency)
        words = f"The Checkout Session's total amount due must be no more than {most} {currency}"
        raise refused(words, code="amount_too_large")


def _read_line(item: Any, where: str) -> tuple[Line, str]:
    if not isinstance(item, dict):
        raise refused("Invalid object", param=where)
    require_known(item, _KNOWN_LINE, prefix=where)
    if "price" in item:
        raise refused(
            f"No such price: '{item['price']}'", code="resource_missing", param=f"{where}[price]"
        )
    price = require(item, "price_data", prefix=where)
    inside = f"{where}[price_data]"
    require_known(price, _KNOWN_PRICE, prefix=inside)
    product = require(price, "product_data", prefix=inside)
    quantity = integer(
        require(item, "quantity", prefix=where), param=f"{where}[quantity]", at_least=1
    )
    line = Line(
        name=require(product, "name", prefix=f"{inside}[product_data]"),
        description=product.get("description"),
        unit_minor=_unit_minor(price, inside),
        quantity=quantity,
        metadata=metadata(item.get("metadata"), param=f"{where}[metadata]"),
    )
    return line, read_currency(require(price, "currency", prefix=inside), f"{inside}[currency]")


def _unit_minor(price: Json, inside: str) -> int:
    if "unit_amount" not in price and "unit_amount_decimal" in price:
        decimal = price["unit_amount_decimal"].removesuffix(".0")
        return integer(decimal, param=f"{inside}[unit_amount_decimal]")
    return integer(require(price, "unit_amount", prefix=inside), param=f"{inside}[unit_amount]")


def read_currency(value: Any, param: str) -> str:
    """A supported currency in lower case."""
    currency = str(value).lower()
    if currency not in SUPPORTED:
        words = f"Invalid currency: {currency}. Stripe currently supports these currencies: "
        raise refused(words + ", ".join(sorted(SUPPORTED)), param=param)
    return currency


def _shipping_minor(options: Any, currency: str) -> int:
    """The first option's price; it is the one the page offers."""
    if not options:
        return 0
    where = "shipping_options[0][shipping_rate_data][fixed_amount]"
    rate = options[0].get("shipping_rate_data", {}) if isinstance(options, list) else {}
    amount = rate.get("fixed_amount")
    if not isinstance(amount, dict):
        raise refused(f"Missing required param: {where}.", code="parameter_missing", param=where)
    if read_currency(amount.get("currency"), f"{where}[currency]") != currency:
        raise refused("The shipping currency must be that of the line items.", param=where)
    return integer(amount.get("amount"), param=f"{where}[amount]")
