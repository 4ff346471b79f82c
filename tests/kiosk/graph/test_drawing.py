"""Whatever process a bureau draws up, its drawing is clean: nothing meets, no line runs through a box, all is inside.

Boxes and words are measured here as a face of `EM` pixels would need them.
"""

from __future__ import annotations

from itertools import combinations

from fakes.kinds import a_process
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.box import Box
from kiosk.content.process import Arrow, Node, Process
from kiosk.graph.drawing import Drawing, Measure, Scale
from kiosk.graph.sheets import Sheet, sheets

EM, LINE = 40, 50
SCALE = Scale(line=3, inset=40, near=16, pitch=20, head=24, gap=36, port=14, widest=14 * EM)
LABELS = ("", "", "材料齐全", "需要补正", "不属于本机关或者依法不用办")


@st.composite
def processes(draw: st.DrawFn, most: int = 30) -> Process:
    """A way through, branches, ends beside it, arrows back and across, some of them twice."""
    count = draw(st.integers(2, most))
    types = draw(st.lists(st.sampled_from(["step", "step", "decision", "end"]), min_size=count - 1, max_size=count - 1))
    nodes = [Node(id="n0", name="提出申请", type="start")]
    nodes += [Node(id=f"n{i}", name="社区核查、街道初审"[: 2 + i % 8], type=t) for i, t in enumerate(types, 1)]
    label = st.sampled_from(LABELS)
    pairs = [(draw(st.integers(max(0, i - 5), i - 1)), i) for i in range(1, count)]
    more = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs += draw(st.lists(more, max_size=count))
    arrows = tuple(Arrow(from_=f"n{a}", to=f"n{b}", label=draw(label)) for a, b in pairs)
    return a_process(nodes=tuple(nodes), arrows=arrows)


def drawn(process: Process, width: int = 968, room: int = 1000, columns: int = 2) -> tuple[Sheet, ...]:
    names = {node.id: node.name for node in process.nodes}

    def lines(words: str, width: int) -> int:
        return -(-len(words) * EM // max(EM, width // EM * EM))

    def box(spot, width: int) -> int:
        return 0 if spot.kind in ("from", "next") else max(81, lines(names[spot.node], width - 84) * LINE + 24)

    def words(words: str, width: int) -> tuple[int, int]:
        return min(width, len(words) * EM), lines(words, width) * LINE

    return sheets(process, width, lambda steps: room, columns, SCALE, Measure(box, words))


def assert_clean(drawing: Drawing) -> None:
    whole = Box(0, 0, drawing.width, drawing.height)
    shown = [box for spot, box in drawing.boxes]
    written = [words.box for words in drawing.words]
    for box in (*shown, *written):
        assert whole.holds(box), f"{box} leaves {whole}"
    solid = [box for box in (*shown, *written) if box.h]
    for one, other in combinations(solid, 2):
        assert not one.meets(other), f"{one} meets {other}"
    ends = {spot.name: box for spot, box in drawing.boxes}
    for wire in drawing.wires:
        assert on_edge(wire.points[0], ends[wire.link.source]), f"{wire} does not begin at its box"
        assert on_edge(wire.points[-1], ends[wire.link.target]), f"{wire} does not end at its box"
        for a, b in zip(wire.points, wire.points[1:], strict=False):
            assert (a[0] == b[0]) != (a[1] == b[1]), f"{a} to {b} is neither upright nor level"
            line = Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
            assert whole.holds(line), f"{line} leaves {whole}"
            for box in solid:
                assert not crosses(line, box), f"{wire} runs through {box}"


def on_edge(point: tuple[int, int], box: Box) -> bool:
    x, y = point
    inside = box.x <= x <= box.right and box.y <= y <= box.bottom
    return inside and (x in (box.x, box.right) or y in (box.y, box.bottom))


def crosses(line: Box, box: Box) -> bool:
    """Whether a line has a pixel inside a box; that it touches its edge does not count."""
    return line.x < box.right and box.x < line.right and line.y < box.bottom and box.y < line.bottom


@settings(max_examples=150, deadline=None)
@given(process=processes(), columns=st.sampled_from([2, 3]), room=st.sampled_from([600, 1000, 100_000]))
def test_a_drawing_of_any_process_is_clean(process, columns, room):
    for sheet in drawn(process, 968 if columns == 2 else 1240, room, columns):
        assert_clean(sheet.drawing)


@settings(max_examples=60, deadline=None)
@given(process=processes(), columns=st.sampled_from([2, 3]))
def test_every_step_and_every_arrow_is_drawn_or_told_by_a_chip(process, columns):
    found = drawn(process, columns=columns)
    assert {step for sheet in found for step in sheet.steps} == {node.id for node in process.nodes}
    told = {wire.link.number for sheet in found for wire in sheet.drawing.wires}
    assert told - {-1} == set(range(len(process.arrows)))
    for sheet in found:
        for wire in sheet.drawing.wires:
            if wire.link.number >= 0:
                assert wire.link.label.startswith(process.arrows[wire.link.number].label)
        labels = {words.link for words in sheet.drawing.words}
        assert labels == {wire.link for wire in sheet.drawing.wires if wire.link.label}


@settings(max_examples=60, deadline=None)
@given(process=processes(), room=st.sampled_from([700, 1000]))
def test_no_sheet_is_higher_than_its_room(process, room):
    for sheet in drawn(process, room=room):
        assert sheet.drawing.height <= room


@settings(max_examples=30, deadline=None)
@given(process=processes(12))
def test_the_same_process_is_drawn_the_same_way(process):
    assert drawn(process) == drawn(process)


@settings(max_examples=60, deadline=None)
@given(process=processes())
def test_two_lines_that_share_a_stretch_share_an_end(process):
    for sheet in drawn(process, room=100_000):
        pieces = [
            (wire.link, (a, b) if a < b else (b, a))
            for wire in sheet.drawing.wires
            for a, b in zip(wire.points, wire.points[1:], strict=False)
        ]
        for (one, (a, b)), (other, (c, d)) in combinations(pieces, 2):
            along = 0 if a[1] == b[1] == c[1] == d[1] else 1 if a[0] == b[0] == c[0] == d[0] else None
            if along is None or max(a[along], c[along]) >= min(b[along], d[along]):
                continue
            assert one.source == other.source or one.target == other.target, f"{one} and {other} run as one line"


def a_way(*arrows: str, ends: tuple[str, ...] = ()) -> Process:
    """A process from arrows `a>b` or `a>b:label`, the first step its start."""
    parts = [arrow.partition(":") for arrow in arrows]
    pairs = [(*way.split(">"), label) for way, _, label in parts]
    ids = list(dict.fromkeys(node for a, b, _ in pairs for node in (a, b)))
    kinds = {ids[0]: "start", **dict.fromkeys(ends, "end")}
    nodes = tuple(Node(id=node, name=node, type=kinds.get(node, "step")) for node in ids)
    return a_process(nodes=nodes, arrows=tuple(Arrow(from_=a, to=b, label=label) for a, b, label in pairs))


def boxes(drawing: Drawing) -> dict[str, Box]:
    return {spot.name: box for spot, box in drawing.boxes}


def test_the_main_way_runs_straight_down_and_what_branches_off_stands_to_its_right():
    (sheet,) = drawn(a_way("a>b", "b>c:yes", "b>no:no", "c>d", ends=("no", "d")))
    at = boxes(sheet.drawing)
    assert at["a"].x == at["b"].x == at["c"].x == at["d"].x < at["no"].x
    assert at["a"].y < at["b"].y < at["c"].y < at["d"].y
    straight = [wire.points for wire in sheet.drawing.wires if wire.link.target in "bcd"]
    assert all(len(points) == 2 and points[0][0] == points[1][0] for points in straight)


def test_the_first_arrow_is_the_main_way_unless_it_ends_the_way():
    (sheet,) = drawn(a_way("a>b", "b>done:satisfied", "b>c:not", "c>d", "d>e", "e>f", ends=("done", "f")))
    at = boxes(sheet.drawing)
    assert at["c"].x == at["b"].x < at["done"].x


def test_a_branch_back_is_a_line_into_the_step_where_it_goes_on():
    (sheet,) = drawn(a_way("a>b", "b>c:yes", "b>mend:no", "mend>b:again", ends=("c",)))
    (back,) = [wire for wire in sheet.drawing.wires if wire.link.back]
    at = boxes(sheet.drawing)
    assert back.points[0][0] == at["mend"].right
    assert back.points[-1][0] == at["b"].right
    assert back.points[-1][1] < back.points[0][1]


def test_an_end_that_is_reached_from_several_places_stands_at_each():
    (sheet,) = drawn(a_way("a>b", "b>c", "c>d", "a>no:x", "b>no:y", "c>no:z", ends=("no", "d")))
    assert sorted(spot.kind for spot, _ in sheet.drawing.boxes if spot.node == "no") == ["copy", "copy", "step"]


def test_thirty_steps_take_several_sheets_that_say_where_they_go_on():
    found = drawn(a_way(*(f"s{i}>s{i + 1}" for i in range(30)), ends=("s30",)))
    assert 2 <= len(found) <= 5
    for sheet in found[:-1]:
        assert [words.link.label for words in sheet.drawing.words][-1] == "接下一页"
    for sheet in found[1:]:
        assert sheet.drawing.words[0].link.label.startswith("接第")


def test_a_step_with_more_arrows_than_a_sheet_has_room_for_stands_on_several():
    found = drawn(a_way("a>b", *(f"b>e{i}:case {i}" for i in range(12)), ends=tuple(f"e{i}" for i in range(12))))
    assert len([sheet for sheet in found if "b" in sheet.steps]) > 1
    assert {f"e{i}" for i in range(12)} <= {step for sheet in found for step in sheet.steps}


def test_a_step_that_leads_to_itself_says_so_by_a_chip():
    (sheet,) = drawn(a_way("a>b", "b>b:again", "b>c", ends=("c",)))
    assert [spot.node for spot, _ in sheet.drawing.boxes if spot.kind == "go"] == ["b"]
