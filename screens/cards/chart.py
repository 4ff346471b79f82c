"""A process as diagrams 流程图: each step a box that can be touched, the chosen one filled, arrows with their words.

Rules it keeps: what a step is, is told by an icon as well as by its tone; the way on from the chosen step stands out;
a chip leads to the step it names, on whichever page that is; every box has a name of its own on its page.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.process import Process
from kiosk.graph import sheets as graph
from kiosk.graph.drawing import Drawing, Measure, Scale
from kiosk.graph.sketch import FROM, NEXT
from kiosk.graph.sketch import Spot as Place
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Either, Press, Row
from screens.blocks.block import Block, Setting
from screens.blocks.diagram import Diagram, Spot, Wire
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, Text, text
from screens.cards.process import sign, tone
from screens.pages.furniture import SOFT

COLUMN_EM = 8
"""So many characters are to stand in a line of a box; where there is room for that, there are three columns."""

WIDEST_EM = 14

LOW_EM = 20


class Chart(Struct, frozen=True):
    """One diagram of a process, and the steps on it in the order in which they are told."""

    steps: tuple[str, ...]
    drawing: Drawing


def charts(process: Process, to: Setting, width: int, room: graph.Room) -> tuple[Chart, ...]:
    """The diagrams of a process. `room`: how high one of these steps may be."""
    columns = 3 if width >= 3 * (COLUMN_EM * to.theme.size("body") + 2 * _scale(to).head) else 2
    found: tuple[graph.Sheet, ...] = ()
    for most in (9, 99):
        box = _Boxes(process, to, most=most)
        found = graph.sheets(process, width, room, columns, _scale(to), Measure(box.height, box.words))
        if len(found) <= most:
            break
    return tuple(Chart(sheet.steps, sheet.drawing) for sheet in found)


def diagram(process: Process, found: tuple[Chart, ...], page: int, chosen: str, to: Setting) -> Diagram:
    """One of the diagrams, a step of it chosen."""
    drawing = found[page].drawing
    pages: dict[str, int] = {}
    for number, chart in enumerate(found):
        for step in chart.steps:
            pages.setdefault(step, number)
    box = _Boxes(process, to, chosen, page, pages)
    spots = [Spot(box.block(spot), at) for spot, at in drawing.boxes if spot.kind in ("step", "copy", "go")]
    sources = {spot.name: spot.node for spot, _ in drawing.boxes if spot.kind == "from"}
    for link, at, before in drawing.words:
        words = to.say("接第 {page} 页", page=pages[sources[link.source]] + 1) if link.source in sources else link.label
        ink = "blue" if link.source == chosen else "mute"
        spots.append(Spot(replace(box.label(words, at.w, ink), align="right" if before else "left"), at))
    wires = [Wire(wire.points, "blue" if wire.link.source == chosen else "border") for wire in drawing.wires]
    wires.sort(key=lambda wire: wire.tone == "blue")  # over the others where they meet
    return Diagram(drawing.width, drawing.height, tuple(spots), tuple(wires))


def _scale(to: Setting) -> Scale:
    gap = to.theme.gap
    return Scale(
        line=to.theme.border,
        inset=gap * 5 // 3,
        near=gap * 2 // 3,
        pitch=gap * 5 // 6,
        head=gap,
        gap=gap * 3 // 2,
        port=gap * 7 // 12,
        widest=WIDEST_EM * to.theme.size("body"),
    )


class _Boxes:
    """The boxes of a process: how high they are, and what they look like."""

    def __init__(
        self,
        process: Process,
        to: Setting,
        chosen: str = "",
        page: int = 0,
        pages: dict[str, int] | None = None,
        most: int = 0,
    ) -> None:
        """`most`: so many pages there may be, while it is not known which step stands where."""
        self._nodes = {node.id: node for node in process.nodes}
        self._to, self._chosen, self._page, self._pages = to, chosen, page, pages or {}
        self._most = most
        # A low screen shows few rows of large type: its boxes are set as small as type may be.
        self._role = "small" if to.theme.height < LOW_EM * to.theme.size("body") else "body"

    def height(self, spot: Place, width: int) -> int:
        """None where an arrow ends or begins that has nothing but words."""
        return self.block(spot).height(self._to, width) if spot.kind in ("step", "copy", "go") else 0

    def words(self, words: str, width: int) -> tuple[int, int]:
        label = self.label(words, width)
        return min(width, label.natural(self._to)), label.height(self._to, width)

    def label(self, words: str, width: int, ink: str = "mute") -> Text:
        """The words of an arrow; that the spine goes on stands on a line of its own, if not on one with all."""
        if words == FROM:
            words = self._to.say("接第 {page} 页", page=self._most)
        if not words.endswith(NEXT):
            return text(words, "small", ink, leading=TIGHT)
        said = [part for part in (words.removesuffix(NEXT).rstrip("，"), self._to.say("接下一页")) if part]
        label = text(self._to.say("，").join(said), "small", ink, leading=TIGHT)
        return label if label.natural(self._to) <= width else text("\n".join(said), "small", ink, leading=TIGHT)

    def block(self, spot: Place) -> Press:
        node = self._nodes[spot.node]
        if spot.kind == "go":
            words = text(
                self._to.say("{where}：{name}", where=self._where(spot.node), name=node.name),
                "small",
                "blue",
                leading=TIGHT,
            )
            onward = Row((Cell(words), Cell(Sign("next", self._to.theme.size("body")), 0)), self._to.theme.gap // 2)
            return self._press(spot, Either((onward, words)), "blue_soft", "")
        fill, ink = SOFT[tone(node)] if tone(node) else ("card", "ink")
        edge = ink if tone(node) else "border"
        if spot.node == self._chosen:
            fill, ink, edge = "blue", "on_blue", ""
        words, icon = text(node.name, self._role, ink, "bold"), sign(node)
        if not icon:
            return self._press(spot, words, fill, edge)
        signed = Row((Cell(words), Cell(Sign(icon, self._to.theme.size("body"), ink), 0)), self._to.theme.gap // 2)
        return self._press(spot, signed, fill, edge)

    def _press(self, spot: Place, block: Block, fill: str, edge: str) -> Press:
        gap = self._to.theme.gap
        page = self._page if spot.kind == "copy" else self._pages.get(spot.node, 0)
        return Press(
            block,
            gap * 3 // 4,
            gap // 2,
            fill,
            edge,
            self._to.theme.radius,
            name=f"step:{spot.name}",
            act=(Turn(page=page, tab=f"step:{spot.node}"),),
            down="blue_pressed" if fill == "blue" else "pressed",
        )

    def _where(self, node: str) -> str:
        """`第 2 页`, as long as it ever gets while the pages are not known."""
        say = self._to.say
        if not self._pages:
            return say("第 {page} 页", page=self._most)
        return say("第 {page} 页", page=self._pages[node] + 1) if self._pages[node] != self._page else say("转到")
