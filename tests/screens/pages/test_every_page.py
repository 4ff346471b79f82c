"""Every page that a finger can reach from home, in every mode: sound, alive, and nothing of the sample is out of reach.

The walk follows every way there is, from place to place, tab to tab and page to page, as a visit does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from zlib import crc32

import pytest
from fakes.sights import a_sight, a_visit, fonts, sample, setting
from fakes.sound import assert_sound, walk, words
from msgspec.structs import replace

from kiosk.content.notice import Announcement
from kiosk.content.paper import Document
from kiosk.schedule.eligible import may_play
from kiosk.visit import ITEMS, LISTS, SHEETS, TELLS, Back, Home, Mark, Switch, Visit, step
from screens.blocks.arrange import Press
from screens.blocks.block import Setting
from screens.cards.paper import is_long
from screens.pages.scene import scene
from screens.pages.ways import place_of
from screens.picture import in_modes

PLAIN: tuple[str, tuple[str, ...]] = ("21.5", ())
SCREENS = [
    PLAIN,
    ("21.5", ("large",)),
    ("27", ("contrast",)),
    ("43", ("low_reach",)),
    ("43", ("large", "low_reach")),
    ("wide", ("large",)),
    ("low", ()),
    ("21.5", ("en",)),
    ("wide", ("large", "en")),
]
MOST_SCENES = 6000


@dataclass(frozen=True)
class Seen:
    """A page as it was found: where, what it says, what on it can be touched, and the sizes of its letters."""

    place: str
    arg: str
    tab: str
    page: int
    said: str
    presses: tuple[Press, ...]
    sizes: frozenset[int]


@cache
def walked(panel: str, modes: tuple[str, ...]) -> tuple[tuple[Seen, ...], tuple[str, ...]]:
    """Every page that can be reached from home on a screen, and what is wrong with any. Each way leads somewhere."""
    to, base = setting_in(panel, modes), a_sight(sample())
    first = in_modes(a_visit("home"), modes)
    known, todo, seen, faults = {_where(first)}, [first], [], []
    while todo:
        visit = todo.pop()
        layers = scene(replace(base, visit=visit), to)
        try:
            assert_sound(layers, to)
        except AssertionError as e:
            faults.append(f"{_where(visit)}: {e}")
        parts = [part for layer in layers for part in walk(layer.place(to))]
        presses = tuple(part.block for part in parts if isinstance(part.block, Press))
        sizes = frozenset(run.style.size for part in parts for line in part.lines for run in line.runs)
        said = "\n".join(words(layer.place(to)) for layer in layers if layer.name == "page")
        seen.append(Seen(visit.place, visit.arg, visit.tab, visit.page, said, presses, sizes))
        for press in presses:
            if press.act and not isinstance(press.act[0], Switch | Mark | Home | Back):
                there = visit
                for act in press.act:
                    there = step(there, act, 0.0)
                if _where(there) not in known and _taken(there, (panel, modes)):
                    known.add(_where(there))
                    todo.append(replace(there, trail=()))
        assert len(seen) < MOST_SCENES, "a walk that never ends"
    return tuple(seen), tuple(faults)


def setting_in(panel: str, modes: tuple[str, ...]) -> Setting:
    named = {"high_contrast" if name == "contrast" else name: True for name in modes if name != "en"}
    return setting(panel, "en" if "en" in modes else "zh", **named)


def found() -> tuple[Seen, ...]:
    """Every page of the plain screen."""
    return walked(*PLAIN)[0]


def _taken(visit: Visit, screen: tuple[str, tuple[str, ...]]) -> bool:
    """On the plain screen everything; on each other one a third of the items, another third on the next."""
    if screen == PLAIN or visit.place not in SHEETS:
        return True
    if crc32(visit.arg.encode()) % 3 != SCREENS.index(screen) % 3:
        return False
    # Of the many steps of a process, rows of a list: some.
    many = "step:" in visit.tab or "-" in visit.tab
    return not many or crc32(visit.tab.encode()) % 4 == 0


def _where(visit: Visit) -> tuple[str, str, str, int]:
    return visit.place, visit.arg, visit.tab, visit.page


def said(place: str, arg: str = "") -> str:
    """All that the pages of a place say, without blanks."""
    pages = sorted((p.tab, p.page, p.said) for p in found() if (p.place, p.arg) == (place, arg))
    return "".join("".join(said.split()) for _, _, said in pages)


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=lambda v: v if isinstance(v, str) else "+".join(v) or "plain")
def test_every_page_of_the_sample_is_sound(panel, modes):
    pages, faults = walked(panel, modes)
    assert len(pages) > 300
    assert not faults, "\n".join(faults)
    assert not fonts().missing, "characters that no font draws"


def test_everything_that_may_be_shown_can_be_reached_from_home():
    reached = {page.arg for page in found() if page.place in ITEMS}
    shown = {item.id for item in sample().items if may_play(item, a_sight(sample()).now, stale=False)}
    assert shown - reached == set()


def test_an_item_stands_at_the_place_of_its_kind():
    places = {item.id: place_of(item) for item in sample().items}
    for page in found():
        if page.place in ITEMS:
            assert places[page.arg] == page.place


@pytest.mark.parametrize("place", [place for place in (*LISTS, *TELLS)])
def test_every_place_says_something(place):
    text = said(place)
    assert len(text) > 40
    assert "目前没有公开" not in text


def test_nothing_that_can_be_touched_does_nothing():
    for page in found():
        for press in page.presses:
            assert press.act, f"{page.place} {page.arg}: '{press.name}' is dead"
            assert press.name


def test_names_on_one_page_are_names_of_one_thing():
    for page in found():
        names = [press.name for press in page.presses]
        assert len(names) == len(set(names)), f"{page.place} {page.arg}: {sorted(names)}"


def test_no_sheet_says_that_it_is_gone():
    for page in found():
        if page.place in SHEETS:
            assert "已经不再公开" not in page.said, f"{page.place} {page.arg}"


def test_every_sheet_says_by_which_right_it_is_public():
    for item in sample().items:
        if item.grounds and may_play(item, a_sight(sample()).now, stale=False) and place_of(item) != "process":
            text = said(place_of(item), item.id)
            assert "公开信息" in text, item.id
            assert "".join(item.within.split()) in text, item.id


def test_no_page_loses_a_word_of_a_long_announcement_or_its_table():
    notice = next(i for i in sample().items if i.id == "public-rental-publicity")
    assert isinstance(notice, Announcement)
    assert notice.table is not None
    text, table = said("notice", notice.id), said("table", notice.id)
    for paragraph in notice.body.split("\n"):
        assert "".join(paragraph.split()) in text
    for row in notice.table.rows:
        assert row[0] in table


def test_a_long_paper_is_whole_and_no_chapters_title_ends_a_page():
    paper = next(i for i in sample().items if i.id == "doc-rental-rules")
    assert isinstance(paper, Document)
    assert is_long(paper)
    pages = sorted((p for p in found() if p.arg == paper.id and p.tab == "text"), key=lambda p: p.page)
    titles = {chapter.title for chapter in paper.chapters}
    read = ""
    for page in pages:
        own = page.said.split("\n")
        flow = own[own.index("正文") + 1 :]
        flow = [line for line in flow if not line.startswith(("第 ", "上一页", "下一页"))]
        assert flow[-1] not in titles
        read += "".join(line for line in flow if line not in titles)
    read = "".join(read.split())
    for chapter in paper.chapters:
        for paragraph in chapter.text.split("\n"):
            assert "".join(paragraph.split()) in read


def test_a_chapter_opens_on_the_page_where_it_begins():
    paper = next(i for i in sample().items if i.id == "doc-rental-rules")
    pages = {page.page: page.said for page in found() if page.arg == paper.id and page.tab == "text"}
    contents = [page for page in found() if page.arg == paper.id and page.tab != "text"]
    ways = {p.name: p.act[0] for page in contents for p in page.presses if p.name.startswith("chapter:")}
    assert len(ways) == len(paper.chapters)
    for number, chapter in enumerate(paper.chapters):
        turned = ways[f"chapter:{number}"].page
        assert chapter.title in pages[turned]
        assert turned == 0 or chapter.title not in pages[turned - 1]


def test_at_most_eight_font_sizes_are_used():
    sizes = frozenset().union(*(page.sizes for page in found()))
    assert sizes <= set(setting().theme.sizes.values())
    assert len(sizes) <= 8
