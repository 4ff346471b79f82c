"""Many screens at once: chosen, looked over, asked; their broken ledgers explained."""

import pytest
from fakes.desk import FakeDesk
from fakes.enrolled import Sender
from wagtail.models import ModelLogEntry

from hub.fleet.models import Broken, Command, State, Terminal
from kiosk.content import proof

PAGE = "/admin/fleet/several/"


@pytest.fixture
def desk(db):
    return FakeDesk()


@pytest.fixture
def screens(tmp_path, desk):
    """Three screens on two floors of two sites; the ledgers of the first two were emptied."""
    found = []
    for name, site, floor, tags in (
        ("a", "大厅", "一楼", "led"),
        ("b", "大厅", "二楼", ""),
        ("c", "住房厅", "一楼", "led"),
    ):
        sender = Sender(tmp_path / name)
        sender.row = sender.enrol(desk.root, name=f"{name} 屏", site=site, floor=floor, tags=tags)
        found.append(sender)
    for sender in found[:2]:
        for place, link in ((9, "a" * 64), (0, "0" * 64)):
            sender.clock.advance(1)
            beat = proof.Beat(edition=7, emergency=0, state="current", ledger=place, ledger_link=link)
            sender.outward.beat(beat)
        sender.hand_in()
    return [sender.row for sender in found]


@pytest.fixture
def root(client, desk):
    client.force_login(desk.root, backend="django.contrib.auth.backends.ModelBackend")
    return client


def listed(client, **asked):
    told = client.get(PAGE, asked).content.decode()
    return [name for name in "abc" if f"{name} 屏" in told]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["a", "b", "c"]),
        ({"site": "大厅"}, ["a", "b"]),
        ({"floor": "一楼"}, ["a", "c"]),
        ({"tag": "led", "site": "住房厅"}, ["c"]),
        ({"broken": "1"}, ["a", "b"]),
        ({"q": "c 屏"}, ["c"]),
    ],
)
def test_the_list_is_narrowed(root, screens, asked, found):
    assert listed(root, **asked) == found


def chosen(*screens, **more):
    return {"screen": [screen.pk for screen in screens], **more}


def test_nothing_is_asked_before_it_was_looked_over_and_then_all_that_were_chosen(root, screens):
    told = root.post(PAGE, chosen(*screens[:2], act="restart")).content.decode()
    assert "a 屏" in told
    assert "c 屏" not in told
    assert Command.objects.count() == 0
    told = root.post(PAGE, chosen(*screens[:2], act="restart", sure="1"), follow=True).content.decode()
    assert "已向 2 块屏下达：重启程序" in told
    assert set(Command.objects.values_list("terminal", "what")) == {(each.pk, "restart") for each in screens[:2]}
    assert ModelLogEntry.objects.filter(action="fleet.command").count() == 2


def test_the_breaks_of_many_ledgers_are_explained_once(root, screens):
    told = root.post(PAGE, chosen(*screens, act="explain", why="统一更换硬盘")).content.decode()
    assert [name for name in "abc" if f"{name} 屏" in told] == ["a", "b"], "the third has nothing to explain"
    assert Broken.objects.filter(explained=None).count() == 2
    told = root.post(PAGE, chosen(*screens, act="explain", why="统一更换硬盘", sure="1"), follow=True).content.decode()
    assert "2 块屏的台账，2 次断开" in told
    assert [each.explained.why for each in Broken.objects.all()] == ["统一更换硬盘"] * 2
    assert ModelLogEntry.objects.filter(action="fleet.explain").count() == 2
    assert listed(root, broken="1") == []


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"act": "explain", "why": " "}, "请写明查明的原因"),
        ({"act": "explain", "why": "换盘", "screen": []}, "请先勾选有断开待查明的屏幕"),
        ({"act": "rm -rf"}, "没有这个指令"),
        ({"act": "sync", "screen": []}, "请先勾选屏幕"),
        ({"act": "sync", "screen": ["x", "²", "-1", "99999"]}, "请先勾选屏幕"),
    ],
)
def test_what_lacks_something_is_told_and_keeps_what_was_ticked(root, screens, more, words):
    told = root.post(PAGE, {**chosen(screens[0]), "sure": "1", **more}).content.decode()
    assert words in told
    assert ("checked" in told) == ("screen" not in more)
    assert Command.objects.count() == 0
    assert not Broken.objects.exclude(explained=None).exists()


def test_one_that_was_ended_meanwhile_is_left_alone(root, screens):
    Terminal.objects.filter(pk=screens[0].pk).update(state=State.REVOKED)
    root.post(PAGE, chosen(*screens[:2], act="sync", sure="1"))
    assert [command.terminal for command in Command.objects.all()] == [screens[1]]


@pytest.mark.parametrize("who", ["author", "inspector", "central"])
def test_who_may_not_change_the_fleet_neither_sees_nor_does(client, desk, screens, who):
    client.force_login(getattr(desk, who), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(PAGE).status_code != 200
    client.post(PAGE, chosen(*screens, act="explain", why="我来写", sure="1"))
    assert not Broken.objects.exclude(explained=None).exists()
