"""A draft's personal data is shown masked, and one click makes a new revision of it."""

from fakes.brought import ID_CARD, MOBILE
from fakes.builders import a_notice

from kiosk.content.item import Table


def a_draft(desk):
    table = Table(columns=("姓名", "房源"), rows=(("张明", "甲"), ("李小红", "乙")))
    return desk.write(a_notice(type="publicity", body=f"联系人{MOBILE}，证号{ID_CARD}。", table=table))


def item(page):
    from hub.desk.items import item_of

    return item_of(type(page).objects.get(pk=page.pk).get_latest_revision_as_object())


def test_one_click_masks_what_was_shown(desk, clerk):
    page = a_draft(desk)
    address = f"/admin/bringing/personal/{page.pk}/"
    shown = clerk.get(address).content.decode()
    assert MOBILE not in shown
    assert ID_CARD not in shown
    assert "138****5678" in shown
    before = page.revisions.count()
    clerk.post(address, {"spot": ["body", "table[0]"]})
    assert page.revisions.count() == before + 1
    assert item(page).body == "联系人138****5678，证号110105********002X。"
    assert item(page).table.rows == (("张*", "甲"), ("李**", "乙"))
    assert "没有找到" in clerk.get(address).content.decode()


def test_what_is_not_ticked_stays(desk, clerk):
    page = a_draft(desk)
    clerk.post(f"/admin/bringing/personal/{page.pk}/", {"spot": ["body"]})
    assert item(page).table.rows[0][0] == "张明"
    assert MOBILE not in item(page).body


def test_the_edit_page_says_that_there_is_something_to_mask(desk, clerk):
    page, clean = a_draft(desk), desk.write(a_notice("clean-notice"))
    assert "个人信息打码" in clerk.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "个人信息打码" not in clerk.get(f"/admin/pages/{clean.pk}/edit/").content.decode()


def test_nobody_masks_what_he_may_not_edit(desk):
    from django.test import Client

    page = a_draft(desk)
    for person in (desk.stranger, desk.inspector, desk.secrecy):
        browser = Client()
        browser.force_login(person)
        browser.post(f"/admin/bringing/personal/{page.pk}/", {"spot": ["body"]})
    assert MOBILE in item(page).body
