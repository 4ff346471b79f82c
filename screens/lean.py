"""What Kivy does while it is imported and we have no use for, left out: a fifth of the time to the first frame.

Rules it keeps:
- only while Kivy is being imported is anything other than it is; afterwards all names are the real ones;
- the rules of Kivy's own widgets (style.kv, 0.1 s to parse) are not read: our widgets bring their own;
- its clock asks which file the C library is by running ldconfig; what this process stands on is at hand (0.02 s);
- what Kivy fetches for few of its users (asyncio for async apps, inspect to name old ways, filetype to guess at
  pictures without a name: 0.04 s together; ast for rules of widgets, zipfile for pictures in archives) is fetched when
  somebody really asks for it;
- its logo is not read to be the icon of a window (screens/bootstrap);
- of Kivy's ways in for fingers only the mouse's is read: the others probe the machine, open network libraries, and
  one complains at every start that its library is missing; a raw panel is read by ourselves (screens/input).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

SELDOM = ("asyncio", "filetype", "inspect")
UNUSED = ("ast", "zipfile")
OTHER_WAYS_IN = ("tuio", "probesysfs", "mtdev", "hidinput", "linuxwacom", "leapfinger")


def import_config() -> Any:
    """Kivy's Config, with what of Kivy comes with it."""
    no_libraries = ModuleType("kivy.deps")  # Windows only: there Kivy looks for libraries in packages
    no_libraries.__path__ = []
    with _standing_in(Later("inspect")), _standing_in(no_libraries):
        from kivy.config import Config
    return Config


def import_kivy(home: Path) -> None:
    """Import the parts of Kivy that cost most. `home`: a folder of ours, where an empty style.kv is kept."""
    import kivy

    style = home / "style.kv"
    if not style.exists():
        style.write_text("#:kivy 2.3\n", encoding="utf-8")
    with ExitStack() as beside:
        for name in SELDOM:
            beside.enter_context(_standing_in(Later(name)))
        for name in UNUSED:
            beside.enter_context(_standing_in(Unopened(name)))
        for name in OTHER_WAYS_IN:
            beside.enter_context(_standing_in(ModuleType(f"kivy.input.providers.{name}")))
        with _standing_in(_no_search()):
            import kivy.clock

        data, kivy.kivy_data_dir = kivy.kivy_data_dir, str(home)
        try:
            import kivy.lang.builder  # takes the name of the folder while it is imported
        finally:
            kivy.kivy_data_dir = data
        import kivy.graphics
        import kivy.input


def _no_search() -> ModuleType:
    """`ctypes.util` that finds nothing, and so has the program itself opened: it has the C library in it."""
    found = ModuleType("ctypes.util")
    found.find_library = lambda _name: None  # type: ignore[attr-defined]
    return found


def import_window() -> Any:
    """Kivy's window; importing it opens it. None where there is no OpenGL."""
    import kivy.core.image as images

    guess = images.guess_extension
    images.guess_extension = _by_name  # of Kivy's own picture that stands for no picture
    try:
        with _standing_in(Later("inspect")):
            from kivy.core.window import Window
    finally:
        images.guess_extension = guess
    return Window


def _by_name(_file: str) -> None:
    """Nothing is guessed: a file is what it is called."""


class Later(ModuleType):
    """A module whose functions import the real one when they are called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        module = self.__name__

        def late(*args: Any, **named: Any) -> Any:
            if sys.modules.get(module) is self:
                del sys.modules[module]
            return getattr(import_module(module), name)(*args, **named)

        return late


class Unopened(ModuleType):
    """A module that is imported when somebody asks it for anything."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def _standing_in(ours: ModuleType) -> Iterator[None]:
    """While inside, a module that is not imported yet is this one."""
    name = ours.__name__
    sys.modules.setdefault(name, ours)
    try:
        yield
    finally:
        if sys.modules.get(name) is ours:
            del sys.modules[name]
