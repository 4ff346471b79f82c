"""Folder → items → folder: what is written reads back equal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fakes.builders import a_guide, a_notice, a_period, an_edition
from fakes.folders import NOTICE, a_folder, a_png

from kiosk import folder
from kiosk.content import codec
from kiosk.content.item import Media, Table
from kiosk.errors import BadInput

AS_OF = date(2026, 11, 23)
SAMPLE = Path(__file__).parents[3] / "data" / "sample"


def test_the_sample_written_and_read_again_is_the_same(tmp_path):
    draft = folder.read(SAMPLE, AS_OF)
    folder.write(draft, tmp_path / "copy")
    again = folder.read(tmp_path / "copy", AS_OF)
    assert again == draft
    assert [codec.version(item) for item in again.items] == [codec.version(item) for item in draft.items]


def test_a_written_folder_does_not_move_with_the_day(tmp_path):
    draft = folder.read(SAMPLE, AS_OF)
    folder.write(draft, tmp_path / "copy")
    later = folder.read(tmp_path / "copy", date(2027, 5, 5))
    assert replace(later, as_of=AS_OF) == draft


def test_an_edition_written_and_read_again_has_the_same_items(tmp_path):
    awkward = a_notice(
        body="第一行\n第二行: “引号” 'q' \"d\" # 不是注释\n\n- 不是列表",
        short="null hypothesis",
        valid=a_period("2026-03-01 08:15", "2026-03-02T01:02:03.5+00:00"),
        table=Table(columns=("编号", "数"), rows=(("000117100003", "1e3"), ("no", "9:00"))),
        strict=True,
        channels=("是: 否", " 两端空格 ", "*星号", "&和", "%百分", "@at", "`反引号`"),
    )
    edition = an_edition(awkward, a_guide())
    folder.write(edition, tmp_path / "out")
    again = folder.read(tmp_path / "out", AS_OF)
    assert again.faults == ()
    assert again.items == edition.items
    assert again.slots == edition.slots
    assert again.boards == edition.boards
    assert again.layouts == edition.layouts
    assert again.office == edition.office
    assert set(edition.rules.calendars) <= set(again.rules.calendars)


def test_media_are_copied_under_their_names(tmp_path):
    files = {"announcement/a-notice.yaml": NOTICE + "media: [maps/plan.png]\n", "media/maps/plan.png": a_png()}
    draft = folder.read(a_folder(tmp_path, files), AS_OF)
    folder.write(draft, tmp_path / "copy")
    assert (tmp_path / "copy" / "media" / "maps" / "plan.png").read_bytes() == a_png()
    assert folder.read(tmp_path / "copy", AS_OF) == draft


def test_an_edition_whose_media_are_not_at_hand_is_not_half_exported_in_silence(tmp_path):
    medium = Media(sha256="0" * 64, length=1, type="image/png", name="x.png")
    with pytest.raises(BadInput, match="not at hand"):
        folder.write(an_edition(a_notice(media=(medium,))), tmp_path / "out")


def test_a_media_name_cannot_write_outside_the_folder(tmp_path):
    (tmp_path / "x.png").write_bytes(a_png())
    medium = Media(sha256="0" * 64, length=1, type="image/png", name="../../evil.png")
    with pytest.raises(BadInput, match="not a path inside"):
        folder.write(an_edition(a_notice(media=(medium,))), tmp_path / "out", {"0" * 64: tmp_path / "x.png"})
    assert not list(tmp_path.rglob("evil.png"))


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "precious.txt").write_text("mine")
    with pytest.raises(BadInput, match="not an empty folder"):
        folder.write(an_edition(), tmp_path / "full")
    assert (tmp_path / "full" / "precious.txt").read_text() == "mine"
