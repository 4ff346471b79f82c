"""`mingbai clean FILE`: a scraped or pasted text, flagged line by line, with the mended text as a proposal.

Exit codes: 0 nothing to mend, or with --write nothing left to do by hand; 1 something was found; 2 it cannot be read.
Rules it keeps: without --write nothing is changed; with it the old text stays beside the new as FILE.bak; a YAML file
that was readable stays readable.
"""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk import folder as folders
from kiosk import lint, strict_yaml
from kiosk.cli.asking import Sub
from kiosk.cli.check import COVERAGE
from kiosk.clock import SystemClock
from kiosk.content.edition import Office
from kiosk.errors import BadInput

MAX_BYTES = 5_000_000


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("clean", help="mend a scraped or pasted text  清理抓取或者粘贴来的文本")
    parser.add_argument("file", type=Path, metavar="FILE", help="a text or YAML file  文本或 YAML 文件")
    parser.add_argument("--write", action="store_true", help="write the mended text, keep FILE.bak  写入并保留原件")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines and a diff")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    return run(args.file, write=args.write, as_json=args.json)


def run(file: Path, *, write: bool, as_json: bool) -> int:
    """Look through a file, print what was found and the mended text; the exit code."""
    text, encoding = _read(file)
    lines = mended(text, file.suffix in (".yaml", ".yml"))
    after = lint.with_lines(text, lines)
    left = sum(not line.mended(problem) for line in lines for problem in line.found)
    backup = _written(file, after) if write and after != text else None
    if as_json:
        print(json.dumps(_tree(file, encoding, lines, left, backup), ensure_ascii=False, indent=1))
    else:
        print("\n".join((*_flags(file, lines), *_diff(file, text, after))), end="\n" if lines else "")
        print(_summary(file, encoding, lines, left, backup))
    return int(bool(left)) if write else int(bool(lines))


def mended(text: str, is_yaml: bool) -> tuple[lint.Line, ...]:
    """The lines to mend, under the shipped rules. Of YAML that could be read, only what leaves it readable."""
    office = Office(name="text", hall="hall")
    facts = lint.Facts(folders.Draft("text", office, folders.shipped_rules(), SystemClock().wall().date()))
    coverage = lint.Coverage.parse(COVERAGE.read_text(encoding="utf-8"), COVERAGE.name)
    lines = lint.mended(text, facts, coverage)
    after = lint.with_lines(text, lines)
    # An entity may hide a sign that YAML reads: a quote, a colon, the beginning of a comment.
    safe = _places(after) == _places(text) and after.count(" #") == text.count(" #")
    return lines if safe or not is_yaml or not _places(text) else lint.mended(text, facts, coverage, markup=False)


def _read(file: Path) -> tuple[str, str]:
    """The text of a file and its encoding: UTF-8, or else GB 18030, in which old pages are saved."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise BadInput(str(file), f"more than {MAX_BYTES:,} bytes", "split the file")
        data = file.read_bytes()
    except OSError as e:
        raise BadInput(str(file), e.strerror or str(e)) from e
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding), "utf-8" if encoding == "utf-8-sig" else encoding
        except UnicodeDecodeError:
            continue
    raise BadInput(str(file), "neither UTF-8 nor GB 18030", "save it as UTF-8")


def _places(text: str) -> set[str]:
    """The paths of a YAML text; none if it cannot be read."""
    try:
        return set(strict_yaml.parse(text).lines)
    except BadInput:
        return set()


def _written(file: Path, text: str) -> Path:
    """The mended text in the file's place; the old one beside it, under a name that was free."""
    backup, number = file.with_name(f"{file.name}.bak"), 2
    while backup.exists():
        backup, number = file.with_name(f"{file.name}.{number}.bak"), number + 1
    backup.write_bytes(file.read_bytes())
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="")
    fresh.replace(file)
    return backup


def _flags(file: Path, lines: tuple[lint.Line, ...]) -> Iterator[str]:
    for line in lines:
        for problem in line.found:
            what = "已改 mended" if line.mended(problem) else "须人工处理 by hand"
            yield f"{file}:{line.number}: {problem.code} ({what})"
            yield f"    {problem.zh}"
            yield f"    {problem.en}"


def _diff(file: Path, before: str, after: str) -> Iterator[str]:
    one, other = before.split("\n"), after.split("\n")
    yield from difflib.unified_diff(one, other, str(file), f"{file} 建议 proposed", lineterm="")


def _tree(file: Path, encoding: str, lines: tuple[lint.Line, ...], left: int, backup: Path | None) -> dict[str, Any]:
    found = [
        {
            "line": line.number,
            "before": line.before,
            "after": line.after,
            "found": [
                {
                    "code": problem.code,
                    "severity": problem.severity,
                    "mended": line.mended(problem),
                    "zh": problem.zh,
                    "en": problem.en,
                }
                for problem in line.found
            ],
        }
        for line in lines
    ]
    return {
        "file": str(file),
        "encoding": encoding,
        "by_hand": left,
        "written": backup is not None,
        "backup": str(backup) if backup is not None else "",
        "lines": found,
    }


def _summary(file: Path, encoding: str, lines: tuple[lint.Line, ...], left: int, backup: Path | None) -> str:
    changed = sum(line.before != line.after for line in lines)
    kept = f"；原件 old: {backup}" if backup is not None else ""
    was = f"；原编码 was {encoding}" if encoding != "utf-8" else ""
    return f"{file}: {changed} 行可改，{left} 处须人工处理 · {changed} lines mended, {left} by hand{kept}{was}"
