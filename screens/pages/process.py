"""One process 工作流程: its diagram, and the step that is chosen in full below or beside it.

Rules it keeps: a step is always open, at first the first of the page; the diagram stays where it is whichever step is
chosen; a step with more to say than there is room goes on at a touch; where drawings would be many with a box or two
each, the steps are listed with their numbers instead, and one opens alone; after them come how the time counts, what it
rests on, and its guides. `tab` of the visit: `step:ID`, `step:ID:2` for the second part of a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.process import Process
from kiosk.visit import Open, Turn
from screens.blocks.arrange import Cell, Either, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import pages
from screens.blocks.text import TIGHT, text
from screens.cards import process as card
from screens.cards.chart import charts, diagram
from screens.cards.facts import facts
from screens.cards.steps import columns_in, lengthy, listed
from screens.pages.furniture import button
from screens.pages.gone import gone
from screens.pages.headline import chinese_only
from screens.pages.raised import Raised, free, holds
from screens.pages.step import bare, opened, step_card
from screens.pages.taking import alone
from screens.pages.ways import related
from screens.sight import Sight

MOST_SHARE = 0.33
"""Of a page's height for the open step, where it stands below the diagram."""

SIDE_SHARE = 0.31
"""Of a wide page's width for title, open step and turning over, which stand beside the diagram."""

LEAST_ROWS, LEAST_LINES = 4, 4
"""Of a diagram above an open step; of an open step beside a diagram, below its name."""

MANY = 10
"""Pages of which a number has two digits."""

HINT = "点任一步看详情"


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The process that the visit is at, in a box of this size."""
    contents = sight.contents
    process = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if not isinstance(process, Process):
        return gone(sight, to, width, height)
    return (_Wide if to.theme.width > to.theme.height else _Tall)(process, sight, to, width, height).page()


class _View:
    """What all pages of a process have in common. Those that inherit share out the room for a diagram."""

    chart_w: int
    step_w: int
    gaps_above = 4
    """Of the theme's gap, in thirds: above a page."""
    alone = False
    """Whether there is room for a diagram or an open step only, not for both."""
    over: Block | None = None
    """The title where it stands above the line that everybody reaches."""

    def __init__(self, process: Process, sight: Sight, to: Setting, width: int, height: int) -> None:
        self.process, self.sight, self.to = process, sight, to
        self.gap, self.above = to.theme.gap * 5 // 6, self.gaps_above * to.theme.gap // 3
        self.width = width - 2 * to.theme.margin
        self.height = height - self.above - self.gap
        self.title = self.named(("title", "lead", "small"), self.width)
        self.turn_h = _turn(("", ""), MANY - 1, 2 * MANY, to).height(to, self.width)
        self.start = next(node.id for node in process.nodes if node.type == "start")

    def room(self, steps: tuple[str, ...]) -> int:
        """How high a diagram of these steps may be."""
        raise NotImplementedError

    def chart(self, drawn: Block, step: str, part: str, page: int, turn: Block) -> Block:
        raise NotImplementedError

    def named(self, roles: Sequence[str], width: int) -> Block:
        """The title, in the largest of these sizes in which it leaves room; else it stands among the last pages."""
        process, said = self.process, self.to.say.title(self.process)
        if self.to.say.language != "zh":
            roles = roles[1:]  # English is twice as long, and two titles take room from the diagram
        named = [text(said, role, "ink", "bold") for role in roles]
        other = process.title if said != process.title else process.title_en
        below = (text(other, "small", "blue"),) if other else ()
        found = [*(Stack((title, *below)) for title in named), *named]
        return next((title for title in found if title.height(self.to, width) <= self.height // 4), Gap(0))

    def page(self) -> Block:
        process, to, visit = self.process, self.to, self.sight.visit
        found = charts(process, to, self.chart_w, self.room)
        if lengthy(process, len(found)):
            return self._told()
        rest_h = self.height - self.turn_h - self.gap
        # On a low screen what follows needs the room of the title.
        head: tuple[Block, ...] = () if rest_h < 4 * to.theme.size("giant") else (self.title, Gap(self.gap))
        rest = pages(self._rest(), to, self.width, rest_h - Stack(head).height(to, self.width), self.gap)
        of = len(found) + len(rest)
        page, (kind, _, name) = min(visit.page, of - 1), visit.tab.partition(":")
        step, _, part = name.partition(":")
        if kind == "step" and (page >= len(found) or step not in found[page].steps):
            page = next((n for n, chart in enumerate(found) if step in chart.steps), page)
        if self.alone and kind == "step":
            return self._framed(self._step_alone(step, part, page))
        # Turning over opens the first step there.
        tabs = ["chart" if self.alone else f"step:{chart.steps[0]}" for chart in found] + ["about"] * (len(rest) + 1)
        turn = _turn((tabs[page - 1], tabs[page + 1]), page, of, to)
        if page >= len(found):
            return self._framed(Stack((*head, rest[page - len(found)], Spring(), Gap(self.gap), turn)))
        if step not in found[page].steps:
            step, part = "" if self.alone else found[page].steps[0], ""
        return self._framed(self.chart(diagram(process, found, page, step, to), step, part, page, turn))

    def _told(self) -> Block:
        """The page of a process whose steps are listed, not drawn."""
        kind, _, name = self.sight.visit.tab.partition(":")
        step, _, part = name.partition(":")
        room, between = self.height - self.turn_h - self.gap, self.to.theme.gap
        columns = columns_in(self.width, self.to)
        wide = (self.width - (columns - 1) * between) // columns
        if columns > 1:  # above one of them the title has the room of that one only
            chinese = self.to.say.language == "zh"
            title = text(self.to.say.title(self.process), "lead" if chinese else "small", "ink", "bold")
            self.title = title if title.height(self.to, wide) <= room // 3 else Gap(0)
        named = () if isinstance(self.title, Gap) else (self.title,)
        told = pages((*named, listed(self.process, self.to)), self.to, wide, room, self.gap)
        beside = [told[n : n + columns] for n in range(0, len(told), columns)]
        found = [Row(tuple(Cell(column, wide) for column in group), between, "top") for group in beside]
        found += [Row((Cell(page),)) for page in pages(self._rest(), self.to, self.width, room, self.gap)]
        page = min(self.sight.visit.page, len(found) - 1)
        if kind == "step" and any(node.id == step for node in self.process.nodes):

            def its_row(block: object) -> bool:
                return isinstance(block, Press) and block.name == f"step:{step}"

            page = next((n for n, row in enumerate(found) if holds(row, its_row)), page)
            return self._framed(self._step_alone(step, part, page))
        turn = _turn(("chart", "chart"), page, len(found), self.to)
        return self._framed(Stack((found[page], Spring(), Gap(self.gap), turn)))

    def _framed(self, block: Block) -> Block:
        whole = Surface(block, 0, 0, "", "", least=self.height)
        page = Surface(Stack((Gap(self.above), whole, Gap(self.gap))), self.to.theme.margin, 0, "", "")
        if self.over is None:
            return page
        return Raised(Stack((self.over, Gap(self.gap))), page, free(self.sight, self.to))

    def _step_alone(self, step: str, part: str, page: int) -> Block:
        back = button(self.to.say("回到流程图"), "chart", (Turn(page=page, tab="chart"),), self.to, "back")
        used = self.title.height(self.to, self.width) + back.height(self.to, self.width) + 3 * self.gap
        return Stack(
            (self.title, self.opened(step, part, page, self.height - used, self.width), Spring(), back), self.gap
        )

    def opened(self, step: str, part: str, page: int, room: int, width: int) -> Surface:
        """The card of a step in a width, or so much of it as there is room for."""
        node = next(node for node in self.process.nodes if node.id == step)
        return opened(node, part, page, room, width, self.to)

    def lead(self) -> Block:
        """Below the title: whose it is, how long it takes, what can be touched; the way to its guide."""
        chinese = self.to.say.language == "zh"  # in English whose it is would take two lines more
        whose = card.under(self.process, self.sight) if chinese else card.how_long(self.process, self.sight)
        under = (whose, self.to.say(HINT))
        words = Stack(tuple(text(line, "small", "mute", leading=TIGHT) for line in under if line))
        leads = self.guide()
        return Row((Cell(words), Cell(leads, leads.natural(self.to))), self.to.theme.gap) if leads else words

    def guide(self) -> Press | None:
        """The way to its guide, if there is one and no other."""
        guides = card.guides_of(self.process, self.sight)
        if len(guides) != 1:
            return None
        return button(
            self.to.say("看办事指南"), f"guide:{guides[0].id}", (Open("guide", guides[0].id),), self.to, "next"
        )

    def _rest(self) -> list[Block]:
        process, sight, to = self.process, self.sight, self.to
        return [
            *(
                (text(to.say.title(process), "title", "ink", "bold"),)
                if isinstance(self.title, Gap) and self.over is None
                else ()
            ),
            *chinese_only(to),
            *card.flow(process, sight, to),
            *related((guide.id for guide in card.guides_of(process, sight)), sight, to, self.to.say("办事指南")),
            *alone(process, sight, to),
            *facts(process, sight, to),
        ]


class _Tall(_View):
    """The open step stands below the diagram; what is said of the whole, on the first page only."""

    def __init__(self, process: Process, sight: Sight, to: Setting, width: int, height: int) -> None:
        super().__init__(process, sight, to, width, height)
        self.chart_w = self.step_w = self.width
        if self.title.height(to, self.width) + self.gap <= free(sight, to) and not isinstance(self.title, Gap):
            self.over, self.title = self.title, Gap(0)
        self._between, self._lead = 3 * self.gap // 2, self.lead()
        self._left = self.height - self.title.height(to, self.width) - self.turn_h - 2 * self.gap
        most = int(self._left * MOST_SHARE)
        self._needs = {
            node.id: min(most, step_card(node, card.step(node, to), to).height(to, self.step_w)) + self._between
            for node in process.nodes
        }
        # A diagram is to hold four rows at least, with words between them.
        row = text("字", "body").height(to, self.width) + text("字", "small").height(to, self.width) + 2 * to.theme.gap
        self.alone = self._left - max(self._needs.values()) < LEAST_ROWS * row
        if self.alone:
            self._needs = dict.fromkeys(self._needs, 0)

    def room(self, steps: tuple[str, ...]) -> int:
        return self._below_head(self.start in steps) - max(self._needs[step] for step in steps)

    def chart(self, drawn: Block, step: str, part: str, page: int, turn: Block) -> Block:
        head: tuple[Block, ...] = (self.title, Gap(self.gap // 3), self._lead) if page == 0 else (self.title,)
        left = self._below_head(page == 0) - drawn.height(self.to, self.chart_w) - self._between
        opened = () if self.alone else (Gap(self._between), self.opened(step, part, page, left, self.step_w))
        return Stack((*head, Gap(self.gap), drawn, *opened, Spring(), Gap(self.gap), turn))

    def _below_head(self, first: bool) -> int:
        return self._left - (self._lead.height(self.to, self.width) + self.gap // 3 if first else 0)


class _Wide(_View):
    """Title, open step and turning over stand beside the diagram, which has the whole height."""

    gaps_above = 2

    def __init__(self, process: Process, sight: Sight, to: Setting, width: int, height: int) -> None:
        super().__init__(process, sight, to, width, height)
        turning = button(to.say("上一页"), "", (), to, "back").natural(to)
        self.step_w = max(int(self.width * SIDE_SHARE), 2 * turning + to.theme.gap)
        self.chart_w = self.width - self.step_w - 2 * self.gap
        named = self.named(("lead", "small"), self.step_w)
        if isinstance(named, Gap):
            self.title = named
        turn_h = _turn(("", ""), MANY - 1, 2 * MANY, to).height(to, self.step_w)
        self._left = self.height - named.height(to, self.step_w) - turn_h - 2 * self.gap
        least = max(bare(node, self.step_w, to) for node in process.nodes)
        least += LEAST_LINES * text("字", "small", leading=TIGHT).height(to, self.step_w)
        self.alone = self._left < least
        # Whose it is and the way to its guide stand here only where the open step leaves room for them.
        under, leads = text(card.under(process, sight), "small", "mute", leading=TIGHT), self.guide()
        self._above = Stack((named, *self._spare(under, least)), self.gap // 3)
        self._below = Stack((Gap(0), *(self._spare(leads, least) if leads is not None else ()), Gap(0)), self.gap)

    def _spare(self, block: Block, least: int) -> tuple[Block, ...]:
        high = block.height(self.to, self.step_w) + self.gap
        if self._left - high < (0 if self.alone else least):
            return ()
        self._left -= high
        return (block,)

    def room(self, steps: tuple[str, ...]) -> int:
        return self.height

    def chart(self, drawn: Block, step: str, part: str, page: int, turn: Block) -> Block:
        opened = () if self.alone else (Gap(self.gap), self.opened(step, part, page, self._left, self.step_w))
        side = Stack((self._above, *opened, Spring(), self._below, turn))
        return Row((Cell(side, self.step_w), Cell(drawn, self.chart_w)), 2 * self.gap, "fill")


def _turn(tabs: Sequence[str], page: int, of: int, to: Setting) -> Block:
    """Turning over. `tabs`: what is open on the page before, and on the next."""
    say = to.say
    where = text(say("第 {page} / {of} 页", page=page + 1, of=of), "small", "mute", align="center")
    before: Block = Gap(0)
    if page:
        before = button(say("上一页"), "before", (Turn(page=page - 1, tab=tabs[0]),), to, "back")
    after: Block = Gap(0)
    if page + 1 < of:
        after = button(say("下一页"), "after", (Turn(page=page + 1, tab=tabs[1]),), to, "next")
    width = button(say("上一页"), "", (), to, "back").natural(to)
    gap = to.theme.gap // 2
    in_two = Stack((where, Row((Cell(before, width), Cell(Gap(0)), Cell(after, width)), gap)), gap)
    return Either((Row((Cell(before, width), Cell(where), Cell(after, width)), gap), in_two))
