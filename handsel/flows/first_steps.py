"""What a new shop has yet to set up, told by what it has and never by what was clicked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from handsel.kit import tenancy
from handsel.modules.assistant.learning import queries as learning
from handsel.modules.audit.actions import record
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses import queries
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Business
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog import queries as catalog
from handsel.modules.channels import queries as channels
from handsel.modules.commerce.payments import queries as payments
from handsel.modules.conversations import queries as conversations
from handsel.modules.knowledge import queries as knowledge

type Name = Literal["channel", "catalog", "payments", "assistant", "trial", "team"]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first things a shop does, and whether it did."""

    name: Name
    is_done: bool


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """All of them in the order they are best done; `dismissed_at` when nobody wants them shown."""

    steps: tuple[Step, ...]
    dismissed_at: datetime | None


#: One statement each, or two: what is asked does not grow with the shop.
_FACTS: Final = {
    "channel": channels.is_any_connected,
    "catalog": catalog.sells_anything,
    "payments": payments.is_any_offered,
    "trial": conversations.has_any_heard,
    "team": queries.has_colleagues,
}
_ORDER: Final[tuple[Name, ...]] = (
    "channel", "catalog", "payments", "assistant", "trial", "team",
)  # fmt: skip


def look() -> FirstSteps:
    """How far the business in scope has come."""
    business = queries.get_current()
    done = {name: is_true() for name, is_true in _FACTS.items()}
    done["assistant"] = _is_taught(business)
    steps = tuple(Step(name, done[name]) for name in _ORDER)
    return FirstSteps(steps=steps, dismissed_at=business.first_steps_dismissed_at)


def dismiss(actor: Actor, *, now: datetime) -> FirstSteps:
    """Show them no more to anybody of the shop; their page stays."""
    actor.require(Permission.CHANGE_BUSINESS)
    with tenancy.business(actor.business_id):
        businesses.dismiss_first_steps(at=now)
        record("first_steps.dismissed", actor=actor, subject=("business", actor.business_id))
        return look()


def _is_taught(business: Business) -> bool:
    return bool(business.persona) or knowledge.is_any_written() or learning.is_any_taught()
