"""The forms of what hangs where: boards, what plays on them, groups of touchscreens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

from django import forms
from msgspec.structs import replace

from hub.desk.words import KIND, choices
from hub.records.entry import Clock, Entry, Id, Lines, day
from hub.records.shelf import PLAYED
from kiosk.calendar.days import last_day
from kiosk.content.edition import WEEKDAYS, Board, Daypart, Office, Profile, Slot
from kiosk.content.item import ALWAYS, Period
from kiosk.content.notice import Announcement, AnnouncementType
from kiosk.layouts import SHIPPED

CHANGES = {"cut": "直接换", "fade": "淡入淡出", "push": "推移"}
ZONES = {"main": "主区", "ticker": "滚动字幕"}
DAYS = {
    "every-day": "每天",
    "working-days": "工作日（含调休上班）",
    "days-off": "休息日（含放假）",
    "opening-hours": "大厅开放时间",
}
WEEK = dict(zip(WEEKDAYS, ("周一", "周二", "周三", "周四", "周五", "周六", "周日"), strict=True))
RANK_WORDS = {
    "urgent": "要情（打断其他）",
    "special": "专场（独占时段）",
    "normal": "常规（轮流）",
    "filler": "补白（没有别的才播）",
}


class BoardForm(Entry):
    about = Board

    id = Id()
    title = forms.CharField(label="名称", max_length=200)
    layout = forms.ChoiceField(label="版式", help_text="横屏、竖屏或条屏各区的划分")
    place = forms.CharField(label="安装位置", max_length=200, required=False)
    touch_at = forms.CharField(
        label="触摸屏在哪里", max_length=100, required=False, help_text="显示在二维码旁，如“触摸屏在入口”"
    )
    group = Id("分组", required=False, help_text="一起指定的几块屏，如 hall；可不填")
    tags = Lines("标签", help_text="播放位和预警可按标签指定，用空格分开")
    change = forms.ChoiceField(label="换下一条时", choices=list(CHANGES.items()), initial="cut")
    elder = forms.BooleanField(label="放慢速度（每秒 3 字，否则 4 字）", required=False)
    sound = forms.BooleanField(label="短片放出声音", required=False, help_text="屏上要接有音箱；一般不放")

    def furnish(self) -> None:
        named = [layout.id for layout in self.known.layouts]
        named += [file.stem for file in sorted(SHIPPED.glob("*.yaml")) if file.stem not in named]
        self.fields["layout"].choices = [(name, name) for name in named]


class OfficeForm(Entry):
    """Whose screens they are. Its zone and the key for letters are set up once, by who runs the hub."""

    about, fixed = Office, ()

    name = forms.CharField(label="名称", max_length=200)
    name_en = forms.CharField(label="英文名称", max_length=200, required=False)
    hall = Id("大厅", help_text="接待市民的单位的编号：屏上没有内容时显示它的时间、地址、电话")
    hotline = forms.CharField(label="热线", max_length=40, required=False)
    progress_url = forms.URLField(label="查办件进度的网址", max_length=1000, required=False, assume_scheme="https")
    opinions_url = forms.URLField(label="写意见的网址", max_length=1000, required=False, assume_scheme="https")
    opinion_box = forms.CharField(
        label="意见箱在哪里", max_length=200, required=False, help_text="如“大厅入口左侧，咨询台旁边”"
    )

    often = Lines("大家常办的事", help_text="办事指南的编号，按先后，用空格分开；触摸屏“办事指南”里单列")

    def value_of(self, told: dict[str, Any]) -> Office:
        return replace(self.old or self.known.office, **told)


class ProfileForm(Entry):
    about = Profile

    id = Id()
    tags = Lines("哪些终端", required=True, help_text="kiosk.yaml 里 tags 有其中一个的触摸屏；用空格分开")
    idle_s = forms.IntegerField(label="几秒没人动就提示", min_value=10, max_value=3600, initial=60)


class SlotForm(Entry):
    """What plays. Ends are told as people say them: the last day."""

    about = Slot

    id = Id()
    zone = forms.ChoiceField(label="区域", choices=list(ZONES.items()), initial="main")
    boards = forms.MultipleChoiceField(
        label="在哪些屏", required=False, widget=forms.CheckboxSelectMultiple, help_text="都不选就是每块屏"
    )
    kinds = forms.MultipleChoiceField(label="整类播放", required=False, widget=forms.CheckboxSelectMultiple)
    types = forms.MultipleChoiceField(
        label="只播这些类型的公告公示",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="都不选就是各种类型",
    )
    items = forms.MultipleChoiceField(
        label="指定条目",
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text="按住 Ctrl 可多选；按已批准的内容列出",
    )
    valid_from = day("从哪天起", required=False)
    valid_until = day("到哪天（含当天）", required=False)
    days = forms.ChoiceField(label="哪些日子", choices=list(DAYS.items()), initial="every-day")
    weekdays = forms.MultipleChoiceField(
        label="只在", required=False, choices=list(WEEK.items()), widget=forms.CheckboxSelectMultiple
    )
    begins = Clock("每天从", initial="00:00", help_text="从 22:00 到 06:00 就是跨夜")
    ends = Clock("每天到", initial="24:00")
    rank = forms.ChoiceField(label="级别", choices=list(RANK_WORDS.items()), initial="normal")
    priority = forms.IntegerField(label="同级先后（9 最先）", min_value=0, max_value=9, initial=5)
    share = forms.IntegerField(label="一轮播几次", min_value=1, max_value=9, initial=1)
    dwell_s = forms.IntegerField(
        label="每次几秒", min_value=5, max_value=600, required=False, help_text="不填就按字数算"
    )
    plays_per_day = forms.IntegerField(
        label="每天至少播几次", min_value=0, max_value=288, initial=0, help_text="0：按公示要求"
    )

    def furnish(self) -> None:
        boards = self.known.boards
        names = {board.id: f"{board.title}（{board.id}）" for board in boards}
        for board in boards:
            if board.group:
                names.setdefault(board.group, f"分组 {board.group}")
            for tag in board.tags:
                names.setdefault(tag, f"标签 {tag}")
        old = self.old
        items = [(id, f"{KIND[kind].label}：{title}") for id, kind, title in self.shelf.played]
        if old is not None:  # what it names and is not there: to be seen, and to be taken out
            names |= {name: f"没有这块屏：{name}" for name in old.boards if name not in names}
            known = dict(items)
            items += [(id, f"未批准或已撤回：{id}") for id in old.items if id not in known]
        self.fields["boards"].choices = list(names.items())
        self.fields["items"].choices = items
        kinds = dict.fromkeys((*PLAYED, *(old.kinds if old is not None else ())))
        self.fields["kinds"].choices = [(kind, KIND[kind].label) for kind in kinds]
        self.fields["types"].choices = choices(Announcement, "type", get_args(AnnouncementType))

    def fields_of(self, entry: Slot) -> dict[str, Any]:
        valid, zone = entry.valid, ZoneInfo(self.known.office.timezone)
        return {
            **{name: getattr(entry, name) for name in ("id", "zone", "boards", "kinds", "types", "items")},
            "valid_from": valid.from_.astimezone(zone).date() if valid.from_ is not None else None,
            "valid_until": last_day(valid.until, zone) if valid.until is not None else None,
            "days": entry.daypart.days,
            "weekdays": entry.daypart.weekdays,
            "begins": entry.daypart.from_,
            "ends": entry.daypart.until,
            "rank": entry.ranked,
            **{name: getattr(entry, name) for name in ("priority", "share", "dwell_s", "plays_per_day")},
        }

    def value_of(self, told: dict[str, Any]) -> Slot:
        zone = ZoneInfo(self.known.office.timezone)
        first, last = told["valid_from"], told["valid_until"]
        valid = ALWAYS
        if first or last:
            valid = Period(
                from_=datetime.combine(first, datetime.min.time(), zone) if first else None,
                until=datetime.combine(last + timedelta(days=1), datetime.min.time(), zone) if last else None,
            )
        # What is the default is left as it was: an entry that nobody changed stays the same bytes.
        rank = told["rank"]
        if self.old is not None and self.old.rank is None and rank == self.old.ranked:
            rank = None
        return Slot(
            id=told["id"],
            zone=told["zone"],
            boards=tuple(told["boards"]),
            items=self._in_order(told["items"]),
            kinds=tuple(told["kinds"]),
            types=tuple(told["types"]),
            valid=self.old.valid if self.old is not None and valid == self.old.valid else valid,
            daypart=Daypart(
                from_=told["begins"] or "00:00",
                until=told["ends"] or "24:00",
                days=told["days"],
                weekdays=tuple(told["weekdays"]),
            ),
            priority=told["priority"],
            rank=rank,
            share=told["share"],
            dwell_s=told["dwell_s"],
            plays_per_day=told["plays_per_day"],
        )

    def _in_order(self, chosen: list[str]) -> tuple[str, ...]:
        """Those that were there keep their order, new ones follow: the order is that of the round."""
        before = [id for id in (self.old.items if self.old is not None else ()) if id in chosen]
        return (*before, *(id for id in chosen if id not in before))

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not self.errors and not (told["items"] or told["kinds"]):
            self.add_error("kinds", "没有选播什么：选整类，或在下面指定条目")
        if not self.errors and told["types"] and told["kinds"] and "announcement" not in told["kinds"]:
            self.add_error("types", "限定了公告类型，却没有选“公告公示”")
        return told
