"""`mingbai publish`: the press's own command (hub/press/commands/publish.py)."""

from hub.press.commands.publish import add

__all__ = ["add"]
