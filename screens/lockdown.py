"""Nothing a citizen can press leaves the screen: no key, no closing, no dropping, no hiding.

Rules it keeps:
- every key is swallowed before Kivy looks at it: Escape, F1, Alt-F4, Ctrl and Alt with whatever; nothing here is typed
  on a keyboard, the glass has keys of its own;
- a kiosk's window does not close; a window on a laptop may be closed, but by its own button alone;
- what was minimised or hidden comes back at once; the display never sleeps by itself.

Beyond our reach is what the system does itself (Ctrl-Alt-F1, the power key): docs/operations.md says how to close that.
"""

from __future__ import annotations

from typing import Any

from screens import kv

SWALLOWED = ("on_key_down", "on_key_up", "on_keyboard", "on_textinput", "on_textedit")
DROPPED = ("on_drop_file", "on_drop_text")
JOYSTICK = ("on_joy_axis", "on_joy_hat", "on_joy_ball", "on_joy_button_down", "on_joy_button_up")


class Lockdown:
    """Of one window. `closable`: it stands on a laptop."""

    def __init__(self, window: Any, closable: bool) -> None:
        self._window, self._closable = window, closable
        window.allow_screensaver = False
        self._bound = {
            **dict.fromkeys((*SWALLOWED, *DROPPED, *JOYSTICK), self._nothing),
            "on_request_close": self._asked_to_close,
            "on_minimize": self._back,
            "on_hide": self._back,
        }
        window.bind(**self._bound)

    def undo(self) -> None:
        """Leave the window as it was."""
        self._window.unbind(**self._bound)

    def _nothing(self, *_: object, **__: object) -> bool:
        """True: it has been seen to."""
        return True

    def _asked_to_close(self, *_: object, source: str = "", **__: object) -> bool:
        """True: no."""
        return not self._closable or source == "keyboard"

    def _back(self, *_: object) -> None:
        if not self._closable:
            kv.front(self._window)
