"""The forms of the rules: holidays, other hours, limits, periods; each with its basis and the day to check it again."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

from django import forms
from msgspec.structs import fields

from hub.desk.words import choices
from hub.records import announced
from hub.records.entry import Days, Entry, Id, day
from kiosk.content.office import Session
from kiosk.content.rules import CalendarYear, LimitRule, OpeningException, PeriodRule
from kiosk.content.service import Guide

SESSION = re.compile(r"(\d{1,2}:\d\d)\s*(?:-|–|—|至|到|~)\s*(\d{1,2}:\d\d)")
UNITS = {"working-day": "工作日", "day": "自然日", "hour": "小时"}
COUNTS = {"received": "收到申请之日起", "accepted": "受理之日起", "complete": "材料齐全之日起"}
MATTERS = choices(Guide, "matter", get_args(next(f.type for f in fields(Guide) if f.name == "matter")))


class Ruled(Entry):
    """`basis`, `read_at` and `check_by` of every rule come last."""

    basis = forms.CharField(label="依据", max_length=1000, help_text="文件名、文号和条款，如“国办发明电〔2026〕7号”")
    read_at = day("核对日期", initial=date.today, help_text="哪天对照原文核对的")
    check_by = day("何时复核", help_text="到这天要再核对；过期会提醒")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(n for n in self.fields if n not in LAST), *LAST])

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not self.errors and told["check_by"] < told["read_at"]:
            self.add_error("check_by", "复核日期早于核对日期")
        return told


LAST = ("basis", "read_at", "check_by")


OFF = "周一至周五里放假的日子，一行一个；周末本来就休息，不用填"


class CalendarForm(Ruled):
    about, fixed = CalendarYear, ("year",)

    year = forms.IntegerField(label="年份", min_value=2000, max_value=2200)
    notice = forms.CharField(
        label="通知正文",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="把《国务院办公厅关于…年部分节假日安排的通知》正文粘贴进来，点“读出日期”，再逐日核对",
    )
    off = Days("放假的工作日", help_text=OFF, widget=forms.Textarea(attrs={"rows": 12}))
    work = Days("调休上班的周末", help_text="周六、周日里要上班的日子，一行一个")

    def read(self) -> tuple[dict[str, str], tuple[str, ...]]:
        """The days of the notice that was pasted, as fields, and what is doubtful of it."""
        year = self.data.get("year") or (self.old.year if self.old is not None else "")
        if not str(year).isdecimal() or not 2000 <= int(year) <= 2200:
            return {}, ("请先填年份",)
        found = announced.read(self.data.get("notice", "")[:20_000], int(year))
        days = {"off": found.off, "work": found.work}
        return {name: "\n".join(f"{each}" for each in value) for name, value in days.items()}, found.doubts

    def fields_of(self, entry: CalendarYear) -> dict[str, Any]:
        return {name: getattr(entry, name) for name in ("year", "off", "work", *LAST)}

    def value_of(self, told: dict[str, Any]) -> CalendarYear:
        return CalendarYear(**{name: told[name] for name in ("year", "off", "work", *LAST)})

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        for name, weekend, word in (("off", True, "周末，本来就休息"), ("work", False, "工作日，本来就上班")):
            wrong = [each for each in told.get(name, ()) if (each.weekday() >= 5) == weekend]
            if wrong:
                self.add_error(name, f"{'、'.join(map(str, wrong))} 是{word}")
        return told


class OpeningForm(Ruled):
    about, fixed = OpeningException, ("day", "unit")

    day = day("日期")
    unit = forms.ChoiceField(label="单位", required=False)
    sessions = forms.CharField(
        label="这天的办公时段", max_length=200, required=False, help_text="如 9:00-12:00；不填就是全天停办"
    )
    note = forms.CharField(label="怎么告诉市民", max_length=200, help_text="如“系统升级，停办一天”")

    def furnish(self) -> None:
        self.fields["unit"].choices = [("", "所有单位"), *self.shelf.units]

    def fields_of(self, entry: OpeningException) -> dict[str, Any]:
        told = "、".join(f"{session.opens}-{session.closes}" for session in entry.sessions)
        return {
            **{name: getattr(entry, name) for name in ("day", "note", *LAST)},
            "unit": entry.unit or "",
            "sessions": told,
        }

    def value_of(self, told: dict[str, Any]) -> OpeningException:
        rest = SESSION.sub("", told["sessions"].replace("：", ":"))
        if re.sub(r"[\s、，,;；]+", "", rest):
            raise ValueError(f"时段“{told['sessions']}”读不懂，写成 9:00-12:00、13:30-17:00")
        found = SESSION.findall(told["sessions"].replace("：", ":"))
        sessions = tuple(Session(opens=one.zfill(5), closes=other.zfill(5)) for one, other in found)
        return OpeningException(
            unit=told["unit"] or None, sessions=sessions, **{name: told[name] for name in ("day", "note", *LAST)}
        )


class LimitForm(Ruled):
    about = LimitRule

    id = Id()
    title = forms.CharField(label="名称", max_length=200)
    matter = forms.CharField(label="事项类型", max_length=100, help_text="、".join(" ".join(each) for each in MATTERS))
    days = forms.IntegerField(label="期限", min_value=0, max_value=3650)
    unit = forms.ChoiceField(label="单位", choices=[(k, v) for k, v in UNITS.items() if k != "hour"])
    counts_from = forms.ChoiceField(label="从何时起算", choices=list(COUNTS.items()), initial="accepted")


class PeriodForm(Ruled):
    about = PeriodRule

    id = Id()
    title = forms.CharField(label="名称", max_length=200)
    days = forms.IntegerField(label="期限", min_value=0, max_value=3650)
    unit = forms.ChoiceField(label="单位", choices=list(UNITS.items()))
    sense = forms.ChoiceField(label="性质", choices=[("at-least", "不少于"), ("at-most", "不超过")], initial="at-least")
    count_from = forms.ChoiceField(
        label="起算", choices=[("next-day", "次日起"), ("same-day", "当日起")], initial="next-day"
    )
    roll = forms.BooleanField(label="最后一天是休息日的，顺延到下一个工作日", required=False, initial=True)
    cut_off = forms.CharField(label="最后一天到几点", max_length=5, initial="24:00")
