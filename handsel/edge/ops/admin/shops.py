"""Shops, their channels, and their record of who did what."""

from typing import Any

from django.contrib import admin

from handsel.edge.ops.admin.looking import Looking, business_link
from handsel.edge.ops.admin.site import site
from handsel.modules.audit.models import AuditEntry
from handsel.modules.businesses.models import Business
from handsel.modules.channels.models import Channel


@admin.register(Business, site=site)
class Businesses(Looking):
    names = ("Shop", "Shops")
    fields = (
        "id", "slug", "name", "email", "currency", "country", "locale", "timezone", "created_at",
    )  # fmt: skip
    list_display = ("name", "slug", "email", "currency", "country", "created_at")
    list_filter = ("currency", "country", "created_at")
    search_fields = ("name", "slug", "email", "id")
    search_help_text = "A shop's name, short name, e-mail address or id"
    ordering = ("-created_at",)


@admin.register(Channel, site=site)
class Channels(Looking):
    names = ("Channel", "Channels")
    fields = (
        "id", "shop", "kind", "external_id", "name", "status", "status_reason",
        "restricted_until", "created_at",
    )  # fmt: skip
    list_display = ("name", "kind", "status", "status_reason", "shop", "created_at")
    list_filter = ("kind", "status", "created_at")
    list_select_related = ("business",)
    also_read = ("business", "business__slug", "business__name")
    search_fields = ("name", "external_id", "business__slug")
    search_help_text = "An account's name or id, or a shop's short name"

    @admin.display(description="shop", ordering="business__slug")
    def shop(self, row: Channel) -> Any:
        return business_link(row.business_id, row.business.slug)


@admin.register(AuditEntry, site=site)
class Entries(Looking):
    names = ("Entry of the audit", "Audit")
    fields = (
        "id", "shop", "what", "actor_kind", "actor_id", "actor_name", "subject_kind",
        "subject_id", "detail", "at",
    )  # fmt: skip
    list_display = ("at", "what", "shop", "actor_kind", "actor_name", "subject_kind")
    list_filter = ("actor_kind", "at")
    list_select_related = ("business",)
    also_read = ("business", "business__slug", "business__name")
    search_fields = ("business__slug", "what")
    search_help_text = "A shop's short name, or what was done: refund.requested"

    @admin.display(description="shop", ordering="business__slug")
    def shop(self, row: AuditEntry) -> Any:
        return business_link(row.business_id, row.business.slug)
