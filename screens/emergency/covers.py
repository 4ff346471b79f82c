"""Which of them covers the screen at a moment, and how a lifting, a blank and the night look.

Rules it keeps: pure, from a sight alone (`Sight.on`); a blank says nothing of why; black is black to the last pixel.
"""

from __future__ import annotations

import logging

from kiosk.content.emergency import Blank, Lifted
from kiosk.visit import Mark
from screens.blocks.arrange import Gap, Press, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import READ, text
from screens.emergency import lamps, warning
from screens.emergency.bare import bare
from screens.sight import AWAKE, Sight
from screens.words import alarms as words

log = logging.getLogger(__name__)


def cover(sight: Sight, to: Setting, width: int, height: int) -> Block | None:
    """What covers a screen of this size; none when its content stands there, or it waits for some.

    A strip of lamps is also covered now and then by what stands in a band elsewhere.
    """
    try:
        return _cover(sight, to, width, height)
    except Exception:
        log.exception("what covers the screen could not be made; its words are told as they are")
        return bare(sight, to, width, height) if sight.on != "content" else None


def _cover(sight: Sight, to: Setting, width: int, height: int) -> Block | None:
    on = sight.on
    if on == "alarm":
        if sight.alarm is not None:
            shown = lamps.view if to.theme.strip else warning.view
            return shown(sight, sight.alarm, to, width, height)
        return _relief(sight.relief, sight, to, height) if sight.relief is not None else None
    if on == "blank" and sight.blank is not None:
        return _blank(sight.blank, sight, to, height)
    if on == "dark":
        return _dark(sight, height)
    return lamps.turn(sight, to, height) if on == "content" and to.theme.strip else None


def _relief(gone: Lifted, sight: Sight, to: Setting, height: int) -> Block:
    """It is over: who said so and when, in the issuer's own words if there are any."""
    now, zone, gap = sight.now, sight.zone, to.theme.gap
    if to.theme.strip:
        said = (words.lifted_words(gone, now, zone, to.say), gone.source, gone.text)
        return lamps.turned([line for line in said if line], sight, to, height, "ok_soft", "ok")
    lines: list[Block] = [
        Sign("tick", to.theme.size("giant"), "ok"),
        text(words.lifted_words(gone, now, zone, to.say), "head", "ok", "bold", "center"),
        text(gone.source, "lead", "ok", align="center"),
    ]
    if gone.text:
        words_ = text(gone.text, "lead", "alarm_ink", leading=READ)
        lines += [Gap(gap // 2), Surface(words_, gap * 3 // 2, gap, "white", "", to.theme.radius)]
    return Surface(Stack(tuple(lines), gap, middle=True), to.theme.margin, gap, "ok_soft", "", least=height)


def _blank(what: Blank, sight: Sight, to: Setting, height: int) -> Block:
    """A neutral card, or black."""
    if what.look == "black":
        return _black(height)
    if to.theme.strip:
        return lamps.turned([to.say("系统维护中"), sight.office], sight, to, height, "paper", "ink")
    lines = (
        text(sight.office, "lead", "mute", align="center"),
        Gap(to.theme.gap),
        text(to.say("系统维护中"), "head", "ink", "bold", "center"),
        Gap(to.theme.gap),
        text(to.say("请到窗口办理，或者询问工作人员。"), "lead", "mute", align="center"),
    )
    return Surface(Stack(lines, middle=True), to.theme.margin, to.theme.margin, "", "", least=height)


def _dark(sight: Sight, height: int) -> Block:
    """Black. A touchscreen wakes by a finger anywhere, for as long as somebody is there."""
    if sight.board:
        return _black(height)
    return Press(Gap(0), 0, 0, "black", "", least=height, name="wake", act=(Mark(AWAKE),), down="black")


def _black(height: int) -> Block:
    return Surface(Gap(0), 0, 0, "black", "", least=height)
