"""The keys of the search: letters in two orders, figures, and a field to write on with what it may be.

Rules it keeps: no key is smaller than the theme's target: where ten do not stand side by side, the letters come in
their own order in fewer columns; without an engine handwriting is not offered; as long as no other keys are asked for
this is one and the same value, whatever is typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase

from kiosk.visit import CLEAR, ERASE, Key, Turn
from screens.blocks.arrange import Cell, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.field import Field
from screens.blocks.text import TIGHT, text
from screens.handwriting.strokes import Pad
from screens.pages.lists import tabs
from screens.sight import Sight

QWERTY = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
DIGITS = "1234567890"
SIGNS_A_ROW, SIGN_ROWS = 3, 3

TIGHTER = (0, 1, 2, 3)
"""How tight the keys may stand: high ones with figures over the letters, lower ones, the lowest, fewer signs."""

TABS = {"qwerty": "键盘", "abc": "按 A–Z", "hand": "手写", "123": "数字"}
"""Ways to type, by the visit's tab."""


def keys(sight: Sight, to: Setting, width: int, most: int) -> Block:
    """The keys, with as much room in them as this height allows; where even the lowest are higher, these."""
    block = _stack(sight, to, width, TIGHTER[0])
    for tight in TIGHTER[1:]:
        if block.height(to, width) <= most:
            break
        block = _stack(sight, to, width, tight)
    return block


def margins(to: Setting) -> tuple[int, int]:
    """What stays free on the left and on the right: on a wide screen the hits stand on the left."""
    return (to.theme.gap // 2 if to.theme.width > to.theme.height else to.theme.margin), to.theme.margin


def _fits_ten(to: Setting, width: int) -> bool:
    """Whether ten keys stand side by side, and nine with half a key before and after them."""
    return (width - 10 * _gap(to)) // 10 >= to.theme.target


def _gap(to: Setting) -> int:
    return to.theme.gap // 2


def _stack(sight: Sight, to: Setting, width: int, tight: int) -> Block:
    gap = _gap(to)
    ways = [key for key in TABS if key != "hand" or sight.pad is not None]
    left, right = margins(to)
    width -= left + right
    if not _fits_ten(to, width):
        ways.remove("qwerty")
    if not tight:
        ways.remove("123")
    at = sight.visit.tab if sight.visit.tab in ways else ways[0]
    keys = _Keys(to, width, tight)
    if at == "hand" and sight.pad is not None:
        body = keys.writing(sight.pad)
    elif at == "123":
        body = keys.figures()
    else:
        body = keys.qwerty() if at == "qwerty" else keys.alphabet()
    # One way to type is no choice.
    choice = (tabs([(key, TABS[key]) for key in ways], at, to),) if len(ways) > 1 else ()
    column = Stack((*choice, body, Gap(gap // 2)), gap)
    return Row((Cell(Gap(0), left), Cell(column, width), Cell(Gap(0), right)), 0, "top")


class _Keys:
    """Keys in rows of this width, as tight as TIGHTER has it."""

    def __init__(self, to: Setting, width: int, tight: int) -> None:
        self._to, self._width, self._gap = to, width, _gap(to)
        self._roomy, self._pad = not tight, (to.theme.gap, to.theme.gap // 3, 2, 2)[tight]
        self._sign_rows = SIGN_ROWS if tight < TIGHTER[-1] else SIGN_ROWS - 1
        self._large, self._small = ("title", "lead") if tight < 2 else ("lead", "body")

    def qwerty(self) -> Block:
        first, second, third = ([self._letter(sign) for sign in row] for row in QWERTY)
        half = Cell(Gap(0), -1)
        clear, erase = Cell(self._clear(), -3), Cell(self._erase(), -3)
        return self._rows(
            *self._figures_above(),
            _shared(first),
            (half, *_shared(second), half),
            (clear, *_shared(third), erase),
        )

    def alphabet(self) -> Block:
        """In the order of the alphabet, in as many columns as there is room for; clear and erase share the last row."""
        target = self._to.theme.target
        columns = min(10, (self._width + self._gap) // (target + self._gap))
        keys = [self._letter(sign) for sign in ascii_uppercase]
        lines = [_shared(keys[n : n + columns]) for n in range(0, len(keys), columns)]
        left = columns * len(lines) - len(keys)
        if left < 2:
            lines[-1] = (*lines[-1], *[Cell(Gap(0), -2)] * left)
            lines.append((Cell(self._clear(), -1), Cell(self._erase(), -1)))
        else:
            lines[-1] = (*lines[-1], Cell(self._clear(), -left), Cell(self._erase(), -left))
        return self._rows(*(self._figures_above() if columns == 10 else ()), *lines)

    def figures(self) -> Block:
        keys = [self._figure(sign) for sign in DIGITS]
        ends = (Cell(self._clear(), -1), Cell(self._erase(), -1))
        return self._rows(_shared(keys[:5]), _shared(keys[5:]), ends)

    def writing(self, pad: Pad) -> Block:
        """The field on the left, what it may be on the right, and what takes away below that."""
        say = self._to.say
        lines: list[Block] = []
        for row in range(self._sign_rows):
            signs = pad.signs[row * SIGNS_A_ROW : (row + 1) * SIGNS_A_ROW]
            cells = [Cell(self._sign(sign)) for sign in signs]
            cells += [Cell(self._nothing())] * (SIGNS_A_ROW - len(signs))
            lines.append(Row(tuple(cells), self._gap, "fill"))
        if pad.read and not pad.signs:
            words = text(say("没认出来，请重写"), "small", "mute", align="center")
            lines = [Surface(words, 0, 0, "", "", least=Stack(tuple(lines), self._gap).height(self._to, self._width))]
        again = self._key(say("重写"), "rewrite", (Turn(tab="hand"),), "small")
        ends = tuple(Cell(key, -key.natural(self._to)) for key in (again, self._erase(), self._clear()))
        side = Stack((*lines, Row(ends, self._gap, "fill")), self._gap)
        words = "" if pad.ink is not None else say("用手指在这里写一个字")  # what one writes stands alone
        hint = Stack((text(words, "small", "mute", align="center"), Spring()))
        wide = max(self._width * 2 // 5, side.natural(self._to))
        least = side.height(self._to, wide)
        field = Field(hint, self._gap, self._gap, "card", "blue", self._to.theme.radius, least, name="field")
        return Row((Cell(field), Cell(side, wide)), self._gap * 2, "fill")

    def _rows(self, *lines: Iterable[Cell]) -> Block:
        return Stack(tuple(Row(tuple(cells), self._gap, "fill") for cells in lines), self._gap)

    def _figures_above(self) -> tuple[tuple[Cell, ...], ...]:
        return (_shared([self._figure(sign) for sign in DIGITS]),) if self._roomy else ()

    def _letter(self, sign: str) -> Press:
        return self._key(sign, f"key:{sign.lower()}", (Key(sign.lower()),), self._small)

    def _figure(self, sign: str) -> Press:
        return self._key(sign, f"key:{sign}", (Key(sign),), self._small, "blue_soft")

    def _sign(self, sign: str) -> Press:
        return self._key(sign, f"sign:{sign}", (Key(sign),), self._large)

    def _nothing(self) -> Block:
        """As high as a sign, so that nothing moves when there are some."""
        return Surface(text(" ", self._large, leading=TIGHT), 0, self._pad // 2, "", "", least=self._to.theme.target)

    def _erase(self) -> Press:
        return self._key(self._to.say("删除"), ERASE, (Key(ERASE),), "small")

    def _clear(self) -> Press:
        return self._key(self._to.say("清空"), CLEAR, (Key(CLEAR),), "small")

    def _key(self, words: str, name: str, act: tuple[object, ...], role: str, fill: str = "card") -> Press:
        pad = self._pad // 2 if role == self._large else self._pad
        inner = text(words, role, "ink", "regular", "center", TIGHT)
        beside = self._gap // 4 if role != "small" else 0  # its words need the room
        return Press(inner, beside, pad, fill, "border", self._to.theme.radius, name=name, act=act)


def _shared(keys: Iterable[Press]) -> tuple[Cell, ...]:
    return tuple(Cell(key, -2) for key in keys)
