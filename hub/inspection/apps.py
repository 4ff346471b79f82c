"""Inspection as a Django application. It has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "hub.inspection"
    label = "inspection"
    verbose_name = "监督检查"
