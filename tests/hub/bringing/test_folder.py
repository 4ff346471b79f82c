"""A folder comes in, goes out, and comes in again as the same."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from fakes.builders import a_notice

from kiosk.content.office import Unit

SAMPLE = Path(__file__).parents[3] / "data" / "sample"


def in_short(items):
    """All units and the first of every kind."""
    kinds = {type(item): item for item in reversed(items)}
    return tuple(item for item in items if isinstance(item, Unit) or kinds[type(item)] is item)


def test_the_sample_bureau_goes_out_as_it_came(desk, tmp_path):
    from hub.desk import organisation, register
    from hub.desk.arrival import bring
    from hub.desk.departure import leave
    from kiosk.folder import read

    sample = read(SAMPLE, date(2026, 12, 1))
    if not os.environ.get("MINGBAI_LONG"):  # the whole of it takes half a minute: `MINGBAI_LONG=1`
        sample = replace(sample, items=in_short(sample.items))
    office = organisation.office()
    office.feed = sample.feed
    office.save()
    assert bring(sample, desk.author).refused == []
    count, behind = leave(tmp_path / "out")
    assert behind == []
    again = read(tmp_path / "out", date(2026, 12, 1))
    assert again.faults == ()
    assert {item.id: item for item in again.items} == register.drafts()
    assert count == len(again.items)
    assert bring(again, desk.author).changed == []


def test_a_draft_that_is_not_whole_stays_behind_and_is_told(desk, tmp_path):
    from hub.desk.departure import leave

    desk.edit(desk.write(a_notice()), desk.author, body="")
    _, behind = leave(tmp_path / "out")
    assert [told.split(":")[0] for told in behind] == ["a-notice"]
