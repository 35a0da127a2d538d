"""What a customer may be after: the closed set of intents."""

from typing import Literal

IntentLabel = Literal[
    "buy", "product_search", "product_question", "price_discount", "availability", "shipping",
    "order_status", "change_order", "cancel_order", "return_refund", "payment_problem",
    "payment_methods", "invoice", "complaint", "human_agent", "account", "store_info", "greeting",
    "thanks", "goodbye", "affirm", "deny", "bot_question", "out_of_scope",
]  # fmt: skip
