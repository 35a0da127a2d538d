"""The JSON of a Checkout Session and its lines, with the fields of API version 2026-10-28."""

from sandbox.providers.stripe.session_params import Line, Ordered
from sandbox.providers.stripe.store import new_id
from sandbox.web import Json

NO_ADDRESS = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))

# Fields of a session that a one-time payment with a hosted page leaves empty.
_ABSENT = (
    "after_expiration",
    "allow_promotion_codes",
    "billing_address_collection",
    "client_secret",
    "collected_information",
    "consent",
    "consent_collection",
    "currency_conversion",
    "customer",
    "customer_account",
    "invoice",
    "origin_context",
    "payment_intent",
    "payment_link",
    "payment_method_configuration_details",
    "permissions",
    "recovered_from",
    "saved_payment_method_options",
    "setup_intent",
    "shipping_address_collection",
    "shipping_cost",
    "subscription",
    "wallet_options",
)


def session(params: Json, ordered: Ordered, *, now: int, expires_at: int, base_url: str) -> Json:
    """A new, open Checkout Session."""
    session_id = "cs_test_" + new_id("a1").replace("_", "") + new_id("b1").split("_")[1]
    email = params.get("customer_email") or None
    return {
        **dict.fromkeys(_ABSENT),
        "id": session_id,
        "object": "checkout.session",
        "adaptive_pricing": {"enabled": False},
        "amount_subtotal": ordered.subtotal_minor,
        "amount_total": ordered.total_minor,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "cancel_url": params.get("cancel_url") or None,
        "client_reference_id": params.get("client_reference_id") or None,
        "created": now,
        "currency": ordered.currency,
        "custom_fields": [],
        "custom_text": dict.fromkeys(
            ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
        ),
        "customer_creation": "if_required",
        "customer_details": customer_details(email) if email else None,
        "customer_email": email,
        "discounts": [],
        "expires_at": expires_at,
        "invoice_creation": {"enabled": False, "invoice_data": None},
        "livemode": False,
        "locale": params.get("locale") or None,
        "metadata": params.get("metadata") or {},
        "mode": "payment",
        "payment_method_collection": "if_required",
        "payment_method_options": {},
        "payment_method_types": params.get("payment_method_types") or ["card"],
        "payment_status": "unpaid",
        "phone_number_collection": {"enabled": False},
        "shipping_options": [],
        "status": "open",
        "submit_type": params.get("submit_type") or None,
        "success_url": params["success_url"],
        "total_details": {
            "amount_discount": 0,
            "amount_shipping": ordered.shipping_minor,
            "amount_tax": 0,
        },
        "ui_mode": "hosted_page",
        "url": f"{base_url}/stripe/pay/{session_id}",
    }


def customer_details(email: str | None) -> Json:
    """Who pays, as the page asked."""
    return {
        "address": dict(NO_ADDRESS),
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": None,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }


def line_item(line: Line, currency: str, *, now: int) -> Json:
    """One line of a session, with the price made for it."""
    amount = line.unit_minor * line.quantity
    return {
        "id": new_id("li"),
        "object": "item",
        "adjustable_quantity": None,
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": currency,
        "description": line.name,
        "metadata": line.metadata,
        "price": {
            "id": new_id("price"),
            "object": "price",
            "active": False,
            "billing_scheme": "per_unit",
            "created": now,
            "currency": currency,
            "livemode": False,
            "metadata": {},
            "product": new_id("prod"),
            "recurring": None,
            "type": "one_time",
            "unit_amount": line.unit_minor,
            "unit_amount_decimal": str(line.unit_minor),
        },
        "quantity": line.quantity,
    }
