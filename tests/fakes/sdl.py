"""Events as the display sends them: put into SDL's own queue, so that they take the whole way through Kivy."""

from __future__ import annotations

import ctypes
import struct

from screens.doze import EVENT_BYTES, library

QUIT, WINDOW, KEY_DOWN, KEY_UP, TEXT, BUTTON_DOWN, BUTTON_UP, DROP_FILE = (
    *(0x100, 0x200, 0x300, 0x301, 0x303, 0x401, 0x402, 0x1000),
)
CLOSE, MINIMIZED = 14, 7
CTRL, ALT, GUI = 0x40, 0x100, 0x400
ESCAPE, F1, F4, F11 = 27, 0x4000003A, 0x4000003D, 0x40000044
SPECIAL = 1 << 30


def push(event: bytes) -> None:
    """Put one SDL_Event into the queue."""
    sdl = library()
    assert sdl is not None, "no SDL is loaded"
    assert sdl.SDL_PushEvent(ctypes.create_string_buffer(event.ljust(EVENT_BYTES, b"\0"), EVENT_BYTES)) == 1


def key(sym: int, mod: int = 0) -> None:
    """A key goes down and up, with Ctrl, Alt or the logo key held. `sym`: SDL_Keycode."""
    scancode = sym & 0xFFFF if sym & SPECIAL else 0
    for type_, state in ((KEY_DOWN, 1), (KEY_UP, 0)):
        push(struct.pack("<IIIBBBBiiHxxI", type_, 0, 1, state, 0, 0, 0, scancode, sym, mod, 0))


def quit_() -> None:
    """The desktop asks the program to end."""
    push(struct.pack("<II", QUIT, 0))


def window(event: int) -> None:
    """Something happens to the window: CLOSE, MINIMIZED."""
    push(struct.pack("<IIIBBBBii", WINDOW, 0, 1, event, 0, 0, 0, 0, 0))


def click(x: int, y: int, button: int) -> None:
    """A mouse button goes down and up at (x, y) from the upper left; 1 left, 2 middle, 3 right."""
    for type_, state in ((BUTTON_DOWN, 1), (BUTTON_UP, 0)):
        push(struct.pack("<IIIIBBBBii", type_, 0, 1, 0, button, state, 1, 0, x, y))
