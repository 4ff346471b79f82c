"""Dates in a folder: inclusive days become half-open instants, relative ones count by the calendar of the feed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from fakes.builders import some_rules
from fakes.clock import ZONE, instant
from fakes.folders import MANIFEST, NOTICE, a_folder
from hypothesis import given
from hypothesis import strategies as st

from kiosk import folder
from kiosk.calendar import Calendar
from kiosk.content.item import Period
from kiosk.folder.dates import Dates

DATES = Dates(date(2026, 9, 18), ZONE, Calendar(some_rules()))  # a Friday before a worked Sunday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", "2026-03-02"),
        ("+0d", "2026-09-18"),
        ("-4d", "2026-09-14"),
        ("+1wd", "2026-09-20"),
        ("+7wd", "2026-09-29"),
        ("-1wd", "2026-09-17"),
    ],
)
def test_days_are_absolute_or_counted_from_the_day_of_publishing(text, day):
    assert DATES.day(text) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "last", "moment"),
    [
        ("2026-03-02", False, "2026-03-02 00:00"),
        ("2026-03-02", True, "2026-03-03 00:00"),
        ("2026-03-02 09:00", True, "2026-03-02 09:00"),
        ("2026-03-02 9:00", False, "2026-03-02 09:00"),
        ("2026-03-02 24:00", False, "2026-03-03 00:00"),
        ("+1d 09:00", False, "2026-09-19 09:00"),
        ("+1wd", True, "2026-09-21 00:00"),
        ("2026-03-02T01:02:03Z", True, "2026-03-02T01:02:03+00:00"),
    ],
)
def test_a_day_begins_at_midnight_and_as_a_last_day_ends_at_the_next(text, last, moment):
    assert DATES.moment(text, last=last) == instant(moment)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-3-2",
        "2026-02-30",
        "+d",
        "+1w",
        "1d",
        "+1d 25:00",
        "2026-03-02 9:60",
        "+99999d",
        "0001-01-01",
        "9999-12-31",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"no date|no time of day"):
        DATES.moment(text, last=False)


FIRST, LAST = datetime(1901, 1, 1), datetime(2199, 1, 1)  # noqa: DTZ001  the bounds must be naive


@given(
    st.datetimes(FIRST, LAST, timezones=st.just(ZoneInfo("UTC"))),
    st.booleans(),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "UTC"]),
)
def test_an_instant_is_spelled_so_that_it_reads_back(moment, last, zone):
    dates = Dates(None, ZoneInfo(zone), Calendar(()))
    assert dates.moment(dates.spell(moment, last=last), last=last) == moment


def notice_of(root, extra: str, manifest: str = MANIFEST, as_of: date = date(2026, 11, 23)):
    files = {"manifest.yaml": manifest, "announcement/a-notice.yaml": NOTICE + extra}
    draft = folder.read(a_folder(root, files), as_of)
    found = [item for item in draft.items if item.id == "a-notice"]
    return draft, (found[0] if found else None)


def test_the_last_day_of_a_validity_is_inside_it(tmp_path):
    _, notice = notice_of(tmp_path, "valid: {from: 2026-03-01, until: 2026-03-02}\n")
    assert notice.valid == Period(from_=instant("2026-03-01"), until=instant("2026-03-03"))
    assert notice.valid.holds(instant("2026-03-02 23:59"))
    assert not notice.valid.holds(instant("2026-03-03 00:00"))


def test_the_zone_of_the_manifest_decides_where_a_day_begins(tmp_path):
    manifest = MANIFEST + "timezone: Europe/Berlin\n"
    _, notice = notice_of(tmp_path, "valid: {from: 2026-03-01}\n", manifest)
    assert notice.valid.from_ == instant("2026-03-01T00:00:00+01:00")


def test_relative_dates_move_with_the_day_of_publishing(tmp_path):
    for as_of in (date(2026, 11, 23), date(2027, 6, 1)):
        _, notice = notice_of(tmp_path, "valid: {until: +1d 09:00}\n", as_of=as_of)
        assert notice.source.published == date.fromordinal(as_of.toordinal() - 1)
        assert notice.valid.until == instant(f"{date.fromordinal(as_of.toordinal() + 1)} 09:00")


def test_an_absolute_folder_refuses_relative_dates(tmp_path):
    manifest = MANIFEST.replace("dates: publish-day", "dates: absolute")
    draft, notice = notice_of(tmp_path, "", manifest)
    assert notice is None
    assert {fault.item for fault in draft.faults} == {"a-guide", "a-notice", "hall"}
    assert "'-2d' is relative, but dates here are absolute" in [fault.why for fault in draft.faults]


def test_a_period_may_end_by_its_rule(tmp_path):
    extra = """\
period_rule: consultation-30
period: {from: 2026-11-12, until: by-rule}
valid: {until: by-rule}
"""
    _, notice = notice_of(tmp_path, extra)
    assert notice.period == Period(from_=instant("2026-11-12"), until=instant("2026-12-15"))  # 12-14 is the last day
    assert notice.valid.until == instant("2026-12-15")


@pytest.mark.parametrize(
    "extra",
    [
        "period: {from: 2026-11-12, until: by-rule}\n",
        "period_rule: nobody\nperiod: {from: 2026-11-12, until: by-rule}\n",
        "period_rule: consultation-30\nperiod: {until: by-rule}\n",
        "period_rule: consultation-30\nvalid: {until: by-rule}\n",
    ],
)
def test_by_rule_needs_a_rule_and_a_beginning(tmp_path, extra):
    draft, notice = notice_of(tmp_path, extra)
    assert notice is None
    assert [fault.why for fault in draft.faults] == ["'by-rule' needs `from` and a known `period_rule`"]


def test_sentences_spell_the_dates_they_name(tmp_path):
    extra = """\
short: "{year +0d}年，{day +1d}（{weekday +1d}）起，{date +1d}，{iso +1d}"
"""
    _, notice = notice_of(tmp_path, extra)
    assert notice.short == "2026年，11月24日（星期二）起，2026年11月24日，2026-11-24"


def test_sentences_spell_the_last_day_of_the_period_and_the_day_of_the_event(tmp_path):
    extra = """\
short: 至{day period}，{day happening}停水
period: {from: 2026-11-18, until: 2026-11-30}
happening: {when: {from: 2026-11-24 09:00, until: 2026-11-24 17:00}, area: 城东}
"""
    _, notice = notice_of(tmp_path, extra)
    assert notice.short == "至11月30日，11月24日停水"


def test_an_event_is_itself_what_happens(tmp_path):
    text = """\
title: 加装电梯座谈会（{day happening}）
source: {unit: hall, made: -2d, published: -1d}
type: forum
when: {from: "+1d 09:00", until: "+1d 11:00"}
place: 市民路 1 号
body: "{day when}（{weekday when}）9:00 开始。"
"""
    draft = folder.read(a_folder(tmp_path, {"event/a-forum.yaml": text}), date(2026, 11, 23))
    assert draft.faults == ()
    event = next(item for item in draft.items if item.id == "a-forum")
    assert (event.title, event.body) == ("加装电梯座谈会（11月24日）", "11月24日（星期二）9:00 开始。")


@pytest.mark.parametrize(
    ("until", "ends"),
    [("+1d", "2026-11-25 00:00"), ("2026-11-30", "2026-12-01 00:00"), ("+1d 17:00", "2026-11-24 17:00")],
)
def test_one_may_enrol_until_the_end_of_the_last_day(tmp_path, until, ends):
    extra = f'enrol: {{how: 打电话, until: "{until}"}}\n'
    draft, notice = notice_of(tmp_path, extra)
    assert notice.enrol.until == instant(ends)
    folder.write(draft, tmp_path / "copy")
    assert folder.read(tmp_path / "copy", date(2027, 5, 5)).items == draft.items


def test_a_number_may_be_the_year_of_a_date(tmp_path):
    text = """\
title: 住房发展计划
source: {unit: hall, made: -30d, published: -29d}
body: 计划的正文。
first_year: "{year -1d}"
last_year: "{year +400d}"
"""
    draft = folder.read(a_folder(tmp_path, {"plan/a-plan.yaml": text}), date(2026, 1, 1))
    assert draft.faults == ()
    plan = next(item for item in draft.items if item.id == "a-plan")
    assert (plan.first_year, plan.last_year) == (2025, 2027)


@pytest.mark.parametrize("year", ["{year soon}", "{day +0d}", "{year}", "{year +0d}7"])
def test_a_number_is_no_other_date(tmp_path, year):
    text = f'title: 计划\nsource: {{unit: hall, made: -1d, published: -1d}}\nfirst_year: "{year}"\n'
    draft = folder.read(a_folder(tmp_path, {"plan/a-plan.yaml": text}), date(2026, 1, 1))
    assert [fault.where for fault in draft.faults] == ["plan/a-plan.yaml:3"]


@pytest.mark.parametrize("word", ["period", "happening", "when", "soon"])
def test_a_sentence_that_names_a_date_that_is_not_there_is_a_fault(tmp_path, word):
    draft, notice = notice_of(tmp_path, "short: 至{day " + word + "}\n")
    assert notice is None
    assert [fault.where for fault in draft.faults] == ["announcement/a-notice.yaml:8"]


def test_other_braces_are_plain_text(tmp_path):
    draft, notice = notice_of(tmp_path, 'short: "{x} {day} { }"\n')
    assert draft.faults == ()
    assert notice.short == "{x} {day} { }"


def test_the_line_break_at_the_end_of_a_block_is_dropped(tmp_path):
    files = {"announcement/a-notice.yaml": NOTICE.replace("body: ", "body: |\n  第一段。\n\n  ")}
    draft = folder.read(a_folder(tmp_path, files), date(2026, 11, 23))
    body = next(item.body for item in draft.items if item.id == "a-notice")
    assert body == "第一段。\n\n自即日起，三号窗口受理时间调整为九时至十七时。"
