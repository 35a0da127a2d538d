"""The shop's words to a customer: outcomes and fixed phrases, in the customer's language.

Owns: every sentence the server itself writes into a conversation. Promises: short, true to the
values given, at most 1000 UTF-8 bytes, no control or bidirectional characters from names.
Never: decides, or reads anything but the values given.
"""

from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.outcomes import word
from handsel.modules.assistant.wording.payments import (
    instructions,
    payment_failed,
    receipt,
    refunded,
)
from handsel.modules.assistant.wording.phrases import phrase
from handsel.modules.assistant.wording.text import Button, Worded
from handsel.modules.assistant.wording.turns import word_turn

__all__ = [
    "Button",
    "PhraseName",
    "Worded",
    "instructions",
    "payment_failed",
    "phrase",
    "receipt",
    "refunded",
    "word",
    "word_turn",
]
