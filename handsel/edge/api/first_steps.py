"""What a new shop has yet to set up."""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import acting, actor_of
from handsel.edge.api.shapes import Out
from handsel.flows import first_steps
from handsel.kit.clock import now
from handsel.modules.businesses.rules import Permission

router = Router(tags=["business"])


class StepOut(Out):
    """One of the first things a shop does; done once the shop has what it is for."""

    name: Literal["channel", "catalog", "payments", "assistant", "trial", "team"]
    is_done: bool


class FirstStepsOut(Out):
    """The steps in the order they are best done; `dismissed_at` when nobody wants them shown."""

    steps: list[StepOut]
    dismissed_at: datetime | None


@router.get("/first-steps", response=FirstStepsOut)
def get_first_steps(request: HttpRequest) -> FirstStepsOut:
    """How far the shop has come."""
    with acting(request, Permission.READ_BUSINESS):
        return FirstStepsOut.model_validate(first_steps.look())


@router.post("/first-steps/dismiss", response=FirstStepsOut)
def dismiss_first_steps(request: HttpRequest) -> FirstStepsOut:
    """Show them no more beside every page; asked again, they stay dismissed since then."""
    actor = actor_of(request, Permission.CHANGE_BUSINESS)
    return FirstStepsOut.model_validate(first_steps.dismiss(actor, now=now()))
