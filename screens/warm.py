"""The way to the window, opened on another core while Python is still importing: 100 ms of the time to the first frame.

    warm.early()               before anything is imported, where a display is named
    warming = warm.begin()     after bootstrap.told, before anything of Kivy
    warming.wait()             before Kivy makes its window
    warming.end()              after the first frame

SDL opens the display, and a window of 16 pixels that nobody sees makes Mesa load its driver and compile its first
shaders: all of that is C, and holds up no Python. Kivy then finds it done.

Rules it keeps:
- only where it is known to do no harm: SDL of Kivy's own wheel, on X11 or offscreen; elsewhere Kivy opens all itself;
- whatever fails here is left to Kivy, which says it better;
- nothing of it stays after `end`; until then its context does, or the driver would forget what it has just made;
- `early` supposes that the window will be on the display that is named; `begin` takes back what was supposed wrongly;
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
from typing import Any

VIDEO_AND_JOYSTICK = 0x20 | 0x200  # SDL_INIT_…: what Kivy asks for
OPENGL, HIDDEN = 0x2, 0x8  # SDL_WINDOW_…
SIDE = 16
RTLD_NOW, RTLD_NOLOAD, RTLD_NODELETE = 2, 4, 0x1000
SOON = ("_hashlib", "_json", "_sqlite3", "_struct", "fcntl", "unicodedata")
"""Modules that are shared libraries, imported by what a terminal imports next."""

GL_TRIANGLES, GL_BLEND, GL_FLOAT = 4, 0x0BE2, 0x1406
GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA = 0x0302, 0x0303
VERTEX, FRAGMENT = 0x8B31, 0x8B30
SHADERS = (
    (
        VERTEX,
        b"attribute vec2 at; uniform mat4 by; varying vec2 on;"
        b"void main(void) { on = at; gl_Position = by * vec4(at, 0.0, 1.0); }",
    ),
    (
        FRAGMENT,
        b"varying vec2 on; uniform sampler2D of; uniform vec4 tone;"
        b"void main(void) { gl_FragColor = tone * texture2D(of, on); }",
    ),
)

DRIVERS = ("x11", "offscreen")
"""On a bare panel (kmsdrm) a second window would change the mode of the screen."""


class Warming:
    """What is going on beside, on the display of `driver`; `worked` says how far it came, for tests."""

    def __init__(self, library: Path | None, driver: str = "") -> None:
        self.driver = driver
        self.worked = False
        self._library = library
        self._open: tuple[Any, int, int] = (None, 0, 0)  # SDL, a window, its context
        self._thread: threading.Thread | None = None
        if library is not None:
            self._thread = threading.Thread(target=self._warm, name="warm", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def leave(self) -> None:
        """It was the wrong display: whoever asks SDL next has another opened."""
        self.wait()
        sdl = self._open[0]
        if sdl is not None:
            _keep_libraries()  # the last window takes the driver with it
        self.end()
        if sdl is not None:
            sdl.SDL_Quit()

    def end(self) -> None:
        """Put away what was opened. What the driver made for it stays while another window stands."""
        self.wait()
        sdl, window, context = self._open
        self._open = (None, 0, 0)
        if context:
            sdl.SDL_GL_DeleteContext(context)
        if window:
            sdl.SDL_DestroyWindow(window)

    def _warm(self) -> None:
        try:
            self._open = _opened(self._library)
            self.worked = bool(self._open[2])
        except (OSError, AttributeError, ImportError):
            self.worked = False  # an SDL without these names, or none: Kivy will say so


def early() -> Warming:
    """Begin on the display that X names, before anybody has read where the window is to be."""
    if not os.environ.get("DISPLAY") or os.environ.setdefault("SDL_VIDEODRIVER", "x11") != "x11":
        return Warming(None)
    os.environ["SDL_NO_SIGNAL_HANDLERS"] = "1"  # as bootstrap tells it, in time
    return _begun()


def begin(begun: Warming | None = None) -> Warming:
    """Begin, if it is of use here, or go on with what `early` has begun. SDL_VIDEODRIVER must be told already."""
    if begun is None or not begun.driver:
        return _begun()
    if begun.driver == os.environ.get("SDL_VIDEODRIVER"):
        return begun
    begun.leave()
    return _begun()


def _begun() -> Warming:
    driver = os.environ.get("SDL_VIDEODRIVER", "")
    wanted = sys.platform == "linux" and driver in DRIVERS and "kivy" not in sys.modules
    library = _library() if wanted else None
    if library is None:
        return Warming(None)
    for name in SOON:
        import_module(name)
    return Warming(library, driver)


def _library() -> Path | None:
    """SDL as Kivy's wheel brings it: the very file Kivy links to, so that there is one SDL in the process."""
    kivy = find_spec("kivy")
    if kivy is None or kivy.origin is None:
        return None
    found = sorted(Path(kivy.origin).parents[1].glob("Kivy.libs/libSDL2-2*"))
    return found[0] if len(found) == 1 else None


def _opened(library: Path | None) -> tuple[Any, int, int]:
    """Open the display and a hidden window with OpenGL, and draw into it. SDL, its window, its context; 0: neither."""
    import ctypes

    load = ctypes.CDLL(None).dlopen  # a call into C leaves Python free; ctypes itself would not, while it loads
    load(os.fsencode(library or ""), RTLD_NOW)
    sdl = ctypes.CDLL(str(library))
    for name in ("SDL_CreateWindow", "SDL_GL_CreateContext", "SDL_GL_GetProcAddress"):
        getattr(sdl, name).restype = ctypes.c_void_p
    for name in ("SDL_GL_CreateContext", "SDL_GL_DeleteContext", "SDL_DestroyWindow"):
        getattr(sdl, name).argtypes = [ctypes.c_void_p]
    sdl.SDL_GL_MakeCurrent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    if sdl.SDL_Init(VIDEO_AND_JOYSTICK) < 0:
        return sdl, 0, 0
    window = sdl.SDL_CreateWindow(b"", 0, 0, SIDE, SIDE, OPENGL | HIDDEN) or 0
    context = (sdl.SDL_GL_CreateContext(window) or 0) if window else 0
    if context:
        _draw(sdl)
        sdl.SDL_GL_MakeCurrent(window, None)  # it belongs to no thread, until it is put away
    for images in library.parent.glob("libSDL2_image*") if library is not None else ():
        load(os.fsencode(images), RTLD_NOW)  # with all that it stands on: every format of pictures
    return sdl, window, context


def _keep_libraries() -> None:
    """None of the libraries that are here is unloaded any more.

    Python calls a thread ended a moment before the system does, and a library that SDL lets go of in that moment is
    still wanted by it: one start in twenty ended there.
    """
    import ctypes

    maps = Path("/proc/self/maps").read_text("utf-8", "surrogateescape")
    for path in sorted({line.rpartition(" ")[2] for line in maps.splitlines() if ".so" in line}):
        ctypes.CDLL(None).dlopen(os.fsencode(path), RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE)


def _draw(sdl: Any) -> None:
    """One triangle with shaders such as Kivy's: what a driver makes once in a process for the first of them is made."""
    import ctypes

    def gl(name: bytes, *types: Any, returns: Any = None) -> Any:
        return ctypes.CFUNCTYPE(returns, *types)(sdl.SDL_GL_GetProcAddress(name))

    number, size, text = ctypes.c_uint, ctypes.c_int, ctypes.c_char_p
    create, compiled = gl(b"glCreateShader", number, returns=number), gl(b"glCompileShader", number)
    source = gl(b"glShaderSource", number, size, ctypes.POINTER(text), ctypes.c_void_p)
    attach = gl(b"glAttachShader", number, number)
    program = gl(b"glCreateProgram", returns=number)()
    for kind, words in SHADERS:
        shader = create(kind)
        source(shader, 1, ctypes.byref(text(words)), None)
        compiled(shader)
        attach(program, shader)
    gl(b"glLinkProgram", number)(program)
    gl(b"glUseProgram", number)(program)
    corners = (ctypes.c_float * 6)(-1, -1, 3, -1, -1, 3)
    pointer = gl(b"glVertexAttribPointer", number, size, number, ctypes.c_ubyte, size, ctypes.c_void_p)
    pointer(0, 2, GL_FLOAT, 0, 0, ctypes.addressof(corners))
    gl(b"glEnableVertexAttribArray", number)(0)
    gl(b"glEnable", number)(GL_BLEND)
    gl(b"glBlendFunc", number, number)(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA)
    gl(b"glDrawArrays", number, size, size)(GL_TRIANGLES, 0, 3)
    gl(b"glFinish")()
