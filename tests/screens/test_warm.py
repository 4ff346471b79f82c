"""The way to the window, opened beside: it works or it is left to Kivy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from screens import warm

FRESH = """
import os
from pathlib import Path
from screens import bootstrap, warm
plan = bootstrap.WindowPlan(64, 64, mode="offscreen", input="none")
bootstrap.tell(plan, Path({home!r}))
warming = warm.begin()
bootstrap.prepare(plan, Path({home!r}))
warming.wait()
from kivy.core.window import Window
warming.end()
warming.end()
from kivy.graphics.opengl import glClear, glGetError
glClear(0x4000)
print(warming.worked, Window is not None, glGetError())
"""


def fresh(source: str, home: Path, **environ: str) -> str:
    """What a process of its own says: SDL is opened once in a process."""
    env = {**{k: v for k, v in os.environ.items() if k != "SDL_VIDEODRIVER"}, **environ}
    words = (sys.executable, "-c", source.format(home=str(home)))
    done = subprocess.run(words, capture_output=True, text=True, env=env, cwd=Path(__file__).parents[2], timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_opens_the_display_and_kivy_still_makes_its_window(tmp_path):
    assert fresh(FRESH, tmp_path / "kivy") == "True True 0"


def test_on_a_bare_panel_or_after_kivy_nothing_is_opened_beside(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "kmsdrm")
    assert warm.begin()._thread is None
    monkeypatch.setenv("SDL_VIDEODRIVER", "offscreen")
    monkeypatch.setitem(sys.modules, "kivy", sys)
    assert warm.begin()._thread is None


WRONGLY = """
import os
from pathlib import Path
from screens import bootstrap, warm
early = warm.early()
plan = bootstrap.WindowPlan(64, 64, mode="offscreen", input="none")
bootstrap.tell(plan, Path({home!r}))
warming = warm.begin(early)
bootstrap.prepare(plan, Path({home!r}))
warming.wait()
from kivy.core.window import Window
warming.end()
print(early.driver, warming.driver, warming.worked, Window is not None)
"""


def test_what_was_begun_before_the_settings_were_read_is_taken_back_where_they_say_otherwise(tmp_path):
    assert fresh(WRONGLY, tmp_path / "kivy", DISPLAY=":404") == "x11 offscreen True True"


def test_without_a_display_nothing_is_begun_early(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not warm.early().driver
    monkeypatch.setenv("DISPLAY", ":404")
    monkeypatch.setenv("SDL_VIDEODRIVER", "offscreen")
    assert not warm.early().driver, "whoever starts it wants another"


def test_what_was_begun_early_is_gone_on_with(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "x11")
    begun = warm.Warming(None, "x11")
    assert warm.begin(begun) is begun


def test_a_library_that_is_none_is_left_to_kivy(tmp_path):
    broken = tmp_path / "libSDL2-2.so"
    broken.write_bytes(b"no library")
    warming = warm.Warming(broken)
    warming.wait()
    assert not warming.worked
    warming.wait()  # twice is as good as once
