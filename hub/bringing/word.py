"""A Word file → title, paragraphs, one table, and what was not taken.

Rules it keeps: tracked changes are resolved as if accepted, and told one by one: what was inserted is in, what was
deleted is out; comments, hidden text, notes, text boxes, pictures and automatic numbers never come in unseen: each is
told; nothing is fetched, no field is computed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from hub.bringing.parcel import Parcel, Unfit

W = {name: qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r", "t", "tab", "br", "cr", "ins", "del", "moveTo")}
GONE = (qn("w:del"), qn("w:moveFrom"))
CAME = (qn("w:ins"), qn("w:moveTo"))
SKIPPED = {qn(f"w:{name}") for name in ("rPr", "pPr", "instrText", "delText", "delInstrText", "rt")}
BOXES = (
    qn("w:drawing"),
    qn("w:pict"),
    qn("w:object"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
)
SHOWN = 20
_IS_TITLE = re.compile(r"(?:公告|公示|通知|通报|通告|公布|启事|意见稿?|方案|决定|办法|名单|结果)(?:（[^）]{1,20}）)?$")
_IS_OFFICE = re.compile(r"(?:局|厅|委|委员会|办公室|中心|政府)$")


@dataclass
class Text:
    """What stands in a file. `told`: sentences about what was resolved or not taken."""

    title: str = ""
    body: str = ""
    table: list[list[str]] = field(default_factory=list)  # the first row is the head
    told: list[str] = field(default_factory=list)


@dataclass
class _Seen:
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def read(parcel: Parcel) -> Text:
    """The text of a .docx. Raises Unfit."""
    try:
        body = Document(io.BytesIO(parcel.data)).element.body
    except Exception as e:  # whatever a damaged file makes of three libraries
        raise Unfit(f"“{parcel.name}”不是完整的 Word 文稿，打不开。请在办公软件里另存为 .docx 再导入") from e
    seen = _Seen()
    lines: list[str] = []
    tables: list[tuple[int, list[list[str]]]] = []
    named = ""
    joined = False
    for block in _blocks(body):
        if block.tag == W["tbl"]:
            rows = _rows(block, seen)
            if rows:
                tables.append((len(lines), rows))
            continue
        text = _text(block, seen).strip()
        if joined and lines:
            lines[-1] += text
        elif text:
            lines.append(text)
        joined = _mark_deleted(block)
        if text and not named and _style(block) == "title":
            named = text
    return _laid(lines, tables, named, seen)


def _laid(lines: list[str], tables: list[tuple[int, list[list[str]]]], named: str, seen: _Seen) -> Text:
    main = max(tables, key=lambda each: len(each[1]), default=None)
    for at, rows in reversed(tables):
        if main is None or rows is not main[1]:
            lines[at:at] = ["　".join(cell for cell in row if cell) for row in rows]
    title, rest = _titled([line for line in lines if line], named)
    told = _told(seen)
    if len(tables) > 1:
        told.append(f"文稿里有 {len(tables)} 个表：行数最多的成为条目的表格，其余按行写进正文，请核对")
    return Text(title, "\n\n".join(rest), main[1] if main is not None else [], told)


def _titled(lines: list[str], named: str) -> tuple[str, list[str]]:
    if not lines:
        return "", []
    at = lines.index(named) if named in lines else next((n for n, s in enumerate(lines[:5]) if _IS_TITLE.search(s)), 0)
    before = lines[:at]
    title = lines[at]
    if before and _IS_OFFICE.search(before[-1]) and title.startswith("关于"):
        title = before.pop() + title
    after = lines[at + 1 :]
    if after and _IS_OFFICE.search(title) and after[0].startswith("关于"):
        title += after.pop(0)
    return title.replace("\n", ""), before + after


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those inside content controls and tracked stretches."""
    for child in body:
        if child.tag in (W["p"], W["tbl"]):
            yield child
        elif isinstance(child.tag, str) and child.tag not in GONE and child.tag != qn("w:sectPr"):
            yield from _blocks(child)


def _text(paragraph: Any, seen: _Seen) -> str:
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
        seen.count("automatic number")
    return "".join(_pieces(paragraph, seen))


def _pieces(element: Any, seen: _Seen) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            continue
        if tag in GONE:
            seen.deleted.append("".join(node.text or "" for node in child.iter(qn("w:delText"), W["t"])))
        elif tag in CAME:
            pieces = list(_pieces(child, seen))
            seen.inserted.append("".join(pieces))
            yield from pieces
        elif tag in BOXES:
            seen.count("text box" if next(child.iter(W["t"]), None) is not None else "picture")
        elif tag == W["t"]:
            yield child.text or ""
        elif tag == W["tab"]:
            yield "　"
        elif tag in (W["br"], W["cr"]):
            yield "\n"
        elif tag == qn("w:noBreakHyphen"):
            yield "-"
        elif tag in (qn("w:commentReference"), qn("w:footnoteReference"), qn("w:endnoteReference"), qn("w:sym")):
            seen.count(tag.split("}")[1])
        elif tag == W["r"] and _hidden(child):
            seen.count("hidden")
        else:
            yield from _pieces(child, seen)


def _rows(table: Any, seen: _Seen) -> list[list[str]]:
    """The cells of a table; a cell over several rows or columns is said in each row, once in the columns."""
    rows: list[list[str]] = []
    for row in table.iter(W["tr"]):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            seen.deleted.append("整行：" + "".join(node.text or "" for node in row.iter(qn("w:delText"), W["t"])))
            continue
        cells: list[str] = []
        for cell in row.findall(W["tc"]):
            at = len(cells)
            inside = (_text(p, seen).strip() for p in cell.iter(W["p"]))
            text = " ".join(part for part in inside if part)
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merged is not None and merged.get(qn("w:val")) != "restart" and rows and at < len(rows[-1]):
                text = rows[-1][at]
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            wide = int(span.get(qn("w:val")) or 1) if span is not None else 1
            cells += [text, *[""] * (min(wide, 60) - 1)]
        if any(cells):
            rows.append(cells)
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows] if len(rows) > 1 else []


def _hidden(run: Any) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false")


def _mark_deleted(paragraph: Any) -> bool:
    """Whether the break behind a paragraph was deleted: the next one goes on in the same line."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(style.get(qn("w:val")) or "").lower() if style is not None else ""


_COUNTED = {
    "commentReference": "{} 处批注没有带进来",
    "hidden": "{} 处隐藏文字没有带进来",
    "text box": "{} 个文本框里的文字没有带进来，需要的请抄进正文",
    "picture": "{} 张图片没有带进来，需要的请在条目里上传",
    "footnoteReference": "{} 处脚注没有带进来",
    "endnoteReference": "{} 处尾注没有带进来",
    "sym": "{} 个特殊符号没有带进来，请对照原稿补上",
    "automatic number": "{} 段用了自动编号，编号没有带进来，请对照原稿补上",
}


def _told(seen: _Seen) -> list[str]:
    told = []
    if seen.deleted or seen.inserted:
        counts = f"插入 {len(seen.inserted)} 处、删除 {len(seen.deleted)} 处"
        told.append(f"文稿带有修订，按“全部接受”处理：{counts}。不对的，请先在 Word 里处理修订再导入")
        told += [f"已删去：{text[:60]}" for text in seen.deleted[:SHOWN] if text]
        told += [f"已插入：{text[:60]}" for text in seen.inserted[:SHOWN] if text]
    return told + [sentence.format(seen.counts[what]) for what, sentence in _COUNTED.items() if what in seen.counts]
