"""The few fields of a wording, for a thumb: chosen, or a time, or a few words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from hub.lane.hours import closings
from hub.lane.wording import FREE, Blank, Wording
from kiosk.content.office import Unit
from kiosk.content.rules import Rules

OTHER = "other"
MOMENT = {"type": "datetime-local"}


class Filling(forms.Form):
    """Made for a wording, a unit and a moment."""

    def __init__(self, wording: Wording, unit: Unit, rules: Rules, now: datetime, data: Any = None) -> None:
        super().__init__(data)
        self._now = now
        for blank in wording.blanks:
            self.fields[blank.name] = _field(blank, unit)
        ends = closings(unit, rules, now)
        words = [(f"{end.isoformat()}", _end(end, now)) for end in ends]
        self.fields["begins"] = forms.DateTimeField(
            label="从什么时候起", required=False, widget=_moment(), help_text="空着就是现在"
        )
        self.fields["until"] = forms.ChoiceField(
            label="到什么时候",
            choices=[*words, (OTHER, "别的时间")],
            initial=words[0][0] if words else OTHER,
            widget=forms.RadioSelect,
        )
        self.fields["ends"] = forms.DateTimeField(label="别的时间", required=False, widget=_moment())

    @property
    def values(self) -> dict[str, str]:
        """What was filled into the wording's own blanks."""
        return {name: self.cleaned_data[name] for name in self.fields if name not in ("begins", "until", "ends")}

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From and until, in the office's zone."""
        begins = self.cleaned_data["begins"] or self._now
        return timezone.localtime(begins), timezone.localtime(self.cleaned_data["ends"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        until = cleaned.get("until")
        if until and until != OTHER:
            cleaned["ends"] = datetime.fromisoformat(until)
        ends, begins = cleaned.get("ends"), cleaned.get("begins") or self._now
        if until == OTHER and not ends:
            self.add_error("ends", "请填写到什么时候")
        elif ends and ends <= max(begins, self._now):
            self.add_error("ends" if until == OTHER else "begins", "结束的时间要晚于开始的时间，也要晚于现在")
        if cleaned.get("window") and cleaned.get("window") == cleaned.get("other"):
            self.add_error("other", "改到的窗口和暂停的窗口是同一个")
        return cleaned


def _field(blank: Blank, unit: Unit) -> forms.Field:
    if blank.sort == "text":
        return forms.CharField(label=blank.label, max_length=FREE, help_text=f"{blank.help}（{FREE} 字以内）")
    names = blank.choices if blank.sort == "choice" else tuple(f"{w.id}号{w.name}" for w in unit.windows)
    return forms.ChoiceField(label=blank.label, choices=[(n, n) for n in names], widget=forms.RadioSelect)


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs=MOMENT, format="%Y-%m-%dT%H:%M")


def _end(end: datetime, now: datetime) -> str:
    day = "今天" if end.date() == now.date() else f"{end.month}月{end.day}日"
    return f"{day} {end:%H:%M} 下班"
