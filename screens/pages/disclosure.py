"""The place disclosure."""

from screens.pages.tell import disclosure as view

__all__ = ["view"]
