"""`mingbai check FOLDER`: everything wrong with a folder, each with file and line, in Chinese and English.

Exit codes: 0 nothing, or warnings only; 1 errors; 2 the folder cannot be read at all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk import folder as folders
from kiosk import lint
from kiosk.clock import SystemClock
from kiosk.errors import BadInput

COVERAGE = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "coverage.txt"


def add(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("check", help="check a content folder before it is published  发布前检查内容文件夹")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds manifest.yaml")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="read relative dates from this day (default: today)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    return run(args.folder, args.as_of, args.json)


def run(folder: Path, as_of: date | None, as_json: bool) -> int:
    """Check a folder and print what was found; the exit code."""
    try:
        draft = folders.read(folder, as_of or folders.day_of(folder, SystemClock().wall()))
        coverage = lint.Coverage.parse(COVERAGE.read_text(encoding="utf-8"), COVERAGE.name)
    except BadInput as e:
        if as_json:
            print(json.dumps({"folder": str(folder), "error": str(e)}, ensure_ascii=False))
        else:
            print(f"mingbai: {e}", file=sys.stderr)
        return 2
    found = list(findings(draft, lint.problems(draft, coverage)))
    errors = sum(row["severity"] == "error" for row in found)
    if as_json:
        summary = {"folder": str(folder), "as_of": str(draft.as_of), "items": len(draft.items), "errors": errors}
        print(json.dumps({**summary, "warnings": len(found) - errors, "found": found}, ensure_ascii=False, indent=1))
    else:
        for row in found:
            print("\n".join(_lines(row)))
        print(_summary(draft, errors, len(found) - errors))
    return 1 if errors else 0


def findings(draft: folders.Draft, problems: tuple[lint.Problem, ...]) -> Iterator[dict[str, str]]:
    """Faults of reading, then problems of content, as rows: severity, code, where, item, field, zh, en."""
    for fault in draft.faults:
        yield {
            "severity": "error",
            "code": "unreadable",
            "where": fault.where,
            "item": fault.item,
            "field": "",
            "zh": fault.zh,
            "en": fault.why + (f" ({fault.do})" if fault.do else ""),
        }
    for problem in problems:
        yield {
            "severity": problem.severity,
            "code": problem.code,
            "where": draft.locate(problem.item, problem.field) if problem.item else _record_file(problem.field),
            "item": problem.item,
            "field": problem.field,
            "zh": problem.zh,
            "en": problem.en,
        }


def day(text: str) -> date:
    """A date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise argparse.ArgumentTypeError(f"'{text}' is no date, e.g. 2026-12-01") from e


def _record_file(field: str) -> str:
    """The file in which a field of the whole edition stands: `slots[0].boards` is in slots.yaml."""
    name, _, rest = field.partition(".")
    name = name.partition("[")[0]
    if name == "rules" and rest:
        return f"rules/{rest.partition('.')[0].partition('[')[0]}.yaml"
    return f"{name}.yaml" if name in ("slots", "boards", "layouts", "profiles") else "manifest.yaml"


def _lines(row: dict[str, str]) -> Iterator[str]:
    mark = "错误 error" if row["severity"] == "error" else "提醒 warning"
    place = " ".join(part for part in (row["item"], row["field"]) if part)
    yield f"{row['where']}: {mark} {row['code']}" + (f" [{place}]" if place else "")
    yield f"    {row['zh']}"
    yield f"    {row['en']}"


def _summary(draft: folders.Draft, errors: int, warnings: int) -> str:
    return (
        f"{draft.as_of}: {len(draft.items)} 条内容，{errors} 个错误，{warnings} 个提醒"
        f" · {len(draft.items)} items, {errors} errors, {warnings} warnings"
    )
