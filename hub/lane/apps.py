"""The fast lane as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class LaneConfig(AppConfig):
    name = "hub.lane"
    label = "lane"
    verbose_name = "快速发布"
    default_auto_field = "django.db.models.BigAutoField"
