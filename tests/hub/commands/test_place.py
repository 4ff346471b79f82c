"""How a hub is set up: clean for production, its secret its own, its acts told as CSV, accounts opened without mail."""

import csv
import io

import pytest
from fakes.own_hub import OwnHub

MAKE = """
from wagtail.log_actions import log
desk = FakeDesk()
desk.author.first_name = "=1+1"
desk.author.save()
desk.write(a_notice(title="停水通知"))
log(instance=desk.hall, action="wagtail.edit", user=desk.author)
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    hub = OwnHub(tmp_path_factory.mktemp("place") / "hub")
    hub.migrate()
    hub.do(MAKE)
    return hub


def test_a_production_hub_has_nothing_to_mend(hub):
    secure = OwnHub(hub.folder, MINGBAI_HUB_URL="https://hub.yunzhou.example")
    assert "no issues" in secure.run("check", "--deploy").stdout


def test_a_guard_that_was_taken_down_is_told_and_set_up_again(hub):
    hub.do("from django.db import connection as c; c.cursor().execute('DROP TRIGGER guard_desk_approved_delete')")
    assert "guard_desk_approved_delete" in hub.run("check", fails=True).stderr
    hub.run("migrate")
    assert "no issues" in hub.run("check").stdout


def test_the_database_keeps_on_the_disk_what_it_answered(hub):
    told = hub.do("from django.db import connection as c; print(c.cursor().execute('PRAGMA synchronous').fetchone())")
    assert told.strip() == "(2,)"


def test_the_secret_is_its_owners_alone_and_the_press_may_have_another(hub):
    assert (hub.folder / "secret-key").stat().st_mode & 0o777 == 0o600
    OwnHub(hub.folder, MINGBAI_HUB_SECRET="press-secret").run("check")
    assert (hub.folder / "press-secret").read_text() != (hub.folder / "secret-key").read_text()


def test_an_unknown_rule_for_the_second_factor_is_refused_in_a_sentence(hub):
    told = OwnHub(hub.folder, MINGBAI_HUB_SECOND_FACTOR="always").run("check", fails=True).stderr
    assert "offered | administrators | everybody" in told


def test_acts_are_told_as_csv_and_no_cell_is_a_formula(hub):
    rows = list(csv.reader(io.StringIO(hub.run("audit").stdout)))
    assert rows[0][:3] == ["时间", "人员", "事项"]
    assert "'=1+1" in [row[1] for row in rows]
    assert list(csv.reader(io.StringIO(hub.run("audit", "--until", "2001-01-01").stdout)))[1:] == []
    assert "is no day" in hub.run("audit", "--since", "tomorrow", fails=True).stderr


def test_an_account_is_opened_anew_and_closed_without_mail(hub):
    assert "已重置" in hub.run("account", "author", "--reset").stdout
    assert "another person" in hub.run("account", "author", "--leaves-to", "author", fails=True).stderr
    assert "1 pages" in hub.run("account", "author", "--leaves-to", "stranger").stdout
    assert "nobody is called" in hub.run("account", "nobody", "--reset", fails=True).stderr
