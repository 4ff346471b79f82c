"""Slots and boards in a folder: every word of the model, and each mistake with file, line and a Chinese sentence."""

from __future__ import annotations

from datetime import date

import pytest
from fakes.folders import a_folder

from kiosk import folder
from kiosk.content.edition import Daypart

AS_OF = date(2026, 11, 23)


def read(tmp_path, slots, boards=""):
    files = {"slots.yaml": slots, **({"boards.yaml": boards} if boards else {})}
    return folder.read(a_folder(tmp_path, files), AS_OF)


def test_everything_a_slot_may_say_is_read(tmp_path):
    draft = read(
        tmp_path,
        """\
- id: nights
  items: [a-notice]
  boards: [halls, 一楼]
  rank: special
  share: 2
  dwell_s: 20
  plays_per_day: 12
  valid: {from: +0d, until: +6d}
  daypart: {from: 22:00, until: 06:00, days: days-off, weekdays: [sat, sun]}
- id: open
  kinds: [announcement]
  daypart: {days: opening-hours}
""",
        "- {id: hall, title: 一楼大厅, group: halls, tags: [一楼]}\n",
    )
    assert draft.faults == ()
    nights, opening = draft.slots
    assert (nights.rank, nights.share, nights.dwell_s, nights.plays_per_day) == ("special", 2, 20, 12)
    assert nights.boards == ("halls", "一楼")
    assert nights.daypart == Daypart(from_="22:00", until="06:00", days="days-off", weekdays=("sat", "sun"))
    assert (nights.valid.until - nights.valid.from_).days == 7
    assert opening.daypart.days == "opening-hours"
    assert draft.boards[0].names == {"hall", "halls", "一楼"}


@pytest.mark.parametrize(
    ("line", "why", "zh"),
    [
        ("dwell_s: 0", "0 is too small, at least 5", "数太小，至少是 5"),
        ("dwell_s: 1000000000000", "1000000000000 is too large, at most 600", "数太大，最多是 600"),
        ("dwell_s: long", "'long' is not a whole number", "“long”不是整数"),
        ("rank: highest", "'highest' is not known here", "这里不能填“highest”"),
        ("valid: {from: +2d, until: +0d}", "ends before it begins", "结束早于开始"),
        ("daypart: {from: '09:00', until: '09:00'}", "a daypart ends when it begins", "时段的开始和结束是同一时刻"),
        ("daypart: {until: '24:30'}", "a day ends at 24:00", "一天到 24:00 为止"),
        ("daypart: {weekdays: [monday]}", "'monday' is not known here", "这里不能填“monday”"),
        ("speed: 9", "unknown key 'speed'", "不认识的键“speed”"),
    ],
)
def test_a_mistake_is_told_with_its_line_in_both_languages(tmp_path, line, why, zh):
    draft = read(tmp_path, f"- id: good\n  kinds: [announcement]\n- id: bad\n  {line}\n")
    (fault,) = draft.faults
    assert fault.where == "slots.yaml:4"
    assert fault.why == why
    assert fault.zh == zh
