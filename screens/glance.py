"""How one looks at a picture: which medium, how close, at which spot of it; and what one step closer or aside gives.

Rules it keeps: pure; what is looked at never leaves the picture; coming closer and going back keep the spot; a step
aside is half of what one sees, so that nothing is jumped over; a glance that makes no sense is that at the whole.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from kiosk.box import Box

CLOSENESS = (1.0, 1.5, 2.0, 3.0, 4.0)
"""How many times as large as where the whole fits; small print of a page of A4 is read with ease from 3 on."""

SHARP = 2.0
"""A picture that has pixels of its own is drawn at most so many times as large as it is."""

THOUSAND = 1000

Size = tuple[int, int]


class Glance(Struct, frozen=True):
    """`closer`: of CLOSENESS; `x`, `y`: the middle of what one sees, in thousandths; a page is read from its top."""

    medium: int = 0
    closer: int = 0
    x: int = THOUSAND // 2
    y: int = 0


class Seen(Struct, frozen=True):
    """`part`: what one sees, in pixels of `whole`."""

    whole: Size
    part: Box

    @property
    def ends(self) -> frozenset[str]:
        """The sides on which there is no more: left right up down."""
        part, (wide, high) = self.part, self.whole
        at = {"left": part.x <= 0, "up": part.y <= 0, "right": part.right >= wide, "down": part.bottom >= high}
        return frozenset(side for side, ends in at.items() if ends)


ASIDE = {"left": (-1, 0), "up": (0, -1), "down": (0, 1), "right": (1, 0)}


def glance_of(tab: str) -> Glance:
    """The glance that a tab of the visit tells: `1` is the whole of medium 1, `1:2:500:0` is closer."""
    parts = [int(part) for part in tab.split(":") if part.isascii() and part.isdigit()]
    if len(parts) == 1:
        return Glance(parts[0])
    if len(parts) != 4:
        return Glance()
    medium, closer, x, y = parts
    return Glance(medium, min(closer, len(CLOSENESS) - 1), min(x, THOUSAND), min(y, THOUSAND))


def tab_of(glance: Glance) -> str:
    return f"{glance.medium}:{glance.closer}:{glance.x}:{glance.y}"


def closest(fitted: Size, own: Size | None) -> int:
    """The last of CLOSENESS that still shows more. `fitted`: the whole as it fits; `own`: its pixels, if it has any."""
    if own is None:
        return len(CLOSENESS) - 1
    return max(n for n, times in enumerate(CLOSENESS) if not n or fitted[0] * times <= own[0] * SHARP)


def seen(glance: Glance, fitted: Size, room: Size) -> Seen:
    """What one sees of a picture through a window of `room` pixels."""
    times = CLOSENESS[glance.closer]
    whole = round(fitted[0] * times), round(fitted[1] * times)
    wide, high = min(room[0], whole[0]), min(room[1], whole[1])
    left = _held(whole[0] * glance.x // THOUSAND - wide // 2, whole[0] - wide)
    top = _held(whole[1] * glance.y // THOUSAND - high // 2, whole[1] - high)
    return Seen(whole, Box(left, top, wide, high))


def nearer(glance: Glance, by: int) -> Glance:
    """One step closer, or back; the spot stays."""
    return replace(glance, closer=_held(glance.closer + by, len(CLOSENESS) - 1))


def aside(glance: Glance, side: str, here: Seen) -> Glance:
    """A step to this side of what one sees now."""
    (across, down), part, (wide, high) = ASIDE[side], here.part, here.whole
    left = _held(part.x + across * part.w // 2, wide - part.w)
    top = _held(part.y + down * part.h // 2, high - part.h)
    x, y = _middle(left, part.w, wide), _middle(top, part.h, high)
    # A side that was not stepped to keeps its spot: it may be one that a closer look shows.
    return replace(glance, x=x if across else glance.x, y=y if down else glance.y)


def _middle(start: int, length: int, total: int) -> int:
    """The middle of what one sees along one side, in thousandths; at an end that end, lest a pixel be left out."""
    if start <= 0:
        return 0
    return THOUSAND if start + length >= total else (start + length // 2) * THOUSAND // total


def _held(value: int, most: int) -> int:
    return max(0, min(value, most))
