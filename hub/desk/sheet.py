"""A table as a spreadsheet copies it: cells parted by tabs, one with a line break in quotes; the first row is the head.

Rules it keeps: what is pasted out of a spreadsheet is taken as it comes, short rows are filled up and trailing empty
columns fall away; what is written reads back equal.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def read(text: str) -> tuple[list[str], list[list[str]]] | None:
    """The head and the rows in a text; None for an empty one."""
    if not text.strip():
        return None
    lines = [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text), dialect="excel-tab")]
    lines = [line for line in lines if any(line)]
    if not lines:
        return None
    width = max(len(line) for line in lines)
    while width > 1 and not any(line[width - 1] for line in lines if len(line) >= width):
        width -= 1
    head, *rows = [(line + [""] * width)[:width] for line in lines]
    return head, rows


def written(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The text of a table."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows([head, *rows])
    return out.getvalue().rstrip("\n") if head else ""
