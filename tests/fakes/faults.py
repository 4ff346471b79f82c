"""One of each fault that lint knows: its code and an edition that has it, as a table.

Rules they keep: an edition has one fault and no other, where that is possible; numbers of persons are invented, with
right check digits, and belong to nobody: the province and the day are real, the place code is not.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from fakes import kinds
from fakes.builders import (
    a_board,
    a_guide,
    a_happening,
    a_layout,
    a_notice,
    a_period,
    a_slot,
    a_source,
    a_unit,
    a_window,
    an_edition,
    an_office,
)

from kiosk import folder
from kiosk.content.edition import Daypart, Edition, Zone
from kiosk.content.item import replace
from kiosk.content.office import Floor
from kiosk.content.process import Arrow, Node
from kiosk.content.rules import OpeningException, Rules
from kiosk.content.service import Code, Limit, Material

ID_CARD = "110199199001010010"
MOBILE = "13800000000"
BANK_CARD = "6200000000000000000"
CODE = "11990100MB0012345J3000117109000"


def the_rules(root: Path) -> Rules:
    """The rules as they are shipped. `root`: an empty folder."""
    (root / "manifest.yaml").write_text("feed: a-feed\nformat: 1\noffice: {name: 局, hall: hall}\n", encoding="utf-8")
    return folder.read(root, date(2026, 11, 23)).rules


def a_calm_guide(**fields: Any):
    """A guide that promises nothing, so that nothing is said about its promise."""
    return a_guide(**{"promised": None, **fields})


def a_graph(nodes: str, *arrows: str):
    """A process from `apply:start check:decision …` and arrows `apply>check`."""
    made = (node.split(":") for node in nodes.split())
    ways = (arrow.split(">") for arrow in arrows)
    return kinds.a_process(
        nodes=tuple(Node(id=id, name=id, type=type) for id, type in made),
        arrows=tuple(Arrow(from_=one, to=other) for one, other in ways),
    )


def a_publicity(until: str, rule: str = "housing-publicity", **fields: Any):
    period = a_period("2026-11-19", until)
    source = a_source(made="2026-11-19", published="2026-11-19")
    filled = {"period": period, "valid": period, "period_rule": rule, "source": source, **fields}
    return a_notice(type="publicity", **filled)


def a_stop(what: str, published: str):
    source = a_source(made=published, published=published)
    return a_notice(
        type="works", happening=a_happening(what=what, when=a_period("2026-11-24 09:00", None)), source=source
    )


def a_withdrawn(**fields: Any):
    return kinds.a_ruling(**{"withdrawn": date(2026, 11, 12), "decided": date(2026, 11, 10), **fields})


def faults(rules: Rules) -> list[tuple[str, Edition]]:
    """Every code with its edition, family by family."""

    def of(*items: Any, **fields: Any) -> Edition:
        return an_edition(*items, **{"rules": rules, **fields})

    zone = Zone(name="main", x=0, y=0, w=100, h=100)
    unread = Rules(calendars=rules.calendars, remedies=rules.remedies)
    half_hidden = kinds.a_record(display=a_period("2026-11-18", "2026-11-30"), valid=a_period(None, "2026-11-29"))
    late_result = a_notice(type="result", decided=date(2026, 11, 6), source=a_source())
    return [
        # the whole edition, and its records
        ("edition-empty", replace(of(), items=())),
        ("id-twice", of(a_notice("same-id"), a_calm_guide(id="same-id"))),
        ("hall-unknown", of(office=an_office(hall="nowhere"))),
        ("often-unknown", of(office=an_office(often=("gone",)))),
        ("often-no-guide", of(a_notice(), office=an_office(often=("a-notice",)))),
        ("calendar-missing", of(rules=replace(rules, calendars=()))),
        (
            "rule-unchecked",
            of(rules=unread, made_at="2028-01-01 08:00"),
        ),
        ("slot-item-unknown", of(slots=(a_slot(items=("gone",)),))),
        ("slot-empty", of(slots=(a_slot(kinds=()),))),
        ("slot-types-idle", of(slots=(a_slot(kinds=("ruling",), types=("result",)),))),
        ("board-unknown", of(slots=(a_slot(boards=("nowhere",)),))),
        ("type-unknown", of(slots=(a_slot(types=("gossip",)),))),
        ("layout-unknown", of(boards=(a_board(layout="portrait"),))),
        ("zone-outside", of(layouts=(a_layout(zones=(replace(zone, w=2000),)),))),
        ("zone-twice", of(layouts=(a_layout(zones=(zone, zone)),))),
        ("zones-overlap", of(layouts=(a_layout(zones=(zone, replace(zone, name="qr", x=99))),))),
        ("layout-mute", of(layouts=(a_layout(zones=(replace(zone, name="qr"),)),))),
        ("zone-size-missing", of(layouts=(a_layout(width=512, height=100, zones=(zone,)),))),
        ("zone-size-tall", of(layouts=(a_layout(zones=(replace(zone, size=120),)),))),
        ("zone-size-small", of(layouts=(a_layout(zones=(replace(zone, size=12),)),))),
        ("board-name-twice", of(boards=(a_board("first-board", group="hall-board"), a_board()))),
        ("slot-over", of(slots=(a_slot(valid=a_period(until="2026-11-22")),))),
        ("slot-never", of(slots=(a_slot(daypart=Daypart(from_="18:00", until="08:00", days="opening-hours")),))),
        ("slots-overlap", of(slots=(a_slot(rank="urgent"), a_slot("storm", rank="urgent")))),
        ("duty-unplayed", of(a_notice(display=a_period("2026-11-20")), slots=(a_slot(zone="ticker"),))),
        ("opening-unit-unknown", of(rules=replace(rules, openings=(an_opening("gone"),)))),
        # references, chains, links
        ("unit-unknown", of(a_notice(source=a_source(unit="nobody")))),
        ("ground-unknown", of(a_notice(grounds=("gone",)))),
        ("process-unknown", of(a_calm_guide(process="gone"))),
        ("guide-unknown", of(kinds.a_process(guides=("gone",)))),
        ("about-unknown", of(a_notice(about=("gone",)))),
        ("outcome-unknown", of(a_notice(outcome="gone"))),
        ("paper-unknown", of(kinds.a_plan(replaces=("hall",)))),
        ("interpretation-unknown", of(kinds.a_plan(interpretations=("gone",)))),
        ("consultation-unknown", of(kinds.a_plan(consultation="gone"))),
        ("item-unknown", of(kinds.a_catalogue(entries=(kinds.an_entry(items=("gone",)),)))),
        ("site-unknown", of(a_unit("a-unit", site="gone"))),
        ("floor-unknown", of(a_unit("a-unit", windows=(a_window(floor="a-site/9f"),)))),
        ("leader-unknown", of(kinds.a_leader(stands_in="gone"))),
        ("window-unknown", of(a_calm_guide(windows=("hall/99",)))),
        ("media-unknown", of(a_calm_guide(materials=(Material(name="申请表", blank="form.pdf"),)))),
        ("rule-unknown", of(a_notice(period_rule="gone"))),
        ("parent-unknown", of(a_unit("a-unit", parent="gone"))),
        ("parent-cycle", of(a_unit("a-unit", parent="a-unit"))),
        ("about-cycle", of(a_notice(about=("a-notice",)))),
        ("replaces-cycle", of(kinds.a_plan(replaces=("a-plan",), status="amended"))),
        ("replaced-in-force", of(kinds.a_plan(replaces=("old-plan",)), kinds.a_plan("old-plan"))),
        ("stands-in-self", of(kinds.a_leader(stands_in="a-leader"))),
        ("link-one-way", of(kinds.an_interpretation("an-interpretation", "a-plan"), kinds.a_plan())),
        # required elements
        ("missing-element", of(a_calm_guide(basis=()))),
        ("validity-empty", of(a_notice(valid=a_period("2026-11-24 09:00", "2026-11-24 09:00")))),
        (
            "hidden-in-display",
            of(half_hidden, slots=(a_slot(kinds=("record",)),)),
        ),
        ("visits-unexplained", of(a_calm_guide(visits_why=""))),
        ("handling-mismatch", of(a_guide(promised=Limit(days=0)))),
        ("limit-long", of(a_calm_guide(statutory=Limit(days=45)))),
        ("result-with-period", of(a_notice(type="result", period=a_period("2026-11-18", "2026-11-30")))),
        ("window-twice", of(a_unit("a-unit", windows=(a_window("2"), a_window("2"))))),
        ("floor-twice", of(kinds.a_site(floors=(Floor(id="1f", name="一楼"), Floor(id="1f", name="二楼"))))),
        ("number-twice", of(kinds.some_powers(rows=(kinds.a_power(), kinds.a_power())))),
        ("node-unreached", of(a_graph("a:start b:end c:end", "a>b"))),
        ("node-stuck", of(a_graph("a:start b:end c:step", "a>b", "a>c"))),
        ("decision-single", of(a_graph("a:start b:decision c:end", "a>b", "b>c"))),
        ("end-goes-on", of(a_graph("a:start b:end c:end", "a>b", "b>c"))),
        ("years-reversed", of(kinds.a_plan(first_year=2030, last_year=2026))),
        ("draft-unasked", of(kinds.a_plan(status="draft"))),
        ("trial-endless", of(kinds.a_plan(trial=True))),
        ("film-endless", of(kinds.a_poster(media=(kinds.a_film(0),)))),
        ("film-long", of(kinds.a_poster(media=(kinds.a_film(900),)))),
        ("film-second", of(kinds.a_poster(media=(kinds.a_film(), kinds.a_film(name="second.mp4"))))),
        ("pages-many", of(kinds.a_poster(media=(kinds.a_leaflet(9),)))),
        ("event-unreported", of(kinds.an_event(state="held"))),
        # times
        ("promise-late", of(a_guide(promised=Limit(days=8), statutory=Limit(days=7)))),
        ("promise-sometimes-late", of(a_guide())),
        ("period-unruled", of(a_publicity("2026-11-30", rule=""))),
        ("period-short", of(a_publicity("2026-11-29"))),
        ("shown-after-period", of(a_publicity("2026-11-30", valid=a_period("2026-11-19", "2026-12-31")))),
        ("hidden-in-period", of(a_publicity("2026-11-30", valid=a_period("2026-11-19", "2026-11-25")))),
        ("lead-short", of(a_stop("water", "2026-11-24"))),
        ("lead-unsure", of(a_stop("gas", "2026-11-22"))),
        ("result-early", of(a_notice(type="result", decided=date(2026, 11, 24)))),
        ("result-late", of(late_result)),
        ("disclosure-late", of(a_notice(source=a_source(made="2026-09-10")))),
        ("withdrawn-early", of(a_withdrawn(type="licence", withdrawn=date(2026, 11, 9)))),
        ("withdrawn-shown", of(a_withdrawn())),
        ("withdrawal-late", of(a_withdrawn(state="withdrawn", withdrawn_why="复议撤销"))),
        # codes and channels
        ("code-form", of(a_calm_guide(code=Code(value=CODE[:30])))),
        ("code-check", of(a_calm_guide(code=Code(value=CODE.replace("J", "K"))))),
        ("code-basic", of(a_calm_guide(code=Code(value=CODE, basic="000117109003")))),
        ("channel-unknown", of(a_notice(channels=("政府网站", "大喇叭")))),
        # texts
        ("pinyin-noise", of(a_notice(body="推行政务(wù)公开，完善服务网(wǎng)络(luò)。"))),
        ("markup-left", of(a_notice(body="请于&nbsp;9 时到达<br/>。"))),
        ("redacted", of(a_notice(body="按照*镇市公开工作规定，20*年*月*日前完成。"))),
        ("redacted-perhaps", of(a_notice(body="中共*德市委"))),
        ("characters-lost", of(a_notice(body="锟斤拷住房保障"))),
        ("script-mixed", of(a_notice(body="推进政務公開"))),
        ("script-perhaps-mixed", of(a_notice(body="查阅《政務公開條例》"))),
        ("number-brackets", of(a_notice(body="依据云住建发[2026]12号"))),
        ("personal-number", of(a_notice(body=f"联系人手机 {MOBILE}"))),
        ("catch-all-condition", of(a_calm_guide(conditions=("法律、法规规定的其他条件",)))),
        ("catch-all-material", of(a_calm_guide(materials=(Material(name="其他相关材料"),)))),
        ("outdated-review-body", of(a_notice(body="可以向上一级主管部门申请行政复议。"))),
        ("hidden-character", of(a_notice(body="正文\u200b"))),
        ("glyph-missing", of(a_notice(body="藏文 ཀ"))),
    ]


def an_opening(unit: str) -> OpeningException:
    return OpeningException(day=date(2026, 12, 31), unit=unit, note="年终结账", basis="本局通知")
