"""What Kivy does while it is imported and we have no use for, left out: a fifth of the time to the first frame.

Rules it keeps:
- only while Kivy is being imported is anything other than it is; afterwards all names are the real ones;
- the rules of Kivy's own widgets (style.kv, 0.1 s to parse) are not read: our widgets bring their own;
- asyncio (0.03 s), which Kivy's clock fetches for async apps, is fetched when somebody really asks for it;
- of Kivy's ways in for fingers only the mouse's is read: the others probe the machine, open network libraries, and
  one complains at every start that its library is missing; a raw panel is read by ourselves (screens/input).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType

OTHER_WAYS_IN = ("tuio", "probesysfs", "mtdev", "hidinput", "linuxwacom", "leapfinger")


def import_kivy(home: Path) -> None:
    """Import the parts of Kivy that cost most. `home`: a folder of ours, where an empty style.kv is kept."""
    import kivy

    style = home / "style.kv"
    if not style.exists():
        style.write_text("#:kivy 2.3\n", encoding="utf-8")
    with _placeholder("asyncio", "wait_for"):
        import kivy.clock
    data, kivy.kivy_data_dir = kivy.kivy_data_dir, str(home)
    try:
        import kivy.lang.builder  # takes the name of the folder while it is imported
    finally:
        kivy.kivy_data_dir = data
    with ExitStack() as others:
        for name in OTHER_WAYS_IN:
            others.enter_context(_placeholder(f"kivy.input.providers.{name}"))
        import kivy.input


@contextmanager
def _placeholder(name: str, *attributes: str) -> Iterator[None]:
    """While inside, a module that is not imported yet is an empty one with these attributes."""
    ours = ModuleType(name)
    for attribute in attributes:
        setattr(ours, attribute, None)
    sys.modules.setdefault(name, ours)
    try:
        yield
    finally:
        if sys.modules[name] is ours:
            del sys.modules[name]
