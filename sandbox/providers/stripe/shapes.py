"""The JSON of Stripe's objects, with the fields of API version 2026-10-28."""

from sandbox.providers.stripe.session_params import Line, Ordered
from sandbox.providers.stripe.store import new_id
from sandbox.web import Json

_NO_ADDRESS = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))


def session(params: Json, ordered: Ordered, *, now: int, expires_at: int, base_url: str) -> Json:
    """A new, open Checkout Session."""
    session_id = "cs_test_" + new_id("a1").replace("_", "") + new_id("b1").split("_")[1]
    email = params.get("customer_email") or None
    return {
        "id": session_id,
        "object": "checkout.session",
        "adaptive_pricing": {"enabled": False},
        "after_expiration": None,
        "allow_promotion_codes": None,
        "amount_subtotal": ordered.subtotal_minor,
        "amount_total": ordered.total_minor,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": None,
        "cancel_url": params.get("cancel_url") or None,
        "client_reference_id": params.get("client_reference_id") or None,
        "client_secret": None,
        "collected_information": None,
        "consent": None,
        "consent_collection": None,
        "created": now,
        "currency": ordered.currency,
        "currency_conversion": None,
        "custom_fields": [],
        "custom_text": dict.fromkeys(
            ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
        ),
        "customer": None,
        "customer_account": None,
        "customer_creation": "if_required",
        "customer_details": customer_details(email) if email else None,
        "customer_email": email,
        "discounts": [],
        "expires_at": expires_at,
        "invoice": None,
        "invoice_creation": {"enabled": False, "invoice_data": None},
        "livemode": False,
        "locale": params.get("locale") or None,
        "metadata": params.get("metadata") or {},
        "mode": "payment",
        "origin_context": None,
        "payment_intent": None,
        "payment_link": None,
        "payment_method_collection": "if_required",
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": params.get("payment_method_types") or ["card"],
        "payment_status": "unpaid",
        "permissions": None,
        "phone_number_collection": {"enabled": False},
        "recovered_from": None,
        "saved_payment_method_options": None,
        "setup_intent": None,
        "shipping_address_collection": None,
        "shipping_cost": None,
        "shipping_options": [],
        "status": "open",
        "submit_type": params.get("submit_type") or None,
        "subscription": None,
        "success_url": params["success_url"],
        "total_details": {
            "amount_discount": 0,
            "amount_shipping": ordered.shipping_minor,
            "amount_tax": 0,
        },
        "ui_mode": "hosted_page",
        "url": f"{base_url}/stripe/pay/{session_id}",
        "wallet_options": None,
    }


def customer_details(email: str | None) -> Json:
    """Who pays, as the page asked."""
    return {
        "address": dict(_NO_ADDRESS),
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


def payment_intent(session: Json, data: Json, *, now: int) -> Json:
    """The intent that a session makes when its customer first tries to pay."""
    intent_id = new_id("pi")
    fee = data.get("application_fee_amount")
    return {
        "id": intent_id,
        "object": "payment_intent",
        "amount": session["amount_total"],
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": int(fee) if fee else None,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic_async",
        "client_secret": f"{intent_id}_secret_sandbox",
        "confirmation_method": "automatic",
        "created": now,
        "currency": session["currency"],
        "customer": None,
        "description": data.get("description"),
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": data.get("metadata") or {},
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_options": {},
        "payment_method_types": session["payment_method_types"],
        "processing": None,
        "receipt_email": data.get("receipt_email"),
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": data.get("statement_descriptor"),
        "statement_descriptor_suffix": None,
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": None,
    }


def charge(intent: Json, *, email: str | None, method: str, status: str, now: int) -> Json:
    """One try to move the money: ``succeeded``, ``pending`` or ``failed``."""
    paid = status == "succeeded"
    return {
        "id": new_id("ch"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": intent["amount"] if status != "failed" else 0,
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": intent["application_fee_amount"],
        "balance_transaction": None,
        "billing_details": {
            "address": dict(_NO_ADDRESS),
            "email": email,
            "name": None,
            "phone": None,
            "tax_id": None,
        },
        "calculated_statement_descriptor": "SANDBOX",
        "captured": status != "failed",
        "created": now,
        "currency": intent["currency"],
        "customer": None,
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "fraud_details": {},
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "on_behalf_of": None,
        "outcome": {
            "advice_code": None,
            "network_status": "declined_by_network"
            if status == "failed"
            else "approved_by_network",
            "reason": None,
            "risk_level": "normal",
            "seller_message": "Payment complete." if paid else None,
            "type": "issuer_declined" if status == "failed" else "authorized",
        },
        "paid": paid,
        "payment_intent": intent["id"],
        "payment_method": new_id("pm"),
        "payment_method_details": {"type": method, method: _method_details(method)},
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None,
        "refunded": False,
        "review": None,
        "shipping": None,
        "source_transfer": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": status,
        "transfer_data": None,
        "transfer_group": None,
    }


def _method_details(method: str) -> Json:
    if method == "card":
        return {
            "brand": "visa",
            "country": "US",
            "exp_month": 12,
            "exp_year": 2034,
            "funding": "credit",
            "last4": "4242",
            "network": "visa",
            "wallet": None,
        }
    return {"last4": "3000", "fingerprint": "sandbox"}


def balance_transaction(
    kind: str, source: str, *, amount: int, fee: int, currency: str, now: int
) -> Json:
    """A movement of the account's balance; ``amount`` is negative for money that leaves."""
    return {
        "id": new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now + 2 * 86400,
        "balance_type": "payments",
        "created": now,
        "currency": currency,
        "description": None,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [
            {
                "amount": fee,
                "application": None,
                "currency": currency,
                "description": "Stripe processing fees",
                "type": "stripe_fee",
            }
        ]
        if fee
        else [],
        "net": amount - fee,
        "reporting_category": kind,
        "source": source,
        "status": "pending",
        "type": kind,
    }


def refund(charge: Json, *, amount: int, reason: str | None, metadata: Json, now: int) -> Json:
    """Money sent back, at once and for good."""
    return {
        "id": new_id("re"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "destination_details": {
            "card": {"reference_status": "pending", "reference_type": "acquirer_reference_number",
                     "type": "refund"},
            "type": "card",
        },
        "metadata": metadata,
        "payment_intent": charge["payment_intent"],
        "reason": reason,
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded",
        "transfer_reversal": None,
    }  # fmt: skip


def dispute(charge: Json, *, now: int) -> Json:
    """A customer's bank takes the payment back, until it is decided."""
    return {
        "id": new_id("du"),
        "object": "dispute",
        "amount": charge["amount"] - charge["amount_refunded"],
        "balance_transactions": [],
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {},
        "evidence_details": {
            "due_by": now + 7 * 86400,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method_details": None,
        "reason": "fraudulent",
        "status": "needs_response",
    }


def account(account_id: str) -> Json:
    """An account that may take payments."""
    return {
        "id": account_id,
        "object": "account",
        "business_profile": {"name": None, "url": None},
        "business_type": "company",
        "capabilities": {"card_payments": "active", "transfers": "active"},
        "charges_enabled": True,
        "country": "GB",
        "created": 1735689600,
        "default_currency": "gbp",
        "details_submitted": True,
        "email": None,
        "metadata": {},
        "payouts_enabled": True,
        "requirements": {"currently_due": [], "disabled_reason": None, "past_due": []},
        "type": "standard",
    }
