"""Which screens an act is meant for, in the words of those who know them: all, a place, a board, one screen.

Rules it keeps: only what the hub knows is offered, so that no warning is aimed at nothing; nothing chosen is every
screen.
"""

from __future__ import annotations

from collections.abc import Iterable

from hub.desk import records
from hub.fleet.models import State, Terminal

Choices = list[tuple[str, str]]


def choices() -> Choices:
    """The targets (kiosk/content/emergency.py) with their words."""
    screens = Terminal.objects.filter(state=State.APPROVED).exclude(name="")
    sites = sorted({screen.site for screen in screens if screen.site})
    boards = [(f"board:{board.id}", f"显示屏 {board.title or board.id}") for board in records.standing().boards]
    one = [(f"screen:{screen.name}", f"单台 {screen.name}") for screen in screens]
    return [*((f"site:{site}", f"地点 {site}") for site in sites), *boards, *one]


def words(target: Iterable[str]) -> str:
    """For a person: `全部屏幕`, `地点 政务服务大厅、单台 一楼大厅`."""
    known = dict(choices())
    return "、".join(known.get(word, word) for word in target) or "全部屏幕"
