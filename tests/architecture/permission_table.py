"""Every address web answers, and who may use it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from handsel.modules.businesses.models import Role
from handsel.modules.businesses.rules import PERMISSIONS, Permission
from tests.architecture import bodies

#: `object`: about one thing by its id. `list`: the caller's own things. `own`: the caller's shop.
#: `made`: something new of the caller's, or a file of theirs.
Kind = Literal["object", "list", "own", "made"]


@dataclass(frozen=True, slots=True)
class Row:
    """One address. `permission` is None when anybody may use it."""

    method: str
    path: str
    permission: Permission | None
    kind: Kind = "own"
    body: dict[str, Any] | None = field(default=None, hash=False)
    answers: int = 200
    #: What the caller needs beside it for this body: nobody gives a key what they may not do.
    also: tuple[Permission, ...] = ()

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


P = Permission
V1 = "/api/v1"
THREAD = f"{V1}/conversations/{{conversation_id}}"
VARIANT = f"{V1}/products/{{product_id}}/variants/{{variant_id}}"
ENTRY = f"{V1}/knowledge/{{entry_id}}"
ACCOUNT = f"{V1}/payment-accounts/{{account_id}}"
CHANNEL = f"{V1}/channels/{{channel_id}}"
WEB_CHAT = f"{V1}/web-chats/{{chat_id}}"
AGENTS = tuple(PERMISSIONS[Role.AGENT])
MEMBER = f"{V1}/members/{{member_id}}"

TABLE = (
    Row("GET", "/", None),
    Row("GET", "/welcome", None),
    # The dashboard, wherever it is opened.
    Row("GET", "/{page}", None),
    Row("POST", "/csp-reports", None, body={"csp-report": {}}, answers=204),
    Row("GET", "/pay/done", None),
    Row("GET", "/pay/cancelled", None),
    Row("GET", "/pictures/rose-bakery/scones.svg", None),
    Row("GET", "/widget.js", None),
    Row("GET", f"{V1}/openapi.json", None),
    Row("GET", f"{V1}/me", P.READ_BUSINESS),
    Row("GET", f"{V1}/business", P.READ_BUSINESS),
    # For whoever is signed in, about themselves.
    Row("GET", f"{V1}/sessions", None, answers=401),
    Row("DELETE", f"{V1}/sessions/{{session_id}}", None, answers=401),
    Row("POST", f"{V1}/sessions/end-others", None, answers=401),
    Row("PATCH", f"{V1}/business", P.CHANGE_BUSINESS, "own", body=bodies.PROFILE),
    Row("GET", f"{V1}/first-steps", P.READ_BUSINESS, "made"),
    Row("POST", f"{V1}/first-steps/dismiss", P.CHANGE_BUSINESS, "made"),
    Row("POST", f"{V1}/business/leave", P.LEAVE_BUSINESS, "made", answers=204),
    # For whoever is signed in, wherever they work.
    Row("GET", f"{V1}/businesses", None, answers=401),
    Row("POST", f"{V1}/businesses", None, body=bodies.NEW_SHOP, answers=401),
    Row("POST", f"{V1}/invitations/accept", None, body=bodies.UNKNOWN_TOKEN, answers=401),
    # For whoever holds a token: nobody ever had this one.
    Row("POST", f"{V1}/invitations/look", None, body=bodies.UNKNOWN_TOKEN, answers=404),
    Row("GET", f"{V1}/members", P.READ_MEMBERS, "made"),
    # The member is an agent: nobody moves one who may not do what agents do.
    Row("PATCH", MEMBER, P.MANAGE_MEMBERS, "object", body={"role": "viewer"}, also=AGENTS),
    Row("POST", f"{MEMBER}/disable", P.MANAGE_MEMBERS, "object", also=AGENTS),
    Row("POST", f"{MEMBER}/enable", P.MANAGE_MEMBERS, "object", also=AGENTS),
    Row("POST", f"{MEMBER}/hand-over", P.TRANSFER_BUSINESS, "object"),
    Row("DELETE", MEMBER, P.MANAGE_MEMBERS, "object", answers=204, also=AGENTS),
    Row("GET", f"{V1}/invitations", P.READ_MEMBERS, "list"),
    Row("POST", f"{V1}/invitations", P.MANAGE_MEMBERS, "made", body=bodies.INVITED, answers=201),
    Row("POST", f"{V1}/invitations/{{invitation_id}}/reissue", P.MANAGE_MEMBERS, "object"),
    Row("DELETE", f"{V1}/invitations/{{invitation_id}}", P.MANAGE_MEMBERS, "object", answers=204),
    Row("GET", f"{V1}/conversations", P.READ_CONVERSATIONS, "list"),
    Row("GET", THREAD, P.READ_CONVERSATIONS, "object"),
    Row("GET", f"{THREAD}/messages", P.READ_CONVERSATIONS, "object"),
    Row("GET", f"{THREAD}/turns", P.READ_ASSISTANT, "object"),
    Row("GET", f"{THREAD}/cart", P.READ_ORDERS, "object"),
    Row("POST", f"{THREAD}/messages", P.REPLY, "object", body=bodies.REPLY, answers=201),
    # The shops of these tests write on Instagram, which has no templates.
    Row("POST", f"{THREAD}/templates", P.REPLY, "object", body=bodies.TEMPLATE, answers=422),
    # A product that nobody has; stories show those that the shop sells.
    Row(
        "POST",
        f"{THREAD}/products",
        P.REPLY,
        "object",
        body=bodies.CARD,
        answers=404,
        also=(P.READ_CATALOG,),
    ),
    # What every row sends is JSON, which is no picture.
    Row("POST", f"{V1}/uploads", P.REPLY, "made", body={}, answers=415),
    Row("POST", f"{THREAD}/files", P.REPLY, "object", body=bodies.FILE, answers=404),
    # All that these shops sold is paid.
    Row(
        "POST",
        f"{THREAD}/checkout-link",
        P.REPLY,
        "object",
        body={"client_key": "l-1"},
        answers=409,
    ),
    Row("POST", f"{THREAD}/take-over", P.REPLY, "object"),
    Row("POST", f"{THREAD}/give-back", P.REPLY, "object"),
    Row("POST", f"{THREAD}/resolve", P.REPLY, "object"),
    Row("GET", f"{V1}/conversations/counts", P.READ_CONVERSATIONS, "made"),
    Row("PUT", f"{THREAD}/assignee", P.REPLY, "object", body={"member_id": None}),
    Row("PUT", f"{THREAD}/snooze", P.REPLY, "object", body={"until": bodies.LATER}),
    Row("POST", f"{THREAD}/reopen", P.REPLY, "object"),
    Row("POST", f"{THREAD}/seen", P.REPLY, "object", answers=204),
    Row("PUT", f"{THREAD}/labels", P.REPLY, "object", body={"label_ids": []}),
    Row("GET", f"{THREAD}/notes", P.READ_CONVERSATIONS, "object"),
    Row("POST", f"{THREAD}/notes", P.REPLY, "object", body=bodies.NOTE, answers=201),
    Row("GET", f"{V1}/labels", P.READ_CONVERSATIONS, "list"),
    Row("POST", f"{V1}/labels", P.REPLY, "made", body={"name": "Urgent"}, answers=201),
    Row("DELETE", f"{V1}/labels/{{label_id}}", P.REPLY, "object", answers=204),
    Row("GET", f"{V1}/canned-replies", P.READ_CONVERSATIONS, "list"),
    Row("POST", f"{V1}/canned-replies", P.REPLY, "made", body=bodies.CANNED, answers=201),
    Row("PUT", f"{V1}/canned-replies/{{reply_id}}", P.REPLY, "object", body=bodies.CANNED),
    Row("DELETE", f"{V1}/canned-replies/{{reply_id}}", P.REPLY, "object", answers=204),
    Row("PUT", f"{THREAD}/presence", P.REPLY, "object", answers=204),
    Row("DELETE", f"{THREAD}/presence", P.REPLY, "object", answers=204),
    Row("POST", f"{THREAD}/typing", P.REPLY, "object", answers=204),
    Row("GET", f"{V1}/customers/blocked", P.READ_CONVERSATIONS, "list"),
    Row("GET", f"{V1}/customers", P.READ_CONVERSATIONS, "list"),
    Row("GET", f"{V1}/customers/{{customer_id}}", P.READ_CONVERSATIONS, "object"),
    Row("POST", f"{V1}/customers/{{customer_id}}/block", P.BLOCK, "object"),
    Row("POST", f"{V1}/customers/{{customer_id}}/unblock", P.BLOCK, "object"),
    Row("GET", f"{V1}/budget", P.READ_BUSINESS, "made"),
    Row("PUT", f"{V1}/budget", P.CHANGE_BUDGET, "made", body={"customer_sends": 50}),
    Row("GET", f"{V1}/messages/troubled", P.READ_CONVERSATIONS, "list"),
    Row("POST", f"{V1}/messages/{{message_id}}/retry", P.REPLAY, "object"),
    Row("GET", f"{V1}/products", P.READ_CATALOG, "list"),
    Row("GET", f"{V1}/products/{{product_id}}", P.READ_CATALOG, "object"),
    Row("POST", f"{V1}/products", P.CHANGE_CATALOG, "made", body=bodies.PRODUCT, answers=201),
    Row("PATCH", f"{V1}/products/{{product_id}}", P.CHANGE_CATALOG, "object", body=bodies.RYE),
    Row(
        "POST",
        f"{V1}/products/{{product_id}}/variants",
        P.CHANGE_CATALOG,
        "object",
        body={"options": {"Size": "Small"}, "price_minor": 250},
        answers=201,
    ),
    Row("PATCH", VARIANT, P.CHANGE_CATALOG, "object", body={"sku": "LOAF-2"}),
    Row("GET", f"{V1}/products/{{product_id}}/stock-changes", P.READ_CATALOG, "object"),
    Row(
        "PUT",
        f"{V1}/variants/{{variant_id}}/price",
        P.CHANGE_PRICES,
        "object",
        body={"price_minor": 500},
    ),
    Row(
        "POST",
        f"{V1}/variants/{{variant_id}}/stock",
        P.CHANGE_CATALOG,
        "object",
        body=bodies.DELIVERY,
    ),
    # Products that never were; stories change some that are.
    Row(
        "POST",
        f"{V1}/catalog/prices",
        P.CHANGE_PRICES,
        "made",
        body={**bodies.CHOSEN, "percent_ppm": 50_000},
        answers=404,
    ),
    Row(
        "POST",
        f"{V1}/catalog/status",
        P.CHANGE_CATALOG,
        "made",
        body={**bodies.CHOSEN, "is_active": False},
        answers=404,
    ),
    Row(
        "POST",
        f"{V1}/catalog/stock",
        P.CHANGE_CATALOG,
        "made",
        body={**bodies.CHOSEN, **bodies.DELIVERY},
        answers=404,
    ),
    Row("POST", f"{V1}/imports", P.CHANGE_CATALOG, "made", body={}, answers=201),
    Row("GET", f"{V1}/imports", P.READ_CATALOG, "list"),
    Row("GET", f"{V1}/imports/{{import_id}}", P.READ_CATALOG, "object"),
    Row("POST", f"{V1}/imports/{{import_id}}/preview", P.CHANGE_CATALOG, "object", body={}),
    Row(
        "POST",
        f"{V1}/imports/{{import_id}}/start",
        P.CHANGE_CATALOG,
        "object",
        body={},
        answers=202,
    ),
    Row("GET", f"{V1}/catalog/export", P.EXPORT_CATALOG, "made"),
    Row("GET", f"{V1}/synonyms", P.READ_CATALOG, "list"),
    Row("POST", f"{V1}/synonyms", P.CHANGE_CATALOG, "made", body=bodies.SYNONYM, answers=201),
    Row("DELETE", f"{V1}/synonyms/{{synonym_id}}", P.CHANGE_CATALOG, "object", answers=204),
    Row("GET", f"{V1}/examples", P.TEACH, "list"),
    Row("POST", f"{V1}/examples", P.TEACH, "made", body=bodies.EXAMPLE, answers=201),
    Row("DELETE", f"{V1}/examples/{{example_id}}", P.TEACH, "object", answers=204),
    Row("GET", f"{V1}/tax-settings", P.READ_CATALOG, "made"),
    Row("PUT", f"{V1}/tax-settings", P.CHANGE_PRICES, "made", body={"prices_include_tax": True}),
    Row("GET", f"{V1}/tax-rates", P.READ_CATALOG, "list"),
    Row("POST", f"{V1}/tax-rates", P.CHANGE_PRICES, "made", body=bodies.TAX_RATE, answers=201),
    Row("PUT", f"{V1}/tax-rates/{{rate_id}}", P.CHANGE_PRICES, "object", body={"rate_ppm": 1}),
    Row("DELETE", f"{V1}/tax-rates/{{rate_id}}", P.CHANGE_PRICES, "object", answers=204),
    Row(
        "PUT",
        f"{V1}/products/{{product_id}}/tax-class",
        P.CHANGE_PRICES,
        "object",
        body={"tax_class": "books"},
        answers=204,
    ),
    Row("GET", f"{V1}/delivery-zones", P.READ_CATALOG, "list"),
    Row("POST", f"{V1}/delivery-zones", P.CHANGE_PRICES, "made", body=bodies.ZONE, answers=201),
    Row("PUT", f"{V1}/delivery-zones/{{zone_id}}", P.CHANGE_PRICES, "object", body=bodies.ZONE),
    Row("DELETE", f"{V1}/delivery-zones/{{zone_id}}", P.CHANGE_PRICES, "object", answers=204),
    Row("GET", f"{V1}/discounts", P.READ_CATALOG, "list"),
    Row("POST", f"{V1}/discounts", P.CHANGE_PRICES, "made", body=bodies.DISCOUNT, answers=201),
    Row("PUT", f"{V1}/discounts/{{discount_id}}", P.CHANGE_PRICES, "object", body=bodies.DISCOUNT),
    Row("DELETE", f"{V1}/discounts/{{discount_id}}", P.CHANGE_PRICES, "object", answers=204),
    Row("GET", f"{V1}/examples", P.TEACH, "list"),
    Row("POST", f"{V1}/examples", P.TEACH, "made", body=bodies.EXAMPLE, answers=201),
    Row("DELETE", f"{V1}/examples/{{example_id}}", P.TEACH, "object", answers=204),
    Row("GET", f"{V1}/unanswered", P.TEACH, "list"),
    Row("DELETE", f"{V1}/unanswered/{{question_id}}", P.TEACH, "object", answers=204),
    Row("GET", f"{V1}/knowledge", P.READ_ASSISTANT, "list"),
    Row("POST", f"{V1}/knowledge", P.TEACH, "made", body=bodies.ANSWERED, answers=201),
    Row("GET", ENTRY, P.READ_ASSISTANT, "object"),
    Row("PATCH", ENTRY, P.TEACH, "object", body={"answer": "From nine."}),
    Row("DELETE", ENTRY, P.TEACH, "object", answers=204),
    Row("GET", f"{V1}/orders", P.READ_ORDERS, "list"),
    Row("GET", f"{V1}/orders/{{order_id}}", P.READ_ORDERS, "object"),
    Row("POST", f"{V1}/orders/{{order_id}}/refunds", P.REFUND, "object", body={}, answers=202),
    # The order was paid by card, so nothing is awaited from members.
    Row(
        "POST",
        f"{V1}/orders/{{order_id}}/received",
        P.RECORD_PAYMENT,
        "object",
        body=bodies.RECEIVED,
        answers=409,
    ),
    Row("POST", f"{V1}/refunds/{{refund_id}}/given-back", P.REFUND, "object", answers=409),
    Row("GET", f"{V1}/payment-methods", P.READ_PAYMENTS, "made"),
    Row("PUT", f"{V1}/payment-methods", P.CHANGE_PAYMENTS, "made", body=bodies.BY_HAND),
    Row("GET", f"{V1}/payment-accounts", P.READ_PAYMENTS, "list"),
    # Nobody is asked for keys of a way to pay that has none.
    Row("POST", f"{V1}/payment-accounts", P.CHANGE_PAYMENTS, "made", body=bodies.KEYS, answers=409),
    Row("GET", ACCOUNT, P.READ_PAYMENTS, "object"),
    Row("DELETE", ACCOUNT, P.CHANGE_PAYMENTS, "object", answers=204),
    # The account of these tests is paid by hand.
    Row("POST", f"{ACCOUNT}/check", P.READ_PAYMENTS, "object", answers=409),
    Row("PUT", f"{ACCOUNT}/keys", P.CHANGE_PAYMENTS, "object", body=bodies.NEW_KEYS, answers=409),
    Row("DELETE", f"{ACCOUNT}/keys", P.CHANGE_PAYMENTS, "object", answers=409),
    Row(
        "PUT",
        f"{ACCOUNT}/signing-secret",
        P.CHANGE_PAYMENTS,
        "object",
        body={"signing_secret": "whsec_12345678"},
        answers=409,
    ),
    Row("POST", f"{ACCOUNT}/default", P.CHANGE_PAYMENTS, "object"),
    Row("GET", f"{V1}/payout-changes", P.READ_PAYMENTS, "list"),
    Row("POST", f"{V1}/payout-changes/{{payout_change_id}}/stop", P.STOP_PAYOUT, "object"),
    Row("GET", f"{V1}/differences", P.READ_BOOKS, "list"),
    Row(
        "PUT",
        f"{V1}/differences/{{difference_id}}/mark",
        P.SETTLE_BOOKS,
        "object",
        body={"mark": "solved", "note": "Paid back by hand."},
    ),
    Row("GET", f"{V1}/ledger/balances", P.READ_BOOKS, "list"),
    Row("GET", f"{V1}/ledger/movements", P.READ_BOOKS, "list"),
    Row("GET", f"{V1}/ledger/export", P.EXPORT_BOOKS, "made"),
    Row("GET", f"{V1}/changes/waiting", P.READ_ORDERS, "list"),
    Row("GET", f"{V1}/orders/{{order_id}}/changes", P.READ_ORDERS, "object"),
    # The customer has not agreed to it, so nothing waits for a member, or is to come back.
    Row("POST", f"{V1}/changes/{{change_id}}/approve", P.REFUND, "object", answers=409),
    Row("POST", f"{V1}/changes/{{change_id}}/decline", P.REFUND, "object", answers=409),
    Row("POST", f"{V1}/changes/{{change_id}}/received", P.CHANGE_ORDERS, "object", answers=409),
    # The order is not placed.
    Row(
        "POST",
        f"{V1}/orders/{{order_id}}/ship",
        P.CHANGE_ORDERS,
        "object",
        body={"tracking": "RM 12"},
        answers=409,
    ),
    Row("POST", f"{V1}/orders/{{order_id}}/deliver", P.CHANGE_ORDERS, "object", answers=409),
    Row("GET", f"{V1}/service-policy", P.READ_ORDERS, "made"),
    Row("PUT", f"{V1}/service-policy", P.CHANGE_SERVICE, "made", body={"return_window_days": 14}),
    Row("GET", f"{V1}/invoices", P.READ_INVOICES, "list"),
    Row("GET", f"{V1}/invoices/{{invoice_id}}/pdf", P.READ_INVOICES, "object"),
    Row("GET", f"{V1}/assistant/rulebook", P.READ_ASSISTANT, "made"),
    Row("PUT", f"{V1}/assistant/manner", P.CHANGE_ASSISTANT, "made", body={"version": 0}),
    Row("PUT", f"{V1}/assistant/hours", P.CHANGE_ASSISTANT, "made", body=bodies.NO_HOURS),
    Row("PUT", f"{V1}/assistant/allowance", P.CHANGE_ASSISTANT, "made", body={"version": 0}),
    Row(
        "POST",
        f"{V1}/invoices/{{invoice_id}}/send",
        P.SEND_INVOICES,
        "object",
        body={"client_key": "s-1"},
        answers=202,
    ),
    Row("GET", f"{V1}/assistant/models", P.READ_ASSISTANT, "list"),
    Row("POST", f"{V1}/assistant/models", P.CHANGE_MODELS, "made", body=bodies.MODEL, answers=201),
    Row(
        "PUT",
        f"{V1}/assistant/models/{{model_id}}",
        P.CHANGE_MODELS,
        "object",
        body=bodies.SAME_MODEL,
    ),
    Row("POST", f"{V1}/assistant/models/{{model_id}}/try", P.CHANGE_MODELS, "object"),
    Row(
        "PUT",
        f"{V1}/assistant/model-order",
        P.CHANGE_MODELS,
        "made",
        body=bodies.ORDER,
        answers=404,
    ),
    Row("POST", f"{V1}/assistant/rehearsals", P.TEACH, "made", body=bodies.REHEARSED),
    Row("GET", f"{V1}/turns", P.READ_ASSISTANT, "list"),
    Row("DELETE", f"{V1}/assistant/models/{{model_id}}", P.CHANGE_MODELS, "object", answers=204),
    Row("GET", f"{V1}/channels", P.READ_CHANNELS, "list"),
    # A WhatsApp number has to be named. The channel of these tests is disconnected.
    Row("POST", f"{V1}/channels", P.CHANGE_CHANNELS, "made", body=bodies.NUMBER, answers=422),
    Row("GET", CHANNEL, P.READ_CHANNELS, "object"),
    Row("DELETE", CHANNEL, P.CHANGE_CHANNELS, "object", answers=409),
    Row("PUT", f"{CHANNEL}/token", P.CHANGE_CHANNELS, "object", body=bodies.TOKEN, answers=422),
    Row("POST", f"{CHANNEL}/check", P.REPLAY, "object", answers=409),
    Row(
        "POST",
        f"{V1}/web-chats",
        P.CHANGE_CHANNELS,
        "made",
        body={"name": "Shop", **bodies.SITES},
        answers=201,
    ),
    Row("GET", WEB_CHAT, P.READ_CHANNELS, "object"),
    Row("PATCH", WEB_CHAT, P.CHANGE_CHANNELS, "object", body=bodies.SITES),
    Row("POST", f"{WEB_CHAT}/identity-secret", P.CHANGE_CHANNELS, "object", answers=201),
    Row("POST", f"{CHANNEL}/webhook-secret", P.CHANGE_CHANNELS, "object", answers=409),
    Row("GET", f"{V1}/events", P.REPLAY, "list"),
    Row("POST", f"{V1}/events/{{event_id}}/replay", P.REPLAY, "object"),
    Row("GET", f"{V1}/audit", P.READ_AUDIT, "made"),
    Row("GET", f"{V1}/analytics", P.READ_ANALYTICS, "made"),
    Row("GET", f"{V1}/analytics.csv", P.EXPORT_ANALYTICS, "made"),
    Row("GET", f"{V1}/api-keys", P.READ_KEYS, "list"),
    Row(
        "POST",
        f"{V1}/api-keys",
        P.CHANGE_KEYS,
        "made",
        body=bodies.API_KEY,
        answers=201,
        also=(P.READ_CATALOG,),
    ),
    Row("DELETE", f"{V1}/api-keys/{{key_id}}", P.CHANGE_KEYS, "object", answers=204),
    Row("GET", f"{V1}/support-access", P.READ_SUPPORT, "made"),
    Row("POST", f"{V1}/support-access", P.GRANT_SUPPORT, "made", body=bodies.LET_IN, answers=201),
    Row("POST", f"{V1}/support-access/{{access_id}}/agree", P.GRANT_SUPPORT, "object"),
    Row("POST", f"{V1}/support-access/{{access_id}}/end", P.END_SUPPORT, "object"),
    Row("GET", f"{V1}/support-policy", P.READ_SUPPORT, "made"),
    Row("PUT", f"{V1}/support-policy", P.GRANT_SUPPORT, "made", body={"allows": "emergencies"}),
)


def by_resource(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows of the API by what they are about: few enough to try, and one shop will do for each."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.path.removeprefix(V1).split("/")[1], []).append(row)
    return found
