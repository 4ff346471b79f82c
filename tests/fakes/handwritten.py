"""Characters as a hand writes them: strokes of points, in thousandths of a side, from the field's upper left corner."""

from __future__ import annotations

from screens.handwriting.strokes import Ink

Strokes = tuple[tuple[tuple[int, int], ...], ...]

WATER: Strokes = (
    ((500, 80), (505, 300), (505, 600), (500, 880), (480, 930), (400, 870)),
    ((140, 330), (260, 320), (390, 310), (340, 460), (250, 620), (110, 790)),
    ((800, 250), (720, 340), (620, 430), (530, 480)),
    ((530, 480), (610, 600), (720, 720), (890, 820)),
)
"""水."""

WORK: Strokes = (
    ((200, 200), (400, 196), (800, 193)),
    ((500, 206), (500, 500), (500, 766)),
    ((100, 783), (400, 780), (900, 776)),
)
"""工."""

HOUSE: Strokes = (
    ((466, 66), (550, 150)),
    ((233, 233), (800, 226), (793, 400)),
    ((240, 400), (786, 393)),
    ((240, 240), (220, 553), (100, 866)),
    ((500, 450), (533, 516)),
    ((283, 583), (833, 573)),
    ((533, 683), (750, 676), (716, 873), (650, 833)),
    ((483, 593), (433, 750), (300, 883)),
)
"""房."""

WRITTEN = {"水": WATER, "工": WORK, "房": HOUSE}


def an_ink(strokes: Strokes, side: int = 1000) -> Ink:
    """Written into a square field of this side."""
    scaled = tuple(tuple((x * side // 1000, y * side // 1000) for x, y in stroke) for stroke in strokes)
    return Ink(side, side, scaled)


class SameReader:
    """Reads at once, and always the same signs."""

    def __init__(self, signs: str) -> None:
        self._signs = tuple(signs)
        self.inks: list[Ink] = []
        self.stopped = False

    def __call__(self, deliver: object) -> SameReader:
        self._deliver = deliver
        return self

    def ask(self, ink: Ink) -> None:
        self.inks.append(ink)
        self._deliver(ink, self._signs)  # type: ignore[operator]

    def stop(self) -> None:
        self.stopped = True
