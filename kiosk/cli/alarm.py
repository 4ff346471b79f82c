"""`mingbai alarm`: the press's own command (hub/press/commands/alarm.py)."""

from hub.press.commands.alarm import add

__all__ = ["add"]
