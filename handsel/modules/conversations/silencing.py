"""The assistant falls silent towards a customer, on whatever channel they write."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from handsel.modules.conversations.models import Conversation


def fall_silent(customer_id: UUID) -> None:
    """Nothing is due to this customer, and what was written and not sent is withheld."""
    Conversation.objects.filter(customer_id=customer_id).update(
        epoch=F("epoch") + 1, answer_due_at=None, burst_began_at=None
    )


def answer_from(customer_id: UUID, *, at: datetime) -> None:
    """The assistant answers what comes after `at`."""
    Conversation.objects.filter(customer_id=customer_id).update(answers_since=at)
