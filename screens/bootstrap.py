"""What must be settled before anything of Kivy is imported: its environment and its Config.

Rules it keeps (docs: the rules of Kivy for a terminal that runs for months):
- imports nothing of Kivy at the top; `prepare` refuses if Kivy is there already, since it would come too late;
- Kivy reads neither our arguments nor a config file of the user, and logs through Python's logging;
- exactly one way in for touches; only the providers that we use, so that no image or sound library is pulled in;
- no multisampling, vsync on, no Escape, no screensaver, a fixed size.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from kiosk.config import Settings
from screens import lean

FAST = 60
"""Loop rate while something moves or is touched; Kivy's clock turns about a third faster."""

SLOW = 8
"""Loop rate of a still screen: a third of a per cent of a core; a touch waits at most 95 ms for its first frame."""


class WindowPlan(Struct, frozen=True):
    """The one window of this process, in real pixels."""

    width: int
    height: int
    x: int = 0
    y: int = 0
    mode: Literal["fullscreen", "window", "offscreen"] = "window"
    input: Literal["mouse", "evdev", "none"] = "mouse"
    cursor: bool = True
    title: str = "明白屏"


def plan_of(settings: Settings) -> WindowPlan:
    """The window of these settings. A touchscreen shows no cursor, a laptop does."""
    screen = settings.screen
    scale = screen.scale if screen.mode == "window" else 1.0
    return WindowPlan(
        width=max(1, round(screen.w * scale)),
        height=max(1, round(screen.h * scale)),
        x=screen.x,
        y=screen.y,
        mode=screen.mode,
        input="none" if settings.mode == "board" else settings.input,
        cursor=screen.mode == "window",
        title=settings.name,
    )


def home_of(settings: Settings) -> Path:
    """A folder of ours where Kivy may write."""
    return Path(settings.data_dir) / "kivy"


def prepare(plan: WindowPlan, home: Path) -> None:
    """Set the environment and Kivy's Config for `plan`; `home` is a folder of ours where Kivy may write.

    RuntimeError if Kivy was imported before.
    """
    if "kivy" in sys.modules:
        raise RuntimeError("Kivy is imported already; screens.bootstrap.prepare must come first")
    home.mkdir(parents=True, exist_ok=True)
    tell(plan, home)

    config = lean.import_config()
    for section, key, value in settings(plan):
        config.set(section, key, value)
    for name, _ in config.items("input"):
        config.remove_option("input", name)
    for name, value in touches(plan):
        config.set("input", name, value)
    lean.import_kivy(home)


def tell(plan: WindowPlan, home: Path) -> None:
    """Tell Kivy and SDL through this process's environment. Twice is as good as once."""
    os.environ.update(environment(plan, home, os.environ))


def environment(plan: WindowPlan, home: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """What Kivy and SDL are told through the environment."""
    told = {
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_CONFIG": "1",
        "KIVY_NO_FILELOG": "1",
        "KIVY_LOG_MODE": "PYTHON",
        "KIVY_HOME": str(home),
        "KIVY_CLOCK": "default",
        "KIVY_WINDOW": "sdl2",
        "KIVY_TEXT": "sdl2",
        "KIVY_IMAGE": "sdl2,tex,dds",
        "KIVY_CLIPBOARD": "dummy",
        "KIVY_SPELLING": "",
        "KIVY_METRICS_DENSITY": "1",
        "KIVY_DPI": "96",
        "SDL_NO_SIGNAL_HANDLERS": "1",  # how we are ended is our own matter (kiosk/cli/ending.py)
    }
    driver = _driver(plan, environ)
    return told | ({"SDL_VIDEODRIVER": driver} if driver else {})


def settings(plan: WindowPlan) -> list[tuple[str, str, str]]:
    """(section, key, value) of Kivy's Config."""
    return [
        ("graphics", "width", str(plan.width)),
        ("graphics", "height", str(plan.height)),
        ("graphics", "left", str(plan.x)),
        ("graphics", "top", str(plan.y)),
        ("graphics", "position", "custom"),
        # Full screen is a window without a frame at a place of our choosing: it may be the second monitor.
        ("graphics", "borderless", "1" if plan.mode == "fullscreen" else "0"),
        ("graphics", "fullscreen", "0"),
        ("graphics", "resizable", "0"),
        ("graphics", "multisamples", "0"),
        ("graphics", "vsync", "1"),
        ("graphics", "maxfps", str(FAST)),
        ("graphics", "show_cursor", "1" if plan.cursor else "0"),
        ("graphics", "allow_screensaver", "0"),
        ("kivy", "exit_on_escape", "0"),
        ("kivy", "log_level", "warning"),
        ("kivy", "desktop", "0"),
        ("kivy", "pause_on_minimize", "0"),
        ("kivy", "window_title", plan.title),
        ("kivy", "window_icon", "none"),  # no such file: nobody sees one
    ]


def touches(plan: WindowPlan) -> list[tuple[str, str]]:
    """Kivy's one way in: two would press twice. A panel read from the kernel is ours (screens/input/watch.py)."""
    return [("mouse", "mouse,disable_multitouch")] if plan.input == "mouse" else []


def _driver(plan: WindowPlan, environ: Mapping[str, str]) -> str:
    """SDL's video driver, where SDL itself would not find the right one."""
    if plan.mode == "offscreen":
        return "offscreen"
    if environ.get("SDL_VIDEODRIVER") or sys.platform != "linux":
        return ""
    if environ.get("DISPLAY"):
        return "x11"  # and no other: where X has gone, SDL would go on without anybody seeing it
    # No X: a panel driven straight by the kernel, or no screen at all.
    bare = plan.mode == "fullscreen" and any(Path("/dev/dri").glob("card*"))
    return "kmsdrm" if bare else "offscreen"
