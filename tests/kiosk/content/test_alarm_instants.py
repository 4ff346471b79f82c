"""Alarms and other values with instants: one moment has one spelling, whatever zone it was given in."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from fakes.builders import an_alarm

from kiosk.content import codec
from kiosk.content.item import replace

HERE = ZoneInfo("Asia/Shanghai")


def test_an_alarm_given_in_local_time_has_the_bytes_of_the_same_alarm_in_utc():
    issued, check_by = datetime(2026, 11, 23, 14, 20, tzinfo=HERE), datetime(2026, 11, 23, 17, 20, tzinfo=HERE)
    local = an_alarm(issued=issued, check_by=check_by)
    utc = an_alarm(issued=issued.astimezone(UTC), check_by=check_by.astimezone(UTC))
    assert local == utc
    assert codec.encode(local) == codec.encode(utc)


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        replace(an_alarm(), issued=datetime(2026, 11, 23, 14, 20))  # noqa: DTZ001


def test_an_alarm_that_must_be_checked_before_it_was_issued_is_refused():
    with pytest.raises(ValueError, match="check_by"):
        an_alarm(issued=datetime(2026, 11, 23, 14, 20, tzinfo=HERE), check_by=datetime(2026, 11, 23, 6, 20, tzinfo=UTC))
