"""The alerts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "hub.alerts"
    label = "alerts"
    verbose_name = "告警"
    default_auto_field = "django.db.models.BigAutoField"
