"""Verbs on the rulebook: each writes one chapter, unless a colleague wrote it meanwhile."""

from typing import Any, Literal

from django.db import transaction

from handsel.kit.errors import Conflict
from handsel.modules.assistant.models import Rulebook
from handsel.modules.assistant.rulebook.checking import read_hours, read_manner
from handsel.modules.assistant.rulebook.groups import GROUPS
from handsel.modules.assistant.rulebook.values import Allowance, Hours, Manner
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission

Chapter = Literal["manner", "hours", "allowance"]


class ChangedMeanwhile(Conflict):
    """A colleague saved this meanwhile. Look at what they wrote, then save again."""

    code = "changed_meanwhile"


def write_manner(actor: Actor, manner: Manner, *, version: int) -> Rulebook:
    """How the assistant speaks from now on; raises Forbidden, BadRule and ChangedMeanwhile."""
    kept = read_manner(manner)
    return _write(
        actor,
        "manner",
        version=version,
        name=kept.name,
        tone=kept.tone,
        greetings=dict(kept.greetings),
        languages=list(kept.languages),
        default_language=kept.default_language,
    )


def write_hours(actor: Actor, hours: Hours, *, version: int) -> Rulebook:
    """When people are there from now on; raises Forbidden, BadRule, HoursNeeded and
    ChangedMeanwhile."""
    kept = read_hours(hours)
    return _write(
        actor,
        "hours",
        version=version,
        weekly=[[[span.opens, span.closes] for span in day] for day in kept.weekly],
        closures=[[c.first.isoformat(), c.last.isoformat(), c.name] for c in kept.closures],
        answers_when=kept.answers_when,
        away=dict(kept.away),
        says_away=kept.says_away,
    )


def write_allowance(actor: Actor, allowance: Allowance, *, version: int) -> Rulebook:
    """What the assistant may do from now on; raises Forbidden and ChangedMeanwhile."""
    return _write(
        actor,
        "allowance",
        version=version,
        switched_off=[group for group in GROUPS if group in allowance.switched_off],
        most_order_minor=allowance.most_order_minor,
    )


def _write(actor: Actor, chapter: Chapter, *, version: int, **values: Any) -> Rulebook:
    actor.require(Permission.CHANGE_ASSISTANT)
    row = _lock()
    counter = f"{chapter}_version"
    if getattr(row, counter) != version:
        raise ChangedMeanwhile
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    setattr(row, counter, version + 1)
    row.save()
    record(f"assistant.{chapter}_changed", actor=actor, detail={"fields": changed})
    return row


def _lock() -> Rulebook:
    """The business's row, made if need be, locked."""
    with transaction.atomic():
        Rulebook.objects.bulk_create([Rulebook()], ignore_conflicts=True)
    return Rulebook.objects.select_for_update(no_key=True).get()
