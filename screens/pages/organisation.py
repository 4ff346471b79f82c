"""The office as a tree 组织机构图: the bureau and its leaders; then each leader's branch, units with windows and sites.

Rules it keeps: every box leads on: a leader of the first page to the branch below, or to their own sheet where nobody
is below; any other box to its sheet; where a page has no room for windows and sites they are left to the unit's sheet,
which has them; names too long for any box stand in a list; one turns over from branch to branch. `tab` of the visit:
`all`, or the name of a branch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct

from kiosk.box import Box
from kiosk.content.office import Leader, Unit
from kiosk.graph import tree
from kiosk.visit import Open, Turn
from screens.blocks.arrange import Cell, Either, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.diagram import Diagram, Spot, Wire
from screens.blocks.text import text
from screens.branches import Branch, branches, bureau_of
from screens.cards import tree as look
from screens.pages.furniture import button, rows, title
from screens.pages.lists import nothing, way_row
from screens.pages.sheet import sheet
from screens.sight import Sight

ALL = "all"
COLUMN_EM = 8
"""A column is not narrower than so many characters of a name."""

ROOT_SHARE = 2, 3
"""Of two columns, that the root is wide; where there is one column only it is as wide as all."""


class Page(Struct, frozen=True):
    """One drawing of a branch; `page`: which of that branch."""

    tab: str
    page: int
    drawing: Diagram


def to_tree(to: Setting, bold: bool = False, tab: str = "") -> Press:
    """The row that leads here, to the branch `tab`."""
    return way_row(
        to.say("组织机构图"),
        to.say("局领导、科室、窗口，一层一层看"),
        "to:organisation",
        (Open("organisation"), *((Turn(tab=tab),) if tab else ())),
        to,
        bold,
    )


def in_tree(item: Leader | Unit, sight: Sight, to: Setting) -> Press:
    """The same, to the first branch in which an item stands."""
    contents = sight.contents
    units = contents.units(sight.now, sight.stale) if contents else ()
    leaders = contents.of(Leader, now=sight.now, stale=sight.stale) if contents else ()
    found = (b.name for b in branches(leaders, units) if b.units and (item == b.leader or item in b.units))
    return to_tree(to, tab=next(found, ""))


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The page that is turned up, in a box of this size."""
    say, contents = to.say, sight.contents
    units = contents.units(sight.now, sight.stale) if contents else ()
    leaders = contents.of(Leader, now=sight.now, stale=sight.stale) if contents else ()
    if not units:
        head = [title(say("组织机构图"), "", to)]
        return sheet(head, nothing(say("目前没有公开的机构信息。"), to), sight, to, width, height)
    parts = branches(leaders, units)
    drawn = _View(bureau_of(units), parts, sight, to, width, height)
    return drawn.page() or _listed(parts, units, sight, to, width, height)


def _listed(
    found: Sequence[Branch], units: Sequence[Unit], sight: Sight, to: Setting, width: int, height: int
) -> Block:
    """All of them one below the other: where a name is too long for any box on this screen."""
    led = [(branch.leader, "leader") for branch in found if branch.leader is not None]
    named = (*led, *((unit, "unit") for unit in units))
    lines = [way_row(to.say.title(each), "", f"{kind}:{each.id}", (Open(kind, each.id),), to) for each, kind in named]
    return sheet([title(to.say("组织机构图"), "", to)], (rows(lines, to),), sight, to, width, height)


class _View:
    """All pages in a box: they share the room that title and turning over leave."""

    def __init__(
        self, bureau: Unit | None, parts: Sequence[Branch], sight: Sight, to: Setting, width: int, height: int
    ) -> None:
        self._bureau, self._branches, self._sight, self._to = bureau, parts, sight, to
        self._gap, self._above = to.theme.gap * 5 // 6, to.theme.gap * 4 // 3
        self._width = width - 2 * to.theme.margin
        self._height = height - self._above - self._gap
        self._scale = tree.Scale(to.theme.gap * 5 // 4, to.theme.gap, to.theme.gap * 5 // 3, to.theme.gap // 2)
        self._across = tree.columns(self._width, COLUMN_EM * to.theme.size("body"), self._scale)
        turn_h = self._turn((None, None), 9, 20).height(to, self._width)
        room = self._height - turn_h - self._gap
        self._named = text(to.say("组织机构图"), "lead", "ink", "bold")
        self._head: tuple[Block, ...] = ()
        if to.theme.width < to.theme.height:  # a wide screen has room for it beside the root
            self._head = (title(to.say("组织机构图"), "", to), Gap(self._gap))
        self._room = room - Stack(self._head).height(to, self._width)
        found = self._pages()
        # On a low screen, or where names are very long, the tree says itself what it is.
        if self._room < 4 * to.theme.size("giant") or self._too_high(page.drawing for page in found):
            self._head, self._room = (), room
            found = self._pages()
        self._found = found

    def page(self) -> Block | None:
        """None where there is no room for the tree."""
        pages, visit = self._found, self._sight.visit
        if self._too_high(page.drawing for page in pages):
            return None
        tab = visit.tab if any(page.tab == visit.tab for page in pages) else pages[0].tab
        own = [n for n, page in enumerate(pages) if page.tab == tab]
        at = own[min(visit.page, len(own) - 1)]
        before, after = (pages[n] if 0 <= n < len(pages) else None for n in (at - 1, at + 1))
        foot = (Gap(self._gap), self._turn((before, after), at, len(pages))) if len(pages) > 1 else ()
        column = Surface(Stack((*self._head, pages[at].drawing, Spring(), *foot)), 0, 0, "", "", least=self._height)
        return Surface(Stack((Gap(self._above), column, Gap(self._gap))), self._to.theme.margin, 0, "", "")

    def _pages(self) -> tuple[Page, ...]:
        """The first page, where there are leaders, then every branch."""
        led = any(branch.leader is not None for branch in self._branches)
        found = self._grown(ALL, self._first) if led else []
        for branch in self._branches:
            if branch.units:
                found += self._grown(branch.name, partial(self._branch, branch))
        return tuple(found) or tuple(self._grown(ALL, self._first))

    def _first(self, brief: bool) -> tuple[Block, Sequence[look.Twig]]:
        boxes = [look.Twig(look.first_box(branch, self._to, brief)) for branch in self._branches]
        return look.bureau(self._bureau, self._sight, self._to, brief), boxes

    def _branch(self, branch: Branch, brief: bool) -> tuple[Block, Sequence[look.Twig]]:
        root = look.root(branch, self._bureau, self._sight, self._to, brief)
        return root, look.twigs(branch.units, self._sight, self._to, brief)

    def _grown(self, tab: str, boxes: Callable[[bool], tuple[Block, Sequence[look.Twig]]]) -> list[Page]:
        """The pages of one tree; with less room without what hangs from its boxes, then with names alone."""
        root, twigs = boxes(False)
        found = self._drawn(root, twigs, self._across)
        if self._too_high(found):
            found = self._drawn(root, [look.Twig(twig.box) for twig in twigs], self._across)
        for share in (3, 1):  # fewer columns, in which long names are lower
            if self._too_high(found):
                found = self._drawn(*boxes(True), tree.columns(self._width, self._width // share, self._scale))
        return [Page(tab, number, drawing) for number, drawing in enumerate(found)]

    def _too_high(self, found: Iterable[Diagram]) -> bool:
        return any(drawing.high > self._room for drawing in found)

    def _drawn(self, root: Block, twigs: Sequence[look.Twig], across: tree.Columns) -> list[Diagram]:
        to = self._to
        high = partial(_high, to, across.column)
        measured = [
            tree.Twig(high(twig.box, 0), tuple(high(b, self._scale.inset) for b in twig.hangs)) for twig in twigs
        ]
        wide = across.width
        if len(across.lefts) > 1:
            wide = 2 * across.column * ROOT_SHARE[0] // ROOT_SHARE[1]
        size = wide, root.height(to, wide)
        return [
            self._diagram(root, twigs, found) for found in tree.trees(size, measured, across, self._room, self._scale)
        ]

    def _diagram(self, root: Block, twigs: Sequence[look.Twig], found: tree.Tree) -> Diagram:
        spots = [*self._beside(found.root), Spot(root, found.root)]
        for number, hung, box in found.boxes:
            twig = twigs[number]
            spots.append(Spot(twig.box if hung < 0 else twig.hangs[hung], box))
        wires = tuple(Wire(points, head=False) for points in found.lines)
        return Diagram(found.width, found.height, tuple(spots), wires)

    def _beside(self, root: Box) -> tuple[Spot, ...]:
        """The title in the corner beside the root, where it does not stand above and has room."""
        wide, high = self._named.natural(self._to), self._named.height(self._to, self._width)
        if self._head or wide + self._gap > root.x or high > root.h:
            return ()
        return (Spot(self._named, Box(0, 0, wide, high)),)

    def _turn(self, pages: tuple[Page | None, Page | None], at: int, of: int) -> Block:
        """Turning over, and from a branch back to the first page."""
        say, to = self._to.say, self._to
        before, after = pages
        where: Block = look.quiet(say("第 {page} / {of} 页", page=at + 1, of=of))
        if at:
            whole = button(say("回到全图"), "whole", (Turn(tab=ALL),), to, "orgtree")
            line = Row((Cell(where, 0), Cell(whole, 0)), to.theme.gap, center=True)
            where = Either((line, Stack((where, whole), to.theme.gap // 4)))
        keys = (
            button(say("上一页"), "before", (Turn(page=before.page, tab=before.tab),), to, "back")
            if before
            else Gap(0),
            button(say("下一页"), "after", (Turn(page=after.page, tab=after.tab),), to, "next") if after else Gap(0),
        )
        width = button(say("上一页"), "", (), to, "back").natural(to) + to.theme.gap
        return Row((Cell(keys[0], width), Cell(where), Cell(keys[1], width)), to.theme.gap)


def _high(to: Setting, column: int, block: Block, less: int) -> int:
    return block.height(to, column - less)
