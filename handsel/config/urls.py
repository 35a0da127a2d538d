"""Addresses of the web process."""

urlpatterns: list[object] = []
