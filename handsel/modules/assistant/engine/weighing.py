"""The intents of a text: what the rules compose, and what the text as a whole adds to it."""

from collections.abc import Sequence
from dataclasses import replace

from handsel.modules.assistant.engine.acts import Act
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.identity import asks_what_we_are
from handsel.modules.assistant.engine.intents import Intent, intents_of, strongest_first
from handsel.modules.assistant.engine.scope import beyond_scope
from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.engine.tokens import Token
from handsel.modules.assistant.labels import IntentLabel

_ASKED_FOR_PERSON, _ASKED_WHO, _ONLY_TALK = 0.94, 0.93, 0.8
_COURTEOUS: frozenset[Concept] = frozenset(
    {
        "thanks", "greet", "bye", "please", "help", "it", "praise", "pleasant", "conversed", "talk",
        "messages", "frame", "about", "agree", "yes", "no", "disagree", "not", "person", "day",
        "want", "how_are_you", "have", "can", "swear", "what", "one", "but",
    }
)  # fmt: skip
_LONGEST_TALK = 12
_SHORT = 4


def weigh(
    text: str,
    tokens: Sequence[Token],
    spans: Sequence[Span],
    acts: Sequence[Act],
    *,
    language: str,
    named: bool,
) -> tuple[Intent, ...]:
    """All that the text may be after, strongest first, one entry a label.

    `named` is true where products of the shop are named: such a text is within its scope.
    """
    found = {intent.label: intent for intent in intents_of(text, spans)}
    added = [_person(acts), _identity(text, tokens, spans), _small_talk(found, tokens, spans)]
    if not named and not any(added):
        added.append(beyond_scope(text, tokens, spans, language=language))
    for label in _misplaced(found, acts, tokens, spans):
        del found[label]
    for intent in filter(None, added):
        known = found.get(intent.label)
        if known is None or known.weight < intent.weight:
            found[intent.label] = intent
    if named:
        found.pop("out_of_scope", None)
    return strongest_first(found.values())


def _person(acts: Sequence[Act]) -> Intent | None:
    asked = next((act for act in acts if act.kind == "ask_person"), None)
    return Intent("human_agent", _ASKED_FOR_PERSON, asked.words) if asked else None


def _identity(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> Intent | None:
    return Intent("bot_question", _ASKED_WHO, (text,)) if asks_what_we_are(tokens, spans) else None


def _small_talk(
    found: dict[IntentLabel, Intent], tokens: Sequence[Token], spans: Sequence[Span]
) -> Intent | None:
    """Thanks, a greeting or a farewell, where the whole text is courtesy."""
    if len(tokens) > _LONGEST_TALK or any(not span.concepts & _COURTEOUS for span in spans):
        return None
    talk = [intent for label, intent in found.items() if label in {"thanks", "greeting", "goodbye"}]
    best = max(talk, key=lambda intent: intent.weight, default=None)
    return replace(best, weight=_ONLY_TALK) if best else None


def _misplaced(
    found: dict[IntentLabel, Intent],
    acts: Sequence[Act],
    tokens: Sequence[Token],
    spans: Sequence[Span],
) -> list[IntentLabel]:
    """Small talk that is only mentioned: "right now" is no yes."""
    if len(tokens) <= _SHORT:
        return []
    kinds = {act.kind for act in acts}
    opening = {concept for span in spans[:2] if span.first <= 1 for concept in span.concepts}
    wrong: list[IntentLabel] = []
    if "affirm" not in kinds and not opening & {"yes", "agree", "it"}:
        wrong.append("affirm")
    if "deny" not in kinds and not opening & {"no", "not", "disagree", "it"}:
        wrong.append("deny")
    if not opening & {"greet", "how_are_you"}:
        wrong.append("greeting")
    return [label for label in wrong if label in found]
