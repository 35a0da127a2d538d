"""The few words the server itself acts on: a plain yes, a wish for a person, a wish for silence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handsel.modules.assistant.engine.attending import asks_to_attend
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.forgiving import (
    asks_for_person_mistyped,
    asks_for_silence_mistyped,
)
from handsel.modules.assistant.engine.identity import asks_what_we_are
from handsel.modules.assistant.engine.language import language_of
from handsel.modules.assistant.engine.lexicon import LANGUAGES, Node, lexicon
from handsel.modules.assistant.engine.spotting import Span, spans_of
from handsel.modules.assistant.engine.tokens import Token, tokens_of

_LONGEST_YES = 10
_LONGEST_STOP = 9
_LONGEST_CALL = 4
_JUST_BEFORE = 5


def says_yes(text: str) -> bool:
    """Whether the whole text is a plain confirmation: "yes please", not "yes but make it three".

    Every word must be a word of consent or of courtesy in one language, at least one of consent;
    a question, a number or any further wish makes it no plain yes.
    """
    tokens = tokens_of(text)
    if not tokens or len(tokens) > _LONGEST_YES or any(mark in text for mark in "?؟？"):
        return False
    return any(_all_consent(tokens, lexicon(language).consent) for language in LANGUAGES)


def _all_consent(tokens: Sequence[Token], root: Node) -> bool:
    at, said = 0, False
    while at < len(tokens):
        taken, concepts = _consent_at(tokens, at, root)
        if not taken:
            return False
        said = said or "yes" in concepts
        at += taken
    return said


def _consent_at(tokens: Sequence[Token], at: int, root: Node) -> tuple[int, frozenset[Concept]]:
    """How many tokens the longest courtesy or consent from here takes, and which it is."""
    taken, concepts, node = 0, frozenset[Concept](), root
    for ahead in range(at, len(tokens)):
        following = node.words.get(tokens[ahead].word)
        if following is None:
            break
        node = following
        if node.concepts:
            taken, concepts = ahead - at + 1, node.concepts
    return taken, concepts


def wants_person(text: str) -> bool:
    """Whether the customer asks to be served by a person."""
    tokens, spans = _spotted(text)
    return asks_for_person(tokens, spans)


def wants_stop(text: str) -> bool:
    """Whether the customer wants no more automatic messages."""
    tokens, spans = _spotted(text)
    return asks_for_silence(tokens, spans)


def _spotted(text: str) -> tuple[tuple[Token, ...], tuple[Span, ...]]:
    tokens = tokens_of(text)
    language = language_of([token.word for token in tokens], hint="en")
    return tokens, spans_of(tokens, language=language)


def asks_for_person(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """The rule behind `wants_person`, over a text already spotted."""
    sentences = {token.sentence for token in tokens}
    return any(
        _sentence_asks_for_person(
            [token for token in tokens if token.sentence == sentence],
            [span for span in spans if span.sentence == sentence],
        )
        for sentence in sentences
    ) or any(_asks_mistyped(tokens, spans, sentence=sentence) for sentence in sentences)


def _asks_mistyped(tokens: Sequence[Token], spans: Sequence[Span], *, sentence: int) -> bool:
    own = [span for span in spans if span.sentence == sentence]
    if _negated(own):
        return False
    here = [at for at, token in enumerate(tokens) if token.sentence == sentence]
    first = here[0]
    moved = own
    if first:
        moved = [replace(span, first=span.first - first, last=span.last - first) for span in own]
    return asks_for_person_mistyped([tokens[at] for at in here], moved)


def _sentence_asks_for_person(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    present = {concept for span in spans for concept in span.concepts}
    if "call_me" in present:
        return "not" not in present
    if not present & {"person", "someone"}:
        return _only_wants_talk(tokens, spans)
    if _negated(spans) or _asks_what_we_are(tokens, spans):
        return False
    talks = present & {"talk", "reach"}
    if not talks and asks_what_we_are(tokens, spans):
        return False
    if "person" in present:
        if asks_to_attend(tokens):
            return True
        asks = present & {
            "want",
            "frame",
            "can",
            "help",
            "get",
            "where",
            "how",
            "make",
            "find",
            "have",
        }
        return bool(talks or asks or len(tokens) <= _LONGEST_CALL)
    alone = len(tokens) <= _LONGEST_CALL - 1 and not present & _NOT_ALONE
    return bool(talks or "help" in present or alone) or asks_to_attend(tokens)


_NOT_ALONE: frozenset[Concept] = frozenset({"take", "remove", "it", "angry", "swear"})


def _only_wants_talk(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Whether talking is all that is asked for: "talk", "I'd like to chat"."""
    covered = {at for span in spans for at in range(span.first, span.last + 1)}
    rest = [t for at, t in enumerate(tokens) if at not in covered and t.word not in _LIGHT]
    known: frozenset[Concept] = frozenset({"talk", "want", "help", "please", "greet", "frame"})
    talks = any("talk" in span.concepts for span in spans)
    return talks and not rest and all(span.concepts & known for span in spans)


def _negated(spans: Sequence[Span]) -> bool:
    """In "I don't want to talk to a person" the "not" stands right before the wish."""
    for left, right in pairwise(spans):
        unwanted = "remove" in left.concepts or (
            "not" in left.concepts and "want" in right.concepts and right.first - left.last <= 2
        )
        after = {concept for span in spans if span.first > left.last for concept in span.concepts}
        if unwanted and after & {"talk", "person", "someone"}:
            return True
    return False


def _asks_what_we_are(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Whether "can you tell me if you are a real person" asks who we are."""
    if any("bot" in span.concepts for span in spans):
        return not any(span.concepts & {"want"} for span in spans)
    for span in spans:
        if span.concepts & {"person", "someone"}:
            before = [t.word for t in tokens if t.start <= span.start][-_JUST_BEFORE:]
            alike = {"be a", "be an", "like a"} & {" ".join(two) for two in pairwise(before)}
            if {"you", "are"} <= set(before) or alike:
                return True
            return [t.word for t in tokens[:2]] == ["am", "i"]
    return False


def asks_for_silence(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """The rule behind `wants_stop`, over a text already spotted."""
    stops = [span for span in spans if "stop" in span.concepts]
    if not tokens or len(tokens) > _LONGEST_STOP:
        return False
    for span in stops:
        if span.last - span.first >= 2:
            return True
        others = [s for s in spans if s is not span and not s.concepts & _BESIDE_STOP]
        covered = {i for s in spans for i in range(s.first, s.last + 1)}
        strange = [t for i, t in enumerate(tokens) if i not in covered and t.word not in _LIGHT]
        messages = any("messages" in s.concepts for s in spans)
        if not others and len(strange) <= (1 if messages else 0):
            return True
    return asks_for_silence_mistyped([t for t in tokens if t.word not in _COURTESY])


_BESIDE_STOP: frozenset[Concept] = frozenset(
    {"stop", "messages", "want", "it", "not", "everything", "yes", "no", "angry", "swear", "thanks",
     "please", "greet", "bye"}
)  # fmt: skip
_COURTESY = frozenset(["please", "pls", "plz", "now", "ok", "just", "thanks"])
_LIGHT_WORDS = (
    "please pls plz now to i the from your all these those sending ok already just and my"
)
_LIGHT = frozenset(_LIGHT_WORDS.split())
