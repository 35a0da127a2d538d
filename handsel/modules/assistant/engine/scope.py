"""Whether a message is about a shop at all.

A customer speaks of goods, an order, the shop, or to the shop. A message that speaks of the world
("who won the game", "set an alarm") or asks a question made of words that mean nothing to a shop
is out of scope. A short line without a verb is taken for the name of something.
"""

from collections.abc import Sequence

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.intents import Intent
from handsel.modules.assistant.engine.lexicon import lexicon
from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.engine.tokens import Token
from handsel.modules.catalog.lookup.fillers import FILLERS

ELSEWHERE = 0.96
"""The weight where words of other matters were met; strange words alone weigh less."""

_STRANGE, _POINTED, _NAME = 0.6, 0.42, 0.35
_LONGEST_NAME = 3
_WELL_KNOWN = "en"  # only of this language do we know enough words to call one strange

#: What only a shop's customer speaks of, whatever else is in the message.
_OF_A_SHOP: frozenset[Concept] = frozenset(
    {
        "parcel", "refund", "invoice", "cart", "checkout", "delivery", "claim", "declined", "twice",
        "bot", "stop", "guarantee", "product", "call_me", "password",
    }
)  # fmt: skip
#: What makes a strange word the name of something wanted.
_MOVES: frozenset[Concept] = frozenset(
    {
        "want",
        "take",
        "add",
        "have",
        "stock",
        "price",
        "find",
        "recommend",
        "menu",
        "show",
        "made_of",
    }
)
_BUYING: frozenset[Concept] = frozenset({"take", "stock", "price", "add", "order"})
_TALK: frozenset[Concept] = frozenset(
    {"greet", "how_are_you", "thanks", "bye", "yes", "no", "agree", "disagree", "praise", "angry",
     "swear", "trouble", "late", "status", "person", "talk", "urgent", "conversed", "goods", "need",
     "order", "account", "reach", "delivery", "cancel", "made_of", "help", "done", "return",
     "discount", "pay_way", "payment", "deliver_to", "reference"}
)  # fmt: skip
#: What a strange word in a question takes elsewhere: "what time does the museum open".
_PLACES: frozenset[Concept] = frozenset(
    {"hours", "place", "address", "size", "about", "kind", "first", "second", "third", "last"}
)
_THE_SHOP = frozenset(
    [
        "you",
        "your",
        "yours",
        "u",
        "ur",
        "it",
        "this",
        "that",
        "these",
        "those",
        "they",
        "here",
        "shop",
        "store",
    ]
)
_PURPOSE = frozenset(["for", "to", "at", "on", "during"])
_OPENINGS = frozenset(["does", "do", "is", "are", "has", "have", "can", "could", "will", "did"])
_POINTING = frozenset(["it", "this", "these", "those", "they"])
_ASKING: frozenset[Concept] = frozenset(
    {"what", "which", "where", "when", "how", "how_long", "why"}
)


def beyond_scope(
    text: str, tokens: Sequence[Token], spans: Sequence[Span], *, language: str
) -> Intent | None:
    """Out of scope with the words that show it, or None where the message may concern a shop."""
    present = frozenset(concept for span in spans for concept in span.concepts)
    foreign = [
        span
        for span in spans
        if "elsewhere" in span.concepts
        and not _is_purpose(span, tokens, spans)
        and not _says_which(span, spans, present)
    ]
    ours = present & _OF_A_SHOP or _own_order(tokens, spans)
    if foreign and not ours and not ("goods" in present and present & _BUYING):
        words = tuple(text[span.start : span.end] for span in foreign)
        return Intent("out_of_scope", ELSEWHERE, words)
    if language != _WELL_KNOWN and len(tokens) > _LONGEST_NAME:
        return None
    strange = strange_words(tokens, spans, language=language)
    asks = bool(
        present & _ASKING or "?" in text or any(token.word in _OPENINGS for token in tokens[:1])
    )
    spoken_to = any(token.word in _THE_SHOP for token in tokens)
    near = _OF_A_SHOP | _MOVES | _TALK | (frozenset() if asks and not spoken_to else _PLACES)
    if not strange or present & near:
        return None
    words = tuple(text[token.start : token.end] for token in strange)
    if asks and any(token.word in _POINTING for token in tokens):
        return Intent("product_question", _POINTED, words)
    if len(tokens) <= _LONGEST_NAME and not present & _ASKING:
        return Intent("product_search", _NAME, words)
    return Intent("out_of_scope", _STRANGE, words)


def _is_purpose(span: Span, tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """In "a laptop for university" the university only says what the goods are for."""
    goods = [one for one in spans if "goods" in one.concepts and one.last < span.first]
    if not goods:
        return False
    between = {token.word for token in tokens[goods[-1].last + 1 : span.first]}
    return bool(between & _PURPOSE)


def _says_which(span: Span, spans: Sequence[Span], present: frozenset[Concept]) -> bool:
    """In "football shirts" and "recipe books" the first word only says which goods."""
    goods = any("goods" in one.concepts and one.first == span.last + 1 for one in spans)
    return goods and "how" not in present


def _own_order(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    return any("order" in one.concepts and tokens[one.first].word == "my" for one in spans)


def strange_words(tokens: Sequence[Token], spans: Sequence[Span], *, language: str) -> list[Token]:
    """The words that carry no notion, are no everyday words and no numbers."""
    covered = {at for span in spans for at in range(span.first, span.last + 1)}
    known = lexicon(language).known
    return [
        token
        for at, token in enumerate(tokens)
        if at not in covered
        and token.word not in FILLERS
        and token.word not in known
        and not token.word.isdigit()
    ]
