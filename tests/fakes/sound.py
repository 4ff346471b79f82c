"""Whether a layout is sound: a walk over every box and line of what was placed.

Rules it holds: a child lies inside its parent; siblings do not meet; a text has room for all its lines and no line is
wider than its box; what can be touched is as large as the theme demands; nothing leaves the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from screens.blocks.arrange import Press
from screens.blocks.block import Box, Placed
from screens.blocks.text import Text
from screens.pages.scene import Layer


def assert_sound(layers: Iterable[Layer], to) -> None:
    """Every layer of a scene, and the layers among each other, unless one lies over all by intent."""
    found = list(layers)
    window = Box(0, 0, to.theme.width, to.theme.height)
    for layer in found:
        placed = layer.place(to)
        assert window.holds(layer.box), f"{layer.name} {layer.box} leaves the window {window}"
        assert layer.block.height(to, layer.box.w) <= layer.box.h, (
            f"{layer.name} needs {layer.block.height(to, layer.box.w)}, more than {layer.box}"
        )
        assert_placed(placed, to, layer.name)
    plain = [layer for layer in found if not layer.only]
    for one, other in combinations(plain, 2):
        assert not one.box.meets(other.box), f"{one.name} {one.box} meets {other.name} {other.box}"


def assert_placed(placed: Placed, to, where: str) -> None:
    """One tree of placed blocks."""
    name = f"{where}/{type(placed.block).__name__}"
    box = placed.box
    assert box.w >= 0, f"{name} {box}"
    assert box.h >= 0, f"{name} {box}"
    if isinstance(placed.block, Text):
        _assert_text(placed, name)
    if isinstance(placed.block, Press):
        target = to.theme.target
        assert min(box.w, box.h) >= target, f"{name} '{placed.block.name}' {box} is smaller than {target}"
    for child in placed.children:
        assert box.holds(child.box), f"{name} {box}: {child.box} sticks out: {words(child)}"
        assert_placed(child, to, name)
    solid = [child for child in placed.children if child.box.w and child.box.h]
    for one, other in combinations(solid, 2):
        assert not one.box.meets(other.box), (
            f"{name}: {type(one.block).__name__} {one.box} meets {type(other.block).__name__} {other.box}: "
            f"{words(one)} | {words(other)}"
        )


def words(placed: Placed) -> str:
    """All that is written, line by line, in reading order."""
    return "\n".join(line.text for part in walk(placed) for line in part.lines)


def walk(placed: Placed) -> Iterator[Placed]:
    yield from placed.walk()


def presses(placed: Placed) -> list[str]:
    """The names of all that can be touched."""
    return [part.block.name for part in walk(placed) if isinstance(part.block, Press)]


def _assert_text(placed: Placed, name: str) -> None:
    block, box = placed.block, placed.box
    assert isinstance(block, Text)
    high = sum(block.line_height(line) for line in placed.lines)
    assert high <= box.h, f"{name} {box}: {high} px of lines: {block.text!r}"
    for line in placed.lines:
        assert line.width <= box.w or len(line.text) == 1, f"{name} {box}: {line.width} px wide: {line.text!r}"
    drawn = "".join(line.text for line in placed.lines)
    assert _bare(drawn) == _bare(block.text), f"{name}: lost something of {block.text!r}"


def _bare(text: str) -> str:
    return "".join(text.split())
