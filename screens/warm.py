"""The way to the window, opened on another core while Python is still importing: 90 ms of the time to the first frame.

    warming = warm.begin()     after bootstrap.told, before anything of Kivy
    warming.wait()             before Kivy makes its window

SDL opens the display, and a window of 16 pixels that nobody sees makes Mesa load its driver: all of that is C, and
holds up no Python. Kivy then finds it done.

Rules it keeps:
- only where it is known to do no harm: SDL of Kivy's own wheel, on X11 or offscreen; elsewhere Kivy opens all itself;
- whatever fails here is left to Kivy, which says it better;
- nothing of it stays: window and context are gone before `wait` returns;
- the loader of shared libraries serves one thread at a time, and the driver keeps it for long: what the importing
  thread will want from it soon is loaded before.
"""

from __future__ import annotations

import os
import sys
import threading
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

VIDEO_AND_JOYSTICK = 0x20 | 0x200  # SDL_INIT_…: what Kivy asks for
OPENGL, HIDDEN = 0x2, 0x8  # SDL_WINDOW_…
SIDE = 16
RTLD_NOW = 2
SOON = ("_hashlib", "_json", "_sqlite3", "_struct", "fcntl", "unicodedata")
"""Modules that are shared libraries, imported by what a terminal imports next."""

DRIVERS = ("x11", "offscreen")
"""On a bare panel (kmsdrm) a second window would change the mode of the screen."""


class Warming:
    """What is going on beside; `worked` says how far it came, for tests."""

    def __init__(self, library: Path | None) -> None:
        self.worked = False
        self._library = library
        self._thread: threading.Thread | None = None
        if library is not None:
            self._thread = threading.Thread(target=self._warm, name="warm", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _warm(self) -> None:
        try:
            self.worked = _open_and_close(self._library)
        except (OSError, AttributeError, ImportError):
            self.worked = False  # an SDL without these names, or none: Kivy will say so


def begin() -> Warming:
    """Begin, if it is of use here. The environment must be told already (SDL_VIDEODRIVER)."""
    wanted = sys.platform == "linux" and os.environ.get("SDL_VIDEODRIVER") in DRIVERS and "kivy" not in sys.modules
    library = _library() if wanted else None
    if library is not None:
        for name in SOON:
            import_module(name)
    return Warming(library)


def _library() -> Path | None:
    """SDL as Kivy's wheel brings it: the very file Kivy links to, so that there is one SDL in the process."""
    kivy = find_spec("kivy")
    if kivy is None or kivy.origin is None:
        return None
    found = sorted(Path(kivy.origin).parents[1].glob("Kivy.libs/libSDL2-2*"))
    return found[0] if len(found) == 1 else None


def _open_and_close(library: Path | None) -> bool:
    """Open the display, make a hidden window with OpenGL, and put both away. Whether all of it went well."""
    import ctypes

    load = ctypes.CDLL(None).dlopen  # a call into C leaves Python free; ctypes itself would not, while it loads
    load(os.fsencode(library or ""), RTLD_NOW)
    sdl = ctypes.CDLL(str(library))
    sdl.SDL_CreateWindow.restype = sdl.SDL_GL_CreateContext.restype = ctypes.c_void_p
    for name in ("SDL_GL_CreateContext", "SDL_GL_DeleteContext", "SDL_DestroyWindow"):
        getattr(sdl, name).argtypes = [ctypes.c_void_p]
    if sdl.SDL_Init(VIDEO_AND_JOYSTICK) < 0:
        return False
    window = sdl.SDL_CreateWindow(b"", 0, 0, SIDE, SIDE, OPENGL | HIDDEN)
    if not window:
        return False
    context = sdl.SDL_GL_CreateContext(window)
    if context:
        sdl.SDL_GL_DeleteContext(context)
    sdl.SDL_DestroyWindow(window)
    for images in library.parent.glob("libSDL2_image*") if library is not None else ():
        load(os.fsencode(images), RTLD_NOW)  # with all that it stands on: every format of pictures
    return bool(context)
