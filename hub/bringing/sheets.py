"""A sheet (.xlsx, .csv) → a title and a grid of texts whose first row is the head, and what was not taken.

Rules it keeps: a cell is the text staff see (a day as 2026-03-02, 12.0 as 12); what cannot be told for certain is
refused by its cell: a formula without a result, a number too long to be whole; hidden rows, columns, sheets are told.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from hub.bringing.parcel import Parcel, Unfit

MOST_ROWS, MOST_COLUMNS = 20_000, 60
WHOLE = 10**15
"""From here on a spreadsheet has lost the last digits of a number: an ID card that was typed as a number."""


@dataclass
class Grid:
    """`rows` are as wide as `head`; `numbers`: the row each stands in, as the sheet counts. `told`: sentences."""

    head: list[str]
    rows: list[list[str]]
    numbers: list[int]
    title: str = ""
    told: list[str] = field(default_factory=list)


def read(parcel: Parcel) -> Grid:
    """The first visible sheet with something in it. Raises Unfit."""
    if parcel.type == "xlsx":
        return _workbook(parcel)
    if parcel.type == "csv":
        return _laid(parcel.name, [[cell.strip() for cell in row] for row in _csv(parcel)], [])
    raise Unfit(f"“{parcel.name}”是 Word 文稿，这里要表格（.xlsx 或 .csv）")


def _csv(parcel: Parcel) -> list[list[str]]:
    for encoding in ("utf-8-sig", "utf-16" if parcel.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):
        try:
            text = parcel.data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unfit(f"“{parcel.name}”的文字编码认不出来。请在表格软件里另存为 .xlsx 再导入")
    first = text.split("\n", 1)[0]
    parted = max(",\t;", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True))
    except csv.Error as e:
        raise Unfit(f"“{parcel.name}”的引号不成对，分不清单元格。请在表格软件里另存为 .xlsx 再导入") from e


def _workbook(parcel: Parcel) -> Grid:
    try:
        values = load_workbook(io.BytesIO(parcel.data), data_only=True, keep_links=False)
    except Exception as e:  # whatever a damaged file makes of the library
        raise Unfit(f"“{parcel.name}”不是完整的表格，打不开。请在表格软件里另存为 .xlsx 再导入") from e
    told = [f"隐藏的工作表“{sheet.title}”没有带进来" for sheet in values.worksheets if sheet.sheet_state != "visible"]
    sheets = [s for s in values.worksheets if s.sheet_state == "visible" and (s.max_row > 1 or s["A1"].value)]
    if not sheets:
        raise Unfit(f"“{parcel.name}”里没有内容")
    told += [f"只导入第一张工作表，“{sheet.title}”没有带进来" for sheet in sheets[1:]]
    sheet = sheets[0]
    if sheet.max_row > MOST_ROWS + 10 or sheet.max_column > 500:
        raise Unfit(f"“{parcel.name}”有 {sheet.max_row} 行，一次最多 {MOST_ROWS} 行，请分成几份")
    _formulas(parcel, sheet)
    hidden = [n for n, size in sheet.column_dimensions.items() if size.hidden]
    out = {c for n in hidden for c in range(sheet.column_dimensions[n].min, sheet.column_dimensions[n].max + 1)}
    gone = {n for n, size in sheet.row_dimensions.items() if size.hidden}
    if hidden:
        told.append(f"隐藏的列（{'、'.join(hidden)}）没有带进来")
    if gone:
        told.append(f"隐藏的 {len(gone)} 行没有带进来")
    down = _merged(sheet)
    lines = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        line = [_said(down.get((number, c), v), number, c) for c, v in enumerate(row, 1) if c not in out]
        lines.append([] if number in gone else line)
    return _laid(parcel.name, lines, told)


def _merged(sheet: Any) -> dict[tuple[int, int], Any]:
    """What stands in the lower cells of those merged downwards: the same in each row."""
    found = {}
    for block in sheet.merged_cells.ranges:
        if block.min_col == block.max_col and block.max_row - block.min_row < MOST_ROWS:
            value = sheet.cell(block.min_row, block.min_col).value
            found |= {(row, block.min_col): value for row in range(block.min_row, block.max_row + 1)}
    return found


def _formulas(parcel: Parcel, sheet: Any) -> None:
    """Refuse a formula whose result was never saved: it would come in as nothing."""
    raw = load_workbook(io.BytesIO(parcel.data), data_only=False, keep_links=False)[sheet.title]
    for row in raw.iter_rows():
        for cell in row:
            if cell.data_type == "f" and sheet[cell.coordinate].value is None:
                raise Unfit(f"单元格 {cell.coordinate} 是公式，文件里没有算出的值。请在表格软件里打开、保存一次再导入")


def _said(value: Any, row: int, column: int) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float):
        if abs(value) >= WHOLE:
            where = f"{get_column_letter(column)}{row}"
            raise Unfit(f"单元格 {where} 的长号码存成了数字，末几位已经丢失。请把这一列设为“文本”，重新填号码再导入")
        return str(int(value)) if float(value).is_integer() else repr(round(value, 10))
    text = str(value).strip()
    if text.startswith("#") and text.rstrip("!?").isupper() and text.endswith(("!", "?", "/A")):
        raise Unfit(f"单元格 {get_column_letter(column)}{row} 的公式出错（{text}）。请改正后再导入")
    return text


def _laid(name: str, lines: list[list[str]], told: list[str]) -> Grid:
    """The head is the first row with two cells or more; a single cell above it is the title."""
    at = next((n for n, line in enumerate(lines) if sum(map(bool, line)) > 1), None)
    if at is None:
        raise Unfit(f"“{name}”里没有表格：找不到有两个以上单元格的表头")
    title = next((cell for line in lines[:at] for cell in line if cell), "")
    width = max(n for n, cell in enumerate(lines[at], 1) if cell)
    wider = [n for n, line in enumerate(lines[at + 1 :], at + 2) if any(line[width:])]
    if wider:
        raise Unfit(f"第 {wider[0]} 行的单元格比表头多。请补全表头，或者检查这一行")
    if width > MOST_COLUMNS:
        raise Unfit(f"“{name}”有 {width} 列，最多 {MOST_COLUMNS} 列")
    head = [cell or f"第{n}列" for n, cell in enumerate(lines[at][:width], 1)]
    found = [(n, (line + [""] * width)[:width]) for n, line in enumerate(lines[at + 1 :], at + 2) if any(line)]
    if len(found) > MOST_ROWS:
        raise Unfit(f"“{name}”有 {len(found)} 行，一次最多 {MOST_ROWS} 行，请分成几份")
    return Grid(head, [row for _, row in found], [n for n, _ in found], title, told)
