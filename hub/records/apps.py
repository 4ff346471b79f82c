"""The records of the feed as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "hub.records"
    label = "records"
    verbose_name = "排播与规则"
    default_auto_field = "django.db.models.BigAutoField"
