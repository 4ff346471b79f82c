"""The addresses of the second factor."""

from __future__ import annotations

from django.urls import path

from hub.people import second

urlpatterns = [
    path("", second.ask, name="second_ask"),
    path("new/", second.new, name="second_new"),
]
