"""Ids of items: proposed from the title's pinyin, checked when a page is made, then unchangeable (definitions D2)."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError

from hub.desk.register import Entry

PATTERN = re.compile(r"[a-z][a-z0-9-]{2,63}")
LETTERS = 24
"""So many initials of a title make it recognisable; more would make a QR code dense."""


def propose(kind: str, title: str) -> str:
    """A free id for a new item: the kind and the initials of its title."""
    from pypinyin import Style, lazy_pinyin  # 57 MB: only where a title is new

    initials = "".join(part[0] for part in lazy_pinyin(title, style=Style.FIRST_LETTER) if part)
    letters = re.sub(r"[^a-z0-9]", "", initials.lower())[:LETTERS]
    stem = f"{kind}-{letters}" if letters else f"{kind}-item"
    taken = set(Entry.objects.filter(item_id__startswith=stem).values_list("item_id", flat=True))
    return next(name for name in _numbered(stem) if name not in taken)


def check(page: Any) -> None:
    """Refuse an id that is no id, that is taken or was, or that differs from the page's own. Raises ValidationError."""
    if page.pk is not None:
        kept = type(page).objects.filter(pk=page.pk).values_list("item_id", flat=True).first()
        if kept not in (None, page.item_id):
            raise ValidationError({"item_id": "编号一经保存不能改变"})
        return
    if not PATTERN.fullmatch(page.item_id):
        raise ValidationError({"item_id": "编号用小写字母开头，只含小写字母、数字和连字符，3至64个字符"})
    if Entry.objects.filter(item_id=page.item_id).exists():
        raise ValidationError({"item_id": f"编号 {page.item_id} 已经用过，编号不重复使用"})


def _numbered(stem: str) -> Any:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
