"""The everyday fast lane: an approved text, its blanks filled in by one person, on the screens at the next look."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from fakes.builders import HALL

from hub.desk import approved, withdrawal
from hub.desk.pages import PAGES
from hub.desk.refusals import Refusal
from hub.lane import publishing
from hub.lane.models import Proposed, Published, approve, propose, usable
from hub.lane.wording import Blank, Wording, shipped

THERE = "/admin/lane/window-change/"


def choices(browser, there=THERE):
    """What the form offers as ends, by its radio values."""
    form = browser.get(there).context["form"]
    return [value for value, _ in form.fields["until"].choices]


def filled(browser, **other):
    return {"unit": HALL, "window": "2号综合受理", "other": "3号住房保障", "until": choices(browser)[0]} | other


def test_a_window_change_is_on_the_screens_at_the_next_look_and_leaves_at_closing_time(phone, works, now):
    works.look()
    seen = phone.post(THERE, filled(phone)).content.decode()
    assert "2号综合受理窗口临时调整" in seen
    assert not Published.objects.exists()
    assert phone.post(THERE, filled(phone, sure="1")).status_code == 302
    works.look()
    (item,) = (item for item in works.press.editions.current().items if item.id != HALL)
    ends = timezone.localtime(item.valid.until)
    assert (ends.hour, ends.minute) == (17, 0)
    assert "业务请到3号住房保障窗口办理" in item.body
    now.advance((item.valid.until - now.wall()).total_seconds() + 1)
    works.look()
    assert works.shown() == {HALL}


def test_its_row_says_who_approved_the_text_and_who_filled_it_in(phone, desk):
    phone.post(THERE, filled(phone, sure="1"))
    row = approved.latest(Published.objects.get().item_id)
    assert [each["name"] for each in row.approvers] == [str(desk.secrecy), str(desk.central), str(desk.head)]
    assert row.approvers[-1]["step"] == "lane"
    assert row.approvers[-1]["digest"] == usable()["window-change"].digest


def test_it_is_withdrawn_as_any_other(phone, desk, works):
    phone.post(THERE, filled(phone, sure="1"))
    works.look()
    page = PAGES["announcement"].objects.get(item_id=Published.objects.get().item_id)
    withdrawal.withdraw(page, desk.author, "窗口已恢复")
    works.look()
    assert works.shown() == {HALL}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"other": "2号综合受理"}, "是同一个"),
        ({"window": "9号没有的"}, "选择一个有效的选项"),
        ({"until": "other"}, "请填写到什么时候"),
        ({"until": "other", "ends": "2020-01-01T10:00"}, "要晚于开始的时间"),
        ({"begins": "2030-01-01T10:00"}, "要晚于开始的时间"),
    ],
)
def test_what_cannot_be_meant_is_told_beside_its_field(phone, wrong, said):
    assert said in phone.post(THERE, filled(phone, sure="1", **wrong)).content.decode()
    assert not Published.objects.exists()


@pytest.mark.parametrize(
    ("place", "said"),
    [("云溪路" * 14, "40"), ("联系张三 13812345678", "手机"), ("一楼\U0001f6bd旁", "U+1F6BD")],
)
def test_a_few_words_are_few_and_linted(phone, place, said):
    there = "/admin/lane/fault/"
    told = {"unit": HALL, "device": "电梯", "place": place, "until": choices(phone, there)[0], "sure": "1"}
    assert said in phone.post(there, told).content.decode()
    assert not Published.objects.exists()


def test_a_stop_of_water_says_where_when_and_whom_to_call(phone, works):
    there = "/admin/lane/supply-stop/"
    told = {"unit": HALL, "supply": "停水", "area": "云溪路以东", "reason": "管道抢修", "sure": "1"}
    assert phone.post(there, told | {"until": choices(phone, there)[1]}).status_code == 302
    works.look()
    (item,) = (item for item in works.press.editions.current().items if item.id != HALL)
    assert (item.type, item.happening.what, item.happening.area) == ("works", "water", "云溪路以东")
    assert item.happening.phone == "0000-8123456"


def test_whoever_may_not_publishes_nothing(desk, phone):
    for person in (desk.author, desk.secrecy, desk.inspector, desk.root, desk.other_head):
        browser = Client()
        browser.force_login(person)
        browser.post(THERE, filled(phone, sure="1"))
    assert not Published.objects.exists()
    made = publishing.item(shipped()["fault"], {"device": "电梯", "place": "x"}, *_whole(desk))
    with pytest.raises(PermissionDenied):
        publishing.publish(usable()["fault"], made, {}, desk.hall, desk.author)


def _whole(desk):
    now = timezone.localtime()
    return publishing.unit_of(desk.hall), now, now + timedelta(hours=1), now


def test_a_new_text_is_used_when_others_have_approved_it_and_not_before(desk, phone):
    changed = Wording(button="窗口调整", about="", type="notice", title="{window}停用", text="{window}停用至{until}。",
                      blanks=(Blank(name="window", label="哪个窗口", sort="window"),))  # fmt: skip
    proposed = propose("window-change", changed, desk.head)
    assert "业务请到" in usable()["window-change"].wording.text
    with pytest.raises(Refusal):
        approve(proposed, desk.head, proposed.digest)
    with pytest.raises(Refusal):
        approve(proposed, desk.secrecy, "another text")
    approve(proposed, desk.secrecy, proposed.digest)
    with pytest.raises(Refusal):
        approve(proposed, desk.secrecy, proposed.digest)
    assert "业务请到" in usable()["window-change"].wording.text
    approve(proposed, desk.central, proposed.digest)
    assert usable()["window-change"].wording.text == "{window}停用至{until}。"


def test_somebody_with_both_posts_takes_one_step_only(desk):
    from hub.desk.posts import Role

    both = desk.person("both", Role.SECRECY)
    both.groups.add(*desk.central.groups.all())
    proposed = propose("fault", shipped()["suspension"], desk.author)
    approve(proposed, both, proposed.digest)
    with pytest.raises(Refusal, match="下一环节由他人"):
        approve(proposed, both, proposed.digest)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "到{nowhere}"},
        {"title": "{until!r}"},
        {"blanks": (Blank(name="what", label="什么", sort="choice"),)},
        {"text": "{until:>9}"},
    ],
)
def test_a_wording_that_names_what_it_has_not_is_none(wrong):
    told = {"button": "x", "about": "", "type": "notice", "title": "x", "text": "x"} | wrong
    with pytest.raises((ValueError, TypeError)):
        Wording(**told)


def test_no_sql_changes_a_wording_or_what_was_published(desk, phone):
    from hub.people import guards

    guards.stand()
    phone.post(THERE, filled(phone, sure="1"))
    for act in ("UPDATE lane_proposed SET name = 'x'", "DELETE FROM lane_approval", "DELETE FROM lane_published"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)


def test_the_office_rewords_a_template_and_it_waits_for_its_approval(desk):
    browser = Client()
    browser.force_login(desk.central)
    there = "/admin/lane/wordings/fault/edit/"
    told = {"button": "设备故障", "about": "", "title": "{device}停用", "choices_device": "电梯\n自助机"}
    assert "nowhere" in browser.post(there, told | {"text": "{nowhere}"}).content.decode()
    assert browser.post(there, told | {"text": "{unit}{device}（{place}）停用至{until}。"}).status_code == 302
    assert usable()["fault"].wording.title == "{device}暂停使用"
    newest = Proposed.objects.filter(name="fault").last()
    assert newest.wording.blanks[0].choices == ("电梯", "自助机")
    approve(newest, desk.secrecy, newest.digest)
    with pytest.raises(Refusal):
        approve(newest, desk.central, newest.digest)  # who has written it
    browser.force_login(desk.inspector)
    assert browser.get(there).status_code in (302, 403)


def test_the_way_to_it_stands_first_on_the_first_page_of_those_who_may(phone, desk):
    told = phone.get("/admin/").content.decode()
    assert told.index("选好就上屏") < told.index("写一条新内容")
    phone.force_login(desk.author)
    assert "选好就上屏" not in phone.get("/admin/").content.decode()
