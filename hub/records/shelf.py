"""What is approved, as the forms of a page name it: read once for all of them, and only if one asks."""

from __future__ import annotations

from functools import cached_property

from hub.desk import approved

PLAYED = ("announcement", "poster", "document", "guide", "event", "interpretation", "leader", "faq", "ruling", "record")
"""Kinds one hangs as a whole; any other is hung by its id."""


class Shelf:
    """Of one request."""

    @cached_property
    def played(self) -> list[tuple[str, str, str]]:
        """Id, kind and title of what boards may play."""
        rows = approved.standing().filter(kind__in=PLAYED).order_by("kind", "title")
        return list(rows.values_list("item_id", "kind", "title"))

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        """Id and title of the units."""
        return list(approved.standing().filter(kind="unit").order_by("title").values_list("item_id", "title"))
