"""The preview as a Django application; it has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    name = "hub.preview"
    label = "preview"
    verbose_name = "预览"
