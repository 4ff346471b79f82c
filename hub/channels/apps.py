"""Channels as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "hub.channels"
    label = "channels"
    verbose_name = "公开渠道"
    default_auto_field = "django.db.models.BigAutoField"
