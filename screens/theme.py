"""Sizes and colours of one terminal: tokens of the house, computed from the physical panel.

Rules it keeps:
- text to be read has capitals ≥ 0.7° high at the stated distance (touch), ≥ distance / 250 (board), and ≥ 34 px, on a
  strip of lamps ≥ 16 px, each of which is as large as a letter on paper;
- a thing to be touched is ≥ 20 mm and ≥ 60 px, both ways;
- at most eight font sizes, all whole pixels: one glyph atlas serves them all;
- text and its ground contrast ≥ 7:1 in every palette (tests hold it);
- frozen: another mode is another Theme.
"""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from kiosk.config import PanelPart
from kiosk.content.edition import STRIP_PX
from screens.palette import ALARM, DIMMED, HIGH_CONTRAST, LIGHT, Palette, Rgba

CAPITAL = 0.733
"""Height of a capital of our face, in em."""

ANGLE = math.radians(0.7)
SMALLEST_PX = 34
SMALLEST_LAMPS = 16
"""Of lamps in height a Han character needs at the least (domain.md §4.3)."""
BOARD_FACTOR = 250
TARGET_MM, TARGET_PX = 20, 60
REACH_MM = 1200
"""How high above the floor a person in a wheelchair reaches with ease (GB 50763: low counters and controls)."""

DESIGN_PX = 1080
"""The short side for which the sizes below were drawn."""

# Role: (drawn size, at least so many times the smallest text). "mark" is for signs that need not be read.
TOUCH_SIZES = {
    "mark": (28, 0.7),
    "small": (34, 1.0),
    "body": (40, 1.0),
    "lead": (48, 1.2),
    "title": (60, 1.5),
    "head": (76, 1.9),
    "giant": (120, 3.0),
}
BOARD_SIZES = {
    "mark": (34, 0.85),
    "small": (40, 1.0),
    "body": (48, 1.2),
    "lead": (60, 1.5),
    "title": (76, 1.9),
    "head": (96, 2.4),
    "giant": (120, 3.0),
    "huge": (160, 4.0),
}
# On a strip of lamps sizes are what divides its height well, not what a designer drew: for each 64 lamps of height.
STRIP_SIZES = {
    "mark": 16,
    "small": 20,
    "body": 24,
    "lead": 28,
    "title": 32,
    "head": 40,
    "giant": 48,
    "huge": 56,
}
STRIP_DRAWN = 256
"""Of a strip this high, margins and gaps are those of the house."""

LARGE = 1.3
"""大字 (适老版): every text this much larger."""


LOW_EM = 20
"""A screen that is lower than so many times its reading type shows some ten lines of a page."""


class Mode(Struct, frozen=True):
    """What the citizen, or the hall, has switched on."""

    form: Literal["touch", "board"] = "touch"
    large: bool = False
    high_contrast: bool = False
    low_reach: bool = False
    dim: bool = False  # a board in the evening: other colours, nothing else


class Theme(Struct, frozen=True):
    """All numbers are whole pixels of the window. `sizes` and the palette are asked by name."""

    mode: Mode
    width: int
    height: int
    sizes: MappingProxyType[str, int]
    palette: Palette
    target: int  # least width and height of what can be touched
    reach: int  # height above the lower edge up to which everybody can touch
    margin: int
    gap: int
    radius: int
    border: int
    rule: int
    icon: int  # beside two lines of text
    line_height: float = 1.45
    strip: bool = False  # of lamps: a line or a few, see STRIP_SIZES

    def size(self, role: str) -> int:
        """Pixels per em of a role: mark small body lead title head giant (huge). KeyError if there is none."""
        return self.sizes[role]

    @property
    def low(self) -> bool:
        """Whether it lies and a page has room for so few lines that its name must be content with few of them."""
        return self.width > self.height < LOW_EM * self.size("body")

    def colour(self, tone: str) -> Rgba:
        """The colour of a tone, e.g. ink, paper, ok_soft, alarm_red. AttributeError names a tone that is none."""
        alarm = ALARM.get(tone)
        return alarm if alarm is not None else getattr(self.palette, tone)


def theme_for(panel: PanelPart, size_px: tuple[int, int], mode: Mode, scale: float = 1.0) -> Theme:
    """The theme of a panel that shows `size_px` pixels in `panel`'s millimetres.

    `scale` makes a model of it for a laptop's window: every number is computed for the real panel, then scaled.
    """
    width, height = size_px
    per_mm = width / panel.width_mm
    # A strip or a bar is as low as it is: its short side says nothing about how much room a text has.
    drawn = height / STRIP_DRAWN if is_strip(mode, height) else max(1.0, min(size_px) / DESIGN_PX)
    sizes = _sizes(size_px, smallest_px(panel, per_mm, mode, height), mode, drawn)
    target = max(math.ceil(TARGET_MM * per_mm), TARGET_PX)
    reach = min(height, max(target * 3, int((REACH_MM - panel.bottom_mm) * per_mm)))

    def px(length: float) -> int:
        return max(1, round(length * scale))

    return Theme(
        mode=mode,
        width=px(width),
        height=px(height),
        sizes=MappingProxyType({role: px(size) for role, size in sizes.items()}),
        palette=HIGH_CONTRAST if mode.high_contrast else DIMMED if mode.dim else LIGHT,
        target=px(target),
        reach=px(reach),
        margin=px(56 * drawn),
        gap=px(24 * drawn),
        radius=px(22 * drawn),
        border=px((3 if mode.form == "touch" else 2) * drawn),
        rule=px(2 * drawn),
        icon=px(sizes["lead"] * 1.5),
        strip=is_strip(mode, height),
    )


def is_strip(mode: Mode, height: int) -> bool:
    """Whether a canvas so high is a strip of lamps."""
    return mode.form == "board" and height < STRIP_PX


def _sizes(size_px: tuple[int, int], smallest: int, mode: Mode, drawn: float) -> dict[str, int]:
    """Pixels per em of every role."""
    if is_strip(mode, size_px[1]):
        times = max(1, size_px[1] // 64)
        return {role: max(size * times, smallest) for role, size in STRIP_SIZES.items()}
    roles = BOARD_SIZES if mode.form == "board" else TOUCH_SIZES
    grow = LARGE if mode.large else 1.0
    return {
        role: max(round(size * drawn * grow), round(smallest * ratio * grow)) for role, (size, ratio) in roles.items()
    }


def smallest_px(panel: PanelPart, per_mm: float, mode: Mode, height: int) -> int:
    """Pixels per em of the smallest text that is meant to be read at the panel's distance, on a canvas so high."""
    if mode.form == "board":
        capital_mm = panel.distance_mm / BOARD_FACTOR
    else:
        capital_mm = 2 * panel.distance_mm * math.tan(ANGLE / 2)
    exact = capital_mm * per_mm / CAPITAL
    if mode.form == "touch":
        return max(SMALLEST_PX, round(exact))
    return max(SMALLEST_LAMPS if is_strip(mode, height) else SMALLEST_PX, math.ceil(exact))
