"""What a touch panel says, from the kernel's own records (linux/input.h): fingers down, along, up.

Rules it keeps: pure; panels of several fingers (slots, protocol B) and of one; what the kernel had to drop is made good
by lifting all fingers, since nobody knows which are still there; a finger that is lifted so leaves the picture first,
and presses nothing; a turned panel is turned back.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple

RECORD = struct.Struct("llHHi")  # struct input_event: seconds, microseconds, type, code, value

SYN, KEY, ABS = 0, 1, 3
REPORT, DROPPED = 0, 3
TOUCH = 0x14A
X, Y, SLOT, MT_X, MT_Y, TRACKING = 0x00, 0x01, 0x2F, 0x35, 0x36, 0x39


class Ranges(NamedTuple):
    """Least and greatest value along each side; `several`: it tells fingers apart."""

    x: tuple[int, int]
    y: tuple[int, int]
    several: bool


class Change(NamedTuple):
    """What a finger did. `x`, `y`: shares of the picture from its lower left corner."""

    what: Literal["begin", "update", "end"]
    finger: int
    x: float
    y: float


OUTSIDE = (-1.0, -1.0)
"""Where nothing can be pressed."""


class _Finger:
    __slots__ = ("down", "moved", "number", "told", "x", "y")

    def __init__(self) -> None:
        self.x = self.y = 0
        self.number = -1
        self.down = self.told = self.moved = False


class Contacts:
    """Of one panel, from when it is opened until it is gone. `turn`: degrees clockwise against the picture."""

    def __init__(self, ranges: Ranges, turn: int = 0) -> None:
        self._ranges, self._turn = ranges, turn
        self._fingers: dict[int, _Finger] = {}
        self._slot = self._count = 0
        self._rest = b""

    def fed(self, data: bytes) -> list[Change]:
        """The changes in these bytes; a record that has not come whole waits for its end."""
        data = self._rest + data
        whole = len(data) - len(data) % RECORD.size
        self._rest = data[whole:]
        found: list[Change] = []
        for _, _, kind, code, value in RECORD.iter_unpack(data[:whole]):
            if kind == SYN and code == REPORT:
                found += self._reported()
            elif kind == SYN and code == DROPPED:
                found += self.lifted()
            else:
                self._said(kind, code, value)
        return found

    def lifted(self) -> list[Change]:
        """The panel is gone, or nobody knows: no finger is there any more."""
        gone = [finger.number for finger in self._fingers.values() if finger.told]
        self._fingers = {}
        return [Change(what, number, *OUTSIDE) for number in gone for what in ("update", "end")]

    def _said(self, kind: int, code: int, value: int) -> None:
        if self._ranges.several:
            self._said_of_several(kind, code, value)
        elif kind == KEY and code == TOUCH:
            self._set(value != 0)
        elif kind == ABS and code in (X, Y):
            self._move(code == X, value)

    def _said_of_several(self, kind: int, code: int, value: int) -> None:
        if kind != ABS:
            return
        if code == SLOT:
            self._slot = value
        elif code == TRACKING:
            self._set(value >= 0)
        elif code in (MT_X, MT_Y):
            self._move(code == MT_X, value)

    def _set(self, down: bool) -> None:
        self._finger().down = down

    def _move(self, along_x: bool, value: int) -> None:
        finger = self._finger()
        if along_x:
            finger.x = value
        else:
            finger.y = value
        finger.moved = True

    def _finger(self) -> _Finger:
        return self._fingers.setdefault(self._slot, _Finger())

    def _reported(self) -> Iterator[Change]:
        for finger in self._fingers.values():
            if finger.down and not finger.told:
                self._count += 1
                finger.number, finger.told = self._count, True
                yield self._change("begin", finger)
            elif finger.told and not finger.down:
                finger.told = False
                yield self._change("end", finger)
            elif finger.told and finger.moved:
                yield self._change("update", finger)
            finger.moved = False

    def _change(self, what: Literal["begin", "update", "end"], finger: _Finger) -> Change:
        x, y = _share(finger.x, self._ranges.x), 1.0 - _share(finger.y, self._ranges.y)
        for _ in range(self._turn // 90):
            x, y = y, 1.0 - x
        return Change(what, finger.number, x, y)


def _share(value: int, of: tuple[int, int]) -> float:
    least, most = of
    return min(1.0, max(0.0, (value - least) / (most - least))) if most > least else 0.0
