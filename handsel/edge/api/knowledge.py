"""What the shop wrote for its customers, and its assistant answers with."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Limit, Out, Page
from handsel.flows import teach
from handsel.kit.clock import now
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses.rules import Permission
from handsel.modules.knowledge import queries
from handsel.modules.knowledge.models import Entry, Kind

router = Router(tags=["assistant"])

Question = Annotated[str, Field(min_length=1, max_length=300, pattern=r"\S")]
Answer = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]
Keywords = Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=30)]
Subject = Literal["question", "policy", "hours", "delivery"]


class KnowledgeIn(In):
    """A question and its answer, in the shop's words; `question_id` names an unanswered question
    that this settles."""

    kind: Subject = "question"
    question: Question
    answer: Answer
    keywords: Keywords = Field(default_factory=list)
    question_id: Annotated[UUID, Field(strict=False)] | None = None


class KnowledgeChange(In):
    """What to change; what is left out stays. `version` is what was seen."""

    kind: Subject = "question"
    question: Question = ""
    answer: Answer = ""
    keywords: Keywords = Field(default_factory=list)
    is_active: bool = True
    version: Annotated[str, Field(max_length=40)] = ""


class KnowledgeOut(Out):
    """One entry; the assistant reads those that are active. `version` is what it says now."""

    id: UUID
    kind: str
    question: str
    answer: str
    keywords: list[str]
    is_active: bool
    changed_at: datetime
    version: str


@router.get("/knowledge", response=Page[KnowledgeOut])
def list_knowledge(
    request: HttpRequest,
    kind: Subject | None = None,
    q: Annotated[str, Query(max_length=queries.LONGEST_SEARCH)] = "",
    cursor: str = "",
    limit: Limit = 50,
) -> Page[KnowledgeOut]:
    """Every entry, the newest first; each word of `q` is part of it."""
    with acting(request, Permission.READ_ASSISTANT):
        before = read_cursor(cursor)[1] if cursor else None
        found = queries.page_entries(
            before=before, limit=limit + 1, kind=kind and Kind(kind), search=q
        )
        return Page(
            items=[_shown(one) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.post("/knowledge", response={201: KnowledgeOut})
def add_knowledge(request: HttpRequest, asked: KnowledgeIn) -> Status[KnowledgeOut]:
    """Write an entry; it counts from the next message on."""
    with acting(request, Permission.TEACH) as actor:
        made = teach.add_entry(
            actor, **asked.model_dump(exclude={"kind"}), kind=Kind(asked.kind), now=now()
        )
        return Status(201, _shown(made))


@router.get("/knowledge/{entry_id}", response=KnowledgeOut)
def get_knowledge(request: HttpRequest, entry_id: Id) -> KnowledgeOut:
    """One entry, in use or not."""
    with acting(request, Permission.READ_ASSISTANT):
        return _shown(queries.get_entry(entry_id))


@router.patch("/knowledge/{entry_id}", response=KnowledgeOut)
def change_knowledge(request: HttpRequest, entry_id: Id, asked: KnowledgeChange) -> KnowledgeOut:
    """Rewrite an entry, put it aside or to use."""
    with acting(request, Permission.TEACH) as actor:
        told = asked.model_dump(exclude_unset=True, exclude={"version"})
        return _shown(teach.change_entry(actor, entry_id, told, version=asked.version))


@router.delete("/knowledge/{entry_id}", response={204: None})
def remove_knowledge(request: HttpRequest, entry_id: Id) -> Status[None]:
    """Remove an entry; examples that only it answered are forgotten with it."""
    with acting(request, Permission.TEACH) as actor:
        teach.remove_entry(actor, entry_id)
        return Status(204, None)


def _shown(entry: Entry) -> KnowledgeOut:
    shown = {n: getattr(entry, n) for n in KnowledgeOut.model_fields if n != "version"}
    return KnowledgeOut(**shown, version=queries.version_of(entry))
