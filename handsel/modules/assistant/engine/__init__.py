"""The house engine: understands what customers write without a model, a key or a network.

Owns: the reading of a message and the choice of commands. Promises: deterministic, never raises on
any text, names only handles of the context, says which words led to each reading. Never: reads
the clock or the database, or types a price, a stock number, a link or an order number.
"""

from handsel.modules.assistant.engine.acts import Act, ActKind
from handsel.modules.assistant.engine.aftersales import is_troubled
from handsel.modules.assistant.engine.consent import says_yes, wants_person, wants_stop
from handsel.modules.assistant.engine.decide import EngineTurn, think
from handsel.modules.assistant.engine.focus import (
    AskedKind,
    ask_meanwhile,
    kept_wish,
    remember,
    remembered_handles,
)
from handsel.modules.assistant.engine.intents import Intent
from handsel.modules.assistant.engine.numbers import Amount
from handsel.modules.assistant.engine.reading import Reading, Recalled, read
from handsel.modules.assistant.engine.recalling import is_answered, recall
from handsel.modules.assistant.engine.speaking import language_of_turn
from handsel.modules.assistant.labels import IntentLabel

__all__ = [
    "Act",
    "ActKind",
    "Amount",
    "AskedKind",
    "EngineTurn",
    "Intent",
    "IntentLabel",
    "Reading",
    "Recalled",
    "ask_meanwhile",
    "is_answered",
    "is_troubled",
    "kept_wish",
    "language_of_turn",
    "read",
    "recall",
    "remember",
    "remembered_handles",
    "says_yes",
    "think",
    "wants_person",
    "wants_stop",
]
