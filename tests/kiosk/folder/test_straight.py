"""The straight way gives what the slow way gives, and steps aside wherever something wants an explanation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from fakes.folders import GUIDE, HALL, NOTICE, a_folder, a_png

from kiosk import folder, strict_yaml
from kiosk.calendar import Calendar
from kiosk.content.kinds import KINDS
from kiosk.folder.dates import Dates
from kiosk.folder.manifest import read_manifest
from kiosk.folder.media import MediaFolder
from kiosk.folder.straight import Crooked, Straight
from kiosk.folder.values import Values

SAMPLE = Path(__file__).parents[3] / "data" / "sample"
RULES = folder.shipped_rules()


def dates(day: date) -> Dates:
    return Dates(day, read_manifest(SAMPLE).zone, Calendar(RULES))


def straight(root: Path, text: str, kind: str) -> Any:
    tree = strict_yaml.parse(text).value
    assert isinstance(tree, dict)
    return Straight(dates(date(2026, 11, 23)), MediaFolder(root)).value({"id": "an-item", **tree}, KINDS[kind])


@pytest.mark.parametrize("day", [date(2026, 2, 12), date(2026, 11, 23), date(2027, 12, 31)])
def test_every_item_of_the_sample_comes_out_the_same_both_ways(day, monkeypatch):
    faults: list[tuple[str, ...]] = []
    media = MediaFolder(SAMPLE)
    rules = folder.read(SAMPLE, day).rules
    quick = Straight(dates(day), media)
    slow = Values(dates(day), rules, media, lambda *fault: faults.append(fault))
    monkeypatch.setattr(slow, "_straight", Never())
    files = [(kind, file) for kind in KINDS for file in sorted((SAMPLE / kind).glob("*.yaml"))]
    straight_on = 0
    for kind, file in files:
        document = strict_yaml.read(file)
        explained = slow.item(kind, document, file.stem)
        tree = dict(document.value)
        if "by-rule" not in file.read_text(encoding="utf-8"):  # that is counted before either way begins
            assert quick.value({"id": file.stem, **tree}, KINDS[kind]) == explained
            straight_on += 1
    assert faults == []
    assert straight_on > len(files) * 0.9


class Never:
    def value(self, tree: object, type_: object) -> object:
        raise Crooked


def test_a_plain_item_of_each_kind_of_key_goes_straight(tmp_path):
    root = a_folder(tmp_path, {"media/x.png": a_png()})
    notice = straight(
        root, NOTICE + "media: [x.png]\nstrict: true\nshort: '{day +1d}'\nvalid: {until: +2d}\n", "announcement"
    )
    assert (notice.short, notice.strict, notice.media[0].name) == ("11月24日", True, "x.png")
    assert notice.valid.until.isoformat() == "2026-11-25T16:00:00+00:00"
    assert straight(root, GUIDE, "guide").statutory.days == 7
    assert straight(root, HALL, "unit").windows[0].id == "2"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NOTICE + "colour: red\n", "announcement"),
        (NOTICE + "strict: yes\n", "announcement"),
        (NOTICE + "strict: [true]\n", "announcement"),
        (NOTICE + "short: ~\n", "announcement"),
        (NOTICE + "short: [a]\n", "announcement"),
        (NOTICE + "channels: a\n", "announcement"),
        (NOTICE + "valid: {to: +2d}\n", "announcement"),
        (NOTICE + "valid: +2d\n", "announcement"),
        (NOTICE + "valid: {until: [+2d]}\n", "announcement"),
        (NOTICE + "valid: {from: +2d, until: -1d}\n", "announcement"),
        (NOTICE + "short: '{day soon}'\n", "announcement"),
        (NOTICE + "short: '{day period}'\n", "announcement"),
        (NOTICE + "media: [gone.png]\n", "announcement"),
        (NOTICE + "media: [{file: gone.png, size: 3}]\n", "announcement"),
        (NOTICE.replace("type: notice", "type: gossip"), "announcement"),
        (NOTICE.replace("type: notice\n", ""), "announcement"),
        (NOTICE.replace("-2d", "yesterday"), "announcement"),
        (NOTICE.replace("-2d", "[-2d]"), "announcement"),
        (NOTICE.replace("title: 关于调整窗口服务时间的通知", "title: ''"), "announcement"),
        (NOTICE.replace("source:", "source: x\nother:"), "announcement"),
        (GUIDE.replace("days: 7", "days: seven"), "guide"),
        (GUIDE.replace("days: 7", "days: 7.5"), "guide"),
        (GUIDE.replace("days: 7", "days: '{year -1d} '"), "guide"),
        (GUIDE.replace("days: 7", "days: 99999"), "guide"),
    ],
)
def test_whatever_is_not_plainly_right_is_crooked(tmp_path, text, kind):
    with pytest.raises(Crooked):
        straight(a_folder(tmp_path), text, kind)


def test_the_samples_are_what_yaml_says_they_are():
    # The strict reader takes scalars as strings and nothing else away.
    text = (SAMPLE / "guide" / "construction-permit.yaml").read_text(encoding="utf-8")
    assert strict_yaml.parse(text).value == yaml.load(text, Loader=yaml.BaseLoader)
