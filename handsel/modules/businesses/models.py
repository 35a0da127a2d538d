"""Businesses (the tenants) and the users who work in them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import BusinessOwned, SharedTable
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
    quiet_seconds = models.DecimalField(max_digits=5, decimal_places=2, default=1.5)
    created_at = models.DateTimeField(auto_now_add=True)


class Member(BusinessOwned):
    """A user working in a business, with one role."""

    #: A user sees which businesses are theirs before one is chosen.
    person_column = "user_id"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=12, choices=Role.choices)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "user"], name="one_membership_per_user"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="member_role_is_known"
            ),
        ]
