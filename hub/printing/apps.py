"""Requests to the press as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    name = "hub.printing"
    label = "printing"
    verbose_name = "印制"
    default_auto_field = "django.db.models.BigAutoField"
