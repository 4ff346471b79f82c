"""The place documents."""

from screens.pages.notices import documents as view

__all__ = ["view"]
