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
