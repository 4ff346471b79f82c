"""Five thousand items with seven bad ones: the others are published, the seven reported, and what was stays."""

from datetime import date

import pytest
from fakes.clock import FakeClock
from fakes.folders import HALL, MANIFEST, NOTICE

from hub.press.commands.publish import check
from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.publish import publish
from kiosk.folder import read

DAY = date(2026, 11, 23)
ITEMS = 5_000

# Four that cannot be read, three that lint refuses; each spoils what was right.
SPOILT = {
    "n-0001": NOTICE + "colour: red\n",
    "n-0500": NOTICE + "short: 'open\n",
    "n-1000": NOTICE.replace("-2d", "yesterday"),
    "n-1500": "- a list\n",
    "n-2000": NOTICE.replace("unit: hall", "unit: nobody"),
    "n-2500": NOTICE + "about: [nothing]\n",
    "n-3000": NOTICE + "short: 电话 13800000000\n",
}
WHY = {
    "n-0001": "unknown key 'colour'",
    "n-0500": "not YAML",
    "n-1000": "'yesterday' is no date",
    "n-1500": "an item is a group of keys",
    "n-2000": "no unit 'nobody'",
    "n-2500": "no item 'nothing'",
    "n-3000": "holds a mobile number: delete it, or write 138****0000",
}


@pytest.fixture
def folder(tmp_path):
    """The hall and as many notices as make five thousand."""
    root = tmp_path / "folder"
    for name, text in {"manifest.yaml": MANIFEST, "unit/hall.yaml": HALL}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "announcement").mkdir()
    for number in range(1, ITEMS):
        write(root, f"n-{number:04}", NOTICE)
    return root


def write(root, item, text):
    (root / "announcement" / f"{item}.yaml").write_text(text, encoding="utf-8")


def spoil(root):
    for item, text in SPOILT.items():
        write(root, item, text)


def told(held):
    return {one.item: "; ".join(one.why) for one in held}


def right(found):
    return found.keys() == WHY.keys() and all(why in found[item] for item, why in WHY.items())


def test_all_but_the_bad_are_published_and_the_bad_are_reported(tmp_path, folder):
    press = Press.found(tmp_path / "feed", "yunzhou-jianshe", FakeClock(), disk=Disk(sync=False))
    spoil(folder)
    report = publish(press, read(folder, DAY), check())
    assert report.items == ITEMS - 7
    assert right(told(report.story.left_out))
    assert report.story.kept == ()
    published = press.editions.current()
    assert published is not None
    assert {item.id for item in published.items}.isdisjoint(SPOILT)


def test_what_was_published_before_stays_in_its_place(tmp_path, folder):
    press = Press.found(tmp_path / "feed", "yunzhou-jianshe", FakeClock(), disk=Disk(sync=False))
    first = publish(press, read(folder, DAY), check())
    assert (first.items, first.whole) == (ITEMS, True)
    before = {item.id: item for item in press.editions.current().items}
    spoil(folder)
    second = publish(press, read(folder, DAY), check())
    assert second.items == ITEMS
    assert right(told(second.story.kept))
    assert second.story.left_out == ()
    assert {item.id: item for item in press.editions.current().items} == before
