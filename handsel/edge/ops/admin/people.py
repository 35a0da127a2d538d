"""People of shops and where they are signed in; operators, and what they did."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from handsel.edge.ops.admin.looking import Looking, business_link, done
from handsel.edge.ops.admin.site import site
from handsel.edge.ops.recording import record
from handsel.modules.limits import networks
from handsel.modules.limits.models import BlockedNetwork
from handsel.modules.operators.models import Deed, Operator, OperatorSession
from handsel.modules.users.models import Session, User


@admin.register(User, site=site)
class Users(Looking):
    names = ("Person", "People")
    fields = ("id", "email", "name", "is_active", "created_at")
    list_display = ("email", "name", "is_active", "created_at")
    list_filter = ("is_active", "created_at")
    search_fields = ("email", "name")
    search_help_text = "An e-mail address or a name"


@admin.register(Session, site=site)
class Sessions(Looking):
    names = ("Session", "Sessions")
    fields = (
        "id", "person", "kind", "address", "user_agent", "with_factor", "created_at", "used_at",
        "proven_at", "ends_at",
    )  # fmt: skip
    list_display = ("person", "kind", "address", "with_factor", "created_at", "used_at", "ends_at")
    list_filter = ("kind", "with_factor", "created_at", "used_at")
    list_select_related = ("user",)
    also_read = ("user", "user__email")
    search_fields = ("user__email", "address")
    search_help_text = "An e-mail address, or a network address"

    @admin.display(description="person", ordering="user__email")
    def person(self, row: Session) -> str:
        return row.user.email if row.user else "somebody who is signing in"


@admin.register(Operator, site=site)
class Operators(Looking):
    names = ("Operator", "Operators")
    fields = ("id", "name", "email", "is_active", "created_at")
    list_display = ("name", "email", "is_active", "created_at")
    list_filter = ("is_active",)
    search_fields = ("name", "email")


@admin.register(OperatorSession, site=site)
class OperatorSessions(Looking):
    names = ("Session of an operator", "Operators' sessions")
    fields = (
        "id", "who", "address", "user_agent", "created_at", "used_at", "proven_at", "ends_at",
        "ended_at",
    )  # fmt: skip
    list_display = ("who", "address", "created_at", "used_at", "ends_at", "ended_at")
    list_filter = ("created_at",)
    list_select_related = ("operator",)
    also_read = ("operator", "operator__name")

    @admin.display(description="operator", ordering="operator__name")
    def who(self, row: OperatorSession) -> str:
        return row.operator.name


@admin.register(Deed, site=site)
class Deeds(Looking):
    names = ("Deed", "Deeds")
    fields = ("id", "at", "what", "name", "operator_id", "address", "business_id", "detail")
    list_display = ("at", "what", "name", "address", "shop")
    list_filter = ("at",)
    search_fields = ("what", "name", "business_id")
    search_help_text = "What was done (event.replayed), by whom, or a shop's id"

    @admin.display(description="shop")
    def shop(self, row: Deed) -> Any:
        return business_link(row.business_id)


@admin.register(BlockedNetwork, site=site)
class BlockedNetworks(Looking):
    names = ("Network that is shut out", "Networks shut out")
    fields = ("id", "network", "reason", "until", "created_at")
    list_display = ("network", "reason", "until", "created_at")
    list_filter = ("created_at",)
    ordering = ("-created_at",)
    actions = ("let_in_again",)

    @admin.action(description="Let them in again", permissions=["view"])
    def let_in_again(self, request: HttpRequest, chosen: Any) -> None:
        for row in chosen:
            with transaction.atomic():
                networks.unblock(networks.read_network(str(row.network)))
                record(request, "network.unblocked", network=str(row.network))
        done(request, len(chosen), "let in again")
