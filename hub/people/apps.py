"""People as a Django application."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core import checks


class PeopleConfig(AppConfig):
    name = "hub.people"
    label = "people"
    verbose_name = "人员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register(guarded, checks.Tags.database)


def guarded(app_configs: Any, databases: Any = None, **options: Any) -> list[checks.CheckMessage]:
    """Whether the database keeps what was done."""
    from django.db import DatabaseError

    from hub.people import guards

    if not databases:
        return []
    try:
        lacking = guards.missing()
    except DatabaseError as e:
        return [checks.Error(f"the database does not answer: {e}", id="hub.E001")]
    hint = "mingbai-hub migrate"
    return [checks.Warning(f"nothing guards {', '.join(lacking)}", hint=hint, id="hub.W002")] if lacking else []
