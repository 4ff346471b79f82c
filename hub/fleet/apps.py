"""The fleet as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class FleetConfig(AppConfig):
    name = "hub.fleet"
    label = "fleet"
    verbose_name = "设备"
    default_auto_field = "django.db.models.BigAutoField"
