"""The place processes."""

from screens.pages.guides import processes as view

__all__ = ["view"]
