"""What a customer is after, composed from the notions a message carries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.intent_rules import RULES, Rule
from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.labels import IntentLabel


@dataclass(frozen=True, slots=True)
class Intent:
    """What the customer is after, with a weight from 0 to 1 and the words that led to it."""

    label: IntentLabel
    weight: float
    words: tuple[str, ...]


def intents_of(text: str, spans: Sequence[Span]) -> tuple[Intent, ...]:
    """All that the message may be after, strongest first, one entry a label."""
    best: dict[IntentLabel, Intent] = {}
    sentences = sorted({span.sentence for span in spans})
    scopes = [[span for span in spans if span.sentence == n] for n in sentences]
    if len(scopes) > 1:
        scopes.append(list(spans))
    for scope in scopes:
        present = frozenset(concept for span in scope for concept in span.concepts)
        for rule in RULES:
            if not _meets(rule, present):
                continue
            known = best.get(rule.label)
            if known is None or rule.weight > known.weight:
                best[rule.label] = Intent(rule.label, rule.weight, _words(text, scope, rule))
    return strongest_first(best.values())


def strongest_first(intents: Iterable[Intent]) -> tuple[Intent, ...]:
    """The intents by falling weight."""
    return tuple(sorted(intents, key=lambda intent: -intent.weight))


def _meets(rule: Rule, present: frozenset[Concept]) -> bool:
    for group in rule.groups:  # a plain loop: this runs for every rule of every sentence
        if group.isdisjoint(present):
            return False
    return rule.without.isdisjoint(present)


def _words(text: str, spans: Sequence[Span], rule: Rule) -> tuple[str, ...]:
    wanted = frozenset[Concept]().union(*rule.groups)
    return tuple(text[span.start : span.end] for span in spans if span.concepts & wanted)
