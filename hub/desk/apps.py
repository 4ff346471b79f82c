"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "hub.desk"
    label = "desk"
    verbose_name = "采编审核"
    default_auto_field = "django.db.models.BigAutoField"
