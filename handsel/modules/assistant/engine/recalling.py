"""What the members of one shop taught, used by nearest match.

The likest examples vote for their label beside what the rules compose; an example that is very
like the message also gives the entry that answers it. Below `HEARD` nothing is said to match.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from handsel.modules.assistant.context import ExampleCard, KnowledgeCard
from handsel.modules.assistant.engine.examples import index_of
from handsel.modules.assistant.engine.intents import Intent, strongest_first
from handsel.modules.assistant.engine.knowledge import best_entry
from handsel.modules.assistant.engine.reading import Reading, Recalled, read
from handsel.modules.assistant.labels import IntentLabel

#: Least likeness at which an example has a say, and at which its answer is the answer. Measured
#: with each example left out once: below the first, examples were of no help; above the second,
#: nine in ten meant the same.
HEARD, SAME = 0.25, 0.55
_VOTERS, _SHARPNESS = 8, 3
_FOR_RULES, _FOR_STRANGENESS = 0.4, 0.1
_SURE, _LEAST = 0.98, 0.6


def recall(reading: Reading, examples: Sequence[ExampleCard], *, language: str) -> Reading:
    """The reading, with the shop's own examples heard. Unchanged where none is alike."""
    texts = tuple(example.text for example in examples)
    if not texts or not reading.tokens:
        return reading
    near = index_of(texts, language).nearest(reading, most=_VOTERS)
    if not near or near[0][1] < HEARD:
        return reading
    example, likeness = examples[near[0][0]], near[0][1]
    recalled = Recalled(example.text, likeness, entry=example.entry if likeness >= SAME else "")
    return replace(reading, intents=_voted(reading, examples, near), recalled=recalled)


def is_answered(
    text: str, examples: Sequence[ExampleCard], entries: Sequence[KnowledgeCard], *, language: str
) -> bool:
    """Whether an example as good as the same, or an entry, answers a text."""
    reading = recall(read(text, language=language), examples, language=language)
    if reading.recalled and reading.recalled.likeness >= SAME:
        return True
    return best_entry(reading, entries, language=language) is not None


def _voted(
    reading: Reading, examples: Sequence[ExampleCard], near: Sequence[tuple[int, float]]
) -> tuple[Intent, ...]:
    """The rules' intents with the one most votes are for put first."""
    votes: defaultdict[IntentLabel, float] = defaultdict(float)
    for intent in reading.intents:
        share = _FOR_STRANGENESS if intent.label == "out_of_scope" else _FOR_RULES
        votes[intent.label] += share * intent.weight**2
    led: dict[IntentLabel, str] = {}
    for at, likeness in near:
        label = examples[at].label
        if label is not None:
            votes[label] += likeness**_SHARPNESS
            led.setdefault(label, examples[at].text)
    if not votes:
        return reading.intents
    best = max(votes, key=lambda label: votes[label])
    if reading.label == best and best not in led:
        return reading.intents
    weight = min(
        _SURE, max(_LEAST, near[0][1], reading.intents[0].weight if reading.intents else 0)
    )
    rest = [
        replace(intent, weight=min(intent.weight, weight - 0.01))
        for intent in reading.intents
        if intent.label != best
    ]
    known = next((i.words for i in reading.intents if i.label == best), ())
    return strongest_first([Intent(best, weight, (led.get(best, ""), *known)), *rest])
