"""Editions and items for tests: a test names only what it is about, these fill in the rest, lawfully.

Rules they keep: what they give has no lint error unless the test asked for one; a day written as text is a Shanghai
day; `until` is the last day, as in a folder, and becomes the moment after it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from fakes.clock import ZONE, instant

from kiosk.content.edition import Board, Edition, Layout, Office, Slot, Zone
from kiosk.content.emergency import Alarm, Emergency
from kiosk.content.item import Basis, Period, Source
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement, Happening, Objection
from kiosk.content.office import Hours, Session, Unit, Window
from kiosk.content.rules import CalendarYear, Rules
from kiosk.content.service import Guide, Limit, Material, Step

FEED = "yunzhou-jianshe"
MADE_AT = "2026-11-23 08:00"
HALL = "hall"


def an_edition(*items: AnyItem, **fields: Any) -> Edition:
    """An edition of these items (one notice if none), with the hall they all belong to added when it is missing."""
    items = items or (a_notice(),)
    given = {item.id for item in items}
    if HALL not in given:
        items = (*items, a_unit())
    filled: dict[str, Any] = {
        "feed": FEED,
        "serial": 1,
        "made_at": instant(MADE_AT),
        "office": an_office(),
        "rules": some_rules(),
        "slots": (a_slot(),),
        "boards": (a_board(),),
        "layouts": (a_layout(),),
    }
    filled.update(fields)
    if isinstance(filled["made_at"], str):
        filled["made_at"] = instant(filled["made_at"])
    return Edition(items=tuple(sorted(items, key=lambda item: item.id)), **filled)


def a_notice(id: str = "a-notice", *, from_: Any = None, until: Any = None, **fields: Any) -> Announcement:
    """An announcement, of type `notice` unless said otherwise; each type gets what its kind needs."""
    kind = fields.get("type", "notice")
    filled: dict[str, Any] = {
        "title": "关于调整窗口服务时间的通知",
        "source": a_source(),
        "type": kind,
        "body": "自即日起，一楼大厅三号窗口受理时间调整为每个工作日上午九时至下午五时。",
        "valid": a_period(from_, until),
    }
    if kind in {"publicity", "tender", "housing", "presale"}:
        filled["objection"] = Objection(phone="0000-8123458", address="云州市市民路 1 号")
        filled["period"] = a_period("2026-11-18", "2026-11-30")
    if kind == "consultation":
        filled["objection"] = Objection(phone="0000-8123458", mail="yijian@yunzhou.example")
        filled["period"] = a_period("2026-11-12", "2026-12-14")
    if kind in {"works", "hearing"}:
        filled["happening"] = a_happening()
    if kind == "result":
        filled["decided"] = date(2026, 11, 20)
        filled["source"] = a_source(made="2026-11-20", published="2026-11-23")
    return Announcement(id=id, **{**filled, **fields})


def a_guide(id: str = "a-guide", **fields: Any) -> Guide:
    """A guide: three working days from acceptance, one material, one step, free."""
    filled: dict[str, Any] = {
        "title": "建筑工程施工许可证核发",
        "title_en": "Building construction permit",
        "source": a_source(),
        "basis": (Basis(title="中华人民共和国建筑法", article="第七条", level="law"),),
        "conditions": ("已经办理建筑工程用地批准手续",),
        "statutory": Limit(days=7, unit="day", counts_from="received"),
        "promised": Limit(days=3),
        "audience": ("enterprise",),
        "windows": (f"{HALL}/2",),
        "ask": "0000-8123456",
        "complain": "0000-8123450",
        "materials": (Material(name="建筑工程施工许可证申请表"),),
        "steps": (Step(name="申请", who="申请人"), Step(name="审查", who="行政审批科", limit="2 个工作日")),
        "visits_why": "核对原件",
    }
    return Guide(id=id, **{**filled, **fields})


def a_unit(id: str = HALL, **fields: Any) -> Unit:
    """A unit: by default the hall, open two sessions a working day, with windows 2 and 3."""
    hall = id == HALL
    filled: dict[str, Any] = {
        "title": "政务服务大厅" if hall else "行政审批科",
        "source": a_source(unit=id),
        "type": "hall" if hall else "division",
        "duties": ("受理建设类事项申请",),
        "phone": "0000-8123456",
        "address": "云州市市民路 1 号一楼",
        "hours": some_hours(),
        "windows": (a_window("2", "综合受理"), a_window("3", "住房保障")) if hall else (),
    }
    return Unit(id=id, **{**filled, **fields})


def a_source(**fields: Any) -> Source:
    """Published on 2026-11-18 by the hall. Dates may be written as text."""
    filled: dict[str, Any] = {"unit": HALL, "made": "2026-11-18", "published": "2026-11-18", **fields}
    for name in ("made", "published"):
        if isinstance(filled[name], str):
            filled[name] = date.fromisoformat(filled[name])
    return Source(**filled)


def a_period(from_: Any = None, until: Any = None) -> Period:
    """A period from inclusive days (`2026-03-02`), moments (`2026-03-02 17:00`) or aware datetimes."""
    return Period(from_=_edge(from_, last=False), until=_edge(until, last=True))


def a_happening(**fields: Any) -> Happening:
    """Water off in the east of town on 24 November, 9:00 to 17:00."""
    filled: dict[str, Any] = {
        "when": a_period("2026-11-24 09:00", "2026-11-24 17:00"),
        "area": "城东片区",
        "what": "water",
        "reason": "供水管道检修",
        "phone": "0000-8123460",
    }
    return Happening(**{**filled, **fields})


def some_hours(*sessions: tuple[str, str], **fields: Any) -> Hours:
    """Working days, 9:00–12:00 and 13:00–17:00, or the sessions given."""
    sittings = sessions or (("09:00", "12:00"), ("13:00", "17:00"))
    return Hours(sessions=tuple(Session(opens=opens, closes=closes) for opens, closes in sittings), **fields)


def a_window(id: str = "2", name: str = "综合受理", **fields: Any) -> Window:
    return Window(id=id, name=name, **{"place": f"一楼大厅 {id} 号窗口", **fields})


def an_office(**fields: Any) -> Office:
    return Office(**{"name": "云州市住房和城乡建设局", "hall": HALL, **fields})


def a_slot(id: str = "all-announcements", **fields: Any) -> Slot:
    """All announcements in the main zone of every board."""
    if "items" not in fields and "kinds" not in fields:
        fields["kinds"] = ("announcement",)
    return Slot(id=id, **fields)


def a_board(id: str = "hall-board", **fields: Any) -> Board:
    return Board(id=id, **{"title": "一楼大厅主屏", "layout": "landscape", "touch_at": "触摸屏在入口", **fields})


def a_layout(id: str = "landscape", **fields: Any) -> Layout:
    """The landscape board of the mock-ups, 1920 × 1080."""
    zones = (
        Zone(name="header", x=0, y=0, w=1920, h=170),
        Zone(name="main", x=64, y=202, w=1232, h=730),
        Zone(name="next", x=1336, y=202, w=520, h=512),
        Zone(name="qr", x=1336, y=740, w=520, h=192),
        Zone(name="ticker", x=0, y=964, w=1920, h=116),
    )
    return Layout(id=id, **{"width": 1920, "height": 1080, "zones": zones, **fields})


def some_rules(**fields: Any) -> Rules:
    """The announced calendar of 2026, and nothing else."""
    return Rules(**{"calendars": (CALENDAR_2026,), **fields})


def an_alarm(id: str = "rain-orange", **fields: Any) -> Alarm:
    """A relayed rainstorm warning, to be checked again after four hours."""
    issued = fields.pop("issued", "2026-11-23 13:20")
    issued = instant(issued)
    check_by = fields.pop("check_by", issued + timedelta(hours=4))
    filled: dict[str, Any] = {
        "source": "云州市气象台",
        "origin": "relay",
        "level": "orange",
        "title": "暴雨橙色预警信号",
        "text": "预计未来三小时城区累计雨量将达五十毫米以上，请注意防范。",
        "number": "云气预警〔2026〕31号",
        "area": "云州市城区",
        "advice": "请勿涉水通行，大厅二楼可暂避。",
    }
    return Alarm(id=id, issued=issued, check_by=instant(check_by), **{**filled, **fields})


def an_emergency(*alarms: Alarm, **fields: Any) -> Emergency:
    """An emergency with these alarms; without any it lifts all."""
    filled: dict[str, Any] = {"feed": FEED, "serial": 1, "made_at": instant(MADE_AT), **fields}
    return Emergency(alarms=alarms, **filled)


def _edge(at: Any, *, last: bool) -> datetime | None:
    if at is None or isinstance(at, datetime):
        return at
    if " " not in at and "T" not in at and last:
        return datetime.fromisoformat(at).replace(tzinfo=ZONE) + timedelta(days=1)
    return instant(at)


def _days(*days: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(f"2026-{day}") for day in days)


CALENDAR_2026 = CalendarYear(
    year=2026,
    off=_days(
        *("01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04", "05-05"),
        *("06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07"),
    ),
    work=_days("01-04", "02-14", "02-28", "05-09", "09-20", "10-10"),
    basis="国务院办公厅关于2026年部分节假日安排的通知",
    read_at=date(2026, 1, 5),
    check_by=date(2026, 12, 31),
)
