"""`mingbai serve`: the press's own command (hub/press/commands/serve.py)."""

from hub.press.commands.serve import add

__all__ = ["add"]
