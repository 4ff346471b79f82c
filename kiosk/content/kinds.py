"""All kinds of items. A new kind is its Struct and a row here; folder, feed and lint follow from it."""

from typing import Literal, get_args

from kiosk.content.disclosure import (
    AnnualReport,
    Catalogue,
    DisclosureGuide,
    Ground,
    OnRequest,
    Powers,
    Record,
    Ruling,
)
from kiosk.content.event import Event, Faq, Poster
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.paper import Decision, Document, Interpretation, Plan
from kiosk.content.process import Process
from kiosk.content.service import Guide

AnyItem = (
    Guide
    | Process
    | Announcement
    | Document
    | Decision
    | Plan
    | Interpretation
    | Unit
    | Leader
    | Site
    | Event
    | Faq
    | Poster
    | DisclosureGuide
    | Catalogue
    | AnnualReport
    | OnRequest
    | Powers
    | Ruling
    | Record
    | Ground
)

Kind = Literal[
    "guide",
    "process",
    "announcement",
    "document",
    "decision",
    "plan",
    "interpretation",
    "unit",
    "leader",
    "site",
    "event",
    "faq",
    "poster",
    "disclosure-guide",
    "catalogue",
    "annual-report",
    "on-request",
    "powers",
    "ruling",
    "record",
    "basis",
]

KINDS: dict[str, type[AnyItem]] = dict(zip(get_args(Kind), get_args(AnyItem), strict=True))
"""The kinds by their tag, which is also the name of their folder."""
