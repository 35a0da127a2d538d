"""Money movements, as two or more entries that sum to zero."""

from typing import ClassVar

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Movement(BusinessOwned):
    """One occasion on which money moved: a payment, a refund, a dispute, its outcome."""

    append_only: ClassVar[bool] = True

    kind = models.CharField(max_length=30)
    #: The provider's id of what moved the money: the same occasion is written once.
    reference = models.CharField(max_length=160)
    order_id = models.UUIDField()
    currency = models.CharField(max_length=3)
    occurred_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "kind", "reference"], name="one_movement_per_occasion"
            )
        ]
        indexes = [
            models.Index(fields=["business", "order_id"], name="movements_of_order"),
            models.Index(fields=["business", "-occurred_at", "-id"], name="movements_by_newest"),
        ]


class Entry(BusinessOwned):
    """One side of a movement: positive debits, negative credits, in minor units.

    Deferred constraint triggers refuse a movement that does not sum to zero (migration 0002) or
    has no entries (0005).
    """

    append_only: ClassVar[bool] = True

    movement = ForeignKey(Movement, related_name="entries")
    account = models.CharField(max_length=40)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(amount_minor=0), name="entry_moves_something"
            )
        ]
        indexes = [models.Index(fields=["business", "movement"], name="entries_of_movement")]
