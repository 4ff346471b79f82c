"""Libraries imported with less: what was put off is there when it is asked for."""

from __future__ import annotations

import re
import subprocess
import sys

from kiosk.frugal import Later

AS_USUAL = """
import re, sys
usual = re.compile
from kiosk import frugal
frugal.import_libraries()
assert re.compile is usual
assert "typing_extensions" not in sys.modules
import typing_extensions, yaml, msgspec
found = yaml.safe_load("{a: 12, b: 2026-11-25, c: 1.5, d: no, e: 一}")
print(found, msgspec.inspect.type_info(int), typing_extensions.NotRequired)
"""


def test_libraries_are_whole_afterwards() -> None:
    said = subprocess.run([sys.executable, "-c", AS_USUAL], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "'a': 12, 'b': datetime.date(2026, 11, 25), 'c': 1.5, 'd': False, 'e': '一'" in said.stdout


def test_an_expression_is_compiled_when_it_is_used() -> None:
    later = Later(r"(?P<year>\d{4})-x", re.IGNORECASE)
    match = later.match("2026-X")
    assert match is not None
    assert match["year"] == "2026"
    assert later.pattern == r"(?P<year>\d{4})-x"


SAME = """
import re
from kiosk import typeset
from kiosk.typeset import signs, stretch, units
found = [value for room in (signs, stretch, units) for value in vars(room).values() if isinstance(value, re.Pattern)]
texts = ["城东片区（含）停水：11月23日 9:00—17:30。", "GB/T 15834-2011、sgxk@yunzhou.example", "𠮷〇々A·B……"]
said = [[m.span() for m in pattern.finditer(text)] for pattern in found for text in texts]
re.purge()
again = [re.compile(pattern.pattern, pattern.flags) for pattern in found]
assert said == [[m.span() for m in pattern.finditer(text)] for pattern in again for text in texts]
print(len(found))
"""


def test_expressions_whose_classes_were_worked_out_once_find_the_same() -> None:
    said = subprocess.run([sys.executable, "-c", SAME], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert int(said.stdout) >= 10
