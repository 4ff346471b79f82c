"""How long an item stays: by what its card on a board gives to read, whatever kind it is."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, a_slot, a_unit, an_edition
from fakes.clock import instant
from fakes.kinds import (
    a_decision,
    a_document,
    a_faq,
    a_film,
    a_ground,
    a_leader,
    a_leaflet,
    a_plan,
    a_poster,
    a_process,
    a_record,
    a_ruling,
    a_site,
    an_event,
    an_interpretation,
)

from kiosk.content.hung import FILM_S, MOST_PAGES, PAGE_S
from kiosk.content.item import Section, Table
from kiosk.content.kinds import KINDS
from kiosk.content.paper import Target
from kiosk.content.process import Process
from kiosk.schedule.dwell import MOST_CHARS, SHORTEST_S, SPELLED, _texts, displayed, displayed_chars, dwell_s
from kiosk.schedule.programme import cue_at, programme_at

LONG = "内容很长。" * 40


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_says_what_its_card_gives_to_read(kind):
    assert _texts.dispatch(kind) is not _texts.dispatch(object)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (a_notice(), a_notice(body=LONG)),
        (a_unit(), a_unit(duties=(LONG,))),
        (a_leader(), a_leader(portfolio=(LONG,))),
        (a_site(), a_site(transport=LONG)),
        (an_event(), an_event(body=LONG)),
        (a_faq(), a_faq(answer=LONG)),
        (an_interpretation(), an_interpretation(body=LONG)),
        (a_document(), a_document(body=LONG)),
        (a_decision(), a_decision(body=LONG)),
        (a_plan(), a_plan(targets=tuple(Target(name=LONG, value="1") for _ in range(2)))),
        (a_ruling(), a_ruling(content=LONG)),
        (a_record(), a_record(body=LONG)),
        (a_ground(), a_ground(number=LONG)),
    ],
    ids=lambda item: type(item).__name__,
)
def test_more_to_read_stays_longer(short, long):
    assert dwell_s(long) > dwell_s(short) >= SHORTEST_S
    assert displayed_chars(long) <= MOST_CHARS


def test_what_only_a_touchscreen_shows_does_not_count():
    chapters = (Section(title="第一章　总则", text=LONG),)
    assert displayed_chars(a_document(chapters=chapters)) < len(LONG)
    rows = tuple((str(n), LONG) for n in range(100))
    table = Table(columns=("序号", "内容"), rows=rows)
    assert displayed_chars(a_record(tables=(table,))) == displayed_chars(a_record())
    assert displayed_chars(a_notice(table=table)) == displayed_chars(a_notice())


def test_the_rows_of_a_short_table_count_and_so_does_every_way_to_object():
    table = Table(columns=("姓名", "岗位"), rows=(("王某", "技术员"), ("李某", "资料员")))
    assert displayed_chars(a_notice(table=table)) == displayed_chars(a_notice()) + len("姓名岗位王某技术员李某资料员")
    spoken = a_notice(type="publicity")
    assert spoken.objection is not None
    assert spoken.objection.address in displayed(spoken)


def test_an_elder_board_gives_a_third_more_time():
    notice = a_notice(body=LONG)
    assert dwell_s(notice, elder=True) - 2 == pytest.approx((dwell_s(notice) - 2) * 4 / 3, abs=0.5)


def test_a_process_is_read_node_by_node_and_a_guide_paper_by_paper():
    nodes = "提出申请受理审查不予受理发证"
    assert displayed_chars(a_process()) == len("施工许可怎么办" + nodes) + SPELLED[Process]
    assert displayed(a_process()) == ("提出申请", "受理审查", "不予受理", "发证")
    assert displayed_chars(a_guide()) > len(a_guide().title)


@pytest.mark.parametrize(("runs", "stays"), [(1, SHORTEST_S), (20, 20.0), (900, float(FILM_S))])
def test_a_film_stays_as_long_as_it_runs(runs, stays):
    assert dwell_s(a_poster(media=(a_film(runs),), text=LONG)) == stays


def test_a_film_nobody_knows_the_length_of_is_read_instead():
    assert dwell_s(a_poster(media=(a_film(0),), text=LONG)) == dwell_s(a_poster(text=LONG))


def test_pages_that_hang_have_their_time_each_and_not_all_of_them_hang():
    assert dwell_s(a_poster(media=(a_leaflet(3),))) == 3 * PAGE_S
    assert dwell_s(a_poster(media=(a_leaflet(40),))) == MOST_PAGES * PAGE_S
    assert dwell_s(a_document(body="", media=(a_leaflet(2),))) == 2 * PAGE_S
    assert dwell_s(a_document(body=LONG, media=(a_leaflet(2),))) == dwell_s(a_document(body=LONG))


def test_no_slot_cuts_a_film_short():
    edition = an_edition(a_poster(media=(a_film(40),)), slots=(a_slot(kinds=("poster",), dwell_s=10),))
    now = instant("2026-11-23 10:00:00")
    cue = cue_at(programme_at(edition, "hall-board", now), now)
    assert (cue.ends - cue.starts).total_seconds() == 40
