"""Rows of a sheet → guides: which column is which field, and every row that is no guide, by row and column.

Rules it keeps: pure; a row is a whole draft or none; a fault says the row as the sheet counts it, the column by its
head, what stands there and what would be right; two rows of one name are one too many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from kiosk.content.item import Basis, Source
from kiosk.content.office import Unit
from kiosk.content.service import Code, Guide, Limit, Material, Step


class Wrong(ValueError):
    """A cell that says nothing usable: what would be right."""


@dataclass(frozen=True)
class Field:
    """A field a column can mean. `heads`: how offices call it."""

    name: str
    label: str
    heads: str
    read: Callable[[str], Any]
    must: bool = False


@dataclass(frozen=True)
class Fault:
    row: int
    column: str
    why: str


@dataclass(frozen=True)
class Row:
    number: int
    guide: Guide | None
    faults: tuple[Fault, ...]


def _line(text: str) -> str:
    if len(text) > 1000:
        raise Wrong(f"有 {len(text)} 字，最多 1000 字")
    return " ".join(text.split())


def _lines(text: str) -> tuple[str, ...]:
    found = (re.sub(r"^\s*(?:\d{1,2}[.、．)）]|[（(]\d{1,2}[)）])\s*", "", part) for part in re.split(r"[\n;；]", text))
    return tuple(_line(part) for part in found if part.strip())


def _limit(text: str) -> Limit:
    if re.search(r"当场|即时|即办|立等", text):
        return Limit(days=0)
    match = re.fullmatch(r"\s*(\d{1,4})\s*(个?工作日|个?自然日|天|日|小时)?(?:内)?\s*", text)
    if match is None:
        raise Wrong(f"“{text[:20]}”看不出时限，请写成“20个工作日”")
    unit = match.group(2) or "工作日"
    days = int(match.group(1))
    if days > 3650:
        raise Wrong(f"“{text[:20]}”太长，最多 3650")
    return Limit(days=days, unit="working-day" if "工作" in unit else "hour" if unit == "小时" else "day")


_AUDIENCE = {
    "自然人": "person",
    "个人": "person",
    "企业": "enterprise",
    "法人": "enterprise",
    "事业单位": "institution",
    "社会组织": "organisation",
    "其他组织": "organisation",
}
_MATTER = {
    "行政许可": "licence",
    "行政处罚": "penalty",
    "行政强制": "coercion",
    "行政征收": "levy",
    "行政给付": "benefit",
    "行政检查": "inspection",
    "行政确认": "confirmation",
    "行政奖励": "award",
    "行政裁决": "ruling",
    "其他行政权力": "other",
    "公共服务": "service",
}
_HANDLING = {"即办件": "at-once", "承诺件": "promised"}


def _one_of(known: Mapping[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.strip() not in known:
            raise Wrong(f"“{text[:20]}”不在可选范围：{'、'.join(known)}")
        return known[text.strip()]

    return read


def _audience(text: str) -> tuple[str, ...]:
    found = dict.fromkeys(_one_of(_AUDIENCE)(part) for part in re.split(r"[、，,;；/\s]+", text.strip()))
    return tuple(found)


def _visits(text: str) -> int:
    match = re.fullmatch(r"\s*(\d)\s*次?\s*", text)
    if match is None:
        raise Wrong(f"“{text[:20]}”不是 0 到 9 的次数")
    return int(match.group(1))


def _code(text: str) -> Code:
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", text):
        raise Wrong(f"“{text[:20]}”不是编码，只能是数字、字母和连字符")
    return Code(value=text, scheme="national" if len(text) in (31, 33) else "local")


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s]{1,1000}", text):
        raise Wrong(f"“{text[:30]}”不是网址，应当以 http:// 或 https:// 开头")
    return text


def _title(text: str) -> str:
    if len(text) > 255:
        raise Wrong(f"有 {len(text)} 字，最多 255 字")
    return _line(text)


FIELDS = (
    Field("title", "事项名称", "事项名称|名称|事项|标题", _title, must=True),
    Field("code", "事项编码", "事项编码|实施编码|编码", _code),
    Field("matter", "事项类型", "事项类型|权力类型|类型", _one_of(_MATTER)),
    Field("handling", "办件类型", "办件类型", _one_of(_HANDLING)),
    Field("audience", "服务对象", "服务对象|办理对象|申请人类型", _audience, must=True),
    Field("basis", "设定依据", "设定依据|法律依据|依据", lambda text: tuple(Basis(title=s) for s in _lines(text))),
    Field("conditions", "受理条件", "受理条件|申请条件|条件", _lines),
    Field("materials", "申请材料", "申请材料|材料", lambda text: tuple(Material(name=s) for s in _lines(text))),
    Field("steps", "办理流程", "办理流程|流程|步骤", lambda text: tuple(Step(name=s) for s in _lines(text))),
    Field("statutory", "法定办结时限", "法定办结时限|法定时限|法定期限", _limit, must=True),
    Field("promised", "承诺办结时限", "承诺办结时限|承诺时限|承诺期限", _limit),
    Field("windows", "办理窗口", "办理窗口|窗口", _lines),
    Field("ask", "咨询方式", "咨询方式|咨询电话", _line, must=True),
    Field("complain", "监督投诉方式", "监督投诉方式|监督投诉电话|投诉电话|监督电话", _line, must=True),
    Field("result", "办理结果", "办理结果|审批结果|结果名称", _line),
    Field("quantity", "数量限制", "数量限制", _line),
    Field("visits", "到现场次数", "到办事现场次数|到现场次数|跑动次数", _visits),
    Field("apply_url", "网上申报网址", "网上申报网址|网办地址|网址", _url),
)
BY_NAME = {field.name: field for field in FIELDS}


def guessed(head: Sequence[str]) -> list[str]:
    """The field of every column, "" where none fits; each field once."""
    found: list[str] = []
    for column in head:
        plain = re.sub(r"[\s*（(].*$", "", column.strip())
        fits = (field.name for field in FIELDS if plain in field.heads.split("|") and field.name not in found)
        found.append(next(fits, ""))
    return found


def lacking(fields: Sequence[str]) -> list[str]:
    """What is wrong with an assignment of columns, in sentences."""
    told = [f"还没有指定哪一列是“{field.label}”" for field in FIELDS if field.must and field.name not in fields]
    twice = {name for name in fields if name and list(fields).count(name) > 1}
    return told + [f"有两列都指定为“{BY_NAME[name].label}”，只能一列" for name in sorted(twice)]


def rows(
    head: Sequence[str],
    lines: Sequence[Sequence[str]],
    numbers: Sequence[int],
    fields: Sequence[str],
    unit: Unit,
    source: Source,
    taken: frozenset[str],
) -> list[Row]:
    """Every row as a guide or with its faults. `taken`: titles of guides the unit has already."""
    first: dict[str, int] = {}
    found = []
    for line, number in zip(lines, numbers, strict=True):
        row = _row(head, line, number, fields, unit, source)
        if row.guide is not None:
            title = row.guide.title
            column = head[list(fields).index("title")]
            if title in first:
                row = Row(number, None, (Fault(number, column, f"与第 {first[title]} 行同名，请改名或者删去一行"),))
            elif title in taken:
                row = Row(number, None, (Fault(number, column, "本单位已有同名的办事指南，请在原来那条上修改"),))
            else:
                first[title] = number
        found.append(row)
    return found


def _row(
    head: Sequence[str], line: Sequence[str], number: int, fields: Sequence[str], unit: Unit, source: Source
) -> Row:
    tree: dict[str, Any] = {"basis": (), "conditions": (), "materials": (), "steps": (), "windows": ()}
    faults = []
    for column, cell, name in zip(head, line, fields, strict=True):
        if not name:
            continue
        field = BY_NAME[name]
        if not cell.strip():
            if field.must:
                faults.append(Fault(number, column, "是空的，必须填写"))
            continue
        try:
            value = field.read(cell.strip())
            tree[name] = _windows(value, unit) if name == "windows" else value
        except Wrong as e:
            faults.append(Fault(number, column, str(e)))
    if faults:
        return Row(number, None, tuple(faults))
    try:
        guide = Guide(id="draft", source=source, **tree)
        msgspec.convert(msgspec.to_builtins(guide), Guide)
    except (msgspec.ValidationError, TypeError, ValueError) as e:
        return Row(number, None, (Fault(number, "整行", f"不能成为办事指南：{e}"),))
    return Row(number, guide, ())


def _windows(names: Sequence[str], unit: Unit) -> tuple[str, ...]:
    known = {key: f"{unit.id}/{window.id}" for window in unit.windows for key in (window.name, window.id)}
    for name in names:
        if name not in known:
            raise Wrong(
                f"本单位没有窗口“{name[:20]}”，有：{'、'.join(w.name for w in unit.windows) or '还没有登记窗口'}"
            )
    return tuple(known[name] for name in names)
