"""`mingbai blank`: the press's own command (hub/press/commands/blank.py)."""

from hub.press.commands.blank import add

__all__ = ["add"]
