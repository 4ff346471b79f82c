"""The few fields of a wording, for a thumb: chosen, or a time, or a few words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from hub.lane.hours import closings
from hub.lane.wording import FREE, GIVEN, Blank, Wording
from kiosk.content import codec
from kiosk.content.item import replace
from kiosk.content.office import Unit
from kiosk.content.rules import Rules
from kiosk.errors import MingbaiError

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


class Rewording(forms.Form):
    """A wording in other words: its texts, and what may be chosen in its blanks; which blanks it has stays."""

    button = forms.CharField(label="按钮上的字", max_length=12)
    about = forms.CharField(label="一句话说明", max_length=60, required=False)
    title = forms.CharField(label="标题", max_length=60)
    text = forms.CharField(label="正文", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, wording: Wording, data: Any = None) -> None:
        super().__init__(data, initial={name: getattr(wording, name) for name in ("button", "about", "title", "text")})
        self._wording = wording
        names = "、".join(f"{{{name}}}" for name in sorted({blank.name for blank in wording.blanks} | GIVEN))
        self.fields["text"].help_text = f"可以用的空：{names}"
        for blank in wording.blanks:
            if blank.sort == "choice":
                self.fields[f"choices_{blank.name}"] = forms.CharField(
                    label=f"“{blank.label}”可以选",
                    initial="\n".join(blank.choices),
                    widget=forms.Textarea(attrs={"rows": 5}),
                    help_text="每行一个",
                )

    def wording(self) -> Wording | None:
        """The wording as filled in; None, and the form told, where it is none."""
        told = self.cleaned_data
        blanks = tuple(
            replace(blank, choices=tuple(line.strip() for line in told[name].splitlines() if line.strip()))
            if (name := f"choices_{blank.name}") in told
            else blank
            for blank in self._wording.blanks
        )
        words = {name: told[name] for name in ("button", "about", "title", "text")}
        try:
            made = replace(self._wording, blanks=blanks, **words)
            return codec.decode(codec.encode(made), Wording, "wording")  # lengths are looked at on the way in
        except (ValueError, MingbaiError) as e:
            self.add_error("text", f"不能这样写：{e}")
            return None


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
