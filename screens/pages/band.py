"""The band below every page: home, back, how one wants to read, and a human.

Rules it keeps: it stands in the same place everywhere and nothing stands in it that does nothing; no label is torn; on
a screen that lies it is as low as it can be, since every page there is.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.visit import Back, Home, Open, Switch
from kiosk.visit.errands import Hush, Print, Read
from screens.blocks.arrange import Cell, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Rule, Sign
from screens.blocks.text import TIGHT, text
from screens.sight import Sight


def band(sight: Sight, to: Setting) -> Block:
    """The band below: where to, how one wants to read, and a human."""
    theme = to.theme
    width = theme.width - 2 * theme.margin
    # Large Chinese stands in two lines of a key, broken between its two words; in two lines of keys it need not.
    broken = theme.mode.large and to.say.language == "zh"
    keys = _flat(_keys(sight, to, False), width, to) if theme.width > theme.height else None
    if keys is None:
        keys = _in_line(_keys(sight, to, broken), width, to)
    if keys is None:
        found = _keys(sight, to, False)
        half = (len(found) + 1) // 2
        lines = (_in_line(some, width, to) or _alike(some, to) for some in (found[:half], found[half:]))
        keys = Stack(tuple(lines), theme.gap // 2)
    return Stack((Rule("border"), Surface(keys, theme.margin, theme.gap * 5 // 6, edge="")))


def _keys(sight: Sight, to: Setting, broken: bool) -> list[Press]:
    say = to.say
    visit, theme = sight.visit, to.theme
    found: list[Press] = []
    if visit.place != "home":
        found.append(_key(say("首页"), "home", (Home(),), to, Sign("home", _icon(to), "on_blue"), True))
        found.append(_key(say("返回"), "back", (Back(),), to, Sign("back", _icon(to), "blue")))
    great = text(say("大"), _sign_role(to), "on_blue" if visit.large else "blue", "bold", "center", 1.0)
    found.append(_key(say("大字"), "large", (Switch("large"),), to, great, visit.large))
    half = Sign("contrast", _icon(to), "on_blue" if visit.contrast else "blue")
    found.append(_key(_broken(say("黑底白字"), broken), "contrast", (Switch("contrast"),), to, half, visit.contrast))
    if theme.reach < theme.height * 0.95 or visit.low_reach:
        low = Sign("arrow_down", _icon(to), "on_blue" if visit.low_reach else "blue")
        found.append(_key(say("够不着"), "low_reach", (Switch("low_reach"),), to, low, visit.low_reach))
    other, name = ("EN", "英文") if visit.language == "zh" else ("中", "中文")  # so that who needs it can read it
    tongue = text(other, _sign_role(to), "blue", "bold", "center", 1.0)
    found.append(_key(name, "language", (Switch("language"),), to, tongue))
    if sight.prints is not None:
        act = Print(sight.prints)
        found.append(_key(say("打印"), "print", (act,), to, Sign("printer", _icon(to), "blue")))
    if sight.voice != "none":
        speaks = sight.voice == "speaking"
        sound = Sign("stop" if speaks else "sound", _icon(to), "on_blue" if speaks else "blue")
        turn = Hush() if speaks else Read()
        found.append(_key(say("停止") if speaks else say("朗读"), "read", (turn,), to, sound, speaks))
    human = Sign("person", _icon(to), "on_blue")
    found.append(_key(_broken(say("找人帮忙"), broken), "help", (Open("help"),), to, human, True))
    return found


def _broken(words: str, broken: bool) -> str:
    return f"{words[:2]}\n{words[2:]}" if broken else words


def _alike(keys: Sequence[Press], to: Setting) -> Row:
    return Row(tuple(Cell(key) for key in keys), to.theme.gap // 3, "fill")


def _flat(keys: Sequence[Press], width: int, to: Setting) -> Row | None:
    """Each sign beside its words, else above them, where no label has to be broken: a screen that lies is low."""
    beside = [replace(key, block=_side_by_side(key.block, to)) for key in keys]
    for found in (beside, keys):
        if sum(key.natural(to) for key in found) + to.theme.gap // 3 * (len(found) - 1) <= width:
            return _in_line(found, width, to)
    return None


def _side_by_side(above: Block, to: Setting) -> Row:
    assert isinstance(above, Stack)
    return Row(tuple(Cell(block, 0) for block in above.blocks), to.theme.gap // 2, center=True)


def _in_line(keys: Sequence[Press], width: int, to: Setting) -> Row | None:
    """Keys of one width; where words have no room in that, as wide as the words ask, or closer; none: in two lines."""
    wants = [key.natural(to) for key in keys]
    for gap in (to.theme.gap * 2 // 3, to.theme.gap // 3):
        room = width - gap * (len(keys) - 1)
        spare = (room - sum(wants)) // len(keys)
        if max(wants) <= room // len(keys):
            return Row(tuple(Cell(key) for key in keys), gap, "fill")
        if spare >= 0:
            return Row(tuple(Cell(key, -want - spare) for key, want in zip(keys, wants, strict=True)), gap, "fill")
    return _alike(keys, to) if to.theme.width > to.theme.height else None  # a wide screen is too low for two


def _sign_role(to: Setting) -> str:
    """How large the signs of the band are: those of a screen that lies stand beside their words."""
    return "body" if to.theme.width > to.theme.height else "lead"


def _icon(to: Setting) -> int:
    return to.theme.size(_sign_role(to))


def _key(words: str, name: str, act: tuple[object, ...], to: Setting, sign: Block, filled: bool = False) -> Press:
    ink = "on_blue" if filled else "ink"
    inner = Stack((sign, text(words, "small", ink, "regular", "center", TIGHT)), to.theme.gap // 6, middle=True)
    return Press(
        inner,
        to.theme.gap // 4,
        to.theme.gap // 2,
        "blue" if filled else "card",
        "" if filled else "border",
        to.theme.radius,
        name=name,
        act=act,
        down="blue_pressed" if filled else "pressed",
    )
