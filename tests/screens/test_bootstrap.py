"""What Kivy is told before it is imported, and what our own ground promises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.config import load
from screens import kv
from screens.bootstrap import WindowPlan, environment, plan_of, prepare, settings, touches

HOME = Path("/nowhere/kivy")


def test_kivy_reads_neither_arguments_nor_a_config_nor_logs_for_itself():
    told = environment(WindowPlan(1080, 1920), HOME, {"DISPLAY": ":0"})
    assert told["KIVY_NO_ARGS"] == told["KIVY_NO_CONFIG"] == told["KIVY_NO_FILELOG"] == "1"
    assert (told["KIVY_LOG_MODE"], told["KIVY_HOME"], told["KIVY_CLOCK"]) == ("PYTHON", str(HOME), "default")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_where_x_is_named_it_is_x_or_nothing_because_elsewhere_nobody_would_see_it():
    assert environment(WindowPlan(1080, 1920), HOME, {"DISPLAY": ":0"})["SDL_VIDEODRIVER"] == "x11"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_a_window_goes_offscreen_and_with_one_it_does_not():
    plan = WindowPlan(1080, 1920)
    assert environment(plan, HOME, {})["SDL_VIDEODRIVER"] == "offscreen"
    assert "SDL_VIDEODRIVER" not in environment(plan, HOME, {"SDL_VIDEODRIVER": "x11"})
    offscreen = WindowPlan(1080, 1920, mode="offscreen")
    assert environment(offscreen, HOME, {"DISPLAY": ":0"})["SDL_VIDEODRIVER"] == "offscreen"


def test_full_screen_is_a_frameless_window_at_its_place():
    told = {(section, key): value for section, key, value in settings(WindowPlan(512, 64, 1920, 40, "fullscreen"))}
    assert told["graphics", "borderless"] == "1"
    assert told["graphics", "fullscreen"] == "0"
    assert (told["graphics", "left"], told["graphics", "top"]) == ("1920", "40")
    assert (told["graphics", "width"], told["graphics", "height"]) == ("512", "64")
    assert (told["graphics", "multisamples"], told["graphics", "vsync"]) == ("0", "1")


def test_two_boards_of_one_machine_have_each_a_window_of_its_own_pixels(tmp_path: Path):
    plans = []
    for name, place in (("wall", "x: 0, y: 0, w: 1920, h: 1080"), ("strip", "x: 1937, y: 33, w: 512, h: 64")):
        file = tmp_path / f"{name}.yaml"
        file.write_text(f"mode: board\ndata_dir: {name}\nscreen: {{mode: fullscreen, {place}}}\n", encoding="utf-8")
        plans.append(plan_of(load(file)))
    assert [(plan.x, plan.y, plan.width, plan.height) for plan in plans] == [(0, 0, 1920, 1080), (1937, 33, 512, 64)]


@pytest.mark.parametrize(("way", "count"), [("mouse", 1), ("evdev", 0), ("none", 0)])
def test_there_is_one_way_in_at_most(way: str, count: int):
    assert len(touches(WindowPlan(1080, 1920, input=way))) == count


def test_too_late_is_refused(tmp_path: Path):
    import kivy

    assert kivy.__version__
    with pytest.raises(RuntimeError, match="must come first"):
        prepare(WindowPlan(1080, 1920), tmp_path)


def test_in_a_fresh_process_the_config_is_ours_and_no_picture_library_is_pulled_in(tmp_path: Path):
    script = (
        "import sys, pathlib\n"
        "from screens.bootstrap import WindowPlan, prepare\n"
        f"prepare(WindowPlan(400, 300, mode='offscreen'), pathlib.Path({str(tmp_path)!r}))\n"
        "from kivy.config import Config\n"
        "assert Config.items('input') == [('mouse', 'mouse,disable_multitouch')], Config.items('input')\n"
        "assert Config.get('kivy', 'exit_on_escape') == '0'\n"
        "from kivy.core.window import Window\n"
        "assert tuple(Window.size) == (400, 300), Window.size\n"
        "import screens.parts.look, screens.parts.button, screens.parts.qr, screens.parts.ticker\n"
        "late = {'PIL', 'segno', 'tuf', 'requests', 'pypdfium2', 'kivy.uix.label'} & set(sys.modules)\n"
        "assert not late, late\n"
    )
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("KIVY", "SDL"))}
    done = subprocess.run([sys.executable, "-c", script], env=clean, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_pace_can_be_changed_but_never_to_nothing(window):
    from kivy.clock import Clock

    before = Clock._max_fps
    kv.pace(8)
    assert Clock._max_fps == 8
    with pytest.raises(ValueError, match="spin"):
        kv.pace(0)
    kv.pace(int(before))


def test_a_kivy_that_lost_our_private_names_is_noticed(window, monkeypatch: pytest.MonkeyPatch):
    kv.check()
    monkeypatch.setattr(kv.kivy, "__version__", "3.0.0")
    with pytest.raises(RuntimeError, match=r"Kivy 3\.0\.0 is installed"):
        kv.check()


def test_rules_beside_a_module_are_read_once(window, tmp_path: Path):
    from kivy.factory import Factory
    from kivy.lang import Builder

    module = tmp_path / "once.py"
    module.with_suffix(".kv").write_text("<OnceOnly@Widget>:\n    opacity: 0.5\n")
    kv.rules(str(module))
    rules = len(Builder.rules)
    kv.rules(str(module))
    assert len(Builder.rules) == rules
    assert Factory.OnceOnly().opacity == 0.5
