"""Nobody approves what he wrote, an approval holds for one text only, and only a finished review makes a row of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from fakes.builders import a_notice
from wagtail.models import TaskState, WorkflowState

from hub.desk import approved, review
from hub.desk.approved import Approved
from hub.desk.edition import draft
from hub.desk.refusals import Refusal
from kiosk.clock import SystemClock
from kiosk.content import codec


def ids():
    return {item.id for item in draft(SystemClock().wall()).items}


def test_three_steps_by_three_posts_make_one_approved_row(desk):
    notice = a_notice()
    page = desk.approve(desk.write(notice))
    row = Approved.objects.get()
    assert (row.item, row.digest) == (notice, codec.sha256(codec.encode(notice)))
    assert row.revision == page.latest_revision_id
    assert [told["username"] for told in row.approvers] == ["head", "secrecy", "central"]
    assert page.live
    assert ids() == {notice.id}


def test_a_draft_and_a_half_reviewed_text_reach_no_edition(desk):
    page = desk.write(a_notice())
    desk.submit(page)
    desk.step(page, desk.head)
    desk.step(page, desk.secrecy)
    assert ids() == set()


def test_an_author_cannot_approve_his_own_text_whatever_posts_he_holds(desk):
    page = desk.write(a_notice(), by=desk.head)
    desk.submit(page, by=desk.head)
    assert [name for name, *_ in page.current_workflow_task.get_actions(page, desk.head)] == ["reject"]
    with pytest.raises(Refusal, match="起草或修改过"):
        desk.step(page, desk.head)


def test_one_who_only_mended_a_comma_is_an_author_too(desk):
    page = desk.edit(desk.write(a_notice()), desk.central, title="关于调整窗口服务时间的通知（二）")
    desk.submit(page)
    desk.step(page, desk.head)
    desk.step(page, desk.secrecy)
    with pytest.raises(Refusal, match="起草或修改过"):
        desk.step(page, desk.central)


def test_after_an_approval_the_earlier_author_may_review_what_another_wrote(desk):
    page = desk.approve(desk.write(a_notice()))
    page = desk.edit(page, desk.head, title="关于再次调整窗口服务时间的通知")
    assert review.authors(page) == {desk.head.pk}


def test_the_head_of_another_unit_and_an_administrator_without_a_post_approve_nothing(desk):
    page = desk.write(a_notice())
    desk.submit(page)
    for person in (desk.other_head, desk.root, desk.author, desk.central, desk.inspector):
        assert page.current_workflow_task.get_actions(page, person) == []
        with pytest.raises(Refusal):
            desk.step(page, person)
        with pytest.raises(Refusal):
            desk.step(page, person, "reject")


def test_an_edit_while_under_review_begins_the_review_anew(desk):
    page = desk.write(a_notice())
    desk.submit(page)
    desk.step(page, desk.head)
    page = desk.edit(page, desk.secrecy, title="关于调整窗口服务时间的通知（修改）")
    assert page.current_workflow_task.step == review.Step.UNIT
    assert page.current_workflow_task_state.revision_id == page.latest_revision_id


def test_an_edit_that_leaves_an_error_ends_the_review(desk):
    page = desk.write(a_notice())
    desk.submit(page)
    page = desk.edit(page, desk.head, source_published=None)
    assert page.current_workflow_state is None


def test_a_step_that_began_before_an_edit_approves_nothing_any_more(desk):
    page = desk.write(a_notice())
    desk.submit(page)
    stale = page.current_workflow_task_state
    desk.edit(page, desk.author, title="另一个标题")
    for by in (desk.head, desk.secrecy):
        with pytest.raises((Refusal, PermissionDenied)):
            TaskState.objects.get(pk=stale.pk).specific.approve(user=by)
    assert not Approved.objects.exists()


def test_an_edit_after_the_approval_leaves_the_approved_text_on_the_screens(desk):
    page = desk.approve(desk.write(a_notice()))
    desk.edit(page, desk.author, title="尚未批准的标题")
    assert [item.title for item in draft(SystemClock().wall()).items] == [a_notice().title]


def test_a_text_with_an_error_is_not_submitted(desk):
    page = desk.write(a_notice())
    page = desk.edit(page, desk.author, source_made=None)
    with pytest.raises(Refusal, match="成文日期"):
        desk.submit(page)


def test_a_superuser_who_publishes_past_the_review_puts_nothing_on_a_screen(desk):
    page = desk.write(a_notice())
    page.get_latest_revision().publish(user=desk.root)
    page.refresh_from_db()
    assert page.live
    assert not Approved.objects.exists()
    assert ids() == set()


def test_a_step_approved_behind_the_tasks_back_does_not_finish_the_review(desk):
    page = desk.write(a_notice())
    state = desk.submit(page)
    for _ in range(2):
        current = WorkflowState.objects.get(pk=state.pk).current_task_state
        TaskState.objects.get(pk=current.pk).approve(user=desk.author)  # the plain class knows none of our rules
    current = WorkflowState.objects.get(pk=state.pk).current_task_state
    with pytest.raises(Refusal):
        TaskState.objects.get(pk=current.pk).approve(user=desk.author)
    assert not Approved.objects.exists()


def test_a_review_without_a_release_releases_nothing(desk):
    workflow = desk.office.get_workflow()
    workflow.workflow_tasks.filter(task__name=review.Step.RELEASE.label).delete()
    page = desk.write(a_notice())
    desk.submit(page)
    desk.step(page, desk.head)
    with pytest.raises(Refusal, match="没有签发环节"):
        desk.step(page, desk.secrecy)


def test_a_page_that_moves_to_another_unit_has_to_be_approved_anew(desk):
    from hub.desk import organisation

    page = desk.write(a_notice())
    desk.submit(page)
    desk.step(page, desk.head)
    page.move(organisation.shelf(desk.division, "announcement"), pos="last-child")
    with pytest.raises(Refusal, match="有变化"):
        desk.step(page, desk.secrecy)


def test_approved_rows_are_added_and_never_changed(desk):
    desk.approve(desk.write(a_notice()))
    row = Approved.objects.get()
    for change in (
        row.save,
        row.delete,
        lambda: Approved.objects.update(title="x"),
        Approved.objects.all().delete,
        lambda: Approved.objects.bulk_create([]),
    ):
        with pytest.raises(TypeError):
            change()


def test_a_row_whose_bytes_were_changed_in_the_database_is_a_fault_and_no_item(desk):
    from django.db import connection

    desk.approve(desk.write(a_notice()))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE desk_approved SET bytes = %s", [codec.encode(a_notice(title="伪造的通知"))])
    found = draft(SystemClock().wall())
    assert (found.items, [fault.item for fault in found.faults]) == ((), ["a-notice"])


def test_a_withdrawn_item_is_off_and_does_not_fall_back_to_an_older_text(desk):
    page = desk.approve(desk.write(a_notice()))
    desk.approve(desk.edit(page, desk.author, title="第二版"))
    assert approved.withdraw("a-notice", desk.central, "内容有误") is not None
    assert ids() == set()
    assert approved.withdraw("a-notice", desk.central, "再次") is None


def test_a_withdrawn_item_comes_back_by_a_new_approval(desk):
    page = desk.approve(desk.write(a_notice()))
    approved.withdraw("a-notice", desk.central, "内容有误")
    desk.approve(desk.edit(page, desk.author, title="改正后的通知"))
    assert ids() == {"a-notice"}


def test_the_central_office_records_an_approval_on_paper_and_it_is_marked_as_such(desk):
    page = desk.write(a_notice())
    review.record(page, desk.central, "云住建公开〔2026〕3号")
    row = Approved.objects.get()
    assert [(told["step"], told["paper"], told["username"]) for told in row.approvers] == [
        ("paper", "云住建公开〔2026〕3号", "central")
    ]
    assert ids() == {"a-notice"}


def test_nobody_else_records_paper_nor_anybody_for_his_own_text_or_a_wrong_one(desk):
    page = desk.write(a_notice())
    for person in (desk.author, desk.head, desk.secrecy, desk.inspector, desk.root):
        with pytest.raises(Refusal):
            review.record(page, person, "3号")
    with pytest.raises(Refusal):
        review.record(page, desk.central, " ")
    own = desk.write(a_notice(id="own-notice"), by=desk.central)
    with pytest.raises(Refusal):
        review.record(own, desk.central, "3号")
    with pytest.raises(Refusal):
        review.record(desk.edit(page, desk.author, source_made=None), desk.central, "3号")
    assert not Approved.objects.exists()


def test_paper_that_was_signed_for_an_earlier_text_approves_nothing(desk):
    page = desk.write(a_notice())
    signed = review.digest_of(page.get_latest_revision_as_object())[:12]
    page = desk.edit(page, desk.author, title="签字之后改过的标题")
    with pytest.raises(Refusal, match="签字之后"):
        review.record(page, desk.central, "3号", expected=signed)
    assert not Approved.objects.exists()


def test_the_page_that_asks_why_withdraws_when_it_is_told(desk):
    page = desk.approve(desk.write(a_notice()))
    browser = Client()
    browser.force_login(desk.central)
    url = reverse("desk_withdraw", args=[page.pk])
    assert "确认撤回" in browser.get(url).content.decode()
    assert browser.post(url, {"why": "内容有误"}).status_code == 302
    assert ids() == set()
