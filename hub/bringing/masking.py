"""Columns of persons: what a column holds, by its head and its cells, and the form in which it may be shown.

Rules it keeps: how much stays is said by the rules' masks, with their basis; a cell that cannot be masked by its rule
is hidden whole, never shown whole; organisations in a column of names keep their names; what is masked stays masked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.content.rules import Mask
from kiosk.lint.personal import masked, personal

KEEP, DROP, ADDRESS = "keep", "drop", "address"
LABELS = {
    KEEP: "照原样公开",
    "name": "姓名：打码",
    "id-card": "身份证号：打码",
    "mobile": "电话：打码",
    "bank-card": "银行卡号：打码",
    ADDRESS: "住址：只留到路、小区",
    DROP: "整列不公开（删去）",
}
HIDDEN = "***"
_LAW = "中华人民共和国个人信息保护法第六条、第二十五条；公开时应当去标识化处理"
_HEADS = (
    ("id-card", re.compile(r"身份证|证件号|公民身份")),
    ("bank-card", re.compile(r"银行卡|银行账号|卡号|开户账号")),
    ("mobile", re.compile(r"电话|手机|联系方式")),
    ("drop", re.compile(r"民族|健康|疾病|残疾|病史|出生|生日|邮箱|微信|QQ")),
    ("address", re.compile(r"住址|地址|户籍|居住地|房号|门牌|坐落")),
    ("name", re.compile(r"姓名|申请人|当事人|联系人|法定代表人|配偶|成员|业主|负责人|承租人|经办人|户主")),
)
_ORGANISED = re.compile(r"公司|[局厂院店社所处站]$|中心|集团|委员会|银行|学校|医院|合作社|事务所|协会|小区|村委|政府")
_DOOR = re.compile(r"\d+\s*(?:号|弄|幢|栋|座|单元|室|楼|层|-|－|—|#)|[A-Za-z]\s*[座栋幢]")
_PARTED = re.compile(r"([、，,;；/\s]+)")


@dataclass(frozen=True)
class Column:
    """A column with its mask. `shown`: the cells as they would be published; `basis`: why."""

    number: int
    head: str
    way: str
    shown: tuple[str, ...]
    basis: str
    hit: int  # cells that the mask changed


def guessed(head: str, cells: Sequence[str]) -> str:
    """The mask a column wants: by what its cells are, else by its head."""
    filled = [cell for cell in cells if cell][:200]
    found = [what for cell in filled for what, _ in personal(cell)]
    if found and len(found) * 2 >= len(filled):
        return max(set(found), key=found.count)
    return next((way for way, rule in _HEADS if rule.search(head)), found[0] if found else KEEP)


def column(number: int, head: str, cells: Sequence[str], way: str, masks: Mapping[str, Mask]) -> Column:
    """The column as it would be published."""
    shown = tuple(cell_as(cell, way, masks) for cell in cells)
    hit = sum(before != after for before, after in zip(cells, shown, strict=True))
    return Column(number, head, way, shown, "" if way == KEEP else basis(way, masks), hit)


def basis(way: str, masks: Mapping[str, Mask]) -> str:
    mask = masks.get(way)
    return mask.basis if mask is not None else _LAW


def cell_as(cell: str, way: str, masks: Mapping[str, Mask]) -> str:
    """One cell under a mask. Numbers of persons are masked whatever the column is."""
    if not cell or way == DROP:
        return ""
    if way == "name":
        return in_text("".join(_name(part, masks) for part in _PARTED.split(cell)), masks)
    if way == ADDRESS:
        return in_text(_address(cell, masks), masks)
    if way in ("id-card", "mobile", "bank-card"):
        return _number(cell, way, masks)
    return in_text(cell, masks)


def in_text(text: str, masks: Mapping[str, Mask]) -> str:
    """A text with every number of a person in it masked."""
    for what, number in personal(text):
        spelled = r"[ \-－　]?".join(_either(c) for c in number)
        text = re.sub(spelled, _form(number, what, masks), text)
    return text


def _form(number: str, what: str, masks: Mapping[str, Mask]) -> str:
    mask = masks.get(what)
    return masked(number, mask) if mask is not None else "*" * len(number)


def _either(c: str) -> str:
    """A character in its narrow and its wide form."""
    wide = chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c
    return f"[{c.upper()}{c.lower()}{wide}]" if c.isalnum() else re.escape(c)


def _name(part: str, masks: Mapping[str, Mask]) -> str:
    plain = part.strip()
    if not plain or "*" in plain or _PARTED.fullmatch(part) or (len(plain) > 3 and _ORGANISED.search(plain)):
        return part
    return _form(plain, "name", masks)


def _address(cell: str, masks: Mapping[str, Mask]) -> str:
    """Up to the number of the door, and of what follows as much as the rule says; how long it was is not told."""
    door, mask = _DOOR.search(cell), masks.get(ADDRESS)
    if door is None or cell.endswith(HIDDEN):
        return cell
    rest = cell[door.start() :]
    head, tail = (mask.head, mask.tail) if mask is not None and len(rest) > mask.head + mask.tail else (0, 0)
    return f"{cell[: door.start()]}{rest[:head]}{HIDDEN}{rest[len(rest) - tail :]}"


def _number(cell: str, way: str, masks: Mapping[str, Mask]) -> str:
    """By the rule where it fits; a number of another length (an office phone, a passport) is hidden but for its end."""
    if "*" in cell:
        return cell
    done = in_text(cell, masks)
    if done != cell:
        return done
    bare = re.sub(r"\D", "", cell)
    if len(bare) < 5 and not re.search(r"[A-Za-z0-9]{5,}", cell):
        return cell
    text = re.sub(r"\s", "", cell)
    mask = masks.get(way)
    if mask is not None and len(text) >= mask.head + mask.tail + 4:
        return masked(text, mask)
    return "*" * max(0, len(text) - 2) + text[-2:]
