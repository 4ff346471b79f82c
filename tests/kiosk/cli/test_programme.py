"""`mingbai programme`: what a board shows, from when until when, and why; the same that the board itself goes by."""

import json
from datetime import datetime
from itertools import pairwise

import pytest
from fakes.builders import a_notice, a_slot, an_edition
from fakes.folders import GUIDE, NOTICE, a_folder
from msgspec.structs import replace

from kiosk.cli import disk
from kiosk.cli.__main__ import main
from kiosk.content.item import Media
from kiosk.schedule.programme import cue_at, programme_at

SLOTS = """\
- {id: all, kinds: [announcement]}
- {id: storm, items: [a-guide], rank: urgent, daypart: {until: '06:00'}}
"""
DUTY = NOTICE + "display: {from: -3d, until: +9d}\n"
BOARDS = "- {id: hall-board, title: 一楼主屏}\n- {id: yard, title: 院内屏}\n"
LAYOUTS = "- {id: landscape, width: 1920, height: 1080, zones: [{name: main, x: 0, y: 0, w: 1920, h: 1080}]}\n"
PICTURE = Media(sha256="a" * 64, length=10, type="image/png", name="x.png")


def folder(tmp_path):
    files = {
        "slots.yaml": SLOTS,
        "boards.yaml": BOARDS,
        "layouts.yaml": LAYOUTS,
        "guide/a-guide.yaml": GUIDE,
        "announcement/a-notice.yaml": DUTY,
    }
    return str(a_folder(tmp_path, files))


def asked(capsys, *words):
    assert main(["programme", *words]) == 0
    said = capsys.readouterr()
    return said.out, said.err


def test_a_line_tells_when_what_and_which_slot(tmp_path, capsys):
    out, _ = asked(capsys, "--folder", folder(tmp_path), "--from", "2026-11-23T06:00", "--hours", "0.001")
    assert out.startswith("2026-11-23 06:00:00–06:00:")
    assert out.endswith("a-notice  关于调整窗口服务时间的通知  ← all\n")


def test_a_reserved_turn_says_that_it_is_one(tmp_path, capsys):
    out, _ = asked(capsys, "--folder", folder(tmp_path), "--from", "2026-11-23T00:00", "--hours", "6")
    lines = out.splitlines()
    assert {"storm" if "← storm" in line else "reserved" if "保留场次" in line else "?" for line in lines} == {
        "storm",
        "reserved",
    }
    assert all("a-notice" in line for line in lines if "保留场次" in line)


def test_it_is_what_the_board_goes_by_without_a_gap(office, capsys):
    main(["sync", "--once", "--config", str(office.config)])
    capsys.readouterr()
    words = ("--board", "hall-board", "--from", "2026-11-23T10:00", "--hours", "2", "--json")
    out, _ = asked(capsys, "--config", str(office.config), *words)
    told = json.loads(out)
    rows = told["showings"]
    assert (told["board"], told["serial"]) == ("hall-board", office.serial)
    assert told["from"] == "2026-11-23T10:00:00+08:00"
    assert all(one["ends"] == other["starts"] for one, other in pairwise(rows))
    assert rows[0]["starts"] <= told["from"] < rows[0]["ends"]
    assert rows[-1]["starts"] < told["until"] <= rows[-1]["ends"]
    edition = office.press.editions.current()
    for row in rows[:20]:
        at = datetime.fromisoformat(row["starts"])
        assert cue_at(programme_at(edition, "hall-board", at), at).item_id == row["item"]


def test_what_is_on_its_way_says_what_stands_in_its_turn(office, capsys, monkeypatch):
    main(["sync", "--once", "--config", str(office.config)])
    capsys.readouterr()
    bare = a_notice("bare-one", body="", media=(PICTURE,))
    edition = an_edition(bare, a_notice("with-words", media=(PICTURE,)), slots=(a_slot(),))
    known = replace(disk.snapshot_of(disk_settings(office)), edition=edition)
    monkeypatch.setattr(disk, "snapshot_of", lambda settings: known)
    out, _ = asked(capsys, "--config", str(office.config), "--from", "2026-11-23T10:00", "--hours", "0.02")
    assert any("bare-one" in line and "本局卡片" in line for line in out.splitlines())
    assert any("with-words" in line and "只播文字" in line for line in out.splitlines())


def test_what_must_be_seen_and_has_no_time_is_told(office, capsys, monkeypatch):
    main(["sync", "--once", "--config", str(office.config)])
    capsys.readouterr()
    many = [a_notice(f"must-{n:03}", type="publicity", body="字" * 700) for n in range(100)]
    known = replace(disk.snapshot_of(disk_settings(office)), edition=an_edition(*many))
    monkeypatch.setattr(disk, "snapshot_of", lambda settings: known)
    _, err = asked(capsys, "--config", str(office.config), "--from", "2026-11-23T10:00", "--hours", "0.02")
    assert "asks for 169% of the time and gets 75%" in err


def test_when_the_content_is_too_old_by_then_it_says_so(office, capsys):
    main(["sync", "--once", "--config", str(office.config)])
    capsys.readouterr()
    _, err = asked(capsys, "--config", str(office.config), "--from", "2100-01-01T00:00", "--hours", "0.01")
    assert "too old" in err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--board", "roof"), "boards: hall-board, yard"),
        (("--from", "tomorrow"), "--from"),
    ],
)
def test_what_cannot_be_told_is_said(tmp_path, capsys, words, why):
    assert main(["programme", "--folder", folder(tmp_path), *words]) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize("hours", ["0", "-3", "many", "9999", "nan"])
def test_a_number_of_hours_that_is_none_is_refused(tmp_path, capsys, hours):
    with pytest.raises(SystemExit) as left:
        main(["programme", "--folder", folder(tmp_path), f"--hours={hours}"])
    assert left.value.code == 2
    assert "no number of hours" in capsys.readouterr().err


def test_a_terminal_that_never_ran_has_no_programme(office, capsys):
    assert main(["programme", "--config", str(office.config)]) == 2
    assert "mingbai sync --once" in capsys.readouterr().err


def disk_settings(office):
    from kiosk.cli.asking import settings_in

    return settings_in(office.config)
