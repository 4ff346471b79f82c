"""The page of a process: every sample on every panel, a step opens at a touch, and nothing of it is lost."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, an_edition
from fakes.glass import Glass
from fakes.kinds import a_process
from fakes.sights import a_sight, a_visit, fonts, sample, setting
from fakes.sound import assert_sound, presses, walk, words

from kiosk.content.process import Arrow, Node, Process
from kiosk.visit import LISTS, Open, Turn, step
from screens.blocks.arrange import Press
from screens.blocks.block import Box
from screens.blocks.diagram import Diagram
from screens.blocks.text import Text
from screens.cards import card
from screens.cards import process as words_of
from screens.cards.chart import charts
from screens.pages.scene import scene

LARGE, LOW = {"large": True}, {"low_reach": True}
SCREENS = [
    ("21.5", {}),
    ("21.5", LARGE),
    ("43", LOW),
    ("43", LARGE | LOW),
    ("wide", {}),
    ("wide", LARGE),
    ("low", {}),
    ("low", LARGE),
]


def samples() -> list[Process]:
    return [item for item in sample().items if isinstance(item, Process)]


def shown(visit, edition=None, panel="21.5", **modes):
    """The page of a visit, placed."""
    to = setting(panel, **modes)
    layers = scene(a_sight(edition or sample(), visit=visit), to)
    assert_sound(layers, to)
    return next(layer.place(to) for layer in layers if layer.name == "page")


def pages(item, edition=None, panel="21.5", **modes):
    """All pages of a process, each sound, as one turns them over."""
    visit, found = a_visit("process", item.id, **modes), []
    while True:
        found.append(shown(visit, edition, panel, **modes))
        (after,) = [press(found[-1], name) for name in ("after",) if name in presses(found[-1])] or (None,)
        if after is None:
            return found
        visit = acted(visit, after)
        assert len(found) < 60, "a process that never ends"


def press(placed, name) -> Press:
    return next(part.block for part in walk(placed) if isinstance(part.block, Press) and part.block.name == name)


def acted(visit, pressed: Press):
    for event in pressed.act:
        visit = step(visit, event, 0.0)
    return visit


def chosen(placed) -> set[str]:
    """The steps whose boxes are filled."""
    boxes = [part.block for part in walk(placed) if isinstance(part.block, Press)]
    return {box.act[0].tab for box in boxes if box.name.startswith("step:") and box.fill == "blue"}


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=lambda v: v if isinstance(v, str) else "+".join(v) or "plain")
def test_every_page_of_the_processes_of_the_sample_is_sound_and_shows_every_step(panel, modes):
    # Where there is least room a process takes twenty pages, so a few must do.
    for item in samples()[:: 4 if modes and panel in ("43", "low") else 1]:
        found = pages(item, panel=panel, **modes)
        boxes = {name for placed in found for name in presses(placed) if name.startswith("step:")}
        missing = {node.id for node in item.nodes} - {name.split(":")[1].split("~")[0] for name in boxes}
        assert not missing, f"{item.id}: {missing}"
        for placed in found:
            names = presses(placed)
            assert len(names) == len(set(names)), f"{item.id}: {sorted(names)}"
    assert not fonts().missing, "characters that no font draws"


def test_every_step_opens_at_a_touch_and_the_diagram_stays_where_it_is():
    for item in samples()[:4]:
        nodes = {node.id: node for node in item.nodes}
        for number, placed in enumerate(pages(item)):
            before = diagram(placed)
            for name in [name for name in presses(placed) if name.startswith("step:")]:
                pressed = press(placed, name)
                opened = shown(acted(a_visit("process", item.id, page=number), pressed))
                node = nodes[pressed.act[0].tab.removeprefix("step:")]
                assert chosen(opened) == {f"step:{node.id}"}
                said = bare(words(opened))
                assert "more" in presses(opened) or all(
                    bare(part) in said for part in (node.who, node.limit, node.note)
                )
                if pressed.act[0].page == number and before is not None:
                    assert [part.box for part in walk(diagram(opened))] == [part.box for part in walk(before)]


def test_a_finger_on_a_step_opens_it_and_back_leads_where_one_was(window):
    glass = Glass(window, an_edition(a_process()))
    try:
        for name in ("home/processes", "processes/process:a-process", "step:check"):
            glass.tap(name)
        assert glass.visit.tab == "step:check"
        assert "看情况，分几种走法" in glass.text()
        glass.tap("step:refused")
        assert "到这里结束" in glass.text()
        glass.tap("back")
        assert glass.visit.place == "processes"
    finally:
        glass.close()


def test_a_step_is_open_from_the_start_and_the_way_on_from_it_stands_out():
    (item,) = [item for item in samples() if item.id == "process-construction-permit"]
    placed = shown(a_visit("process", item.id))
    assert chosen(placed) == {"step:apply"}
    assert "建设单位" in words(placed)
    tones = [wire.tone for wire in diagram(placed).block.wires]
    assert tones.count("blue") == 1
    assert tones[-1] == "blue", "over the others"


def test_what_a_step_says_is_shown_whole_in_as_many_parts_as_it_needs():
    note = "".join(f"第{number}项看材料是否齐全、是否符合法定形式；" for number in range(30))
    nodes = (
        Node(id="apply", name="提出申请", type="start", who="建设单位", materials=("申请表", "施工合同"), note=note),
        Node(id="end", name="办结", type="end"),
    )
    item = a_process(nodes=nodes, arrows=(Arrow(from_="apply", to="end"),))
    edition = an_edition(item)
    for panel, modes in SCREENS:
        visit, said = a_visit("process", item.id, "step:apply", **modes), ""
        while True:
            placed = shown(visit, edition, panel, **modes)
            said += of(note, placed)
            if press(placed, "more").act[0].tab == "step:apply:1":
                break
            visit = acted(visit, press(placed, "more"))
        assert said == note, f"{panel} {modes}"


def test_another_type_size_stays_with_the_step_one_is_at():
    item = next(item for item in samples() if item.id == "process-public-rental")
    last = len(found := charts_of(item)) - 1
    at = found[last].steps[-1]
    visit = step(a_visit("process", item.id, f"step:{at}", last), Turn(page=0, tab=f"step:{at}"), 0.0)
    opened = shown(visit, large=True)  # so many boxes in large type are a list, and its step opens alone
    assert next(node.name for node in item.nodes if node.id == at) in words(opened)
    assert "chart" in presses(opened)


def test_where_a_drawing_would_show_a_box_or_two_a_page_the_steps_are_listed_with_all_their_ways():
    (item,) = [item for item in samples() if item.id == "process-construction-permit"]
    found = pages(item, panel="low", large=True)
    assert diagram(found[0]) is None
    rows = [[name for name in presses(placed) if name.startswith("step:")] for placed in found]
    assert len(rows[0]) >= 4
    assert sum(map(bool, rows)) <= 3
    assert len({name for names in rows for name in names}) == len(item.nodes)
    said = bare("".join(words(placed) for placed in found))
    for arrow in item.arrows:
        assert bare(arrow.label) in said, f"nothing says when '{arrow.from_}' leads to '{arrow.to}'"
    visit = acted(a_visit("process", item.id, large=True), press(found[1], rows[1][0]))
    opened = shown(visit, panel="low", large=True)
    back = acted(visit, press(opened, "chart"))
    assert rows[1][0] in presses(shown(back, panel="low", large=True)), "back leads to another page of the list"


def test_turning_over_opens_the_first_step_there():
    item = next(item for item in samples() if item.id == "process-public-rental")
    visit = acted(a_visit("process", item.id), press(shown(a_visit("process", item.id)), "after"))
    assert chosen(shown(visit)) == {f"step:{charts_of(item)[1].steps[0]}"}


def test_no_drawing_holds_type_below_the_smallest_that_can_be_read():
    to = setting("21.5")
    for item in samples():
        for placed in pages(item):
            sizes = {run.style.size for part in walk(placed) for line in part.lines for run in line.runs}
            assert min(sizes) >= to.theme.size("small")


def test_refusals_and_results_are_told_apart_by_sign_and_not_by_tone_alone():
    ends = [node for item in samples() for node in item.nodes if node.type == "end"]
    signs = {words_of.tone(node): words_of.sign(node) for node in ends}
    assert signs == {"ok": "tick", "warn": "stop", "": "finish"}
    said = {node.name: words_of.tone(node) for node in ends}
    assert said["不予受理"] == said["不予许可"] == said["审查不合格"] == "warn"
    assert said["结果公开"] == said["办结"] == "ok"
    assert said["移送司法机关"] == ""


def test_where_there_is_no_room_for_both_a_step_opens_alone_and_leads_back():
    item = samples()[0]
    first = shown(a_visit("process", item.id, low_reach=True), panel="43", low_reach=True)
    assert not chosen(first)
    name = next(name for name in presses(first) if name.startswith("step:"))
    visit = acted(a_visit("process", item.id, low_reach=True), press(first, name))
    opened = shown(visit, panel="43", low_reach=True)
    assert diagram(opened) is None
    assert "谁来办" in words(opened)
    back = acted(visit, press(opened, "chart"))
    assert diagram(shown(back, panel="43", low_reach=True)) is not None


def test_a_process_leads_to_its_guide_and_every_process_is_in_the_list():
    guide = a_guide(process="a-process")
    edition = an_edition(a_process(), guide)
    placed = shown(a_visit("process", "a-process"), edition)
    assert Open("guide", guide.id) in press(placed, f"guide:{guide.id}").act
    assert "承诺 3 个工作日" in words(placed)
    assert "processes" in LISTS
    listed: set[str] = set()
    for page in range(5):
        listed |= {name for name in presses(shown(a_visit("processes", page=page))) if name.startswith("process:")}
    assert listed == {f"process:{item.id}" for item in samples()}


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=lambda v: v if isinstance(v, str) else "+".join(v) or "plain")
def test_a_long_title_leaves_room_for_the_diagram(panel, modes):
    item = a_process(title="关于云州市城东片区老旧小区综合改造工程雨污分流管网同步改造施工期间有关事项的办理流程" * 3)
    found = pages(item, an_edition(item), panel, **modes)
    assert diagram(found[0]) is not None
    assert item.title in "".join(of(item.title, placed) for placed in found)


def test_a_process_that_is_not_there_says_so():
    assert "已经不再公开" in words(shown(a_visit("process", "gone-since")))


def test_a_board_tells_the_main_way_step_by_step():
    to = setting("board")
    for item in samples():
        found = card(item).board(item, a_sight(sample()), to)
        said = "".join(words(block.place(to, Box(0, 0, 1100, 9999))) for block in found.flow[:1])
        assert said.startswith("1\n" + item.nodes[0].name)
        assert len(said.splitlines()) >= 5


def charts_of(item):
    to = setting()
    from screens.pages.process import _Tall

    layer = next(
        layer for layer in scene(a_sight(sample(), visit=a_visit("process", item.id)), to) if layer.name == "page"
    )
    view = _Tall(item, a_sight(sample()), to, layer.box.w, layer.box.h)
    return charts(item, to, view.chart_w, view.room)


def of(long: str, placed) -> str:
    """What of a long text stands on a page."""
    texts = (part for part in walk(placed) if isinstance(part.block, Text) and part.block.text in long)
    return "".join(line.text for part in texts for line in part.lines)


def diagram(placed):
    return next((part for part in walk(placed) if isinstance(part.block, Diagram)), None)


def bare(said: str) -> str:
    return "".join(said.split())
