"""The several things one message asks for."""

from handsel.modules.assistant.engine.intents import Intent
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.labels import IntentLabel

#: What a shop does for a customer; the others are talk.
BUYING: frozenset[IntentLabel] = frozenset(
    {"buy", "product_search", "product_question", "price_discount", "availability"}
)
SERVICE: frozenset[IntentLabel] = frozenset(
    {
        "shipping", "order_status", "change_order", "cancel_order", "return_refund", "invoice",
        "payment_problem", "payment_methods", "complaint", "human_agent", "account", "store_info",
    }
)  # fmt: skip
#: A rule that weighs less was met by one loose word.
_ASKED = 0.75


def requests_of(reading: Reading) -> tuple[Intent, ...]:
    """The wishes of a message, strongest first; one that rests on no words of its own is none."""
    found: list[Intent] = []
    for intent in reading.intents:
        if intent.label not in BUYING | SERVICE or (found and intent.weight < _ASKED):
            continue
        taken = {word.lower() for known in found for word in known.words}
        if not found or {word.lower() for word in intent.words} - taken:
            found.append(intent)
    return tuple(found)
