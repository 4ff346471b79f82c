"""The columns of a page: how a line, a list, a choice, a moment lies in the database, and how a form asks for it.

Rules it keeps: labels, help, choices and whether a form insists are not the schema's business: they are left out of
migrations, so that a better word costs none; an `until` is asked for as the last day and kept as the moment after it.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput, AdminDateTimeInput

WORDED = ("verbose_name", "help_text", "choices", "validators", "blank")


class Worded(models.Field):
    """A column whose words are not part of the schema."""

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {key: value for key, value in kwargs.items() if key not in WORDED}


class OneLine(forms.CharField):
    """A text without line breaks, in a box that grows with it."""

    widget = AdminAutoHeightTextInput(attrs={"rows": 1})

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return re.sub(r"\s*[\r\n]+\s*", " ", value) if isinstance(value, str) else value


class ManyLines(forms.CharField):
    """A text of which every line counts for itself: blank ones and blanks around them fall away."""

    widget = AdminAutoHeightTextInput(attrs={"rows": 2})

    def to_python(self, value: Any) -> str:
        lines = (line.strip() for line in str(super().to_python(value) or "").splitlines())
        return "\n".join(line for line in lines if line)


class ManyChoices(forms.MultipleChoiceField):
    """Some of several choices, kept as lines."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.splitlines() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return "\n".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial or ""), data)


class LastDay(forms.DateTimeField):
    """The end of a period: a day means the whole of it, 2026-11-25 17:30 means that moment."""

    widget = AdminDateInput

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        if local.time() == time():
            return (local - timedelta(days=1)).strftime("%Y-%m-%d")
        return local.strftime("%Y-%m-%d %H:%M")

    def to_python(self, value: Any) -> datetime | None:
        moment = super().to_python(value)
        if moment is not None and isinstance(value, str) and re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", value.strip()):
            local = timezone.localtime(moment)
            return timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), time()))
        return moment


class LineColumn(Worded, models.CharField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 1000)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": OneLine, **kwargs})


class ProseColumn(Worded, models.TextField):
    """A text of several paragraphs."""


class LinesColumn(Worded, models.TextField):
    """A list of short texts, one a line."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{**kwargs, "form_class": ManyLines, "widget": ManyLines.widget})


class ChoiceColumn(Worded, models.CharField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)


class ManyColumn(Worded, models.TextField):
    """Some of several choices, one a line. Its choices are those of the form, not of the whole text."""

    def __init__(self, *args: Any, options: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        self.options = options or []
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return ManyChoices(
            choices=self.options, required=not self.blank, label=self.verbose_name, help_text=self.help_text
        )

    def clean(self, value: Any, instance: Any) -> Any:
        strange = set((value or "").splitlines()) - {option for option, _ in self.options}
        if strange:
            raise ValidationError(f"没有这个选项：{'、'.join(sorted(strange))}")
        return super().clean(value, instance)


class NumberColumn(Worded, models.IntegerField):
    """A whole number."""


class FlagColumn(Worded, models.BooleanField):
    """Yes or no."""


class DayColumn(Worded, models.DateField):
    """A day."""


class MomentColumn(Worded, models.DateTimeField):
    """A moment; `last`: the end of a period, asked for as its last day."""

    def __init__(self, *args: Any, last: bool = False, **kwargs: Any) -> None:
        self.last = last
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        asked = {"form_class": LastDay, "widget": LastDay.widget} if self.last else {"widget": AdminDateTimeInput}
        return super().formfield(**{**kwargs, **asked})
