"""Events as they came, the routes to their business, and the serial lanes they wait in."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import SharedTable
from handsel.kit.tenancy.schema import CURRENT_BUSINESS

MINE = f"business_id = {CURRENT_BUSINESS}"


class Route(SharedTable):
    """Which business a connected account's events belong to. One account, one business."""

    shared_because = "the gate must find the business before any is known"
    policies: ClassVar[tuple[str, ...]] = (
        "FOR SELECT TO handsel_gate USING (true)",
        f"TO handsel_app USING ({MINE}) WITH CHECK ({MINE})",
        "FOR SELECT TO handsel_ops USING (true)",
    )
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_gate": ("SELECT",),
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
        "handsel_ops": ("SELECT (id, source, account, business_id, target_id)",),
    }
    sealed_columns: ClassVar[tuple[str, ...]] = ("signing_secret", "previous_secret")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    #: The kind of channel or the payment provider: "instagram", "stripe".
    source = models.CharField(max_length=20)
    #: The provider's id of the connected account.
    account = models.CharField(max_length=120)
    business_id = models.UUIDField()
    #: The channel or payment account of ours that stands for it.
    target_id = models.UUIDField()
    #: Sealed; set when this account signs its events with a secret of its own.
    signing_secret = models.TextField(blank=True)
    #: Sealed; the one before it, which proves events too until then.
    previous_secret = models.TextField(blank=True, db_default="")
    previous_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "account"], name="one_business_per_account")
        ]


class Lane(SharedTable):
    """Serial work of one customer on one channel (or one payment on one account).

    Idle when `ready_at` is null. `attempt` fences: whoever claims adds one, and a worker that
    comes back late finds another number. `wakes` counts arrivals, so that a lane is not put to
    sleep over an event that arrived while it was being worked.
    """

    shared_because = "workers claim lanes of every business; it holds ids and times only"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_gate": ("SELECT, INSERT", "UPDATE (ready_at, wakes)"),
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
        "handsel_ops": ("SELECT, INSERT", "UPDATE (ready_at, wakes)"),
    }

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.CharField(max_length=20)
    account = models.CharField(max_length=120)
    #: The customer's id at the provider, or the payment's.
    key = models.CharField(max_length=160)
    business_id = models.UUIDField()
    target_id = models.UUIDField()
    ready_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempt = models.IntegerField(default=0, db_default=0)
    wakes = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "account", "key"], name="one_lane_per_key")
        ]
        indexes = [
            models.Index(
                fields=["business_id", "ready_at"],
                name="lanes_waiting",
                condition=models.Q(ready_at__isnull=False),
            )
        ]


class Event(SharedTable):
    """One thing a provider told us, kept as it came.

    States: received → applied; or ignored, quarantined, failed (tried again) → dead.
    """

    shared_because = "an event of an unknown account has no business; policies fence the rest"
    policies: ClassVar[tuple[str, ...]] = (
        "FOR INSERT TO handsel_gate WITH CHECK (true)",
        "FOR SELECT TO handsel_gate USING (true)",
        f"TO handsel_app USING ({MINE}) WITH CHECK ({MINE})",
        "FOR SELECT TO handsel_ops USING (true)",
        "FOR UPDATE TO handsel_ops USING (true) WITH CHECK (true)",
    )
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_gate": (
            "INSERT",
            "SELECT (id, source, account, dedupe_key, digest)",
            "USAGE ON SEQUENCE ingress_event_sequence",
        ),
        # What visitors of a shop's own site say comes by web.
        "handsel_app": ("SELECT, INSERT, UPDATE",),
        "handsel_ops": ("SELECT", "UPDATE (state, reason, attempts, business_id, lane_id)"),
    }

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.CharField(max_length=20)
    account = models.CharField(max_length=120)
    #: The provider's own key for this event, scoped by account (platforms' rules; see the gate).
    dedupe_key = models.CharField(max_length=200)
    #: SHA-256 of the body: the same key with another body is quarantined, not swallowed.
    digest = models.BinaryField(max_length=32)
    business_id = models.UUIDField(null=True)
    lane_id = models.UUIDField(null=True)
    lane_key = models.CharField(max_length=160, blank=True)
    kind = models.CharField(max_length=60)
    #: The provider's JSON for this one item, as text.
    body = models.TextField()
    #: The provider's own time, which orders a lane; ours (received) when it gives none.
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField(db_default=Now())
    sequence = models.BigIntegerField(
        db_default=models.Func(
            models.Value("ingress_event_sequence"), function="nextval",
            output_field=models.BigIntegerField(),
        )
    )  # fmt: skip
    state = models.CharField(max_length=12, default="received", db_default="received")
    reason = models.CharField(max_length=200, blank=True, db_default="")
    attempts = models.IntegerField(default=0, db_default=0)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "account", "dedupe_key"], name="one_event_per_key"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["received", "applied", "ignored", "quarantined", "failed", "dead"]
                ),
                name="event_state_is_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["lane_id", "occurred_at", "sequence"],
                name="events_waiting",
                condition=models.Q(state__in=["received", "failed"]),
            ),
            models.Index(
                fields=["state", "received_at"],
                name="events_for_a_person",
                condition=models.Q(state__in=["quarantined", "dead"]),
            ),
        ]
