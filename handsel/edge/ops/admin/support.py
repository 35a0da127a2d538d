"""Support access: asked for, entered, and ended by the operator whose it is."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from handsel.edge.api.supporting import NAME
from handsel.edge.ops.admin.looking import Looking, business_link, refused
from handsel.edge.ops.admin.site import site
from handsel.edge.ops.recording import operator_of, record
from handsel.flows import support_access
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Failure, NotFound
from handsel.modules.businesses.models import Business
from handsel.modules.operators.models import Operator
from handsel.modules.support import entering
from handsel.modules.support.models import MOST_MINUTES, SupportAccess
from handsel.modules.support.queries import state_at
from handsel.modules.support.rules import SHORTEST_REASON, State

LIST: Final = "admin:support_supportaccess_changelist"


class AskForm(forms.Form):
    """What an operator wants of a shop."""

    shop = forms.SlugField(max_length=60, help_text="Its short name")
    reason = forms.CharField(
        min_length=SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="What you look for, and who asked you to; the owners read it",
    )
    minutes = forms.IntegerField(min_value=1, max_value=MOST_MINUTES, initial=30)
    is_emergency = forms.BooleanField(
        required=False,
        label="Emergency",
        help_text="Open at once, without waiting for an owner, where the shop allows that",
    )


@admin.register(SupportAccess, site=site)
class Accesses(Looking):
    names = ("Support access", "Support access")
    fields = (
        "id", "shop", "origin", "reason", "minutes", "operator_id", "asked_at", "granted_by_id",
        "opened_at", "entered_at", "ends_at", "ended_at", "ended_by",
    )  # fmt: skip
    list_display = ("asked_at", "shop", "state", "origin", "reason", "minutes", "ends_at")
    list_filter = ("origin", "asked_at")
    list_select_related = ("business",)
    also_read = ("business", "business__slug", "business__name")
    search_fields = ("business__slug", "reason")
    search_help_text = "A shop's short name, or a reason"
    change_form_template = "admin/support/access.html"

    @admin.display(description="shop", ordering="business__slug")
    def shop(self, row: SupportAccess) -> Any:
        return business_link(row.business_id, row.business.slug)

    @admin.display(description="state")
    def state(self, row: SupportAccess) -> str:
        return state_at(row, now=now()).value

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Asking adds one."""
        return bool(request.user.is_active)

    def get_urls(self) -> list[Any]:
        """Also where an access is entered and ended."""
        guard = self.admin_site.admin_view
        return [
            path("<uuid:access_id>/enter/", guard(self.enter), name="support_enter"),
            path("<uuid:access_id>/leave/", guard(self.leave), name="support_leave"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Ask a shop to be let in."""
        form = AskForm(request.POST or None)
        if form.is_valid():
            try:
                access = _ask(request, form.cleaned_data)
            except Failure as failure:
                form.add_error(None, failure.message)
            else:
                messages.success(request, "The shop was asked." if access.opened_at is None
                                 else "It is open, and the shop's owners are told.")  # fmt: skip
                return HttpResponseRedirect(_page_of(access))
        context = self.admin_site.each_context(request) | {
            "title": "Ask to be let in", "form": form, "opts": self.opts,
        }  # fmt: skip
        return render(request, "admin/support/ask.html", context)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The row, with what its operator may do about it."""
        access, who = context["original"], _operator(request)
        state = state_at(access, now=now())
        context["may_enter"] = state is State.OPEN and access.operator_id in (None, who.id)
        context["may_end"] = state is not State.ENDED and access.operator_id == who.id
        return super().render_change_form(request, context, *args, **kwargs)

    def enter(self, request: HttpRequest, access_id: UUID) -> HttpResponse:
        """Begin to read, by a token that is shown once."""
        if request.method != "POST":
            return HttpResponseRedirect(reverse(LIST))
        try:
            with transaction.atomic():
                found = _found(access_id)
                access, token = support_access.enter(
                    _operator(request), business_id=_business_of(found), access_id=access_id
                )
                _record(request, "support.entered", access)
        except Failure as failure:
            refused(request, failure, access_id)
            return HttpResponseRedirect(reverse(LIST))
        context = self.admin_site.each_context(request) | {
            "title": "You may read", "access": access, "token": token, "opts": self.opts,
            "address": settings.PUBLIC_URL,
        }  # fmt: skip
        return render(request, "admin/support/entered.html", context)

    def leave(self, request: HttpRequest, access_id: UUID) -> HttpResponse:
        """End it, or take back what was asked."""
        if request.method == "POST":
            try:
                with transaction.atomic(), tenancy.business(_business_of(_found(access_id))):
                    access = entering.leave(_operator(request), access_id, now=now())
                    _record(request, "support.ended", access)
                messages.success(request, "It has ended.")
            except Failure as failure:
                refused(request, failure, access_id)
        return HttpResponseRedirect(reverse(LIST))


def _ask(request: HttpRequest, asked: dict[str, Any]) -> SupportAccess:
    business = Business.objects.filter(slug=asked["shop"]).first()
    if business is None:
        raise NotFound("There is no shop of this short name.")
    with transaction.atomic():
        access = support_access.ask(
            _operator(request),
            business_id=business.id,
            reason=asked["reason"],
            minutes=asked["minutes"],
            is_emergency=asked["is_emergency"],
        )
        _record(request, "support.opened" if access.opened_at else "support.asked", access)
    return access


def _record(request: HttpRequest, what: str, access: SupportAccess) -> None:
    # The shop sees that it was support; which operator it was is in the deeds.
    record(
        request,
        what,
        business_id=access.business_id,
        subject=("support_access", access.id),
        shown_as=NAME,
        access_id=str(access.id),
        reason=access.reason,
        minutes=str(access.minutes),
    )


def _found(access_id: UUID) -> SupportAccess:
    found = SupportAccess.objects.filter(id=access_id).first()
    if found is None:
        raise NotFound
    return found


def _business_of(access: SupportAccess) -> UUID:
    assert access.business_id is not None
    return access.business_id


def _operator(request: HttpRequest) -> Operator:
    operator = operator_of(request)
    assert operator is not None
    return operator


def _page_of(access: SupportAccess) -> str:
    return reverse("admin:support_supportaccess_change", args=[access.id])
