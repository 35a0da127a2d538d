"""What the private port answers."""

from django.urls import path

from handsel.edge.ops import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]
