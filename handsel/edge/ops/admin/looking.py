"""What all pages about one kind of row have in common: they show, and change nothing."""

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from handsel.edge.ops.recording import record
from handsel.kit.errors import Failure

# Django's classes take no type arguments at run time.
if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
else:
    _Admin = admin.ModelAdmin


class Looking(_Admin):
    """Rows to look at. `fields` are the columns that are read, and no others."""

    actions: Any = ()
    show_full_result_count = False
    list_per_page = 50
    ordering: ClassVar[Any] = ("-id",)
    view_on_site = False
    change_list_template = "admin/rows.html"
    change_form_template = "admin/row.html"
    #: What one of the rows is called, and all of them.
    names: ClassVar[tuple[str, str]]
    #: Columns that are read and not shown.
    also_read: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> Any:
        """The rows, with the columns that are shown: the operators' role may not read them all."""
        concrete = self.model._meta.concrete_fields
        columns = {name for one in concrete for name in (one.attname, one.name)}
        read = [
            str(name)
            for name in (*(self.fields or ()), *self.also_read)
            if str(name).partition("__")[0] in columns
        ]
        joined = self.list_select_related if isinstance(self.list_select_related, tuple) else ()
        found: QuerySet[Any] = self.model._default_manager.only(self.model._meta.pk.name, *read)
        if joined:
            found = found.select_related(*joined)
        return found.order_by(*self.ordering)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All of them."""
        return self.fields or ()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        """Django's addresses without its history, which it has no table for here."""
        return [one for one in super().get_urls() if not str(one.name).endswith("_history")]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """All rows, under their name."""
        return super().changelist_view(request, {"title": self.names[1]} | (extra_context or {}))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One row, and that it was looked at."""
        one, many = self.names
        told = {"title": one, "subtitle": object_id, "many": many}
        answer = super().change_view(request, object_id, form_url, told | (extra_context or {}))
        if request.method == "GET" and answer.status_code == 200:
            record(request, f"{self.model._meta.model_name}.seen", id=object_id[:80])
        return answer


def done(request: HttpRequest, count: int, what: str) -> None:
    """Say what was done, when it was."""
    if count:
        messages.success(request, f"{count} {what}.")


def refused(request: HttpRequest, failure: Failure, about: object) -> None:
    """Say what was not done, and why."""
    messages.error(request, f"{about}: {failure.message}")


def business_link(business_id: UUID | None, words: str = "") -> SafeString | str:
    """A link to a shop's page."""
    if business_id is None:
        return "–"
    address = reverse("admin:businesses_business_change", args=[business_id])
    return format_html('<a href="{}">{}</a>', address, words or str(business_id))
