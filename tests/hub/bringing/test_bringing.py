"""What a clerk brings becomes a draft, masked, in his unit only, approved by nobody."""

import pytest
from fakes import brought
from fakes.brought import ID_CARD, MOBILE

PERSONS = (
    ["姓名", "身份证号", "联系电话", "家庭住址", "配租房源"],
    ["张明", ID_CARD, MOBILE, "云州市城东区人民路12号3幢401室", "一居室"],
    ["李小红", "110101199003070310", "0571-88123456", "云州市城西区河滨小区", "两居室"],
)


def handed(clerk, way, desk, **fields):
    return clerk.post(f"/admin/bringing/take/{way}/", {"unit": desk.hall.item_id, **fields}, follow=True)


def made(clerk, answer, **fields):
    """The draft that comes of accepting what the page shows."""
    from hub.desk.pages import PAGES

    shown = answer.context
    given = {"title": shown["title"], "body": shown["body"], "type": shown["type"], "make": "1", **fields}
    answer = clerk.post(answer.request["PATH_INFO"], given)
    assert answer.status_code == 302, answer.content.decode()
    return PAGES["announcement"].objects.get(pk=int(answer.url.rstrip("/").split("/")[-2]))


def item(page):
    from hub.desk.items import item_of

    return item_of(page.get_latest_revision_as_object())


def test_a_word_file_becomes_a_draft_with_its_table(desk, clerk):
    from hub.bringing.models import Tray
    from hub.desk import approved

    file = brought.upload("公示.docx", brought.a_word(table=[["序号", "姓名"], ["1", "张明"], ["2", "李小红"]]))
    page = made(clerk, handed(clerk, "word", desk, file=file))
    draft = item(page)
    assert (draft.title, draft.type, draft.body) == ("关于拟配租家庭的公示", "publicity", "现将名单公示如下。")
    assert draft.table.columns == ("序号", "姓名")
    assert draft.table.rows == (("1", "张*"), ("2", "李**"))
    assert (page.owner, page.live, page.unit_id) == (desk.author, False, desk.hall.item_id)
    assert not approved.stands(page.item_id)
    assert not Tray.objects.exists()


def test_a_list_is_shown_masked_and_nothing_unmasked_reaches_the_draft(desk, clerk):
    answer = handed(
        clerk, "list", desk, file=brought.upload("名单.xlsx", brought.a_sheet(["拟配租名单公示"], *PERSONS))
    )
    shown = answer.content.decode()
    for secret in ("张明", ID_CARD, MOBILE, "12号3幢", "88123456"):
        assert secret not in shown
    page = made(clerk, answer)
    table = item(page).table
    assert list(table.columns) == PERSONS[0]
    assert table.rows[0] == ("张*", "110105********002X", "138****5678", "云州市城东区人民路***", "一居室")
    assert table.rows[1][1] == "110101********0310"


def test_a_column_can_be_left_out(desk, clerk):
    answer = handed(clerk, "list", desk, file=brought.upload("名单.xlsx", brought.a_sheet(["名单公示"], *PERSONS)))
    page = made(clerk, answer, **{"way-1": "drop", "way-3": "drop"})
    assert item(page).table.columns == ("姓名", "联系电话", "配租房源")


def test_a_column_kept_as_it_is_still_masks_numbers(desk, clerk):
    answer = handed(clerk, "list", desk, file=brought.upload("名单.xlsx", brought.a_sheet(["名单公示"], *PERSONS)))
    page = made(clerk, answer, **{"way-0": "keep", "way-1": "keep", "way-2": "keep"})
    assert item(page).table.rows[0][:3] == ("张明", "110105********002X", "138****5678")


def test_pasted_text_loses_what_the_page_said_around_it(desk, clerk):
    text = (
        "您当前的位置：首页 > 公示公告\n\u3000\u3000关于&nbsp;人民路\u200b施工的通告\n【字号：大 中 小】 打印 关闭\n"
        f"分享到：\n　　自即日起封闭施工。\n　　联系人手机{MOBILE}。\n上一篇：别的\n"
    )
    draft = item(made(clerk, handed(clerk, "text", desk, text=text)))
    assert (draft.title, draft.type) == ("关于人民路施工的通告", "works")
    assert draft.body == "自即日起封闭施工。\n\n联系人手机138****5678。", "a blank line parts paragraphs on a screen"


@pytest.mark.parametrize("way", ["word", "list", "text", "guides"])
def test_nothing_comes_into_a_unit_one_does_not_write_for(desk, clerk, way):
    from hub.bringing.models import Tray

    file = brought.upload("a.docx", brought.a_word())
    clerk.post(f"/admin/bringing/take/{way}/", {"unit": desk.division.item_id, "text": "x", "file": file})
    assert not Tray.objects.exists()


def test_who_lost_his_post_after_the_upload_makes_no_draft(desk, clerk):
    from hub.desk.pages import PAGES

    answer = handed(clerk, "text", desk, text="关于停水的通知\n明天停水。")
    desk.author.groups.set(desk.stranger.groups.all())
    refused = clerk.post(answer.request["PATH_INFO"], {"title": "x", "body": "x", "type": "notice", "make": "1"})
    assert refused.status_code in (302, 403)
    assert not PAGES["announcement"].objects.exists()


def test_a_tray_is_its_owners_alone(desk, clerk):
    from django.test import Client

    answer = handed(clerk, "text", desk, text="关于停水的通知\n明天停水。")
    other = Client()
    other.force_login(desk.head)
    assert other.get(answer.request["PATH_INFO"]).status_code in (302, 403)
    assert "明天停水" not in other.get(answer.request["PATH_INFO"], follow=True).content.decode()


def test_the_inspection_brings_nothing(desk):
    from django.test import Client

    browser = Client()
    browser.force_login(desk.inspector)
    assert browser.get("/admin/bringing/").status_code in (302, 403)


def test_a_number_typed_into_the_page_is_masked_as_well(desk, clerk):
    answer = handed(clerk, "text", desk, text="关于停水的通知\n明天停水。")
    assert item(made(clerk, answer, body=f"请打{MOBILE}。")).body == "请打138****5678。"
