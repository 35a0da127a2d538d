"""Public pages."""

from django.urls import path

from handsel.edge.pages import views

urlpatterns = [
    path("", views.front),
    path("pay/done", views.pay_done),
    path("pay/cancelled", views.pay_cancelled),
    path("pictures/<str:shop>/<str:file>", views.picture),
]
