"""政务公开专区: what a disclosure guide, a catalogue, a report, a list of powers, a ruling and a record must hold.

Rules it keeps: a ruling that was withdrawn says since when and why (行政处罚法 48).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kiosk.content.disclosure import AnnualReport, Catalogue, DisclosureGuide, OnRequest, Powers, Record, Ruling
from kiosk.content.item import Item
from kiosk.lint.problem import Problem, error, missing


def of_disclosure_guide(guide: DisclosureGuide) -> Iterator[Problem]:
    if not guide.sections:
        yield missing(guide, "sections", "指南的内容", "its chapters")


def of_catalogue(catalogue: Catalogue) -> Iterator[Problem]:
    if not catalogue.entries:
        yield missing(catalogue, "entries", "目录的条目", "its entries")
    yield from _twice(catalogue, "entries", (entry.number for entry in catalogue.entries))
    for i, entry in enumerate(catalogue.entries):
        if not entry.elements:
            yield missing(catalogue, f"entries[{i}].elements", "公开内容（要素）", "what must be public")
        if not entry.channels:
            yield missing(catalogue, f"entries[{i}].channels", "公开渠道和载体", "the channels")


def of_annual_report(report: AnnualReport) -> Iterator[Problem]:
    if not report.sections:
        yield missing(report, "sections", "年度报告的内容", "its chapters")


def of_on_request(item: OnRequest) -> Iterator[Problem]:
    if not item.ways:
        yield missing(item, "ways", "申请的方式", "the ways to apply")
    if not item.sections:
        yield missing(item, "sections", "依申请公开的说明", "its chapters")


def of_powers(powers: Powers) -> Iterator[Problem]:
    if not powers.rows:
        yield missing(powers, "rows", "权责事项", "its rows")
    yield from _twice(powers, "rows", (row.number for row in powers.rows))


def of_ruling(ruling: Ruling) -> Iterator[Problem]:
    if not ruling.content.strip():
        yield missing(ruling, "content", "决定的内容", "what was decided")
    if ruling.state == "withdrawn":
        if ruling.withdrawn is None:
            yield missing(ruling, "withdrawn", "撤销、撤回的日期", "since when it is withdrawn")
        if not ruling.withdrawn_why:
            yield missing(ruling, "withdrawn_why", "撤销、撤回的理由", "why it is withdrawn")
    if ruling.withdrawn is not None and ruling.withdrawn < ruling.decided:
        zh, en = "撤销、撤回的日期早于作出决定的日期", "is withdrawn before it was decided"
        yield error("withdrawn-early", ruling.id, "withdrawn", zh, en)


def of_record(record: Record) -> Iterator[Problem]:
    if not record.body.strip() and not record.sections and not record.tables and not record.media:
        yield missing(record, "body", "正文", "any content")


def _twice(item: Item, field: str, numbers: Iterable[str]) -> Iterator[Problem]:
    for number, times in Counter(numbers).items():
        if times > 1:
            zh, en = f"序号“{number}”出现了 {times} 次", f"number '{number}' stands {times} times"
            yield error("number-twice", item.id, field, zh, en)
