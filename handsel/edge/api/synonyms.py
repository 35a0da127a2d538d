"""Other words that customers use for what the shop sells."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Listed, Out
from handsel.modules.audit.actions import record
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog import synonyms

router = Router(tags=["catalog"])


class SynonymIn(In):
    """Customers say `word` for what names, categories or tags call `means`."""

    word: str
    means: str


class SynonymOut(Out):
    id: UUID
    word: str
    means: str


@router.get("/synonyms", response=Listed[SynonymOut])
def list_synonyms(request: HttpRequest) -> Listed[SynonymOut]:
    """The shop's synonyms, by word."""
    with acting(request, Permission.READ_CATALOG):
        return Listed(items=[SynonymOut.model_validate(one) for one in synonyms.list_synonyms()])


@router.post("/synonyms", response={201: SynonymOut})
def add_synonym(request: HttpRequest, body: SynonymIn) -> Status[SynonymOut]:
    """Teach the look-up another word; it counts from the next message on."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        made = synonyms.add_synonym(word=body.word, means=body.means)
        record("synonym.added", actor=actor, subject=("synonym", made.id))
        return Status(201, SynonymOut.model_validate(made))


@router.delete("/synonyms/{synonym_id}", response={204: None})
def remove_synonym(request: HttpRequest, synonym_id: Id) -> Status[None]:
    """Forget a synonym."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        synonyms.remove_synonym(synonym_id)
        record("synonym.removed", actor=actor, subject=("synonym", synonym_id))
        return Status(204, None)
