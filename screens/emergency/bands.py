"""Warnings that are a band above everything else, and those that were lifted lately.

Rules it keeps: a band says its level by shape, word and colour, until when it was checked, and that it is a drill.
"""

from __future__ import annotations

from screens.blocks.arrange import Cell, Row, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import text
from screens.emergency.marks import shape
from screens.sight import Sight
from screens.words import alarms as words


def bands(sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The gravest first, then what was lifted."""
    now, zone = sight.now, sight.zone
    found = []
    for alarm in sight.bands:
        said = f"{words.LEVELS[alarm.level][0]}　{words.band_words(alarm, now, zone, to.say)}"
        found.append(_band(said, shape(alarm.level), f"alarm_{alarm.level}", f"on_alarm_{alarm.level}", to))
    for gone in sight.reliefs:
        found.append(_band(words.lifted_words(gone, now, zone, to.say), "tick", "ok_soft", "ok", to))
    return tuple(found)


def _band(said: str, icon: str, fill: str, ink: str, to: Setting) -> Block:
    sign = Cell(Sign(icon, to.theme.size("lead"), ink), 0)
    row = Row((sign, Cell(text(said, "small", ink))), to.theme.gap // 2)
    return Surface(row, to.theme.margin, to.theme.gap // 2, fill=fill, edge="")
