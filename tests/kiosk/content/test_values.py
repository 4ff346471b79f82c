"""What cannot be said: values refuse to be what no screen could show truly."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
import pytest
from fakes.builders import a_notice, a_period, a_source, a_unit, an_alarm
from fakes.clock import instant

from kiosk.content import codec
from kiosk.content.item import ALWAYS, Table, utc
from kiosk.content.office import Session
from kiosk.content.rules import CalendarYear, OpeningException, Remedy, Rules
from kiosk.content.service import Limit
from kiosk.errors import CodecError


def test_values_are_frozen():
    with pytest.raises(AttributeError):
        a_notice().title = "另一个"  # type: ignore[misc]


def test_a_period_ends_after_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        a_period("2026-03-02", "2026-03-01 00:00")


def test_always_holds_and_is_never_over():
    assert ALWAYS.holds(instant("1970-01-01"))
    assert not ALWAYS.over(instant("2100-01-01"))


def test_nothing_is_published_before_it_is_made():
    with pytest.raises(ValueError, match="published before it was made"):
        a_source(made="2026-03-02", published="2026-03-01")


def test_a_table_has_as_many_cells_in_each_row_as_columns():
    with pytest.raises(ValueError, match="row 2 has 1 cells, 2 columns"):
        Table(columns=("甲", "乙"), rows=(("1", "2"), ("1",)))


@pytest.mark.parametrize(("opens", "closes"), [("09:00", "09:00"), ("12:00", "09:00"), ("09:00", "24:30")])
def test_a_session_closes_after_it_opens_and_by_midnight(opens, closes):
    with pytest.raises(ValueError, match="closes before it opens"):
        Session(opens=opens, closes=closes)


def test_a_calendar_year_holds_days_of_its_own_year_only_and_no_day_is_both():
    at = date(2026, 1, 1)
    fields = {"year": 2026, "basis": "通知", "read_at": at, "check_by": at}
    with pytest.raises(ValueError, match="a day outside 2026"):
        CalendarYear(off=(date(2025, 12, 31),), work=(), **fields)
    with pytest.raises(ValueError, match="both off and worked"):
        CalendarYear(off=(at,), work=(at,), **fields)


def test_an_alarm_is_checked_again_after_it_was_issued():
    with pytest.raises(ValueError, match="check_by"):
        an_alarm(issued="2026-11-23 13:20", check_by="2026-11-23 13:20")


@pytest.mark.parametrize("id", ["", "ab", "Ab-c", "1abc", "a_b", "公告一", "a" * 65, "a/b", "../a"])
def test_an_id_is_what_a_file_name_and_an_address_can_hold(id):
    with pytest.raises(CodecError):
        codec.decode_item(codec.encode(a_unit(id)))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x", "https://a b", "//x"])
def test_an_address_is_http_or_https(url):
    with pytest.raises(CodecError):
        codec.decode_item(codec.encode(a_notice(official_url=url)))


def test_a_limit_is_not_negative():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"days": -1}, Limit)


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        utc(datetime(2026, 3, 2))  # noqa: DTZ001  that is what is refused


def test_a_matter_with_its_own_way_to_object_does_not_show_the_general_one():
    at = {"basis": "行政复议法", "read_at": date(2025, 4, 30), "check_by": date(2027, 4, 30), "days": 60}
    general = Remedy(id="general", title="行政复议", text="向本级人民政府", **at)
    own = Remedy(id="own", title="先申请行政复议", text="复议在先", about=("info-request",), **at)
    rules = Rules(remedies=(general, own))
    assert rules.remedies_of("info-request") == (own,)
    assert rules.remedies_of("construction-permit") == (general,)


def test_an_opening_that_says_nothing_is_to_be_checked_by_its_day():
    opening = OpeningException(day=date(2026, 12, 31), note="年终结账", basis="本局通知")
    assert (opening.read_at, opening.check_by) == (date(2026, 12, 31), date(2026, 12, 31))
    assert codec.decode(codec.encode(opening), OpeningException) == opening
