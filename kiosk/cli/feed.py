"""`mingbai feed`: the press's own command (hub/press/commands/feed.py)."""

from hub.press.commands.feed import add

__all__ = ["add"]
