"""The film about the gas hose: brush it with soapy water, see whether it bubbles, know what to do. Twelve seconds.

Rules it keeps: three scenes, each long enough to be read twice; what moves is the brush, the bubbles and the bar that
says how long it still runs; nothing flashes; its words are those of the poster that bears it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from PIL import Image, ImageDraw

from data.drawing.frame import BUREAU, number, scattered
from data.drawing.roll import HIGH, RATE, WIDE, Roll
from data.drawing.sheet import AMBER, BLUE, CARD, INK, PALE, SOFT, WARN, WARN_SOFT, YELLOW, Colour, Sheet, mixed
from data.drawing.strokes import Point

SCENE_S = 4
BLEND = 10
"""Pictures over which one scene gives way to the next."""

TWICE = 2
"""What moves is drawn so many times as large."""

HOSE: list[Point] = [(150 + n * 10, 470 + 42 * math.sin(n / 12)) for n in range(99)]
SPOT = HOSE[62]


def film() -> Roll:
    return Roll(_pictures())


def still() -> Sheet:
    """What stands until the film runs: its first scene."""
    return _brush()


def _pictures() -> Iterator[Image.Image]:
    scenes = [(_brush().picture(), _brushing), (_bubbles().picture(), _bubbling), (_act().picture(), _resting)]
    count, total = SCENE_S * RATE, len(scenes) * SCENE_S * RATE
    for n in range(total):
        scene, into = divmod(n, count)
        picture = _moved(*scenes[scene], into / count)
        left = count - into
        if left < BLEND and scene + 1 < len(scenes):
            picture = Image.blend(picture, _moved(*scenes[scene + 1], 0.0), 1 - left / BLEND)
        _bar(picture, (n + 1) / total)
        yield picture


Movement = Callable[[ImageDraw.ImageDraw, float], None]


def _moved(ground: Image.Image, movement: Movement, done: float) -> Image.Image:
    """A scene with what moves in it, at a part of its time."""
    box = (120, 290, 1180, 620)
    part = ground.crop(box).resize(((box[2] - box[0]) * TWICE, (box[3] - box[1]) * TWICE), Image.Resampling.BICUBIC)
    movement(ImageDraw.Draw(part), done)
    found = ground.copy()
    found.paste(part.reduce(TWICE), box[:2])
    return found


def _at(x: float, y: float) -> Point:
    return (x - 120) * TWICE, (y - 290) * TWICE


def _disc(draw: ImageDraw.ImageDraw, at: Point, r: float, fill: Colour | None, line: Colour | None = None) -> None:
    x, y = _at(*at)
    r *= TWICE
    draw.ellipse((x - r, y - r, x + r, y + r), fill, line, 3 * TWICE if line else 0)


def _brushing(draw: ImageDraw.ImageDraw, done: float) -> None:
    """A brush goes along the hose and leaves it wet."""
    reach = 8 + int(done * 82)
    for x, y in HOSE[8:reach]:
        _disc(draw, (x, y - 13), 7, PALE)
    x, y = HOSE[reach]
    draw.rectangle((*_at(x - 16, y - 106), *_at(x + 16, y - 50)), AMBER)
    draw.rectangle((*_at(x - 26, y - 52), *_at(x + 26, y - 26)), INK)
    draw.rectangle((*_at(x - 22, y - 28), *_at(x + 22, y - 8)), CARD)


def _bubbling(draw: ImageDraw.ImageDraw, done: float) -> None:
    """Bubbles rise where the hose leaks, and grow."""
    for n, (x, y) in enumerate(scattered(14, -60, -120, 120, 96)):
        age = (done * 2 + n * 0.37) % 1
        _disc(draw, (SPOT[0] + x * (0.5 + age / 2), SPOT[1] - 14 + y * age), 5 + 15 * age, CARD, BLUE)


def _resting(draw: ImageDraw.ImageDraw, done: float) -> None:
    """The last scene is to be read: nothing moves but the bar."""


def _bar(picture: Image.Image, done: float) -> None:
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, HIGH - 12, WIDE, HIGH), mixed(WARN, CARD, 0.6))
    draw.rectangle((0, HIGH - 12, round(WIDE * done), HIGH), WARN)


def _scene(step: int, what: str, words: str) -> Sheet:
    """A head with the number of the step, and who says it at the foot."""
    s = Sheet(WIDE, HIGH, WARN_SOFT)
    s.box(0, 0, WIDE, 150, WARN)
    s.icon("flame", 84, 76, 100, YELLOW, 1.5)
    s.text(156, 76, "燃气软管，每月查一次", 72, CARD, bold=True)
    number(s, 100, 244, step, 52, INK, YELLOW)
    s.text(180, 244, what, 84, INK, bold=True, most=WIDE - 220)
    s.text(64, 664, BUREAU, 38, INK)
    s.text(WIDE - 64, 664, words, 38, INK, align="r", most=640)
    return s


def _pipe(s: Sheet) -> None:
    s.box(60, 440, 100, 60, INK, radius=10)
    s.icon("valve", 108, 400, 84, WARN, 1.8)
    s.line(HOSE, INK, 34)
    s.line(HOSE, mixed(INK, AMBER, 0.75), 26)
    s.box(1120, 400, 120, 90, INK, radius=14)
    s.icon("flame", 1180, 366, 76, WARN, 1.8)


def _brush() -> Sheet:
    s = _scene(1, "抹上肥皂水", "从阀门抹到灶具，接头也要抹")
    _pipe(s)
    return s


def _bubbles() -> Sheet:
    s = _scene(2, "看它冒不冒泡", "冒泡，就是漏了")
    _pipe(s)
    s.disc(SPOT[0], SPOT[1] - 40, 120, None, WARN, 6)
    return s


def _act() -> Sheet:
    s = _scene(3, "冒泡：关阀、开窗、出门", "全天有人接听")
    s.box(64, 340, WIDE - 128, 250, CARD, mixed(WARN, CARD, 0.5), 4, radius=28)
    for n, icon in enumerate(("valve", "window", "exit")):
        s.disc(190 + n * 170, 465, 76, SOFT)
        s.icon(icon, 190 + n * 170, 465, 100, WARN, 1.6)
    s.text(680, 420, "到室外再打燃气抢修", 52, INK, bold=True, most=540)
    s.text(680, 510, "0000-8123461", 74, WARN, bold=True, most=540)
    return s
