"""A message cut into pieces: one thing wanted each, with its verb, name, quantity and words."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from handsel.modules.assistant.context import Mention
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.engine.refusing import refuses_name, takes_off, wants_only
from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.engine.verbs import LOOKING, Verb, asked_before, verb_of
from handsel.modules.catalog.lookup.fillers import JOINTS

NAMED_WELL = 0.5  # a mention below this is a hint, not a name
_HINT = 0.4  # below this only an option or a tag was met: no mention at all

_MORE_JOINTS = frozenset({"then", "also", "but", "pero", "mas", "mais", "aber", "لكن", "tapi"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing wanted. `text` is what was typed, `name` the part of it that names a product;
    `quantity` is None where none was said;
    `refused`: the name is said only to say that it is not wanted."""

    text: str
    verb: Verb | None = None
    mention: Mention | None = None
    quantity: int | None = None
    concepts: frozenset[Concept] = field(default_factory=frozenset)
    question: bool = False
    sentence: int = 0
    name: str = ""
    refused: bool = False


def pieces_of(reading: Reading, mentions: Sequence[Mention]) -> list[Piece]:
    """The pieces of one text in reading order; a piece without a verb takes the one before it."""
    found = (m for m in mentions if m.products and m.products[0][1] >= _HINT)
    named = sorted(found, key=lambda mention: mention.start)
    pieces: list[Piece] = []
    said: Piece | None = None
    for start, end in _cuts(reading, named):
        piece = _piece(reading, named, start, end)
        before = pieces[-1] if pieces else None
        aside = said.concepts if said and not said.mention else frozenset()
        said = piece
        if before and _counts_anew(piece, before, aside):
            pieces[-1] = replace(before, quantity=piece.quantity)
            continue
        if before and _belongs_to(piece, before):
            pieces[-1] = _joined(before, piece)
            continue
        if before and piece.verb is None and piece.mention and before.verb:
            piece = replace(piece, verb="add" if before.refused else before.verb)
        pieces.append(piece)
    return _shared_out(_wanted_together(pieces))


def _wanted_together(pieces: list[Piece]) -> list[Piece]:
    """ "a blue and a green mug please": what is said at the end holds for what leads to it."""
    for at in range(len(pieces) - 1, 0, -1):
        here, before = pieces[at], pieces[at - 1]
        leads = before.mention and before.verb is None and before.sentence == here.sentence
        if here.mention and here.verb == "add" and leads:
            pieces[at - 1] = replace(before, verb="add")
    return pieces


def _shared_out(pieces: list[Piece]) -> list[Piece]:
    """ "2 mugs, one blue and one green": the counts that follow share out the first."""
    for at, whole in enumerate(pieces):
        parts: list[Piece] = []
        for piece in pieces[at + 1 :]:
            if piece.mention or piece.verb or piece.quantity is None:
                break
            parts.append(piece)
        if (
            whole.mention
            and len(parts) > 1
            and sum(p.quantity or 0 for p in parts) == whole.quantity
        ):
            named = [replace(part, mention=whole.mention, verb=whole.verb) for part in parts]
            return [*pieces[:at], *named, *pieces[at + 1 + len(parts) :]]
    return pieces


def _counts_anew(piece: Piece, before: Piece, aside: frozenset[Concept]) -> bool:
    """ "3 baguettes, actually 2" and "two, sorry, three": the later number is meant."""
    corrects = (piece.concepts | aside) & {"but", "no", "instead"} and not piece.mention
    shares = piece.text.lower().split()[:1] in _PLAIN_BUT or "one" in piece.concepts
    return bool(corrects and not shares and piece.quantity and before.mention and before.quantity)


_PLAIN_BUT = (["but"], ["pero"], ["mais"], ["aber"], ["mas"], ["tapi"], ["لكن"])

#: What is asked of the shop beside what is named: "a loaf, and do you deliver".
ASIDE: frozenset[Concept] = frozenset(
    {"where", "when", "how_long", "delivery", "deliver_to", "hours", "place", "reach", "pay_way"}
)


def _belongs_to(piece: Piece, before: Piece) -> bool:
    """ ", large please" and ", two of them" say more of what was just named."""
    if piece.mention or not before.mention or piece.verb not in {None, "add"}:
        return False
    if piece.concepts & {"another", "first", "second", "third", "cheapest", "checkout", "cart"}:
        return False
    if piece.verb == "add" and before.verb in {"price", "stock", "show"}:
        return True
    if piece.concepts & ASIDE:
        return False
    return piece.verb is None and not (piece.quantity and before.quantity)


def _joined(before: Piece, piece: Piece) -> Piece:
    quantity = piece.quantity if before.quantity is None else before.quantity
    verb = piece.verb or before.verb
    if verb is None and "please" in piece.concepts and not piece.question:
        verb = "add"
    if piece.quantity and before.verb in {"stock", "show"}:
        verb = "add"
    return replace(
        before,
        text=f"{before.text} {piece.text}",
        quantity=quantity,
        verb=verb,
        concepts=before.concepts | piece.concepts,
    )


def _cuts(reading: Reading, named: Sequence[Mention]) -> list[tuple[int, int]]:
    """Character ranges: sentences, cut again at commas and joints, and between two names."""
    tokens = reading.tokens
    if not tokens:
        return []
    inside = {i for i, t in enumerate(tokens) for m in named if m.start < t.end and t.start < m.end}
    covered = {i for span in reading.spans for i in range(span.first + 1, span.last + 1)}
    starts = [0]
    for at in range(1, len(tokens)):
        token = tokens[at]
        if at in inside and at - 1 in inside and not token.after_comma:
            continue
        joint = token.word in JOINTS or token.word in _MORE_JOINTS
        new = token.sentence != tokens[at - 1].sentence or token.after_comma or joint
        if new and at not in covered:
            starts.append(at)
    bounds = [tokens[at].start for at in starts] + [tokens[-1].end]
    ranges = list(pairwise(bounds))
    return [part for whole in ranges for part in _between_names(reading, named, *whole)]


def _between_names(
    reading: Reading, named: Sequence[Mention], start: int, end: int
) -> list[tuple[int, int]]:
    inside = [mention for mention in named if start <= mention.start < end]
    if len(inside) < 2:
        return [(start, end)]
    cuts = [start]
    for left, right in pairwise(inside):
        amounts = [a for a in reading.amounts if left.end <= a.start and a.end <= right.start]
        cuts.append(amounts[-1].start if amounts else right.start)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _piece(reading: Reading, named: Sequence[Mention], start: int, end: int) -> Piece:
    spans = [span for span in reading.spans if start <= span.start < end]
    mention = next((m for m in named if start <= m.start < end), None)
    amounts = [
        amount
        for amount in reading.amounts
        if start <= amount.start < end
        and not (mention and mention.start <= amount.start < mention.end)
        and not _points(amount.start, spans)
    ]
    quantity = amounts[0].value if amounts else None
    text = reading.text[start:end]
    question = "?" in text or "؟" in text
    concepts = frozenset(concept for span in spans for concept in span.concepts)
    verb = verb_of(concepts, wants=bool(mention or amounts or "it" in concepts))
    if verb == "remove" and mention and asked_before(spans, mention.start):
        verb = verb_of(concepts - {"remove", "not"}, wants=True) or "add"
    if verb == "remove" and "without" in text.lower() and concepts & LOOKING:
        verb = verb_of(concepts - {"remove", "not"}, wants=True)
        if mention and refuses_name(text[: mention.start - start]):
            mention = None
    refused = mention is not None and verb is None and refuses_name(text[: mention.start - start])
    if refused or (verb == "add" and takes_off(text)):
        verb = "remove"
    if verb is None and mention and wants_only(text):
        verb = "make" if amounts else "add"
    polite = bool(amounts) or "please" in concepts
    if verb is None and mention and polite and not question:
        verb = "add"
    return Piece(
        text=text,
        verb=verb,
        mention=mention,
        quantity=quantity,
        concepts=concepts,
        question=question,
        name=reading.text[mention.start : mention.end] if mention else "",
        refused=refused,
        sentence=next((t.sentence for t in reading.tokens if t.start >= start), 0),
    )


def _points(start: int, spans: Sequence[Span]) -> bool:
    """ "one" in "that one" and "the second one" points, it does not count."""
    pointing: frozenset[Concept] = frozenset(
        {"it", "first", "second", "third", "fourth", "fifth", "last", "which", "cheapest", "both"}
    )
    return any(
        span.start <= start < span.end and span.concepts & pointing and span.start < start
        for span in spans
    )
