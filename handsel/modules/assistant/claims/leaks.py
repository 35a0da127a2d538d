"""The machinery's own words: instructions, reference codes, handles, and what a shop keeps secret.

A reply that quotes what the model was told is cut, plain or disguised: backwards, shifted by
thirteen letters, spelled out, or encoded. Figures and unread scripts are cut elsewhere, which
leaves few other disguises.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from handsel.modules.assistant.claims.findings import comparable
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.prompt import CONTRACT, canary_of

_RUN_WORDS = 6
_LEAST_SENTENCE = 4
# As many words in a row as nobody repeats by chance.
_PARROTED_WORDS = 7
_HANDLE = re.compile(r"(?<![a-z0-9])[a-z]_[a-z0-9]{8}(?![a-z0-9])", re.IGNORECASE)
_ENCODED = re.compile(r"(?<!\S)(?=\S*[a-z][A-Z]|\S*[A-Z]{2}\S*[a-z]|\S*=)[A-Za-z+/_-]{16,}={0,2}")
_SECRECY = re.compile(
    r"\b(?:secrets?|reveal|disclose|password|passphrase|passcode|confidential|private|internal"
    r"|do not (?:tell|share|mention|say)|don't (?:tell|share|mention|say)|secret[oa]s?|contrasena"
    r"|no (?:reveles|digas|compartas)|senha|nao (?:revele|diga)|mot de passe|ne (?:revele|dis)z?"
    r"|geheim\w*|passwort|verrate|vertraulich|rahasia|kata sandi|jangan)\b"
    r"|سر|كلمه|कलमा|गुप्त|पासवर्ड"
)
_TELLING = re.compile(
    r"[\"'“‘«](?P<quoted>[^\"'”’»]{2,60})[\"'”’»]|(?P<odd>\S*(?:\d|@)\S*)"
    r"|(?<=[\w,;:] )(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
_ANY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Kept:
    """What must not be said in this turn: the code, runs of words, and single tellings."""

    code: str
    runs: frozenset[tuple[str, ...]]
    tellings: frozenset[str]
    parroted: frozenset[tuple[str, ...]]


def kept_of(context: TurnContext) -> Kept:
    """What the replies of one turn must not say."""
    said = [runs for one in context.incoming for runs in _runs(one.text, _PARROTED_WORDS)]
    return Kept(
        code=_squeezed(canary_of(context)),
        runs=_contract_runs() | _persona_runs(context.persona),
        tellings=_secret_tellings(context),
        parroted=frozenset(said),
    )


def _secret_tellings(context: TurnContext) -> frozenset[str]:
    """The persona's tellings that nothing says which customers may read anyway."""
    tellings = _tellings(context.persona)
    if not tellings:
        return tellings
    said_openly = " ".join([context.business_name, *_records(context), *_written(context)])
    open_words = comparable(said_openly)
    return frozenset(one for one in tellings if one not in open_words)


def leak_in(sentence: str, kept: Kept) -> str:
    """Why a sentence would tell what is kept, or ""."""
    if _HANDLE.search(sentence):
        return "handle"
    for form in _forms(sentence):
        if _tells(form, kept):
            return "instructions"
    if not kept.parroted.isdisjoint(_runs(sentence, _PARROTED_WORDS)):
        return "parroted"
    return ""


def is_spread(text: str, kept: Kept) -> bool:
    """Whether the whole reply holds the code over its sentences."""
    return any(kept.code in _squeezed(form) for form in _forms(text))


def _tells(form: str, kept: Kept) -> bool:
    squeezed = _squeezed(form)
    if kept.code in squeezed or not kept.runs.isdisjoint(_runs(form, _RUN_WORDS)):
        return True
    if not kept.runs.isdisjoint(_runs(form, _LEAST_SENTENCE, exactly=True)):
        return True
    plain = comparable(form)
    return any(_names(plain, squeezed, telling) for telling in kept.tellings)


def _names(plain: str, squeezed: str, telling: str) -> bool:
    if re.search(rf"(?<!\w){re.escape(telling)}(?!\w)", plain):
        return True
    tight = _squeezed(telling)
    return len(tight) >= 8 and tight in squeezed


def _forms(text: str) -> Iterable[str]:
    """The text, and what it may be a disguise of."""
    yield text
    yield text[::-1]
    yield " ".join(reversed(text.split()))
    yield codecs.encode(text, "rot13")
    for match in _ENCODED.finditer(text):
        token = match[0].rstrip("=")
        try:
            decoded = base64.b64decode(token + "=" * (-len(token) % 4), validate=False)
        except binascii.Error:
            continue
        yield decoded.decode("utf-8", "ignore")


def _runs(text: str, words: int, *, exactly: bool = False) -> frozenset[tuple[str, ...]]:
    """Every run of so many words; `exactly`: all of a short text as one run."""
    folded = tuple(_ANY.sub(" ", comparable(text)).split())
    if exactly:
        return frozenset([folded]) if words <= len(folded) < _RUN_WORDS else frozenset()
    return frozenset(folded[at : at + words] for at in range(len(folded) - words + 1))


@lru_cache(maxsize=1)
def _contract_runs() -> frozenset[tuple[str, ...]]:
    return _runs(CONTRACT, _RUN_WORDS)


@lru_cache(maxsize=256)
def _persona_runs(persona: str) -> frozenset[tuple[str, ...]]:
    whole = _runs(persona, _RUN_WORDS)
    sentences = re.split(r"(?<=[.!?।])\s+|\n+", persona)
    return whole.union(*(_runs(one, _LEAST_SENTENCE, exactly=True) for one in sentences))


@lru_cache(maxsize=256)
def _tellings(persona: str) -> frozenset[str]:
    """Names, quotations and odd words of instructions that speak of a secret."""
    if not _SECRECY.search(comparable(persona)):
        return frozenset()
    found = (
        match["quoted"] or match["odd"] or match["name"] for match in _TELLING.finditer(persona)
    )
    plain = (comparable(one).strip(" .,;:!?\"'()") for one in found)
    return frozenset(one for one in plain if len(one) > 1)


def _records(context: TurnContext) -> Iterable[str]:
    for card in context.products:
        yield card.title
        yield from (variant.title for variant in card.variants)


def _written(context: TurnContext) -> Iterable[str]:
    for entry in context.knowledge:
        yield entry.answer


def _squeezed(text: str) -> str:
    return _ANY.sub("", comparable(text))
