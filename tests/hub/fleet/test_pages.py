"""The pages of the fleet: who sees them, what they tell, and that only those who may change anything do."""

import re
from datetime import time

import pytest
from django.utils import timezone
from fakes.clock import instant
from fakes.desk import FakeDesk
from fakes.enrolled import Sender

from hub.desk.posts import Role
from hub.fleet.models import Broken, HelpCall, State, Terminal
from kiosk.content import proof, voice
from kiosk.terminal.orders import Send


@pytest.fixture
def desk(db):
    return FakeDesk()


@pytest.fixture
def screen(tmp_path, desk):
    """A screen that was approved and told how it is."""
    sender = Sender(tmp_path / "terminal")
    sender.row = sender.enrol(desk.root, phone="0000-8123401", custodian="大厅值班", every_day=True)
    sender.outward.beat(proof.Beat(edition=7, emergency=0, state="current", free_mb=9000))
    sender.hand_in()
    return sender


def as_(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


PAGES = ("/admin/fleet/", "/admin/fleet/phone/", "/admin/fleet/{pk}/")
CHANGES = ("/admin/fleet/new/", "/admin/fleet/{pk}/revoke/")


def test_a_stranger_is_sent_to_the_login(client, screen):
    for page in (*PAGES, *CHANGES, "/admin/fleet/calls/"):
        answer = client.post(page.format(pk=screen.row.pk))
        assert (answer.status_code, "login" in answer.headers["Location"]) == (302, True)


@pytest.mark.parametrize(
    ("who", "looks", "changes"),
    [("author", False, False), ("inspector", True, False), ("central", True, False), ("root", True, True)],
)
def test_who_may_look_and_who_may_change(client, desk, screen, who, looks, changes):
    as_(client, getattr(desk, who))
    # Wagtail answers a refusal by sending one back to the first page.
    for page in PAGES:
        assert (client.get(page.format(pk=screen.row.pk)).status_code == 200) is looks
    assert (client.get("/admin/fleet/new/").status_code == 200) is changes
    client.post(f"/admin/fleet/{screen.row.pk}/revoke/")
    assert (Terminal.objects.get().state == State.REVOKED) is changes


def test_an_administrator_by_post_may_change_without_being_a_superuser(client, desk, screen):
    as_(client, desk.person("keeper", Role.ADMINISTRATOR)).post(f"/admin/fleet/{screen.row.pk}/revoke/")
    assert Terminal.objects.get().state == State.REVOKED


def test_an_inspector_who_posts_a_place_changes_nothing(client, desk, screen):
    as_(client, desk.inspector).post(f"/admin/fleet/{screen.row.pk}/", {"name": "别的名称"})
    assert Terminal.objects.get().name == "一楼大厅触摸屏"


def test_the_floors_tell_name_and_standing(client, desk, screen):
    text = as_(client, desk.root).get("/admin/fleet/").content.decode()
    assert all(word in text for word in ("一楼大厅触摸屏", "在线", "内容最新"))


def test_the_phone_page_says_when_there_is_nothing_to_do_and_whom_to_call(client, desk, screen):
    page = "/admin/fleet/phone/"
    assert "没有要处理的" in as_(client, desk.root).get(page).content.decode()
    screen.outward.beat(proof.Beat(edition=7, emergency=0, state="current", free_mb=10))
    screen.hand_in()
    assert "tel:0000-8123401" in client.get(page).content.decode()


def test_an_administrator_types_the_code_and_the_screen_is_in_the_fleet(client, desk, tmp_path):
    sender = Sender(tmp_path / "new")
    told = {"code": sender.ask().code, "name": "二楼公告屏", "on_from": "08:30", "on_until": "17:30"}
    assert as_(client, desk.root).post("/admin/fleet/new/", told).status_code == 302
    assert Terminal.objects.get().approved_by == desk.root
    assert sender.ask().name == "二楼公告屏"


def test_a_wrong_code_is_told_beside_the_field(client, desk):
    told = {"code": "222222", "name": "二楼公告屏", "on_from": "08:30", "on_until": "17:30"}
    assert "没有这个配对码" in as_(client, desk.root).post("/admin/fleet/new/", told).content.decode()


def test_a_replacement_needs_no_name_and_ends_the_old_one(client, desk, screen, tmp_path):
    sender = Sender(tmp_path / "new")
    told = {"code": sender.ask().code, "instead_of": screen.row.name, "on_from": "08:30", "on_until": "17:30"}
    assert as_(client, desk.root).post("/admin/fleet/new/", told).status_code == 302
    new = Terminal.objects.get(state=State.APPROVED)
    assert (new.name, new.phone, new.every_day) == ("一楼大厅触摸屏", "0000-8123401", True)
    assert Terminal.objects.get(pk=screen.row.pk).replaced_by == new


def test_a_place_is_changed_and_the_rest_of_the_row_is_not(client, desk, screen):
    told = {"name": "一楼东侧触摸屏", "on_from": "09:00", "on_until": "17:00"}
    as_(client, desk.root).post(f"/admin/fleet/{screen.row.pk}/", told)
    row = Terminal.objects.get()
    assert (row.name, row.on_from.hour, row.state, row.fingerprint) == (
        "一楼东侧触摸屏",
        9,
        State.APPROVED,
        screen.fingerprint,
    )


def test_a_call_is_answered_by_whoever_goes_first(client, desk, screen):
    screen.outward.send(Send(voice.Help(place="home", where="一楼大厅")), "")
    screen.hand_in()
    call = HelpCall.objects.get()
    assert "我去" in as_(client, desk.author).get("/admin/fleet/calls/").content.decode()
    client.post(f"/admin/fleet/calls/{call.pk}/answer/")
    as_(client, desk.head).post(f"/admin/fleet/calls/{call.pk}/answer/")
    assert HelpCall.objects.get().answered_by == desk.author


def test_the_menu_offers_only_what_one_may(client, desk, screen):
    assert "/admin/fleet/phone/" not in as_(client, desk.author).get("/admin/").content.decode()
    assert "/admin/fleet/phone/" in as_(client, desk.inspector).get("/admin/").content.decode()


def a_break(screen):
    """The ledger was nine entries long, and is empty now."""
    for place, link in ((9, "a" * 64), (0, "0" * 64)):
        screen.clock.advance(1)
        screen.outward.beat(proof.Beat(edition=7, emergency=0, state="current", ledger=place, ledger_link=link))
    screen.hand_in()


def test_a_ledger_that_did_not_continue_is_told_on_the_terminals_page_and_explained_there(client, desk, screen):
    a_break(screen)
    page = f"/admin/fleet/{screen.row.pk}/"
    text = as_(client, desk.inspector).get(page).content.decode()
    assert "台账被清空" in text
    assert "待查明" in text
    assert "查明的原因（" not in text
    client.post(f"{page}ledger/", {"why": "我来写"})
    assert Broken.objects.filter(explained=None).count() == 1
    as_(client, desk.root).post(f"{page}ledger/", {"why": " "})
    assert Broken.objects.filter(explained=None).count() == 1
    client.post(f"{page}ledger/", {"why": "更换了硬盘"})
    text = client.get(page).content.decode()
    assert "更换了硬盘" in text
    assert "待查明" not in text


def many(count, site="", **fields):
    """Approved screens that have never told anything though they should be on."""
    fields = {"on_from": time(0), "on_until": time(0), "every_day": True, "state": State.APPROVED} | fields
    names = [f"{site or 'x'}-{n}" for n in range(count)]
    Terminal.objects.bulk_create(
        Terminal(name=name, key_ed25519=f"{name:>44}", fingerprint=f"{name:>19}", site=site, **fields) for name in names
    )


@pytest.fixture
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: instant("2026-11-23 12:00"))


def test_a_telephone_is_told_a_dead_site_as_one_and_never_more_than_fits_it(client, desk, noon):
    many(60, "东城中心")
    many(3, "西城中心")
    page = as_(client, desk.root).get("/admin/fleet/phone/").content.decode()
    assert page.count("fleet-card") == 4
    assert "失联 60 块" in page
    assert "西城中心-2" in page
    many(80)
    page = client.get("/admin/fleet/phone/").content.decode()
    assert page.count("fleet-card") == 51
    assert "另有 33 块没有列出" in page
    link = re.search(r'href="(/admin/fleet/[?][^"]+)"', page)[1].replace("&amp;", "&")
    assert client.get(link).content.decode().count("东城中心-") >= 60


@pytest.mark.parametrize(("told", "said"), [("没有这块", "没有这个名称或指纹"), ("同名屏", "有几台叫这个名称")])
def test_an_old_device_that_is_not_one_is_told_beside_the_field(client, desk, tmp_path, told, said):
    for n in range(2):
        Terminal.objects.create(name="同名屏", key_ed25519=f"{n:044}", fingerprint=f"{n:019}", state=State.APPROVED)
    sender = Sender(tmp_path / "new")
    form = {"code": sender.ask().code, "instead_of": told, "on_from": "08:30", "on_until": "17:30"}
    assert said in as_(client, desk.root).post("/admin/fleet/new/", form).content.decode()
    form["instead_of"] = f"{1:019}"
    assert client.post("/admin/fleet/new/", form).status_code == 302
