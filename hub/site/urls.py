"""The addresses of the internal page: stable, so that they can be printed and linked."""

from __future__ import annotations

from django.urls import path

from hub.site import views

urlpatterns = [
    path("", views.home, name="site_home"),
    path("k/<slug:kind>/", views.kind, name="site_kind"),
    path("i/<slug:id>/", views.one, name="site_item"),
    path("search/", views.search, name="site_search"),
    path("m/<slug:sha256>/", views.medium, name="site_medium"),
]
