"""What a customer is after, composed from the notions a message carries.

Each rule needs one notion of every group, in any order and any language. A rule that needs more
tells more, so it weighs more. No training rows: a new shop has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.spotting import Span

IntentLabel = Literal[
    "buy", "product_search", "product_question", "price_discount", "availability", "shipping",
    "order_status", "change_order", "cancel_order", "return_refund", "payment_problem",
    "payment_methods", "invoice", "complaint", "human_agent", "account", "store_info", "greeting",
    "thanks", "goodbye", "affirm", "deny", "bot_question", "out_of_scope",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intent:
    """What the customer is after, with a weight from 0 to 1 and the words that led to it."""

    label: IntentLabel
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    label: IntentLabel
    weight: float
    groups: tuple[frozenset[Concept], ...]
    without: frozenset[Concept]


def _rule(label: IntentLabel, weight: float, needs: str, without: str = "") -> _Rule:
    """`needs`: groups separated by spaces, alternatives within one by "|"."""
    groups = tuple(frozenset(cast(list[Concept], group.split("|"))) for group in needs.split())
    return _Rule(label, weight, groups, frozenset(cast(list[Concept], without.split())))


_RULES = (
    _rule("greeting", 0.35, "greet"),
    _rule("greeting", 0.45, "how_are_you"),
    _rule("thanks", 0.4, "thanks"),
    _rule("goodbye", 0.45, "bye"),
    _rule("affirm", 0.3, "yes"),
    _rule("deny", 0.3, "no"),
    _rule("bot_question", 0.85, "bot"),
    _rule("cancel_order", 0.75, "cancel"),
    _rule("cancel_order", 0.95, "cancel order|parcel|delivery|take"),
    _rule("return_refund", 0.8, "return"),
    _rule("return_refund", 0.86, "refund"),
    _rule("return_refund", 0.9, "return|refund order|parcel|trouble|how|want|can|get"),
    _rule("payment_problem", 0.88, "declined pay|payment|pay_way|paid|checkout|link"),
    _rule("payment_problem", 0.92, "twice pay|payment|pay_way|paid"),
    _rule("payment_problem", 0.7, "twice"),
    _rule("payment_methods", 0.7, "pay_way"),
    _rule("payment_methods", 0.84, "pay_way accept|can|have|how|which|what|pay|take|checkout"),
    _rule("payment_methods", 0.8, "accept pay|payment"),
    _rule("invoice", 0.85, "invoice"),
    _rule("order_status", 0.65, "status"),
    _rule("order_status", 0.8, "where|when|how_long status"),
    _rule("order_status", 0.9, "status order|parcel|delivery|get|take", "want"),
    _rule("order_status", 0.8, "status order|parcel|delivery|get|take"),
    _rule("order_status", 0.86, "where|when|how_long order|parcel", "want cancel return refund"),
    _rule("order_status", 0.76, "where|when get"),
    _rule("order_status", 0.8, "late order|parcel|delivery|get|take|status"),
    _rule("order_status", 0.78, "paid"),
    _rule("change_order", 0.8, "change|make order|address|parcel", "cancel return refund"),
    _rule("change_order", 0.7, "address", "place"),
    _rule("shipping", 0.82, "deliver_to"),
    _rule("shipping", 0.5, "delivery"),
    _rule("shipping", 0.74, "delivery can|how_long|when|what|where|which|price|how|have|pay_way"),
    _rule("price_discount", 0.72, "price"),
    _rule("price_discount", 0.78, "discount"),
    _rule("availability", 0.74, "stock"),
    _rule("availability", 0.78, "stock have|can|when"),
    _rule("product_search", 0.56, "have"),
    _rule("product_search", 0.7, "find"),
    _rule("product_search", 0.72, "recommend"),
    _rule("product_search", 0.76, "menu"),
    _rule("product_search", 0.5, "show"),
    _rule("product_search", 0.66, "kind have|show|what|which"),
    _rule("product_question", 0.74, "made_of"),
    _rule("product_question", 0.66, "size"),
    _rule("product_question", 0.7, "about"),
    _rule("product_question", 0.76, "guarantee"),
    _rule("product_question", 0.52, "kind"),
    _rule("buy", 0.5, "want"),
    _rule("buy", 0.55, "add"),
    _rule("buy", 0.62, "take"),
    _rule("buy", 0.76, "want|can|how|help take"),
    _rule("buy", 0.75, "checkout"),
    _rule("buy", 0.6, "cart"),
    _rule("store_info", 0.74, "hours"),
    _rule("store_info", 0.76, "place"),
    _rule("store_info", 0.6, "reach"),
    _rule("account", 0.76, "account"),
    _rule("account", 0.8, "password"),
    _rule("complaint", 0.72, "trouble"),
    _rule("complaint", 0.74, "angry"),
    _rule("complaint", 0.83, "trouble order|parcel|get|angry"),
)


def intents_of(text: str, spans: Sequence[Span]) -> tuple[Intent, ...]:
    """All that the message may be after, strongest first, one entry a label."""
    best: dict[IntentLabel, Intent] = {}
    sentences = sorted({span.sentence for span in spans})
    scopes = [[span for span in spans if span.sentence == n] for n in sentences]
    if len(scopes) > 1:
        scopes.append(list(spans))
    for scope in scopes:
        present = frozenset(concept for span in scope for concept in span.concepts)
        for rule in _RULES:
            if not _meets(rule, present):
                continue
            known = best.get(rule.label)
            if known is None or rule.weight > known.weight:
                best[rule.label] = Intent(rule.label, rule.weight, _words(text, scope, rule))
    return tuple(sorted(best.values(), key=lambda intent: -intent.weight))


def _meets(rule: _Rule, present: frozenset[Concept]) -> bool:
    return all(group & present for group in rule.groups) and not rule.without & present


def _words(text: str, spans: Sequence[Span], rule: _Rule) -> tuple[str, ...]:
    wanted = frozenset[Concept]().union(*rule.groups)
    return tuple(text[span.start : span.end] for span in spans if span.concepts & wanted)
