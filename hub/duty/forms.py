"""What a duty officer fills in, and the Alarm or Blank that it makes.

Rules it keeps: the issuer's words are taken as they are; until when somebody looks again is always chosen; what cannot
be meant is told beside its field, before anything is asked of the press.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
from django import forms
from django.utils import timezone

from hub.duty import aims
from hub.printing.models import Kind, Request
from kiosk.content.codec import codec_error
from kiosk.content.emergency import AHEAD, LEVELS, Alarm, Blank

LEVEL_WORDS = {"red": "红色", "orange": "橙色", "yellow": "黄色", "blue": "蓝色"}
HOURS = (1, 3, 6, 12, 24, 48)
EDITIONS = 20
"""Older editions that are offered."""

DRILL = {
    "level": "orange",
    "title": "暴雨橙色预警信号",
    "source": "本局",
    "area": "本办事大厅",
    "text": "这是一次演练，不是真的预警。演练中请按工作人员的指引行动，办事照常进行。",
    "hours": 1,
    "origin": "own",
}
"""What a drill says when nobody says more."""


class Aimed(forms.Form):
    """Which screens are meant."""

    target = forms.MultipleChoiceField(
        label="哪些屏", required=False, widget=forms.CheckboxSelectMultiple, help_text="一个也不选就是全部屏幕"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = aims.choices()


class Warn(Aimed):
    """A warning, new or changed."""

    origin = forms.ChoiceField(
        label="来源", choices=(("relay", "转发其他单位的预警"), ("own", "本局自发")), widget=forms.RadioSelect
    )
    level = forms.ChoiceField(
        label="级别", choices=[(level, LEVEL_WORDS[level]) for level in LEVELS], widget=forms.RadioSelect
    )
    title = forms.CharField(label="名称", max_length=60, help_text="如：暴雨橙色预警信号")
    source = forms.CharField(label="发布单位", max_length=60, help_text="如：云州市气象台")
    number = forms.CharField(label="文号或编号", max_length=60, required=False)
    issued = forms.DateTimeField(
        label="发布时间",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="原文写的时间",
    )
    area = forms.CharField(label="区域", max_length=200, help_text="如：云州市主城区")
    text = forms.CharField(
        label="原文", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}), help_text="一字不改地照抄"
    )
    advice = forms.CharField(
        label="本局提示",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="与原文分开显示",
    )
    hours = forms.TypedChoiceField(
        label="多久后再核对",
        choices=[(hours, f"{hours} 小时内") for hours in HOURS],
        coerce=int,
        initial=3,
        help_text="到时仍未核对，屏上会写明“之后未再核对”；预警不会自己消失",
    )
    form = forms.ChoiceField(
        label="画面", choices=(("full", "全屏"), ("band", "横幅")), initial="full", widget=forms.RadioSelect
    )
    why = forms.CharField(label="依据和情况", max_length=500, required=False, help_text="给复核的人看，不上屏")
    field_order = (
        *("origin", "level", "title", "source", "number", "issued", "area", "text", "advice", "hours", "form"),
        *("target", "why"),
    )

    def clean_issued(self) -> datetime:
        issued: datetime = self.cleaned_data["issued"]
        if issued > timezone.now() + AHEAD:
            raise forms.ValidationError("发布时间在将来，请照原文填写")
        return issued

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        title, level = cleaned.get("title", ""), cleaned.get("level", "")
        other = [word for key, word in LEVEL_WORDS.items() if word in title and key != level]
        if level and other and LEVEL_WORDS[level] not in title:
            self.add_error("level", f"名称里写的是{other[0]}，级别选的是{LEVEL_WORDS[level]}")
        return cleaned

    def alarm(self, id: str, now: datetime, *, drill: bool = False) -> Alarm | None:
        """The warning of what was filled in; None, and the field told, where it can be none."""
        names = ("origin", "level", "title", "source", "number", "area", "text", "advice", "form")
        told = {name: self.cleaned_data[name] for name in names}
        issued = self.cleaned_data["issued"].replace(microsecond=0)
        times = {"issued": issued, "relayed": now, "check_by": now + timedelta(hours=self.cleaned_data["hours"])}
        target = tuple(self.cleaned_data["target"])
        try:
            return msgspec.convert({**told, **times, "id": id, "target": target, "drill": drill}, Alarm)
        except msgspec.ValidationError as e:
            found = codec_error(e)
            field = found.path.removeprefix("$.").partition("[")[0]
            self.add_error(field if field in self.fields else None, f"不能这样写：{found.why}")
            return None


class Lift(forms.Form):
    """The end of a warning."""

    words = forms.CharField(
        label="解除原文",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="发布单位怎么说就怎么写；没有就空着",
    )
    why = forms.CharField(label="依据和情况", max_length=500, required=False, help_text="给复核的人看，不上屏")


class Cover(Aimed):
    """A stop."""

    look = forms.ChoiceField(
        label="画面", choices=(("card", "系统维护中"), ("black", "黑屏")), initial="card", widget=forms.RadioSelect
    )
    why = forms.CharField(label="原因", max_length=500, help_text="给复核的人看，不上屏")
    field_order = ("look", "target", "why")

    def blank(self, id: str, now: datetime) -> Blank:
        told = self.cleaned_data
        return Blank(id=id, look=told["look"], since=now, target=tuple(told["target"]), reason=told["why"])


class End(forms.Form):
    """The end of a stop."""

    why = forms.CharField(label="情况", max_length=500, required=False, help_text="给复核的人看，不上屏")


class Back(forms.Form):
    """An older edition."""

    serial = forms.TypedChoiceField(label="恢复到", coerce=int, widget=forms.RadioSelect)
    why = forms.CharField(label="原因", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["serial"].choices = older()


class Note(forms.Form):
    """What somebody else says to an act."""

    note = forms.CharField(label="复核意见", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


def older() -> list[tuple[int, str]]:
    """Editions before the newest, newest first: serial, and when it was made and why."""
    made: dict[int, Request] = {}
    rows = Request.objects.filter(serial__isnull=False).exclude(kind=Kind.SIREN).order_by("-pk")[: 5 * EDITIONS]
    for row in rows:
        made[row.serial] = row  # the first that was answered with it, not the last
    newest = sorted(made, reverse=True)[1 : 1 + EDITIONS]
    return [
        (serial, f"第 {serial} 版　{_when(made[serial])}　{made[serial].report.splitlines()[0]}") for serial in newest
    ]


def _when(request: Request) -> str:
    return f"{timezone.localtime(request.done_at):%m月%d日 %H:%M}" if request.done_at else ""
