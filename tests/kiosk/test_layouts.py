"""The house's layouts: each is sound, a board may name one, and a folder may have its own."""

from __future__ import annotations

from datetime import date

import pytest
from fakes.builders import a_board, a_layout, an_edition
from fakes.folders import a_folder

from kiosk import folder, lint
from kiosk.errors import BadInput
from kiosk.layouts import layouts_for, shipped_layout, shipped_names


@pytest.mark.parametrize("name", shipped_names())
def test_every_layout_of_the_house_is_sound(name):
    layout = shipped_layout(name)
    board = a_board(layout=name)
    problems = lint.problems(an_edition(boards=(board,), layouts=(layout,)))
    assert [problem for problem in problems if "zone" in problem.code or "layout" in problem.code] == []


def test_the_house_has_a_layout_of_each_form():
    sizes = {name: (layout.width, layout.height) for name in shipped_names() if (layout := shipped_layout(name))}
    assert sizes == {
        "landscape": (1920, 1080),
        "portrait": (1080, 1920),
        "full": (1920, 1080),
        "strip-512x64": (512, 64),
        "strip-512x64-line": (512, 64),
        "strip-320x32": (320, 32),
    }


def test_a_board_brings_the_layout_it_names_and_no_other():
    assert [layout.id for layout in layouts_for((), (a_board(layout="portrait"),))] == ["portrait"]


def test_a_folders_own_layout_takes_the_place_of_the_houses():
    own = a_layout("portrait", width=1080, height=1920)
    assert layouts_for((own,), (a_board(layout="portrait"),)) == (own,)


def test_a_layout_that_nobody_has_stays_unknown():
    assert layouts_for((), (a_board(layout="nowhere"),)) == ()


def test_a_board_of_a_folder_has_a_layout_of_the_house(tmp_path):
    draft = folder.read(
        a_folder(tmp_path, {"boards.yaml": "- {id: door-strip, title: 门头条屏, layout: strip-320x32}\n"}),
        date(2026, 11, 23),
    )
    assert draft.faults == ()
    assert [layout.id for layout in draft.layouts] == ["strip-320x32"]


def test_a_layout_without_its_size_is_refused_with_its_line(tmp_path):
    files = {"layouts.yaml": "- id: small\n  zones: [{name: main, x: 0, y: 0, w: 64, h: 64}]\n"}
    draft = folder.read(a_folder(tmp_path, files), date(2026, 11, 23))
    assert draft.layouts == ()
    assert [fault.where for fault in draft.faults] == ["layouts.yaml:1", "layouts.yaml:1"]
    assert all("width" in fault.why or "height" in fault.why for fault in draft.faults)


def test_a_shipped_file_that_cannot_be_read_says_where(tmp_path):
    (tmp_path / "odd.yaml").write_text("width: 512\nheight: high\nzones: []\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"odd\.yaml:2"):
        shipped_layout("odd", tmp_path)
