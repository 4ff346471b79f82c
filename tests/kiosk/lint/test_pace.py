"""Ten thousand items are looked through in at most ten seconds."""

from __future__ import annotations

from pathlib import Path

from fakes.builders import a_guide, a_notice, an_edition

from kiosk import lint
from kiosk.clock import SystemClock

COVERAGE = Path(__file__).parents[3] / "assets" / "fonts" / "coverage.txt"


def test_ten_thousand_items_take_less_than_ten_seconds_and_each_bad_one_is_found():
    guides = [a_guide(f"guide-{i}") for i in range(3_000)]
    notices = [a_notice(f"notice-{i}", type="publicity", body="正文" * 300) for i in range(6_993)]
    bad = [a_notice(f"bad-{i}", body="ཀ") for i in range(7)]
    edition = an_edition(*guides, *notices, *bad)
    coverage = lint.Coverage.parse(COVERAGE.read_text(encoding="utf-8"))
    clock = SystemClock()
    begun = clock.monotonic()
    found = lint.problems(edition, coverage)
    assert clock.monotonic() - begun < 10
    assert {problem.item for problem in found if problem.severity == "error"} == {f"bad-{i}" for i in range(7)}
