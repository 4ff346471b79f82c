"""What covers the screen when the look of it is at fault: the issuer's words, black on white, and no more.

Rules it keeps: a warning is told whatever happens, whole, page after page if need be; a blank and the night stay what
they are; it uses as little of the house as it can, for something in there has just failed.
"""

from __future__ import annotations

from screens.blocks.arrange import Gap, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import pages
from screens.blocks.text import text
from screens.sight import PAGE_S, Sight


def bare(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """In a box of this size."""
    alarm, blank = sight.alarm, sight.blank
    if sight.on == "alarm" and alarm is not None:
        margin = min(to.theme.margin, width // 20, height // 10)
        told = (text(alarm.title, "body", "ink", "bold"), text(alarm.text), text(f"{alarm.source} {alarm.number}"))
        found = pages(told, to, width - 2 * margin, height - 2 * margin, to.theme.gap // 2)
        number = int(sight.now.timestamp()) // PAGE_S % len(found)
        return Surface(Stack((found[number],)), margin, margin, "white", "", least=height)
    if sight.on == "dark" or (blank is not None and blank.look == "black"):
        return Surface(Gap(0), 0, 0, "black", "", least=height)
    return Surface(Stack((text(sight.office, align="center"),), middle=True), 0, 0, "white", "", least=height)
