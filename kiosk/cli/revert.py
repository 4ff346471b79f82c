"""`mingbai revert`: the press's own command (hub/press/commands/revert.py)."""

from hub.press.commands.revert import add

__all__ = ["add"]
