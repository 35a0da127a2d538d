"""Businesses (the tenants) and the users who work in them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import BusinessOwned, ForeignKey, SharedTable
from handsel.kit.tenancy.schema import CURRENT_BUSINESS, CURRENT_PERSON

_OWN_BUSINESSES = (
    f"SELECT business_id FROM businesses_member WHERE user_id = {CURRENT_PERSON} AND is_active"  # noqa: S608
)


class Role(models.TextChoices):
    OWNER = "owner"
    ADMIN = "admin"
    AGENT = "agent"
    FINANCE = "finance"
    VIEWER = "viewer"


class SlugLook(models.Func):
    """How a short name looks: 0 like o, 1 like l, rn like m, vv like w (see `kit/names.py`)."""

    template = "replace(replace(translate(%(expressions)s, '01', 'ol'), 'rn', 'm'), 'vv', 'w')"
    output_field = models.TextField()


class Business(SharedTable):
    """A shop: the tenant. Its own row is fenced by its own id."""

    shared_because = "it is the tenant itself; its policy compares its own id"
    policies: ClassVar[tuple[str, ...]] = (
        f"TO handsel_app USING (id = {CURRENT_BUSINESS}) WITH CHECK (id = {CURRENT_BUSINESS})",
        "FOR SELECT TO handsel_ops USING (true)",
        # Whoever works there reads it before choosing it; the member rows are fenced themselves.
        f"FOR SELECT TO handsel_app USING (id IN ({_OWN_BUSINESSES}))",
    )
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE",),
        "handsel_ops": ("SELECT",),
    }

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    currency = models.CharField(max_length=3)
    country = models.CharField(max_length=2)
    locale = models.CharField(max_length=20, default="en_GB")
    timezone = models.CharField(max_length=60, default="UTC")
    email = models.EmailField(max_length=254)
    address = models.TextField(blank=True)
    tax_id = models.CharField(max_length=60, blank=True)
    persona = models.TextField(blank=True)
    #: Whether it brings language models of its own, so that those without need not be asked.
    has_own_models = models.BooleanField(default=False, db_default=False)
    quiet_seconds = models.DecimalField(max_digits=5, decimal_places=2, default=1.5)
    #: When somebody who may change the shop wanted no more of the first steps.
    first_steps_dismissed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(SlugLook("slug"), name="one_business_per_look"),
        ]


class Member(BusinessOwned):
    """A user working in a business, with one role.

    A disabled member can be enabled again; one who was removed, or left, is kept for what they
    did and comes back by invitation only. A trigger keeps an active owner (migration 0003).
    """

    #: A user sees which businesses are theirs before one is chosen.
    person_column = "user_id"
    #: Whether a stream of live events may go on.
    gate_columns = ("id", "business_id", "user_id", "role", "is_active", "created_at")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=12, choices=Role.choices)
    is_active = models.BooleanField(default=True)
    removed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "user"], name="one_membership_per_user"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="member_role_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None) | models.Q(is_active=False),
                name="removed_members_are_inactive",
            ),
        ]


class InvitationState(models.TextChoices):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REVOKED = "revoked"


class Invitation(BusinessOwned):
    """Somebody is asked to join, in one role. The token in the letter is kept as a hash."""

    #: In lower case; nobody else can accept.
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=12, choices=Role.choices)
    digest = models.BinaryField(max_length=32)
    state = models.CharField(
        max_length=10, choices=InvitationState.choices, default=InvitationState.PENDING
    )
    invited_by = ForeignKey(Member)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    #: When it was accepted or revoked.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "digest"], name="one_invitation_per_token"),
            models.UniqueConstraint(
                fields=["business", "email"],
                condition=models.Q(state=InvitationState.PENDING),
                name="one_pending_invitation_per_address",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="invited_role_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=InvitationState.values),
                name="invitation_state_is_known",
            ),
        ]
