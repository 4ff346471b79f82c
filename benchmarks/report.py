"""Figures as JSON lines (benchmarks/results.jsonl) and as the table of docs/performance.md.

Rules it keeps: what was not met is said as plainly as what was; a subject that failed is a row; no host is named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.promises import PROMISES, Figures, Promise

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results.jsonl"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin, written by `make bench` -->", "<!-- measured: end -->"


def flat(measured: Mapping[str, Mapping[str, Any]]) -> dict[str, object]:
    """The figures of all subjects under one kind of name."""

    def walk(prefix: str, value: object) -> Iterator[tuple[str, object]]:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                yield from walk(f"{prefix}/{key}", inner)
        else:
            yield prefix, value

    return {
        name: value
        for subject, figures in measured.items()
        for key, inner in figures.items()
        for name, value in walk(f"{subject}.{key}", inner)
    }


def record(measured: Mapping[str, Mapping[str, Any]], day: date, machine: str, results: Path = RESULTS) -> None:
    """Append one JSON line per subject."""
    with results.open("a", encoding="utf-8") as out:
        for subject, figures in measured.items():
            line = {"day": day.isoformat(), "machine": machine, "subject": subject, "figures": figures}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def table(figures: Figures, day: date, machine: str) -> str:
    """The measured part of the page: promises first, then every other figure."""
    lines = [f"Measured on {day.isoformat()}, {machine}.", ""]
    lines += ["| promise | at most | measured | ours / Chromium | met |", "|---|---|---|---|---|"]
    lines += [_row(promise, figures) for promise in PROMISES]
    told = {name for promise in PROMISES for name in (promise.of, promise.ours, promise.theirs)}
    rest = {name: value for name, value in figures.items() if name not in told and not isinstance(value, str)}
    lines += ["", "Everything else that was measured in the same run:", "", "| figure | value |", "|---|---|"]
    lines += [f"| {name} | {_number(value)} |" for name, value in sorted(rest.items())]
    failed = {name: value for name, value in figures.items() if name.endswith(".failed")}
    lines += [f"\n`{name.removesuffix('.failed')}` could not be measured: {why}" for name, why in failed.items()]
    return "\n".join(lines) + "\n"


def write(text: str, page: Path = PAGE) -> None:
    """Put the table into the page, between its marks. Raises ValueError when the marks are gone."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page.name} has lost its marks: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8")


def _row(promise: Promise, figures: Figures) -> str:
    value = promise.value(figures)
    goal = f" (goal {_number(promise.goal)})" if promise.goal is not None else ""
    pair = ""
    if promise.theirs:
        pair = f"{_number(figures.get(promise.ours))} / {_number(figures.get(promise.theirs))}"
    met = "yes" if promise.met(figures) else "**no**" if value is not None else "**not measured**"
    measured = f"{_number(value)} {promise.unit}".strip() if value is not None else "–"
    return f"| {promise.words} | {_number(promise.limit)} {promise.unit}{goal} | {measured} | {pair} | {met} |"


def _number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "–" if value is None else str(value)
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:.3g}"
