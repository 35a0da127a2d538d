"""The shop's own words for sorting conversations."""

from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit.errors import Conflict, NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations import queries
from handsel.modules.conversations.models import Label, Labeling

MOST_LABELS: Final = 100
MOST_EACH: Final = 12


class LabelTaken(Conflict):
    """There is a label of this name."""

    code = "label_taken"


class TooManyLabels(Conflict):
    """A shop has at most 100 labels, and a conversation at most 12."""

    code = "too_many_labels"


def list_labels() -> list[Label]:
    """The shop's labels by name."""
    return list(Label.objects.order_by("name"))


def create(actor: Actor, *, name: str, hue: int) -> Label:
    """Make a label. Raises LabelTaken, TooManyLabels."""
    actor.require(Permission.REPLY)
    if Label.objects.count() >= MOST_LABELS:
        raise TooManyLabels
    try:
        with transaction.atomic():
            label = Label.objects.create(name=name.strip(), hue=hue)
    except IntegrityError as error:
        raise LabelTaken from error
    record("label.created", actor=actor, subject=("label", label.id))
    return label


def remove(actor: Actor, label_id: UUID) -> None:
    """Remove a label from the shop and from every conversation. Raises NotFound."""
    actor.require(Permission.REPLY)
    label = Label.objects.select_for_update().filter(id=label_id).first()
    if label is None:
        raise NotFound
    Labeling.objects.filter(label=label).delete()
    label.delete()
    record("label.removed", actor=actor, subject=("label", label_id))


def put(actor: Actor, conversation_id: UUID, *, label_ids: list[UUID]) -> None:
    """Let a conversation have exactly these labels. Raises NotFound, TooManyLabels."""
    actor.require(Permission.REPLY)
    conversation = queries.get_for_update(conversation_id)
    wanted = set(label_ids)
    if len(wanted) > MOST_EACH:
        raise TooManyLabels
    # Held, so that none of them is removed before this ends.
    found = Label.objects.select_for_update().filter(id__in=wanted).values_list("id", flat=True)
    if set(found) != wanted:
        raise NotFound
    present = set(conversation.labelings.values_list("label_id", flat=True))
    conversation.labelings.exclude(label_id__in=wanted).delete()
    Labeling.objects.bulk_create(
        Labeling(conversation=conversation, label_id=label_id) for label_id in wanted - present
    )
    if wanted != present:
        record("conversation.labeled", actor=actor, subject=("conversation", conversation.id))
