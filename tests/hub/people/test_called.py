"""By which name the console calls people, what it asks for a new one, and whom one asks who forgot the password."""

import json
import re

import pytest
from django.urls import reverse


@pytest.fixture
def named(desk, client):
    """The administrator, by whole name, at the console."""
    desk.root.last_name, desk.root.first_name = "管", "理员"
    desk.root.save()
    client.force_login(desk.root)
    return client


def at_the_side(told):
    """Whom the menu at the side names."""
    props = json.loads(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', told, re.S)[1])
    menu = next(m for m in props["modules"] if m["_type"] == "wagtail.sidebar.MainMenuModule")
    return menu["_args"][2]["name"]


def test_the_menu_says_the_whole_name_surname_first(named):
    assert at_the_side(named.get(reverse("wagtailadmin_home")).content.decode()) == "管理员"


def test_somebody_without_a_name_is_called_as_he_logs_in(desk, client):
    client.force_login(desk.author)
    assert at_the_side(client.get(reverse("wagtailadmin_home")).content.decode()) == "author"


@pytest.mark.parametrize("page", ["wagtailadmin_account", "wagtailusers_users:add"])
def test_the_surname_is_asked_for_first(named, page):
    told = named.get(reverse(page)).content.decode()
    assert 0 < told.index('last_name"') < told.index('first_name"')


def test_an_account_needs_no_mail(desk, named):
    from hub.people.models import Person

    told = {"username": "xiaohe", "last_name": "林", "first_name": "小禾"}
    told |= dict.fromkeys(("password1", "password2"), "a-long-word-of-hers")
    answer = named.post(reverse("wagtailusers_users:add"), told)
    assert answer.status_code == 302, answer.context["form"].errors
    made = Person.objects.get(username="xiaohe")
    told = {**told, "first_name": "大禾", "password1": "", "password2": "", "is_active": "on"}
    assert named.post(reverse("wagtailusers_users:edit", args=[made.pk]), told).status_code == 302
    made.refresh_from_db()
    assert str(made) == "林大禾"


@pytest.mark.parametrize(("mail", "status"), [(False, 404), (True, 200)])
def test_a_new_password_by_mail_is_offered_only_where_there_is_mail(db, client, settings, mail, status):
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = mail
    told = client.get(reverse("wagtailadmin_login")).content.decode()
    assert (reverse("wagtailadmin_password_reset") in told) == mail
    assert ("请找系统管理员重置" in told) != mail
    assert client.get(reverse("wagtailadmin_password_reset")).status_code == status
