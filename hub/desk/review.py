"""Review 三审: who may approve what, and the one place where an approved row is made.

Rules it keeps:
- nobody approves what he wrote: whoever has a revision since the last approval is its author, administrators too;
- an approval holds for one revision and for the SHA-256 of its item; an edit or a replaced picture undoes it;
- a release checks all of it again, then publishes that very revision; whatever else publishes a page approves nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import AbstractGroupApprovalTask, Page, Revision, TaskState, WorkflowState

from hub.desk import approved, blobs, checks
from hub.desk.columns import ChoiceColumn
from hub.desk.items import Unreadable, item_of
from hub.desk.posts import Role, held, holds
from hub.desk.refusals import Refusal
from kiosk.content import codec
from kiosk.errors import Damaged


class Step(models.TextChoices):
    UNIT = "unit", "一审：单位审核"
    SECRECY = "secrecy", "二审：保密审查"
    RELEASE = "release", "三审：签发"


class ReviewState(TaskState):
    """One step of one review. `digest`: of the item as it stood when the step began."""

    digest = models.CharField(max_length=64, editable=False)

    def approve(self, user: Any = None, update: bool = True, comment: str = "") -> Any:
        page = self.revision.as_object()
        why = refusal(user, page, self)
        if why:
            raise Refusal(why)
        return super().approve(user=user, update=update, comment=comment)

    def reject(self, user: Any = None, update: bool = True, comment: str = "") -> Any:
        if not self.task.specific.holds(user, self.revision.as_object()):
            raise Refusal("您没有这一步的审核岗位")
        return super().reject(user=user, update=update, comment=comment)


class ReviewTask(AbstractGroupApprovalTask):
    """One step of review; its groups are posts, and a post of a unit counts within that unit only."""

    step = ChoiceColumn(choices=Step.choices, verbose_name="审核环节")

    admin_form_fields = (*AbstractGroupApprovalTask.admin_form_fields, "step")
    task_state_class = ReviewState

    class Meta:
        verbose_name = "审核环节"
        verbose_name_plural = "审核环节"

    def holds(self, user: Any, page: Page) -> bool:
        """Whether somebody has a post for this step on this page."""
        return any(post.covers(page) for post in held(user).filter(group__in=self.groups.all()))

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        page = workflow_state.content_object.specific.get_latest_revision().as_object()
        found = [p for p in checks.problems(page) if p.severity == "error"]
        if found:
            raise Refusal(f"还不能提交审核：{found[0].zh}")
        state = super().start(workflow_state, user=user)
        state.digest = digest_of(page)
        state.save(update_fields=["digest"])
        return state

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        if not self.holds(user, obj):
            return []
        back = ("reject", "退回修改", True)
        return [back] if author(user, obj) else [("approve", "同意", False), ("approve", "同意并附意见", True), back]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        going = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("workflow_state")
        return going.filter(pk__in=[s.pk for s in going if self.holds(user, s.workflow_state.content_object)])

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self.holds(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self.holds(user, obj)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self.holds(user, obj)


def digest_of(page: Any) -> str:
    """The SHA-256 of the item a page says. Raises Refusal when it says none."""
    try:
        return codec.sha256(codec.encode(item_of(page)))
    except Unreadable as e:
        raise Refusal(f"内容不完整：{e.lack.zh}") from e


def authors(page: Any) -> set[int]:
    """The ids of all who wrote at a page since it was last approved."""
    last = approved.latest(page.item_id)
    since = Revision.objects.for_instance(page).filter(user__isnull=False)
    if last is not None:
        since = since.filter(pk__gt=last.revision)
    return set(since.values_list("user_id", flat=True))


def author(user: Any, page: Any) -> bool:
    """Whether somebody wrote at a page since it was last approved."""
    specific = page if hasattr(page, "item_id") else page.specific
    return user.pk in authors(specific)


def refusal(user: Any, page: Any, state: ReviewState) -> str:
    """Why somebody may not approve this step of this revision; empty when he may."""
    if not state.task.specific.holds(user, page):
        return "您没有这一步的审核岗位"
    if author(user, page):
        return "起草或修改过本条的人不能审核本条"
    if page.latest_revision_id != state.revision_id:
        return "文稿已被修改，请重新审核最新的一版"
    if state.digest != digest_of(page):
        return "送审后图片、附件或所属单位有变化，请退回后重新送审"
    return ""


def reopened(page: Any, revision: Revision, user: Any) -> None:
    """A page was saved: a review that is going on begins anew, or ends when the draft is not fit for one."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
        return
    if state.current_task_state.revision_id == revision.pk:
        return
    if any(p.severity == "error" for p in checks.problems(revision.as_object())):
        state.cancel(user=user)
        return
    state.current_task_state.specific.cancel(user=user)


def conclude(workflow_state: WorkflowState, user: Any = None) -> None:
    """The end of a review: check everything again, publish that revision, write the approved row."""
    page = workflow_state.content_object.specific
    revision = page.get_latest_revision()
    release(revision, _approvals(workflow_state, revision), user)


def _approvals(workflow_state: WorkflowState, revision: Revision) -> list[ReviewState]:
    """The approvals of every step for this revision. Raises Refusal where one is missing."""
    given = ReviewState.objects.filter(
        workflow_state=workflow_state, revision=revision, status=TaskState.STATUS_APPROVED
    ).select_related("finished_by")
    by_task = {state.task_id: state for state in given}
    tasks = list(workflow_state.workflow.tasks.filter(active=True).specific())
    if not any(isinstance(task, ReviewTask) and task.step == Step.RELEASE for task in tasks):
        raise Refusal("这个审核流程没有签发环节")
    missing = [task.name for task in tasks if task.pk not in by_task]
    if missing:
        raise Refusal(f"还没有通过：{'、'.join(missing)}")
    return [by_task[task.pk] for task in tasks]


@transaction.atomic
def release(revision: Revision, approvals: list[ReviewState], user: Any) -> approved.Approved:
    """Publish a revision and write its approved row. Raises Refusal and changes nothing when anything does not fit."""
    page = revision.as_object()
    for state in approvals:
        why = refusal(state.finished_by, page, state)
        if why:
            raise Refusal(f"{state.task.name}：{why}")
    item = item_of(page)
    data = codec.encode(item)
    _keep_media(page)
    revision.publish(user=user, skip_permission_checks=True)
    told = [_told(state) for state in approvals]
    return approved.append(page, data, revision.pk, told)


@transaction.atomic
def record(
    page: Any, by: Any, paper: str, scan: str = "", *, expected: str = "", desk: checks.Desk | None = None
) -> approved.Approved:
    """An approval that was given on paper, recorded by the central office with the number of its form; marked as such.

    `scan`: the SHA-256 of the scanned form, kept beside the files of approved items. `expected`: the first digits of
    the item's SHA-256 that stand on the form; a text that was changed after it was signed is refused. `desk`: all that
    is at the desk, where many are recorded one after the other and nothing of it changes.

    Raises Refusal for anybody without that post, for an author, and for a draft with an error.
    """
    if not paper.strip():
        raise Refusal("请填写纸质审批表的编号")
    if not holds(by, Role.CENTRAL, page):
        raise Refusal("只有公开办可以登记纸质审批")
    if author(by, page):
        raise Refusal("起草或修改过本条的人不能登记审批")
    revision = page.get_latest_revision()
    page = revision.as_object()
    found = [p for p in checks.problems(page, desk=desk) if p.severity == "error"]
    if found:
        raise Refusal(f"还不能批准：{found[0].zh}")
    if page.current_workflow_state is not None:
        page.current_workflow_state.cancel(user=by)
    data = codec.encode(item_of(page))
    if not codec.sha256(data).startswith(expected):
        raise Refusal("与当前文稿不符：签字之后文稿改动过，须重新打印、重新签字")
    _keep_media(page)
    revision.publish(user=by, skip_permission_checks=True)
    told = {"step": "paper", "task": "纸质审批", "paper": paper.strip(), "person": by.pk, "username": by.username}
    told |= {"scan": scan} if scan else {}
    return approved.append(page, data, revision.pk, [{**told, "name": str(by), "at": timezone.now().isoformat()}])


@transaction.atomic
def fill_in(revision: Revision, by: Any, told: list[dict[str, Any]]) -> approved.Approved:
    """The everyday fast lane: a text that was approved before, of which `by` has only filled in the blanks.

    The one listed exception to author ≠ approver. Only hub/lane/publishing.py calls it, which has checked the rest.
    """
    page = revision.as_object()
    data = codec.encode(item_of(page))
    revision.publish(user=by, skip_permission_checks=True)
    return approved.append(page, data, revision.pk, told)


def _keep_media(page: Any) -> None:
    for row in page.media.all():
        if row.source is not None:
            try:
                blobs.keep(Path(row.source.file.path), row.source.sha256)
            except (FileNotFoundError, Damaged) as e:
                name = row.name or row.source.title
                raise Refusal(f"图片或附件“{name}”找不到了，或者和送审时不一样：请重新上传，再提交审核") from e


def _told(state: ReviewState) -> dict[str, Any]:
    by = state.finished_by
    return {
        "step": state.task.specific.step,
        "task": state.task.name,
        "person": by.pk,
        "username": by.username,
        "name": str(by),
        "at": state.finished_at.isoformat(),
        "comment": state.comment,
    }
