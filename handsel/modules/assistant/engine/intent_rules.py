"""The table of intents: which notions, met together, tell what a customer is after.

Each rule needs one notion of every group, in any order and any language. A rule that needs more
tells more, so it weighs more. No training rows: a new shop has none.
"""

from dataclasses import dataclass
from typing import cast

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.labels import IntentLabel


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to be after `label`; never where a notion of `without` is met."""

    label: IntentLabel
    weight: float
    groups: tuple[frozenset[Concept], ...]
    without: frozenset[Concept]


def _rule(label: IntentLabel, weight: float, needs: str, without: str = "") -> Rule:
    """`needs`: groups separated by spaces, alternatives within one by "|"."""
    groups = tuple(frozenset(cast(list[Concept], group.split("|"))) for group in needs.split())
    return Rule(label, weight, groups, frozenset(cast(list[Concept], without.split())))


RULES = (
    _rule("greeting", 0.35, "greet"),
    _rule("greeting", 0.45, "how_are_you"),
    _rule("thanks", 0.44, "thanks"),
    _rule("goodbye", 0.46, "bye"),
    _rule("goodbye", 0.47, "pleasant conversed", "want can"),
    _rule("affirm", 0.3, "yes"),
    _rule("affirm", 0.29, "agree"),
    _rule("deny", 0.34, "no"),
    _rule("deny", 0.34, "disagree"),
    _rule("deny", 0.36, "not|no agree|yes"),
    _rule("deny", 0.28, "not it"),
    _rule("bot_question", 0.85, "bot"),
    _rule("cancel_order", 0.75, "cancel"),
    _rule("cancel_order", 0.95, "cancel order|parcel|delivery|take|reference|product|goods"),
    _rule("return_refund", 0.8, "return"),
    _rule("return_refund", 0.89, "refund"),
    _rule("return_refund", 0.9, "return|refund order|parcel|trouble|how|want|can|get|frame"),
    _rule("return_refund", 0.93, "refund twice|late|status|cancel"),
    _rule("payment_problem", 0.88, "declined pay|payment|pay_way|paid|checkout|link"),
    _rule("payment_problem", 0.86, "trouble pay|payment|paid"),
    _rule("payment_problem", 0.87, "not|why payment accept|take"),
    _rule("payment_problem", 0.76, "why payment"),
    _rule("payment_problem", 0.92, "twice pay|payment|pay_way|paid|price|account|take"),
    _rule("payment_problem", 0.78, "late payment"),
    _rule("payment_problem", 0.7, "twice"),
    _rule("payment_methods", 0.7, "pay_way"),
    _rule("payment_methods", 0.84, "pay_way accept|can|have|how|which|what|pay|take|checkout"),
    _rule("payment_methods", 0.82, "pay_way stock|kind|show|want|ways|account", "trouble not"),
    _rule("payment_methods", 0.84, "accept|ways|kind|which pay|payment", "declined trouble not"),
    _rule("invoice", 0.91, "invoice"),
    _rule("order_status", 0.65, "status"),
    _rule("order_status", 0.8, "where|when status"),
    _rule("order_status", 0.9, "status order|parcel|delivery|get|take", "want trouble"),
    _rule("order_status", 0.8, "status order|parcel|delivery|get|take"),
    _rule("order_status", 0.86, "where|when order|parcel", "want cancel return refund"),
    _rule("order_status", 0.82, "find|place parcel"),
    _rule("order_status", 0.82, "show|about|change reference", "change make add remove"),
    _rule("order_status", 0.76, "where|when get"),
    _rule("order_status", 0.8, "late order|parcel|delivery|get|take|status|product|it|why|day"),
    _rule("order_status", 0.74, "late", "payment"),
    _rule("order_status", 0.72, "order|parcel delivery|get", "take want how_long deliver_to"),
    _rule("order_status", 0.55, "order", "take invoice"),
    _rule("order_status", 0.5, "parcel"),
    _rule("order_status", 0.78, "paid"),
    _rule("order_status", 0.6, "reference"),
    _rule("order_status", 0.72, "reference order", "take want"),
    _rule("change_order", 0.8, "change|make order|address|parcel", "cancel return refund"),
    _rule("change_order", 0.92, "change|make|add|remove|instead reference", "cancel address"),
    _rule("change_order", 0.92, "change|make|trouble address", "place"),
    _rule("change_order", 0.84, "add|remove|change order product|find", "cancel return refund"),
    _rule("change_order", 0.7, "address", "place"),
    _rule("shipping", 0.82, "deliver_to"),
    _rule("shipping", 0.5, "delivery"),
    _rule("shipping", 0.74, "delivery can|how_long|when|what|where|which|price|how|have|pay_way"),
    _rule("shipping", 0.84, "delivery|parcel ways"),
    _rule("shipping", 0.88, "take|checkout delivery|get|status when|how_long|day|can", "parcel"),
    _rule("shipping", 0.91, "how_long delivery|get", "late not"),
    _rule("shipping", 0.83, "how_long delivery product|goods|it"),
    _rule("shipping", 0.76, "delivery elsewhere can|want"),
    _rule("price_discount", 0.72, "price"),
    _rule("price_discount", 0.78, "discount"),
    _rule("price_discount", 0.79, "price goods|product|it|size"),
    _rule("availability", 0.74, "stock"),
    _rule("availability", 0.78, "stock have|can|when|goods|product"),
    _rule("product_search", 0.56, "have"),
    _rule("product_search", 0.7, "find"),
    _rule("product_search", 0.72, "recommend"),
    _rule("product_search", 0.74, "need recommend|find|want|help|show|have|goods|product"),
    _rule("product_search", 0.76, "menu"),
    _rule("product_search", 0.5, "show"),
    _rule("product_search", 0.66, "show|find|have goods|product"),
    _rule("product_search", 0.66, "kind have|show|what|which"),
    _rule("product_search", 0.48, "goods"),
    _rule("product_search", 0.52, "need"),
    _rule("product_search", 0.4, "product"),
    _rule("product_question", 0.74, "made_of"),
    _rule("product_question", 0.66, "size"),
    _rule("product_question", 0.75, "size which|what|how|change|show|stock|help|kind"),
    _rule("product_question", 0.7, "about"),
    _rule("product_question", 0.76, "guarantee"),
    _rule("product_question", 0.52, "kind"),
    _rule("product_question", 0.58, "goods kind|what|which|how|why"),
    _rule("buy", 0.5, "want"),
    _rule("buy", 0.55, "add"),
    _rule("buy", 0.62, "take"),
    _rule("buy", 0.68, "want|add goods|it|one|another"),
    _rule("buy", 0.76, "want|can|how|help|goods|product take"),
    _rule("buy", 0.75, "checkout"),
    _rule("buy", 0.6, "cart"),
    _rule("store_info", 0.74, "hours"),
    _rule("store_info", 0.78, "place"),
    _rule("store_info", 0.6, "reach"),
    _rule("account", 0.8, "account"),
    _rule("account", 0.82, "password"),
    _rule("complaint", 0.72, "trouble"),
    _rule("complaint", 0.74, "angry"),
    _rule("complaint", 0.84, "claim"),
    _rule("complaint", 0.83, "trouble order|parcel|get|angry"),
    _rule("human_agent", 0.83, "person hours|reach|talk|stock|help|when|where|want", "bot"),
    _rule("human_agent", 0.7, "person"),
    _rule("human_agent", 0.8, "call_me"),
    _rule("human_agent", 0.62, "urgent"),
    _rule("human_agent", 0.5, "help"),
    _rule("out_of_scope", 0.42, "elsewhere"),
)
