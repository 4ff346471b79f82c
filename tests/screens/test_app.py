"""The app as a process: it starts light, survives its own errors, cannot be left by a citizen, and ends when told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOOR = ROOT / "tests" / "fakes" / "stage_door.py"


def run(mode, **wish):
    words = [sys.executable, str(DOOR), mode, json.dumps(wish)]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=60, check=False, env=os.environ | {"PYTHONPATH": paths}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.strip().splitlines()[-1]), done.stderr


@pytest.mark.parametrize("mode", ["touch", "board"])
def test_a_screen_shows_its_first_frame_without_network_or_picture_libraries_and_ends_clean(mode):
    seen, errors = run(mode)
    assert seen["imported"] == []
    assert seen["flips"] >= 1
    assert seen["frames"] <= 25, "stop() ends the loop after the frame"
    assert (seen["listeners"], seen["children"]) == (0, 0)
    assert "could not" not in errors


def test_an_error_in_a_periodic_callback_is_logged_and_the_screen_goes_on():
    seen, errors = run("touch", **{"break": "tick"})
    assert seen["frames"] >= 20
    assert "the screen could not follow" in errors


def test_whoever_watches_hears_from_a_screen_that_follows_and_not_from_one_that_only_turns():
    seen, _ = run("board", later=True)
    assert seen["beats"][:2] == [0, 0], "its window stands, and its first tick was followed"
    assert seen["beats"][2:] == [10]
    seen, _ = run("board", later=True, **{"break": "tick"})
    assert seen["beats"] == [0, 0]


def test_an_error_under_a_finger_costs_one_turn_of_the_loop():
    seen, errors = run("touch", **{"break": "touch"})
    assert seen["frames"] >= 20
    assert "a poisoned page" in errors


def test_a_screen_whose_panel_is_not_there_yet_runs_and_leaves_nobody_looking_for_it():
    seen, _ = run("touch", input="evdev")
    assert seen["frames"] >= 20
    assert "panel" not in seen["threads"]


def test_no_key_and_no_close_button_leaves_a_kiosk():
    seen, _ = run("touch", keys=True)
    assert seen["keys"] == 34, "they came through SDL, and went no further"
    assert seen["frames"] >= 20, "nothing ended the loop"
    assert seen["place"] == "home", "a right click opens nothing"
    assert (seen["screensaver"], seen["settings"]) == (False, [])
