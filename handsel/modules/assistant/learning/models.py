"""Examples of one shop."""

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Example(BusinessOwned):
    """A question as a customer put it, and what a member said of it.

    `label` is what it means (one of `labels.IntentLabel`, or empty), `entry` what answers it;
    at least one of them is given. `folded` is the text without case, accents and marks.
    """

    text = models.CharField(max_length=500)
    folded = models.CharField(max_length=500)
    label = models.CharField(max_length=20, blank=True)
    entry = ForeignKey("knowledge.Entry", null=True)
    taught_by = ForeignKey("businesses.Member")
    taught_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "folded"], name="one_example_per_text"),
            models.CheckConstraint(
                condition=~models.Q(label="", entry=None), name="an_example_says_something"
            ),
        ]
