"""Addresses for pages of shops' own sites."""

from django.urls import path

from handsel.edge.widget.application import widget
from handsel.edge.widget.script import widget_script

urlpatterns = [
    path("widget.js", widget_script),
    path("widget/", widget.urls),
]
