"""Figures by day, what they are made of, and what waits to be counted anew."""

from typing import ClassVar

from django.db import models

from handsel.kit.tenancy import BusinessOwned, SharedTable
from handsel.kit.tenancy.schema import CURRENT_BUSINESS

MINE = f"business_id = {CURRENT_BUSINESS}"


class Mark(SharedTable):
    """Something about a conversation changed: count it anew.

    Written by triggers in the transaction of the change (migration 0002). Marks have no key but
    their own, so that whoever writes one waits for nobody.
    """

    shared_because = "workers look for businesses whose figures are due; it holds ids only"
    policies: ClassVar[tuple[str, ...]] = (
        f"FOR INSERT TO handsel_app WITH CHECK ({MINE})",
        f"FOR DELETE TO handsel_app USING ({MINE})",
        "FOR SELECT TO handsel_app USING (true)",
        "FOR SELECT TO handsel_ops USING (true)",
    )
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, DELETE",),
        "handsel_ops": ("SELECT",),
    }

    id = models.BigAutoField(primary_key=True)
    business_id = models.UUIDField()
    conversation_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["business_id", "id"], name="marks_of_business")]


class OccasionKind(models.TextChoices):
    HANDED_OVER = "handed_over"
    RESOLVED = "resolved"


class Occasion(BusinessOwned):
    """A conversation went to people, or was resolved: its own row says only how it is now."""

    conversation_id = models.UUIDField()
    episode = models.IntegerField()
    kind = models.CharField(max_length=12, choices=OccasionKind.choices)
    reason = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["business", "conversation_id"], name="occasions_of_conversation")
        ]


class Counted(BusinessOwned):
    """What one conversation adds to the tallies, so that it can be taken out again.

    `cells`: [[day, channel kind, who, measure, detail, amount], …].
    """

    conversation_id = models.UUIDField()
    cells = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation_id"], name="one_count_per_conversation"
            )
        ]


class Tally(BusinessOwned):
    """How much of something there was on one day, in the shop's time zone.

    `measure` and `detail` are `rules.Measure` and what it says of them. Amounts of money are in
    minor units of the currency that `detail` names.
    """

    day = models.DateField()
    channel_kind = models.CharField(max_length=20)
    who = models.CharField(max_length=10, blank=True)
    measure = models.CharField(max_length=24)
    detail = models.CharField(max_length=40, blank=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "day", "channel_kind", "who", "measure", "detail"],
                name="one_tally_per_cell",
            )
        ]
