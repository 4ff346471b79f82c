"""A process as a picture in a page: the same layout as on the glass (kiosk/graph), written as SVG.

Rules it keeps: widths are counted in em, a Han character is one; no script, no font of its own; whoever cannot see it
reads the steps in the table below it, which says all the picture says.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe

from kiosk.box import Box
from kiosk.content.process import Node, Process
from kiosk.graph.drawing import Drawing, Measure, Scale
from kiosk.graph.sheets import sheets
from kiosk.graph.sketch import Spot

EM, LINE, PAD = 18, 25, 10
WIDTH, ROOM = 760, 100_000
SCALE = Scale(line=2, inset=26, near=8, pitch=14, head=16, gap=26, port=10, widest=16 * EM)


def drawn(process: Process) -> list[SafeString]:
    """The pictures of a process, as a rule one."""
    nodes = {node.id: node for node in process.nodes}

    def high(spot: Spot, width: int) -> int:
        if spot.kind not in ("step", "copy", "go"):
            return 0
        return len(lines(_name(spot, nodes), width - 2 * PAD)) * LINE + 2 * PAD

    def size(words: str, width: int) -> tuple[int, int]:
        broken = lines(words, width)
        return min(width, max((_wide(line) for line in broken), default=0)), len(broken) * LINE

    found = sheets(process, WIDTH, lambda _: ROOM, 2, SCALE, Measure(high, size))
    return [mark_safe("".join(_svg(process.title, sheet.drawing, nodes))) for sheet in found]  # noqa: S308  escaped below


def lines(words: str, width: int) -> list[str]:
    """Broken at any character, but not before a mark that closes."""
    found = [""]
    for sign in words:
        if found[-1] and _wide(found[-1] + sign) > width and sign not in "，。、；：）》」！？":
            found.append("")
        found[-1] += sign
    return found


def _svg(title: str, drawing: Drawing, nodes: dict[str, Node]) -> Iterator[str]:
    yield (
        f'<svg class="chart" viewBox="-4 -4 {drawing.width + 8} {drawing.height + 8}" role="img" '
        f'aria-label="{escape(title)}流程图，各步骤见下表" xmlns="http://www.w3.org/2000/svg">'
    )
    for wire in drawing.wires:
        points = " ".join(f"{x},{y}" for x, y in wire.points)
        yield f'<polyline class="wire" points="{points}"/>'
        yield _head(wire.points[-2], wire.points[-1])
    for spot, box in drawing.boxes:
        if spot.kind in ("step", "copy", "go"):
            yield from _box(spot, box, nodes)
    for words in drawing.words:
        place = Box(words.box.x, words.box.y, words.box.w, words.box.h)
        yield from _text(words.link.label, place, "label", PAD=0)
    yield "</svg>"


def _box(spot: Spot, box: Box, nodes: dict[str, Node]) -> Iterator[str]:
    node = nodes[spot.node]
    round_ = 22 if node.type in ("start", "end") else 6
    kind = f"{node.type}{' copy' if spot.kind != 'step' else ''}"
    yield f'<rect class="{kind}" x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" rx="{round_}"/>'
    yield from _text(_name(spot, nodes), box, "name")


def _text(words: str, box: Box, kind: str, PAD: int = PAD) -> Iterator[str]:
    middle = kind == "name"
    x = box.x + box.w // 2 if middle else box.x
    for number, line in enumerate(lines(words, box.w - 2 * PAD)):
        y = box.y + PAD + number * LINE + round(LINE * 0.72)
        yield f'<text class="{kind}" x="{x}" y="{y}">{escape(line)}</text>'


def _head(before: tuple[int, int], end: tuple[int, int]) -> str:
    (x0, y0), (x, y) = before, end
    side = 6
    if x0 == x:
        back = y - 10 if y > y0 else y + 10
        points = f"{x},{y} {x - side},{back} {x + side},{back}"
    else:
        back = x - 10 if x > x0 else x + 10
        points = f"{x},{y} {back},{y - side} {back},{y + side}"
    return f'<polygon class="head" points="{points}"/>'


def _name(spot: Spot, nodes: dict[str, Node]) -> str:
    name = nodes[spot.node].name
    return f"见：{name}" if spot.kind == "go" else name


def _wide(words: str) -> int:
    return round(sum(EM if ord(sign) > 0x2E7F or sign in "—…“”" else EM * 0.6 for sign in words))
