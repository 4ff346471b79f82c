"""Kivy imported without what we have no use for: nothing of that is left afterwards."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

LOOKS = """
import json, sys, tempfile
from pathlib import Path
from kiosk import frugal

frugal.import_libraries()
from screens import bootstrap, lean

bootstrap.prepare(bootstrap.WindowPlan(64, 64, mode="offscreen"), Path(sys.argv[1]))
import screens.touch
import kivy.core.image as images
from kivy.input import motionevent

opens = lean.import_window() is not None
seldom = [name for name in (*lean.SELDOM, *lean.UNUSED) if name in sys.modules]
left = [name for name, module in sys.modules.items() if isinstance(module, lean.Later | lean.Unopened)]
guessed = images.guess_extension(str(Path(images.__file__).parents[2] / "data/glsl/default.png"))
from kivy.lang import parser
parsed = isinstance(parser.ast.parse("x").body[0], parser.ast.Expr)
print(json.dumps([opens, seldom, left, parsed, guessed, motionevent.isroutine(len), motionevent.isroutine(3)]))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    command = (sys.executable, "-c", LOOKS, str(tmp_path_factory.mktemp("home")))
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_the_window_opens_and_what_is_seldom_of_use_has_not_been_imported(seen):
    opens, seldom, left, *_ = seen
    assert opens
    assert seldom == []
    assert left == []


def test_what_was_put_off_is_the_real_one_when_it_is_called(seen):
    *_, parsed, guessed, routine, number = seen
    assert parsed
    assert guessed == "png"
    assert routine
    assert not number
