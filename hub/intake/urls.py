"""The addresses of the intake, as kiosk/wire.py and kiosk/command.py name them."""

from __future__ import annotations

from django.urls import path

from hub.intake import openapi, views
from kiosk import wire
from kiosk.command import COMMANDS

urlpatterns = [
    path(wire.ENVELOPES.lstrip("/"), views.envelopes, name="intake_envelopes"),
    path(wire.ENROLMENTS.lstrip("/"), views.enrolments, name="intake_enrolments"),
    path(COMMANDS.lstrip("/"), views.commands, name="intake_commands"),
    path("intake/openapi.json", openapi.show, name="intake_openapi"),
]
