"""The duty as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DutyConfig(AppConfig):
    name = "hub.duty"
    label = "duty"
    verbose_name = "值班处置"
    default_auto_field = "django.db.models.BigAutoField"
