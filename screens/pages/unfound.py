"""Where the search has no hits: before anything is typed, and when nothing is found.

Rules it keeps: never a dead end: examples that type themselves, all guides, a human; what there is no room for is left
out from the end; who writes with a finger is told how to write, not how to type.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.visit import CLEAR, Key, Open
from screens.blocks.arrange import Cell, Either, Keep, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, text
from screens.blocks.whole import whole
from screens.pages.furniture import button, card
from screens.sight import Sight

EXAMPLES = {
    "zh": (("施工许可", "sgxk"), ("公租房", "gzf"), ("维修资金", "wxzj"), ("停水", "tingshui")),
    "en": (("Building permit", "permit"), ("Rental housing", "rental"), ("Repair fund", "fund"), ("Water", "water")),
}
"""What many come for, and what one types for it: of Chinese the first letters of its pinyin, or all of it."""


def before(sight: Sight, to: Setting) -> list[Block]:
    """Before anything is typed: how it goes, and examples that type themselves. What may be left out, from the end."""
    say = to.say
    theme, gap = to.theme, to.theme.gap // 2
    every = button(say("看全部办事指南"), "all-guides", (Open("guides"),), to, "document")
    shown = _examples(to)
    if sight.pad is not None and sight.visit.tab == "hand":  # who writes need not be told how to type
        hand = text(say("用手指在框里写一个字，再点认出来的字。"), "body", "ink")
        return [Stack((hand, shown, every), theme.gap), Stack((hand, shown), theme.gap), hand]
    how: Block = text(say("按拼音就能找到，只按每个字的首字母也行："), "body", "ink")
    hand_ = (text(say("不会拼音？点“手写”，用手指写。"), "body", "ink"),) if sight.pad is not None else ()
    few = EXAMPLES[say.language] if say.language == "zh" else EXAMPLES[say.language][:2]  # English is twice as long
    line = Row(tuple(Cell(_example(words, letters, to)) for words, letters in few), gap, "fill")
    everything = Stack((how, shown, *hand_, every), theme.gap)
    return [everything, Stack((how, shown), theme.gap), shown, line]


def _examples(to: Setting, typed: bool = False) -> Block:
    """All of them, in a line or two by two."""
    gap = to.theme.gap // 2
    chips = [_example(words, letters, to, typed) for words, letters in EXAMPLES[to.say.language]]
    wide = Row(tuple(Cell(chip, 0) for chip in chips), gap, "fill", justify=True)
    two = (Row(tuple(Cell(chip) for chip in chips[n : n + 2]), gap, "fill") for n in range(0, len(chips), 2))
    return Either((wide, Stack(tuple(two), gap)))


def _example(words: str, letters: str, to: Setting, typed: bool = False) -> Press:
    """One that types itself, in place of what was `typed`."""
    inner = Stack(
        (
            whole(words, ("body", "small"), "blue", "bold", "center"),
            text(letters.upper(), "small", "mute", align="center", leading=TIGHT),
        ),
        to.theme.gap // 6,
    )
    act = (*((Key(CLEAR),) if typed else ()), *(Key(sign) for sign in letters))
    pad = to.theme.gap // 2
    return Press(inner, pad, pad, "card", "border", to.theme.radius, name=f"example:{letters}", act=act)


def nothing(query: str, to: Setting) -> list[Block]:
    """Nothing is found: what to do now."""
    words = text(to.say("没有找到“{query}”", query=query.upper()), "lead", "ink", "bold")
    try_ = text(to.say("换个说法，或者少写几个字。也可以请工作人员帮您找。"))
    said = (card(Stack((words, try_), to.theme.gap // 3), to), human(to))
    often = text(to.say("别人常找："), "body", "ink")
    return [
        Stack((*said, often, _examples(to, True)), to.theme.gap),
        Stack(said, to.theme.gap),
        Stack((words, human(to)), to.theme.gap // 2),
        human(to),
    ]


def human(to: Setting) -> Block:
    """Two keys: somebody who helps, and all guides."""
    gap = to.theme.gap // 2
    ask = button(to.say("找不到，找人帮忙"), "ask", (Open("help"),), to, "person", filled=True)
    every = button(to.say("看全部办事指南"), "all-guides", (Open("guides"),), to, "document")
    side = Row((Cell(ask), Cell(every)), gap, "fill")
    return Keep(Either((side, Stack((ask, every), gap))))


def first_fitting(variants: Sequence[Block], to: Setting, width: int, room: int) -> Block:
    """The first that fits; else the last."""
    return next((block for block in variants if block.height(to, width) <= room), variants[-1])
