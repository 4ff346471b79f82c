"""Figures become lines and a table, and what was not met is said."""

import json
from datetime import date

import pytest

from benchmarks import report
from benchmarks.promises import PROMISES, Promise

DAY = date(2026, 11, 24)
MACHINE = "2 cores x86-64, software GL"


def measured(**subjects):
    return {name: dict(figures) for name, figures in subjects.items()}


def row_of(text, words):
    return next(line for line in text.splitlines() if words in line)


def test_nested_figures_get_one_name_each():
    assert report.flat({"feed_bytes": {"1000 guides": {"changed_guide": {"down": 7}}}, "prose": {"ms": 1.5}}) == {
        "feed_bytes.1000 guides/changed_guide/down": 7,
        "prose.ms": 1.5,
    }


def test_a_promise_that_is_kept_says_yes_with_both_figures_of_its_ratio():
    figures = {"versus.memory_ratio": 0.31, "versus.memory_mb": 128, "versus.chromium_memory_mb": 412}
    row = row_of(report.table(figures, DAY, MACHINE), "memory")
    assert "0.31 ×" in row
    assert "128 / 412" in row
    assert row.endswith("| yes |")


def test_a_promise_that_is_broken_says_no():
    row = row_of(report.table({"versus.start_ratio": 0.93}, DAY, MACHINE), "start to the first frame")
    assert row.endswith("| **no** |")


def test_a_promise_nobody_measured_is_not_kept():
    row = row_of(report.table({}, DAY, MACHINE), "2,000 characters")
    assert row.endswith("| **not measured** |")
    assert not PROMISES[0].met({})


def test_a_promise_of_nothing_is_kept_by_nothing_only():
    still = Promise("frames", "versus.still_frames", 0)
    assert still.met({"versus.still_frames": 0})
    assert not still.met({"versus.still_frames": 1})


def test_every_other_figure_is_told_too_and_a_failure_as_one():
    text = report.table({"prose.sign_cold_ms": 0.091, "sync.failed": "no route"}, DAY, MACHINE)
    assert "| prose.sign_cold_ms | 0.091 |" in text
    assert "`sync` could not be measured: no route" in text


def test_the_page_says_when_and_on_what():
    assert report.table({}, DAY, MACHINE).startswith(f"Measured on 2026-11-24, {MACHINE}.")


def test_a_line_is_added_per_subject_and_none_is_ever_lost(tmp_path):
    results = tmp_path / "results.jsonl"
    for _ in range(2):
        report.record(measured(prose={"ms": 9.5}, sync={"failed": "x"}), DAY, MACHINE, results)
    lines = [json.loads(line) for line in results.read_text().splitlines()]
    assert len(lines) == 4
    assert lines[0] == {"day": "2026-11-24", "machine": MACHINE, "subject": "prose", "figures": {"ms": 9.5}}


def test_the_table_is_put_between_its_marks_and_nothing_else_is_touched(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text(f"# Before\n{report.BEGIN}\nold\n{report.END}\nafter\n")
    report.write("new\n", page)
    assert page.read_text() == f"# Before\n{report.BEGIN}\nnew\n{report.END}\nafter\n"


def test_a_page_without_marks_is_left_alone(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text("# Before\n")
    with pytest.raises(ValueError, match="marks"):
        report.write("new\n", page)
    assert page.read_text() == "# Before\n"


def test_our_own_page_has_its_marks():
    text = report.PAGE.read_text(encoding="utf-8")
    assert text.index(report.BEGIN) < text.index(report.END)
