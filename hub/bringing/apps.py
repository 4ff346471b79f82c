"""What comes in as a file, as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class BringingConfig(AppConfig):
    name = "hub.bringing"
    label = "bringing"
    verbose_name = "导入"
    default_auto_field = "django.db.models.BigAutoField"
