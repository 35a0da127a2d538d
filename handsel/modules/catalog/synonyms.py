"""Words that customers of a shop use for what its names call otherwise."""

from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.catalog.lookup.words import split
from handsel.modules.catalog.models import Synonym
from handsel.modules.catalog.versions import count_change

LONGEST = 80
MOST_SYNONYMS = 2_000


class NotASynonym(Invalid):
    """A synonym is one to four words for one to four others."""

    code = "not_a_synonym"


class SynonymKnown(Conflict):
    """The shop has this synonym already."""

    code = "synonym_known"


class TooManySynonyms(Conflict):
    """A shop has at most two thousand synonyms."""

    code = "too_many_synonyms"


def list_synonyms() -> list[Synonym]:
    """The shop's synonyms, by word."""
    return list(Synonym.objects.order_by("word", "means"))


def add_synonym(*, word: str, means: str) -> Synonym:
    """Let customers say `word` for `means`. Raises NotASynonym, SynonymKnown, TooManySynonyms."""
    word, means = " ".join(word.split()), " ".join(means.split())
    folded = [[one.folded for one in split(text)] for text in (word, means)]
    fits = all(1 <= len(one) <= 4 for one in folded) and max(len(word), len(means)) <= LONGEST
    if not fits or folded[0] == folded[1]:
        raise NotASynonym
    if Synonym.objects.count() >= MOST_SYNONYMS:
        raise TooManySynonyms
    try:
        with transaction.atomic():
            made = Synonym.objects.create(word=word, means=means)
    except IntegrityError as error:
        raise SynonymKnown from error
    count_change()
    return made


def remove_synonym(synonym_id: UUID) -> None:
    """Forget a synonym; raises NotFound."""
    removed, _ = Synonym.objects.filter(id=synonym_id).delete()
    if not removed:
        raise NotFound
    count_change()
