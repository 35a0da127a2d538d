"""The gate itself: clean, split, judge each sentence, fill, cap."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handsel.modules.assistant.claims.cleaning import clean, without_marks
from handsel.modules.assistant.claims.filling import fill
from handsel.modules.assistant.claims.findings import (
    LINK,
    claim_in,
    comparable,
    hidden_letters,
    quantities_in,
    wording_claim,
)
from handsel.modules.assistant.claims.folding import fold
from handsel.modules.assistant.claims.leaks import Kept, is_spread, kept_of, leak_in
from handsel.modules.assistant.claims.lexicon import LANGUAGES
from handsel.modules.assistant.claims.patterns import patterns
from handsel.modules.assistant.claims.records import Names, names_of, without_names
from handsel.modules.assistant.claims.references import (
    Good,
    fault_of,
    find_references,
    goods_of,
    mark,
)
from handsel.modules.assistant.claims.sentences import split_sentences
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.wording.phrases import phrase

MAX_BYTES = 900
MOST_READ = 2000
"""Characters of a reply that are looked at: as many as a proposal may hold."""
_LEAST_KNOWN_WORDS = 3
_LEAST_LEFT_WORDS = 3
_FIRST_URL_MARK = 0xF000
_URL_MARK = re.compile("[\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence that did not pass, before its references were filled, and why."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gated:
    """What is left to say. `empty` means that nothing worth sending is: no word, or where some of
    it was cut no more than the "Enjoy!" that stood beside it."""

    text: str
    cut: tuple[Cut, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class _Turn:
    """What sentences of one reply are judged by, worked out once."""

    context: TurnContext
    locale: str
    urls: tuple[str, ...]
    goods: Mapping[str, Good]
    quantities: frozenset[int]
    known_sentences: frozenset[str]
    cards: str
    asks_commitment: bool
    kept: Kept
    names: Names


def gate(
    reply: str,
    *,
    context: TurnContext,
    allowed_urls: Collection[str] = (),
    locale: str,
) -> Gated:
    """Fill the references of `reply` and cut every sentence the server cannot stand behind.

    `locale` (a CLDR name such as `en_GB`) writes the money; `allowed_urls` are the links the
    server minted, matched exactly. The text is at most MAX_BYTES bytes of UTF-8, made of whole
    sentences. A sentence that the shop wrote in a knowledge entry passes as it stands, links
    excepted; part of one does not, since half a policy can promise its opposite.
    """
    urls = tuple(dict.fromkeys(allowed_urls))[:256]
    turn = _turn(context, locale=locale, urls=urls)
    plain = clean(_hide_urls(without_marks(reply[:MOST_READ]), urls))
    sentences = split_sentences(plain)
    reasons = [_reason(sentence, turn) for _, sentence in sentences]
    _judge_neighbors([sentence for _, sentence in sentences], reasons)
    if is_spread(plain, turn.kept):
        reasons = [reason or "instructions" for reason in reasons]
    return _assemble(sentences, reasons, turn)


def _turn(context: TurnContext, *, locale: str, urls: tuple[str, ...]) -> _Turn:
    incoming = [one.text for one in context.incoming]
    said = [said.text for said in context.said if said.author_kind == "customer"]
    return _Turn(
        context=context,
        locale=locale,
        urls=urls,
        goods=goods_of(context),
        quantities=quantities_in([*incoming, *said]),
        known_sentences=frozenset(_known_sentences(context)),
        cards=" ".join(_known_words(card.description) for card in context.products),
        asks_commitment=any(_asks_commitment(text) for text in incoming),
        kept=kept_of(context),
        names=names_of(context),
    )


def _known_sentences(context: TurnContext) -> Iterable[str]:
    yield from (known for card in context.knowledge for known in _sentences_known(card.answer))
    yield from _own_sentences()


@lru_cache(maxsize=1)
def _own_sentences() -> tuple[str, ...]:
    """What the house engine says of the limit that it holds to."""
    phrases = (phrase("too_many", language=language) for language in LANGUAGES)
    return tuple(known for one in phrases for known in _sentences_known(one))


@lru_cache(maxsize=4096)
def _sentences_known(answer: str) -> tuple[str, ...]:
    sentences = split_sentences(clean(without_marks(answer)))
    return tuple(
        _bare(sentence) for _, sentence in sentences if len(sentence.split()) >= _LEAST_KNOWN_WORDS
    )


@lru_cache(maxsize=16_384)
def _known_words(description: str) -> str:
    return fold(clean(description))


def _asks_commitment(text: str) -> bool:
    return bool(wording_claim(comparable(text)))


def _bare(sentence: str) -> str:
    return comparable(sentence).strip(" .!?…")


def _hide_urls(text: str, urls: tuple[str, ...]) -> str:
    for place, url in sorted(enumerate(urls), key=lambda one: -len(one[1])):
        exact = rf"(?<!\S){re.escape(url)}(?=[.,!?]?(?:\s|\Z))"
        text = re.sub(exact, chr(_FIRST_URL_MARK + place), text)
    return text


def _reason(sentence: str, turn: _Turn) -> str:
    """Why a sentence is cut, or "" when it may stay."""
    references = find_references(sentence, turn.goods)
    rest = mark(sentence, references)
    folded = comparable(_URL_MARK.sub("", rest))
    if leak := leak_in(rest, turn.kept):
        return leak
    if _is_known(sentence, turn) and not LINK.search(folded):
        return ""
    if reason := fault_of(sentence, references, turn.context) or hidden_letters(rest):
        return reason
    judged = without_names(folded, turn.names)
    if reason := claim_in(judged, quantities=turn.quantities, known=turn.cards):
        return reason
    if turn.asks_commitment and not references and patterns().agreement.match(folded):
        return "agreement"
    return ""


def _is_known(sentence: str, turn: _Turn) -> bool:
    bare = _bare(sentence)
    return (
        bare in turn.known_sentences
        or patterns().greeting.sub("", bare, count=1) in turn.known_sentences
    )


def _judge_neighbors(sentences: list[str], reasons: list[str]) -> None:
    """Cut two sentences that only together make a claim ("five" and "dollars")."""
    for first in range(len(sentences) - 1):
        if reasons[first] or reasons[first + 1]:
            continue
        both = sentences[first : first + 2]
        if wording_claim(comparable(" ".join(both))) and not any(
            wording_claim(comparable(one)) for one in both
        ):
            reasons[first] = reasons[first + 1] = "split_claim"


def _assemble(sentences: tuple[tuple[str, str], ...], reasons: list[str], turn: _Turn) -> Gated:
    text, cut, is_full, before = "", [], False, ""
    for (gap, sentence), reason in zip(sentences, reasons, strict=True):
        said = "" if reason else _said(sentence, turn, before=before)
        before = "" if reason else sentence
        longer = f"{text}{gap if text else ''}{said}"
        is_full = is_full or len(longer.encode()) > MAX_BYTES
        if reason or is_full:
            cut.append(Cut(_URL_MARK.sub("…", sentence), reason or "too_long"))
        else:
            text = longer
    words = [word for word in text.split() if any(char.isalnum() for char in word)]
    return Gated(text, tuple(cut), empty=len(words) < (_LEAST_LEFT_WORDS if cut else 1))


def _said(sentence: str, turn: _Turn, *, before: str) -> str:
    references = find_references(sentence, turn.goods)
    filled = fill(
        sentence,
        references,
        after=find_references(before, turn.goods),
        goods=turn.goods,
        context=turn.context,
        locale=turn.locale,
    )
    return _URL_MARK.sub(lambda found: turn.urls[ord(found[0]) - _FIRST_URL_MARK], filled)
