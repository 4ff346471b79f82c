"""Approval on paper, as staff meet it in the browser; and who is told to depend on what is withdrawn."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from fakes.builders import a_notice
from PIL import Image

from hub.desk import blobs, review
from hub.desk.approved import Approved, stands
from hub.desk.dependants import dependants


@pytest.fixture
def shelf(settings, tmp_path):
    settings.BLOBS = tmp_path / "blobs"


def signed(data=None, **fields):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return {"number": "3号", "scan": SimpleUploadedFile("表.png", data or out.getvalue()), **fields}


def code_of(page):
    return review.digest_of(page.get_latest_revision_as_object())[:12]


def test_the_forms_say_the_item_and_the_code_of_its_text(desk, client):
    page = desk.write(a_notice())
    client.force_login(desk.author)
    told = client.get(reverse("desk_paper", args=[page.pk])).content.decode()
    for words in ("信息发布审批表", "信息公开保密审查表", a_notice().title, "主动公开", code_of(page)):
        assert words in told
    assert told.count("签字") == 5


def test_an_opinion_stands_on_the_form_until_the_text_is_changed(desk, client):
    page = desk.write(a_notice())
    desk.submit(page)
    desk.step(page, desk.head)
    client.force_login(desk.head)
    there = reverse("desk_paper", args=[page.pk])
    assert client.get(there).content.decode().count("签字") == 3
    desk.edit(page, desk.author, title="改过的标题")
    assert client.get(there).content.decode().count("签字") == 5


def test_hostile_words_in_a_field_are_words_on_the_form(desk, client):
    page = desk.write(a_notice(title="<script>alert(1)</script>"))
    client.force_login(desk.author)
    told = client.get(reverse("desk_paper", args=[page.pk])).content.decode()
    assert "<script>" not in told
    assert "&lt;script&gt;" in told


def test_the_author_of_another_unit_prints_no_form(desk, client):
    page = desk.write(a_notice())
    client.force_login(desk.stranger)
    assert client.get(reverse("desk_paper", args=[page.pk])).status_code in (302, 403)


def test_a_signed_form_with_its_scan_approves_and_is_marked(desk, client, shelf):
    page = desk.write(a_notice())
    client.force_login(desk.central)
    client.post(reverse("desk_paper_record", args=[page.pk]), signed(code=code_of(page)))
    (told,) = Approved.objects.get().approvers
    assert (told["step"], told["paper"], told["username"]) == ("paper", "3号", "central")
    assert Image.open(blobs.path_of(told["scan"])).format == "JPEG"


def test_whoever_reads_the_unit_sees_the_scan_and_nobody_else(desk, client, shelf):
    page = desk.write(a_notice())
    there = reverse("desk_paper_scan", args=[page.pk])
    client.force_login(desk.inspector)
    assert client.get(there).status_code == 404
    client.force_login(desk.central)
    client.post(reverse("desk_paper_record", args=[page.pk]), signed(code=code_of(page)))
    client.force_login(desk.inspector)
    assert "（编号 3号）批准" in client.get(reverse("desk_paper", args=[page.pk])).content.decode()
    assert Image.open(io.BytesIO(client.get(there).content)).format == "JPEG"
    client.force_login(desk.stranger)
    assert client.get(there).status_code in (302, 403)


def test_a_form_signed_for_an_earlier_text_approves_nothing(desk, client, shelf):
    page = desk.write(a_notice())
    before = code_of(page)
    page = desk.edit(page, desk.author, title="改过的标题")
    client.force_login(desk.central)
    answer = client.post(reverse("desk_paper_record", args=[page.pk]), signed(code=before))
    assert "重新签字" in answer.content.decode()
    assert not Approved.objects.exists()


def test_a_scan_that_is_no_picture_is_refused(desk, client, shelf):
    page = desk.write(a_notice())
    client.force_login(desk.central)
    drawing = signed(b"<svg xmlns='http://www.w3.org/2000/svg'/>", code=code_of(page))
    answer = client.post(reverse("desk_paper_record", args=[page.pk]), drawing)
    assert "扫描件不是可用的图片" in answer.content.decode()
    assert not Approved.objects.exists()


def test_only_the_central_office_records_a_form(desk, client, shelf):
    page = desk.write(a_notice())
    client.force_login(desk.head)
    client.post(reverse("desk_paper_record", args=[page.pk]), signed(code=code_of(page)))
    assert not Approved.objects.exists()


def test_the_withdrawing_page_names_who_still_speaks_of_the_item(desk, client):
    notice = desk.approve(desk.write(a_notice()))
    desk.approve(desk.write(a_notice(id="outcome-of-it", title="结果公开", about=(notice.item_id,))))
    assert [each.title for each in dependants(notice.item_id)] == ["结果公开"]
    client.force_login(desk.head)
    there = reverse("desk_withdraw", args=[notice.pk])
    assert "结果公开" in client.get(there).content.decode()
    client.post(there, {"why": "有误"})
    assert not stands(notice.item_id)
