"""The pages put together: who gets in, when something may be written, and what stands where."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path

from handsel.edge.ops import signing_in
from handsel.edge.ops.admin.looking import Looking
from handsel.edge.ops.private import PAGES

type View = Callable[..., HttpResponse]

#: Django's own that ask for users, or for rows that we do not have.
NOT_OURS: Final = {"password_change", "password_change_done", "view_on_site"}
SIGN_OUT: Final = f"{PAGES}logout/"
READING: Final = ("GET", "HEAD")
#: The headings of the first page, and the models under each.
HEADINGS: Final = {
    "Shops": ("Business", "Channel", "AuditEntry"),
    "People of shops": ("User", "Session"),
    "Waiting for a person": ("Event", "ProcrastinateJob"),
    "Support": ("SupportAccess",),
    "Operators": ("Operator", "OperatorSession", "Deed", "BlockedNetwork"),
}


class OpsSite(AdminSite):
    """Django's admin behind a sign-in of its own."""

    site_title = "Handsel"
    site_header = "Handsel operations"
    index_title = "The installation"
    site_url = None
    enable_nav_sidebar = True
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether an operator is signed in."""
        return bool(request.user.is_active)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """The view, for operators; and what writes only just after they proved who they are."""
        guarded = super().admin_view(view, cacheable)

        def watched(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            writes = request.method not in READING and request.path != SIGN_OUT
            if writes and self.has_permission(request) and not _may_write(request):
                messages.warning(request, "Nothing was done yet: prove first that it is you.")
                return HttpResponseRedirect(f"{PAGES}prove/?{urlencode({'next': request.path})}")
            answer: HttpResponse = guarded(request, *args, **kwargs)
            return answer

        watched.csrf_exempt = getattr(guarded, "csrf_exempt", False)  # type: ignore[attr-defined]
        return watched

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Our own form."""
        return signing_in.sign_in(request)

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Our own end of a session; only by a form of ours."""
        if request.method != "POST":
            return HttpResponseRedirect(PAGES)
        return signing_in.sign_out(request)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Django's addresses without what has no use here, and where one proves oneself again."""
        kept = [one for one in super().get_urls() if getattr(one, "name", None) not in NOT_OURS]
        return [path("prove/", signing_in.prove, name="prove"), *kept]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models under headings of ours."""
        found = {
            model["object_name"]: model | {"name": self._name_of(model["model"])}
            for app in self._build_app_dict(request, app_label).values()
            for model in app["models"]
        }
        return [
            {
                "name": heading,
                "app_label": heading.split()[0].lower(),
                "app_url": "",
                "has_module_perms": True,
                "models": [found[name] for name in names if name in found],
            }
            for heading, names in HEADINGS.items()
            if any(name in found for name in names)
        ]

    def _name_of(self, model: Any) -> str:
        page = self._registry[model]
        assert isinstance(page, Looking)
        return page.names[1]


def _may_write(request: HttpRequest) -> bool:
    return bool(getattr(request, "may_write", False))


site = OpsSite(name="admin")
