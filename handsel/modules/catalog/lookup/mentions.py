"""Which words of a text name which products."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handsel.modules.catalog.lookup.fillers import BRIDGES, JOINTS
from handsel.modules.catalog.lookup.index import LookupIndex
from handsel.modules.catalog.lookup.items import FoundMention
from handsel.modules.catalog.lookup.matching import Hit, match_words
from handsel.modules.catalog.lookup.options import option_values
from handsel.modules.catalog.lookup.scoring import (
    hit_weight,
    hit_worth,
    likeness_of,
    name_coverage,
    positions_of,
)
from handsel.modules.catalog.lookup.words import Word, split, stem

_LEAST = 0.3
_MAX_WORDS = 120
_MAX_PRODUCTS = 8
_LONGEST_GAP = 3
_MANY = 200
_OF_CATEGORY = 0.72  # "bread" names all of the category, whatever their titles


@dataclass(slots=True)
class _Chunk:
    hits: list[Hit]
    positions: set[int]
    floor: float = 0.0  # the score its neighbor lends it


def find_mentions(index: LookupIndex, text: str) -> tuple[FoundMention, ...]:
    """The product mentions of `text` in reading order; empty when none is found."""
    words = split(text)[:_MAX_WORDS]
    hits = match_words(index, words)
    chunks = _chunks(index, text, words, hits)
    chunks = _heads_of_neighbors(index, words, chunks)
    chunks = _share_products(index, words, chunks)
    mentions = (_mention(index, words, chunk) for chunk in chunks)
    return tuple(mention for mention in mentions if mention is not None)


def _chunks(
    index: LookupIndex, text: str, words: Sequence[Word], hits: Sequence[Hit]
) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    at = 0
    while at < len(hits):
        hit = hits[at]
        if hit.filler or not (hit.stems or hit.sku is not None):
            at += 1
            continue
        chunk = _Chunk([hit], positions_of(index, hit))
        at = _grow(index, text, words, hits, at, chunk)
        chunks.append(chunk)
    return chunks


def _grow(
    index: LookupIndex,
    text: str,
    words: Sequence[Word],
    hits: Sequence[Hit],
    at: int,
    chunk: _Chunk,
) -> int:
    """Take in the words that follow while some product has all of them; where to go on from."""
    ahead = last = at
    while ahead + 1 < len(hits) and ahead - last < _LONGEST_GAP:
        ahead += 1
        hit = hits[ahead]
        if hit.filler or not (hit.stems or hit.sku is not None):
            if not _may_stand_between(words[hit.first].folded):
                break
            continue
        shared = chunk.positions & positions_of(index, hit)
        between = [words[h.first].folded for h in hits[last + 1 : ahead]]
        shared = _kept_by_gap(index, shared, between)
        if not shared or _sentence_ends(text, words, hits[last], hit):
            break
        chunk.hits.extend(hits[last + 1 : ahead + 1])
        chunk.positions = shared
        last = ahead
    return last + 1


def _may_stand_between(word: str) -> bool:
    return word in BRIDGES or word in JOINTS


def _kept_by_gap(index: LookupIndex, positions: set[int], between: list[str]) -> set[int]:
    """An "and" joins two words only where a product's own name has it."""
    joints = [stem(word) for word in between if word in JOINTS and word not in BRIDGES]
    if not joints:
        return positions
    return {
        position
        for position in positions
        if any(all(joint in name for joint in joints) for name in index.names[position])
    }


def _sentence_ends(text: str, words: Sequence[Word], left: Hit, right: Hit) -> bool:
    gap = text[words[left.last].end : words[right.first].start]
    return any(mark in gap for mark in ".!?;\n،؛؟।")


def _heads_of_neighbors(
    index: LookupIndex, words: Sequence[Word], chunks: list[_Chunk]
) -> list[_Chunk]:
    """ "coffee mug" in a shop with coffee and mugs speaks of the mug alone."""
    kept: list[_Chunk] = []
    for chunk in chunks:
        before = kept[-1] if kept else None
        if before and chunk.hits[0].first == before.hits[-1].last + 1:
            touching = words[chunk.hits[0].first].start - words[before.hits[-1].last].end == 1
            if touching and not words[chunk.hits[0].first].folded[0].isdigit():
                if index.heads_last:
                    kept[-1] = chunk
                continue
        kept.append(chunk)
    return kept


def _share_products(
    index: LookupIndex, words: Sequence[Word], chunks: list[_Chunk]
) -> list[_Chunk]:
    """ "a red and a blue mug": the first color speaks of the mug, too."""
    for at in range(len(chunks) - 1):
        here, after = chunks[at], chunks[at + 1]
        between = range(here.hits[-1].last + 1, after.hits[0].first)
        joined = any(words[i].folded in JOINTS for i in between) and len(between) <= _LONGEST_GAP
        if joined and _only_option(index, here):
            shared = here.positions & _best_positions(index, after)
            if shared:
                here.positions, here.floor = shared, _scored(index, after)[0][0]
    return chunks


def _only_option(index: LookupIndex, chunk: _Chunk) -> bool:
    return all(
        index.postings[root].get(position, 0) < 0.7
        for hit in chunk.hits
        for root, _ in hit.stems
        for position in chunk.positions
    )


def _best_positions(index: LookupIndex, chunk: _Chunk) -> set[int]:
    scored = _scored(index, chunk)
    return {position for score, position in scored if score >= scored[0][0] - 0.05}


def _scored(index: LookupIndex, chunk: _Chunk) -> list[tuple[float, int]]:
    telling = [hit for hit in chunk.hits if not hit.filler]
    typed = likeness_of(chunk.hits)
    roots = {root for hit in telling for root, _ in hit.stems}
    total = sum(hit_weight(index, hit) for hit in telling) or 1.0
    scored: list[tuple[float, int]] = []
    for position in _worth_scoring(index, telling, chunk.positions):
        share = sum(hit_weight(index, h) * hit_worth(index, h, position) for h in telling) / total
        named = 1.0 if telling[0].sku is not None else name_coverage(index, position, typed)
        score = min(share, 1.0) * (0.5 + 0.5 * named)
        category = index.categories[position]
        if category and category.issuperset(roots):
            score = max(score, _OF_CATEGORY)
        scored.append((max(score, chunk.floor), position))
    scored.sort(key=lambda pair: (-pair[0], len(index.items[pair[1]].title), pair[1]))
    return scored


def _worth_scoring(index: LookupIndex, telling: list[Hit], positions: set[int]) -> Iterable[int]:
    """All of them, or of very many those that have the rarest word in their name."""
    if len(positions) <= _MANY:
        return positions
    rarest = max(telling, key=lambda hit: hit_weight(index, hit))
    named = positions.intersection(*(index.named.get(root, ()) for root, _ in rarest.stems[:1]))
    return named or sorted(positions)[:_MAX_PRODUCTS]


def _mention(index: LookupIndex, words: Sequence[Word], chunk: _Chunk) -> FoundMention | None:
    scored = [pair for pair in _scored(index, chunk)[:_MAX_PRODUCTS] if pair[0] >= _LEAST]
    if not scored:
        return None
    first, last = words[chunk.hits[0].first], words[chunk.hits[-1].last]
    return FoundMention(
        start=first.start,
        end=last.end,
        products=tuple((index.items[p].product_id, round(score, 4)) for score, p in scored),
        options=option_values(index, scored[0][1], likeness_of(chunk.hits)),
    )
