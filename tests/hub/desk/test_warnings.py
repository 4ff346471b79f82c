"""Submitting from the form: an error stops it, a warning asks for a reason, and the reason stays with the draft."""

import pytest
from fakes.builders import a_notice


def given(browser, page):
    """What the form holds, as a browser would send it."""
    form = browser.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    found = {}
    for part in (form, *(inner for formset in form.formsets.values() for inner in formset.forms)):
        for bound in part:
            value = bound.value()
            if value is not None and value is not False:
                shown = bound.field.prepare_value(value)
                found[bound.html_name] = shown
    for formset in form.formsets.values():
        for bound in formset.management_form:
            found[bound.html_name] = bound.value()
    return {name: value for name, value in found.items() if value is not None}


@pytest.fixture
def browser(desk):
    from django.test import Client

    client = Client()
    client.force_login(desk.author)
    return client


def submitted(browser, page, **fields):
    browser.post(f"/admin/pages/{page.pk}/edit/", {**given(browser, page), **fields, "action-submit": "1"})
    return type(page).objects.get(pk=page.pk)


def test_a_warning_stops_until_its_reason_is_written_and_the_reason_is_kept(desk, browser):
    from hub.desk import checks

    page = desk.write(a_notice(body="请到大厅办理。仇（qiú）先生接待。"))
    assert {problem.severity for problem in checks.problems(page)} == {"warning"}
    assert not submitted(browser, page).workflow_in_progress
    page = submitted(browser, page, warnings_reason="人名读音，确需注明")
    assert page.workflow_in_progress
    assert page.get_latest_revision_as_object().warnings_reason == "人名读音，确需注明"


def test_an_error_stops_whatever_reason_is_given(desk, browser):
    page = desk.write(a_notice(body="联系手机13812345678。"))
    assert not submitted(browser, page, warnings_reason="确需公开").workflow_in_progress


def test_what_is_new_can_be_handed_in_by_the_button_that_is_seen(desk, browser):
    shelf = desk.write(a_notice()).get_parent()
    told = browser.get(f"/admin/pages/add/desk/announcementpage/{shelf.pk}/").content.decode()
    assert 0 < told.index('name="action-submit"') < told.index("action-save")


def test_what_waits_for_an_approval_stands_before_what_one_may_write(desk, browser):
    desk.submit(desk.write(a_notice(title="关于停水的通知")))
    told = browser.get("/admin/").content.decode()
    assert told.index("写一条新内容") < told.index("关于停水的通知"), "what an author has handed in comes after"
    browser.force_login(desk.head)
    told = browser.get("/admin/").content.decode()
    assert told.index("关于停水的通知") < told.index("写一条新内容")
