"""Addresses of the web process."""

from django.urls import include, path

from handsel.edge.api.application import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("_allauth/", include("handsel.edge.sign_in.urls")),
    path("", include("handsel.edge.widget.urls")),
    path("", include("handsel.edge.pages.urls")),
]

handler400 = "handsel.edge.api.problems.bad_request"
handler403 = "handsel.edge.api.problems.forbidden"
handler404 = "handsel.edge.api.problems.not_found"
handler500 = "handsel.edge.api.problems.server_error"
