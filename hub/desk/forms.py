"""The form of an item: saving a draft asks for nothing, submitting for review tells beside each field what is wrong.

Rules it keeps: errors of the lint block submission; warnings let it through with a written reason, which is kept in the
draft; what the lint names by a path (`materials[2].when`) is shown at that very row and box.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from kiosk.lint import Problem


class ItemForm(WagtailAdminPageForm):
    """What all kinds have in common."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "item_id" in self.fields and self.instance.pk is not None:
            self.fields["item_id"].disabled = True
        if self.instance.pk is None:
            for name in ("source_made", "source_published"):
                self.initial.setdefault(name, None)
                self.initial[name] = self.initial[name] or timezone.localdate()

    def clean_item_id(self) -> str:
        from hub.desk import naming

        item_id = str(self.cleaned_data["item_id"] or "")
        if item_id and self.instance.pk is None:
            self.instance.item_id = item_id
            try:
                naming.check(self.instance)
            except forms.ValidationError as e:
                raise forms.ValidationError(e.message_dict["item_id"]) from e
        return item_id

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if not self.is_deferred_validation:
            self._review()
        return not self.errors and all(not any(formset.errors) for formset in self.formsets.values())

    def _review(self) -> None:
        """Look at the item that would go to review."""
        from hub.desk import checks

        page = self.save(commit=False)
        if not page.item_id:
            page.item_id = "draft"  # a new page gets its own when it is saved
        found = checks.problems(page, self._unit())
        if page.item_id == "draft":
            page.item_id = ""
        for problem in found:
            if problem.severity == "error":
                self._tell(problem)
        warnings = [problem for problem in found if problem.severity != "error"]
        if warnings and not page.warnings_reason.strip():
            for problem in warnings:
                self._tell(problem)
            told = "；".join(dict.fromkeys(problem.zh for problem in warnings))
            self.add_error("warnings_reason", f"检查有提示：{told}。改正，或在此写明仍要提交的理由。")

    def _unit(self) -> str:
        if self.instance.pk is not None:
            return str(self.instance.unit_id)
        return str(self.parent_page.specific.get_parent().specific.item_id) if self.parent_page.depth > 3 else ""

    def _tell(self, problem: Problem) -> None:
        """Show a problem where it is; at the top when its place is not on this form."""
        form, name = self._place(problem.field)
        sentence = problem.zh if problem.severity == "error" else f"提示：{problem.zh}"
        if name is None:
            form.add_error(None, sentence)
        else:
            form.add_error(name, sentence)

    def _place(self, path: str) -> tuple[Any, str | None]:
        """The form and the field a path leads to: `promised.days`, `materials[2].when`, `tender.candidates[0].name`."""
        match = re.match(r"(.+?)\[(\d+)\](?:\.(.+))?$", path)
        if match:
            rows, number, rest = match.group(1).replace(".", "_"), int(match.group(2)), match.group(3)
            formset = self.formsets.get(rows)
            alive = [f for f in formset.ordered_forms if f not in formset.deleted_forms] if formset else []
            if number < len(alive):
                form = alive[number]
                return form, _known(form, (rest or "").split("[")[0].replace(".", "_"))
        return self, _known(self, path.split("[")[0].replace(".", "_"))


def _known(form: Any, name: str) -> str | None:
    """The field of that name, or the first of the part it means (`period` → `period_from`)."""
    if name in form.fields:
        return name
    return next((field for field in form.fields if name and field.startswith(f"{name}_")), None)
