"""Whoever stands before a screen with a key reads what is wrong in words."""

from __future__ import annotations

import re
from pathlib import Path

import kiosk
from kiosk.errors import Refusal
from screens.words.marks import MARKS, mark_words
from screens.words.say import CHINESE

NOTED = re.compile(r'\.note\(\s*"([a-z-]+)"|marks\.append\("([a-z-]+)"\)|faults\.add\("([a-z-]+)"\)|reason="([a-z-]+)"')


def test_everything_the_terminal_notes_has_words():
    code = "\n".join(path.read_text("utf-8") for path in Path(kiosk.__path__[0], "terminal").glob("*.py"))
    noted = {next(filter(None, found)) for found in NOTED.findall(code)} | {refusal.value for refusal in Refusal}
    assert {"database", "disk-full", "read-only", "signature"} <= noted, "the pattern finds nothing any more"
    assert noted - MARKS.keys() == set()


def test_a_mark_nobody_knows_is_told_as_it_is():
    assert mark_words("moon", CHINESE) == "moon"
