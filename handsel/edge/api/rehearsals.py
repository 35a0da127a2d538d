"""Trying the assistant: real answers to a visitor who never was."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field, StringConstraints, ValidationError

from handsel.edge.api.acting import actor_of
from handsel.edge.api.shapes import In, Kept, Out
from handsel.edge.api.turns import AttemptOut, CutOut, DecisionOut, ReadingOut
from handsel.flows.rehearse import Line, Rehearsed, proposal_of, rehearse
from handsel.kit.errors import Invalid
from handsel.modules.assistant.commands import Proposal
from handsel.modules.businesses.rules import Permission

router = Router(tags=["assistant"])

MOST_LINES = 20
Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Payload = Annotated[str, StringConstraints(max_length=200)]
Proposed = Annotated[str, StringConstraints(max_length=8000)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{8,40}$")]


class BadProposal(Invalid):
    """An earlier line's proposal is not one that was given here."""

    code = "bad_proposal"


class LineIn(In):
    """What the visitor said or pressed before; `proposal` as its answer gave it."""

    text: Text
    payload: Payload = ""
    proposal: Proposed = ""


class RehearsalIn(In):
    """The next line of the rehearsal that the caller calls `key`, after those before."""

    key: Key
    earlier: list[LineIn] = Field(default_factory=list, max_length=MOST_LINES)
    text: Text
    payload: Payload = ""


class RehearsedButtonOut(Kept):
    """Something under a message that can be pressed; pressing says its title."""

    title: str = ""
    payload: str = ""
    url: str = ""


class RehearsedMessageOut(Out):
    text: str
    buttons: list[RehearsedButtonOut]


class RehearsalOut(Out):
    """What a customer would have been told, and why; nothing of it happened.

    Without messages the assistant kept silent. `proposal` is to be given back with this line.
    """

    messages: list[RehearsedMessageOut]
    is_handed_over: bool
    thinker: str
    decisions: list[DecisionOut]
    attempts: list[AttemptOut]
    reading: list[ReadingOut]
    cut_claims: list[CutOut]
    seconds: float
    input_tokens: int
    output_tokens: int
    cost_micro: int | None
    proposal: str


@router.post("/assistant/rehearsals", response=RehearsalOut)
def rehearse_line(request: HttpRequest, asked: RehearsalIn) -> RehearsalOut:
    """Say something to the assistant as a visitor would; all that follows is undone."""
    played = rehearse(
        actor_of(request, Permission.TEACH),
        key=asked.key,
        earlier=[Line(one.text, one.payload, _read(one.proposal)) for one in asked.earlier],
        line=Line(asked.text, asked.payload),
    )
    return _shown(played)


def _read(proposal: str) -> Proposal | None:
    try:
        return Proposal.model_validate_json(proposal) if proposal else None
    except ValidationError:
        raise BadProposal from None


def _shown(played: Rehearsed) -> RehearsalOut:
    turn = played.turn
    given = proposal_of(turn) if turn else None
    attempts = turn.attempts if turn else []
    return RehearsalOut(
        messages=[
            RehearsedMessageOut(
                text=one.text,
                buttons=[
                    RehearsedButtonOut.model_validate(b) for b in (*one.buttons, *one.choices)
                ],
            )
            for one in played.messages
        ],
        is_handed_over=played.is_handed_over,
        thinker=turn.thinker if turn else "",
        decisions=[DecisionOut.model_validate(one) for one in turn.decisions] if turn else [],
        attempts=[AttemptOut.model_validate(one) for one in attempts],
        reading=[ReadingOut.model_validate(one) for one in turn.reading] if turn else [],
        cut_claims=[CutOut.model_validate(one) for one in turn.cut_claims] if turn else [],
        seconds=sum(attempt["seconds"] for attempt in attempts),
        input_tokens=turn.input_tokens if turn else 0,
        output_tokens=turn.output_tokens if turn else 0,
        cost_micro=turn.cost_micro if turn else None,
        proposal=Proposal.model_validate(given).model_dump_json() if given else "",
    )
