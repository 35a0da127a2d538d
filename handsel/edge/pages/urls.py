"""Public pages."""

from django.urls import path

from handsel.edge.pages import views
from handsel.edge.pages.csp_reports import csp_reports
from handsel.edge.pages.dashboard import dashboard
from handsel.edge.pages.media import media

urlpatterns = [
    path("", views.home),
    path("welcome", views.front),
    path("pay/done", views.pay_done),
    path("pay/cancelled", views.pay_cancelled),
    path("pictures/<str:shop>/<str:file>", views.picture),
    path("media/<str:token>/<str:name>", media),
    path("csp-reports", csp_reports),
    # The last: whatever is nobody else's.
    path("<path:page>", dashboard),
]
