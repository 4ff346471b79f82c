"""Required elements: what the law or common sense says must stand in each kind, and does not.

Rules it keeps: one file per group of kinds, one row here; what the decoder already demands is not asked again; what
every item must hold is asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kiosk.content.disclosure import (
    AnnualReport,
    Catalogue,
    DisclosureGuide,
    OnRequest,
    Powers,
    Record,
    Ruling,
)
from kiosk.content.event import Event, Faq, Poster
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.paper import Decision, Document, Interpretation, Plan
from kiosk.content.process import Process
from kiosk.content.service import Guide
from kiosk.lint import graph, guides, hall, meetings, notices, papers, zone
from kiosk.lint.problem import Facts, Problem, error, missing

KINDS: dict[type, Callable[[Any], Iterator[Problem]]] = {
    Guide: guides.of_guide,
    Process: graph.of_process,
    Announcement: notices.of_announcement,
    Document: papers.of_document,
    Decision: papers.of_decision,
    Plan: papers.of_plan,
    Interpretation: papers.of_interpretation,
    Unit: hall.of_unit,
    Leader: hall.of_leader,
    Site: hall.of_site,
    Event: meetings.of_event,
    Faq: meetings.of_faq,
    Poster: meetings.of_poster,
    DisclosureGuide: zone.of_disclosure_guide,
    Catalogue: zone.of_catalogue,
    AnnualReport: zone.of_annual_report,
    OnRequest: zone.of_on_request,
    Powers: zone.of_powers,
    Ruling: zone.of_ruling,
    Record: zone.of_record,
}
"""A basis record needs nothing that its decoder does not demand."""


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    of_kind = KINDS.get(type(item))
    if of_kind is not None:
        yield from of_kind(item)
    if isinstance(item, Guide):
        yield from guides.of_limit(item, facts)
    if item.disclosure == "withheld" and not item.withheld_why:
        yield missing(item, "withheld_why", "不予公开的理由", "why it is withheld")
    yield from _validity(item)


def _validity(item: AnyItem) -> Iterator[Problem]:
    shown = item.valid
    if shown.from_ is not None and shown.from_ == shown.until:
        yield error(
            "validity-empty", item.id, "valid", "有效期是空的，永远不会显示", "the validity is empty: never shown"
        )
    must = item.display
    if must is None:
        return
    late = shown.from_ is not None and (must.from_ is None or shown.from_ > must.from_)
    early = shown.until is not None and (must.until is None or shown.until < must.until)
    if late or early:
        yield error(
            "hidden-in-display",
            item.id,
            "valid",
            "有效期没有覆盖整个应当展示的期间",
            "is not valid during the whole of the time it must be displayed",
        )
