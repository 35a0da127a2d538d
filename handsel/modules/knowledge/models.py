"""What the shop wrote for its customers."""

from django.db import models

from handsel.kit.tenancy import BusinessOwned


class Kind(models.TextChoices):
    QUESTION = "question"
    POLICY = "policy"
    HOURS = "hours"
    DELIVERY = "delivery"


class Entry(BusinessOwned):
    """One question and its answer, in the shop's own words."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    question = models.CharField(max_length=300)
    answer = models.TextField()
    keywords = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "question"], name="one_entry_per_question")
        ]
