"""The internal page as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hub.site"
    label = "internal"
    verbose_name = "内网网页"
