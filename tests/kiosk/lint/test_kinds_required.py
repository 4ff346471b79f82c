"""Every kind: a missing element is named by its field; every box of a process leads somewhere."""

from __future__ import annotations

from datetime import date

import pytest
from fakes import kinds
from fakes.builders import (
    a_guide,
    a_period,
    a_slot,
    a_source,
    an_edition,
    some_hours,
)

from kiosk import lint
from kiosk.content.item import replace
from kiosk.content.notice import Enrolment
from kiosk.content.office import Floor
from kiosk.content.process import Arrow, Node
from kiosk.content.service import Authority


def told(*items, **fields) -> list[tuple[str, str, str, str]]:
    return [(p.severity, p.code, p.item, p.field) for p in lint.problems(an_edition(*items, **fields))]


def said(*items, **fields) -> list[tuple[str, str, str]]:
    return [(f"{p.item} {p.field}", p.zh, p.en) for p in lint.problems(an_edition(*items, **fields))]


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (kinds.a_leader(portfolio=()), "portfolio"),
        (kinds.a_site(floors=()), "floors"),
        (kinds.a_site(hours=replace(some_hours(), sessions=())), "hours.sessions"),
        (kinds.a_document(body=" \n"), "body"),
        (kinds.a_document(source=a_source()), "source.number"),
        (kinds.a_decision(stages=()), "stages"),
        (kinds.an_interpretation("an-interpretation"), "about"),
        (kinds.an_event(when=a_period(None, "2026-12-01")), "when.from"),
        (kinds.an_event(phone=""), "phone"),
        (kinds.an_event(state="postponed"), "state_note"),
        (kinds.an_event(state="cancelled"), "state_note"),
        (kinds.a_faq(answer=""), "answer"),
        (kinds.a_poster(media=()), "media"),
        (kinds.a_poster(text=""), "text"),
        (kinds.a_disclosure_guide(sections=()), "sections"),
        (kinds.a_catalogue(entries=()), "entries"),
        (kinds.a_catalogue(entries=(kinds.an_entry(elements=()),)), "entries[0].elements"),
        (kinds.a_catalogue(entries=(kinds.an_entry(channels=()),)), "entries[0].channels"),
        (kinds.an_annual_report(sections=()), "sections"),
        (kinds.an_on_request(ways=()), "ways"),
        (kinds.an_on_request(sections=()), "sections"),
        (kinds.some_powers(rows=()), "rows"),
        (kinds.a_ruling(content=" "), "content"),
        (kinds.a_ruling(state="withdrawn", withdrawn=date(2026, 11, 18)), "withdrawn_why"),
        (kinds.a_ruling(state="withdrawn", withdrawn_why="复议撤销"), "withdrawn"),
        (kinds.a_record(body=""), "body"),
        (kinds.a_record(disclosure="withheld"), "withheld_why"),
        (a_guide(promised=None, authority=Authority(nature="entrusted")), "authority.entrusted_by"),
    ],
)
def test_a_missing_element_is_named_by_its_field(item, field):
    assert told(item) == [("error", "missing-element", item.id, field)]


def test_an_interpretation_has_what_its_form_promises():
    paper = kinds.a_document(interpretations=("an-interpretation",))

    def fields(**given) -> list[str]:
        item = kinds.an_interpretation("an-interpretation", "a-document", **given)
        return [problem.field for problem in lint.problems(an_edition(paper, item))]

    assert fields(body="") == ["body"]
    assert fields(form="questions") == ["questions"]
    assert fields(form="picture") == ["media"]
    assert fields(form="film", media=(kinds.a_picture(),)) == ["media"]
    assert fields(form="picture", media=(kinds.a_picture(),)) == []


def test_an_event_may_be_asked_about_through_its_enrolment():
    assert told(kinds.an_event(phone="", enrol=Enrolment(how="打电话", phone="0000-8123410"))) == []


def test_a_meeting_that_was_held_without_a_report_warns():
    assert told(kinds.an_event(state="held")) == [("warning", "event-unreported", "an-event", "minutes")]
    assert told(kinds.an_event(state="held", minutes=(kinds.SECTION,))) == []


def test_a_draft_names_its_consultation_and_a_trial_its_end():
    assert told(kinds.a_document(status="draft")) == [("warning", "draft-unasked", "a-document", "consultation")]
    assert told(kinds.a_document(trial=True)) == [("warning", "trial-endless", "a-document", "in_force.until")]
    assert told(kinds.a_document(trial=True, in_force=a_period("2026-01-01", "2028-12-31"))) == []


def test_a_plan_does_not_end_before_it_begins():
    assert told(kinds.a_plan(first_year=2030, last_year=2026)) == [("error", "years-reversed", "a-plan", "last_year")]


def test_numbers_of_a_list_and_floors_of_a_site_stand_once():
    twice = (kinds.an_entry(), kinds.an_entry())
    assert told(kinds.a_catalogue(entries=twice)) == [("error", "number-twice", "a-catalogue", "entries")]
    floors = (Floor(id="1f", name="一楼"), Floor(id="1f", name="二楼"))
    assert said(kinds.a_site(floors=floors)) == [("a-site floors", "楼层“1f”出现了 2 次", "floor '1f' stands 2 times")]


def test_what_must_be_displayed_is_valid_for_as_long():
    must, slots = a_period("2026-11-18", "2026-11-30"), (a_slot(kinds=("record",)),)
    assert told(kinds.a_record(display=must), slots=slots) == []
    assert told(kinds.a_record(display=must, valid=a_period("2026-11-18", "2026-11-29")), slots=slots) == [
        ("error", "hidden-in-display", "a-record", "valid")
    ]


def process(nodes: str, *arrows: str):
    """A process from `apply:start check:decision …` and arrows `apply>check`."""
    made = (node.split(":") for node in nodes.split())
    ways = (arrow.split(">") for arrow in arrows)
    return kinds.a_process(
        nodes=tuple(Node(id=id, name=id, type=type) for id, type in made),
        arrows=tuple(Arrow(from_=one, to=other) for one, other in ways),
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (process("a:start b:step", "a>b"), [("error", "missing-element", "nodes")]),
        (process("a:start b:end c:end", "a>b"), [("error", "node-unreached", "nodes[2]")]),
        (process("a:start b:end c:step", "a>b", "a>c"), [("error", "node-stuck", "nodes[2]")]),
        (
            process("a:start b:step c:step d:end", "a>b", "b>c", "c>b", "a>d"),
            [
                ("error", "node-stuck", "nodes[1]"),
                ("error", "node-stuck", "nodes[2]"),
            ],
        ),
        (process("a:start b:decision c:end", "a>b", "b>c"), [("warning", "decision-single", "nodes[1]")]),
        (process("a:start b:end c:end", "a>b", "b>c"), [("error", "end-goes-on", "nodes[1]")]),
        (process("a:start b:decision c:end", "a>b", "b>c", "b>a"), []),
    ],
)
def test_every_box_lies_between_a_beginning_and_an_end(item, expected):
    assert [(severity, code, field) for severity, code, _, field in told(item)] == expected
