"""What waits for a person: events that could not be applied, and jobs that failed."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from handsel.edge.ops.admin.looking import Looking, business_link, done, refused
from handsel.edge.ops.admin.site import site
from handsel.edge.ops.events import named
from handsel.edge.ops.jobs import retry
from handsel.edge.ops.recording import record
from handsel.kit.clock import now
from handsel.kit.errors import Failure
from handsel.modules.ingress import attention
from handsel.modules.ingress.models import Event


@admin.register(Event, site=site)
class Events(Looking):
    """Without their bodies, which hold what customers wrote."""

    names = ("Event", "Events")
    fields = (
        "id", "source", "account", "business_id", "kind", "state", "reason", "attempts",
        "occurred_at", "received_at",
    )  # fmt: skip
    list_display = ("received_at", "state", "source", "kind", "reason", "attempts", "shop")
    list_filter = ("state", "source", "received_at")
    search_fields = ("account", "reason", "business_id")
    search_help_text = "An account's id, a reason, or a shop's id"
    ordering = ("-received_at",)
    actions = ("put_back",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Those that wait for a person."""
        return super().get_queryset(request).filter(state__in=attention.STATES)

    @admin.display(description="shop")
    def shop(self, row: Event) -> Any:
        return business_link(row.business_id)

    @admin.action(description="Put them back into their lanes", permissions=["view"])
    def put_back(self, request: HttpRequest, chosen: Any) -> None:
        count = 0
        for row in chosen:
            try:
                with transaction.atomic():
                    event = attention.replay(row.id, now=now())
                    record(request, "event.replayed", **named(event))
            except Failure as failure:
                refused(request, failure, row.id)
            else:
                count += 1
        done(request, count, "put back")


@admin.register(apps.get_model("procrastinate", "ProcrastinateJob"), site=site)
class Jobs(Looking):
    """Their arguments are ids."""

    names = ("Job", "Jobs")
    fields = (
        "id", "queue_name", "task_name", "status", "attempts", "args", "scheduled_at",
    )  # fmt: skip
    list_display = ("id", "task_name", "queue_name", "status", "attempts", "scheduled_at")
    list_filter = ("status", "queue_name")
    search_fields = ("task_name",)
    actions = ("run_again",)

    @admin.action(description="Run those that failed again", permissions=["view"])
    def run_again(self, request: HttpRequest, chosen: Any) -> None:
        count = 0
        for row in chosen:
            try:
                retry(request, row.id)
            except Failure as failure:
                refused(request, failure, row.id)
            else:
                count += 1
        done(request, count, "to run again")
