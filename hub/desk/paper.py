"""Approval on paper: the forms 信息发布审批表 and 保密审查表 printed from an item, and a signed one recorded.

Rules it keeps: the forms say the draft as it stands and the first digits of its SHA-256, so that a signature is known
to belong to it; opinions already given for this very text are filled in, all others are left to be signed; only the
central office records a signed form, with its number and a scan; the approved row says that it was paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, TaskState

from hub.desk import approved, review, scans
from hub.desk.items import Unreadable, item_of
from hub.desk.pages import ItemPage
from hub.desk.posts import Role, held, holds
from hub.desk.words import KIND, choices, word
from kiosk.content import codec
from kiosk.content.item import Item, Value

READS = (Role.AUTHOR, Role.HEAD, Role.SECRECY, Role.CENTRAL, Role.LEADER, Role.INSPECTOR)
STEPS = ((review.Step.UNIT, "单位负责人意见"), (review.Step.SECRECY, "保密审查意见"), (review.Step.RELEASE, "签发意见"))
QUESTIONS = (
    "是否涉及国家秘密、工作秘密",
    "是否涉及商业秘密",
    "是否涉及个人隐私，个人信息是否已作必要处理",
    "公开后是否可能危及国家安全、公共安全、经济安全、社会稳定",
    "是否属于内部事务信息、过程性信息或行政执法案卷信息",
)
IN_THE_HEAD = ("title", "source", "disclosure", "withheld_why", "channels", "valid", "display", "id", "media")


class Signed(forms.Form):
    number = forms.CharField(label="审批表编号", max_length=60)
    code = forms.CharField(label="表上的文稿校验码", max_length=12, help_text="审批表末行的 12 位字符")
    scan = forms.FileField(label="已签审批表的扫描件", help_text=scans.HELP)

    def __init__(self, *args: Any, digest: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._digest = digest

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip().lower()
        if code != self._digest[:12]:
            raise ValidationError("与当前文稿不符：签字之后文稿改动过，须重新打印、重新签字")
        return code

    def clean_scan(self) -> bytes:
        """The scan as a JPEG of our own making: what else the file carried is gone."""
        return scans.cleaned(self.cleaned_data["scan"])


def show(request: HttpRequest, page_id: int) -> HttpResponse:
    """Both forms, to be printed on A4."""
    page = _page(request, page_id).get_latest_revision_as_object()
    try:
        item = item_of(page)
    except Unreadable as e:
        return render(request, "desk/paper.html", {"page": page, "lack": e.lack.zh}, status=400)
    digest = codec.sha256(codec.encode(item))
    row = approved.latest(page.item_id)
    known = {
        "on_paper": _on_paper(row) if row is not None and row.digest == digest else None,
        "page": page,
        "item": item,
        "kind": KIND[page.kind].label,
        "unit": page.get_parent().get_parent().title,
        "disclosure": dict(choices(Item, "disclosure", ("proactive", "on-request", "withheld")))[item.disclosure],
        "digest": digest[:12],
        "rows": list(rows(item)),
        "steps": _opinions(page, digest),
        "questions": QUESTIONS,
        "by": page.latest_revision.user or page.owner,
        "now": timezone.localtime(),
    }
    return render(request, "desk/paper.html", known)


def record(request: HttpRequest, page_id: int) -> HttpResponse:
    """A signed form, recorded by the central office: the item is approved by it."""
    page = _page(request, page_id)
    if not holds(request.user, Role.CENTRAL, page):
        raise PermissionDenied
    form = Signed(
        request.POST or None, request.FILES or None, digest=review.digest_of(page.get_latest_revision_as_object())
    )
    if request.method == "POST" and form.is_valid():
        sha256 = scans.kept(form.cleaned_data["scan"])
        row = review.record(page, request.user, form.cleaned_data["number"], sha256, expected=form.cleaned_data["code"])
        log(instance=page, action="desk.paper", user=request.user, data={"scan": sha256, "digest": row.digest})
        messages.success(request, f"已登记纸质审批并发布：{page.title}")
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return render(request, "desk/paper_record.html", {"page": page, "form": form})


def scan(request: HttpRequest, page_id: int) -> HttpResponse:
    """The scan of the form by which the newest text was approved; 404 where it was not approved on paper."""
    row = approved.latest(_page(request, page_id).item_id)
    told = _on_paper(row) if row is not None else None
    if not told or not told.get("scan"):
        raise Http404
    return HttpResponse(scans.read(told["scan"]), content_type="image/jpeg")


def rows(value: Value, before: str = "") -> Iterator[tuple[str, str]]:
    """What a value says, field by field, as (label, text); parts of parts with the labels before them."""
    for info in msgspec.structs.fields(value):
        here = getattr(value, info.name)
        if here in (None, "", (), info.default) or (not before and info.name in IN_THE_HEAD):
            continue
        label = f"{before}{word(type(value), info.name).label}"
        for number, part in enumerate(here if isinstance(here, tuple) else (here,), 1):
            told = f"{label} {number}" if isinstance(here, tuple) and len(here) > 1 else label
            if isinstance(part, Value):
                yield from rows(part, f"{told}·")
            else:
                yield told, _text(type(value), info.name, part)


def _text(owner: type[Value], field: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    try:
        return dict(choices(owner, field, (value,)))[value]
    except (KeyError, TypeError):
        return str(value)


def _on_paper(row: approved.Approved) -> dict[str, Any] | None:
    return next((told for told in row.approvers if told["step"] == "paper"), None)


def _opinions(page: ItemPage, digest: str) -> list[tuple[str, review.ReviewState | None]]:
    given = review.ReviewState.objects.filter(
        revision_id=page.latest_revision_id, digest=digest, status=TaskState.STATUS_APPROVED
    ).select_related("finished_by")
    by_step = {state.task.specific.step: state for state in given}
    return [(label, by_step.get(step)) for step, label in STEPS]


def _page(request: HttpRequest, page_id: int) -> ItemPage:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ItemPage) or not any(p.covers(page) for p in held(request.user).filter(role__in=READS)):
        raise PermissionDenied
    return page
