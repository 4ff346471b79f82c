"""The second factor: set up with a telephone, asked in every session, opened by a slip when the telephone is gone."""

import pytest
from django.test import Client, override_settings
from django_otp.oath import TOTP

from hub.people import factor

HOME = "/admin/"


@pytest.fixture
def browser(desk):
    browser = Client()
    browser.force_login(desk.author)
    return browser


def figures(device, steps=0):
    totp = TOTP(device.key, factor.STEP_S)
    totp.drift = steps
    return f"{totp.token():06d}"


@pytest.fixture
def device(desk):
    device = factor.begin(desk.author)
    device.codes = factor.confirm(device)
    return device


def test_whoever_has_none_and_needs_none_works_as_before(browser):
    assert browser.get(HOME).status_code == 200


@pytest.mark.parametrize(("rule", "asked"), [("offered", False), ("administrators", False), ("everybody", True)])
def test_who_must_have_one_follows_from_the_setting(browser, rule, asked):
    with override_settings(SECOND_FACTOR=rule):
        assert (browser.get(HOME).status_code == 302) == asked


def test_an_administrator_must_set_one_up_where_the_office_says_so(desk):
    browser = Client()
    browser.force_login(desk.root)
    with override_settings(SECOND_FACTOR="administrators"):
        assert browser.get(HOME).url.startswith("/second/new/")


def test_it_is_set_up_with_a_telephone_and_the_codes_are_shown_once(browser, desk):
    page = browser.get("/second/new/").content.decode()
    device = factor.begin(desk.author)
    assert device.letters in page.replace(" ", "")
    told = browser.post("/second/new/", {"token": figures(device)}).content.decode()
    assert told.count("<li><code>") == factor.CODES
    assert browser.get(HOME).status_code == 200
    assert "<li><code>" not in browser.get("/second/").content.decode()


def test_whoever_has_one_is_asked_in_a_new_session_and_let_through_by_the_figures(browser, device):
    answer = browser.get("/admin/reports/?x=1")
    assert answer.url == "/second/?next=%2Fadmin%2Freports%2F%3Fx%3D1"
    assert browser.post(answer.url, {"token": figures(device)}).url == "/admin/reports/?x=1"
    assert browser.get(HOME).status_code == 200


def test_a_script_is_told_403_and_not_led_to_a_page(browser, device):
    assert browser.get(HOME, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_figures_open_once(device):
    token = figures(device)
    assert device.verify_token(token)
    assert not device.verify_token(token)


def test_a_code_of_the_slip_opens_once(device):
    assert device.verify_token(device.codes[0].lower())
    assert not device.verify_token(device.codes[0])


def test_who_guesses_waits(device):
    assert not device.verify_token("000000")
    assert not device.verify_token(figures(device))


def test_no_page_leads_out_of_the_house(browser, device):
    assert browser.post("/second/?next=https://evil.example/", {"token": figures(device)}).url == HOME


def test_no_secret_of_it_lies_in_the_database(device):
    from django.core import serializers

    rows = serializers.serialize("json", [*factor.Authenticator.objects.all(), *factor.Code.objects.all()])
    assert device.letters not in rows
    assert device.key.hex() not in rows
    assert not [code for code in device.codes if code.replace("-", "") in rows]


def test_it_is_not_set_up_again_over_one_that_was_not_proved(browser, device):
    assert browser.get("/second/new/").url == "/second/"


def test_what_the_page_that_asks_is_made_of_comes_before_the_figures(browser, device):
    """The console puts its icons into every page as they come: a page instead of them would cover the one that asks."""
    assert browser.get("/admin/sprite/").headers["Content-Type"].startswith("image/svg")
    assert browser.get("/admin/jsi18n/").headers["Content-Type"].startswith("text/javascript")
