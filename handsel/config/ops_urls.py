"""Addresses of the private port."""

from django.urls import include, path

from handsel.edge.ops.admin import site

urlpatterns = [
    path("", include("handsel.edge.ops.urls")),
    path("admin/", site.urls),
]

handler400 = "handsel.edge.api.problems.bad_request"
handler403 = "handsel.edge.api.problems.forbidden"
handler404 = "handsel.edge.api.problems.not_found"
handler500 = "handsel.edge.api.problems.server_error"
