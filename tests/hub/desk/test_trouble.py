"""When two write at once, when a picture has gone from the disk, when the database has: nothing is lost in silence."""

from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from fakes.arrivals import a_media
from fakes.builders import a_notice
from fakes.kinds import a_poster
from PIL import Image

from hub.desk import approved
from hub.desk.arrival import take
from hub.desk.media import Picture
from hub.desk.refusals import Refusal


def at(person):
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def form(client, page):
    """What the form holds when it is opened."""
    shown = client.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    found = {}
    for part in (shown, *(inner for formset in shown.formsets.values() for inner in formset.forms)):
        for bound in part:
            value = bound.value()
            if value is not None and value is not False:
                found[bound.html_name] = bound.field.prepare_value(value)
    for formset in shown.formsets.values():
        for bound in formset.management_form:
            found[bound.html_name] = bound.value()
    loaded = {"loaded_revision_id": str(type(page).objects.get(pk=page.pk).latest_revision_id)}
    return {name: value for name, value in {**found, **loaded}.items() if value is not None}


def saved(client, page, given, **fields):
    return client.post(f"/admin/pages/{page.pk}/edit/", {**given, **fields}, follow=True).content.decode()


def test_of_two_who_write_at_once_the_second_is_told_and_both_texts_are_kept(desk):
    page = desk.write(a_notice())
    first, second = at(desk.author), at(desk.head)
    one, other = form(first, page), form(second, page)
    assert "也保存过" not in saved(first, page, one, body="甲写的正文。")
    assert "author在" in saved(second, page, other, body="乙写的正文。")
    bodies = [revision.as_object().body for revision in page.revisions.order_by("pk")]
    assert bodies[-2:] == ["甲写的正文。", "乙写的正文。"]


def test_who_saves_twice_is_told_nothing(desk):
    page = desk.write(a_notice())
    client = at(desk.author)
    given = form(client, page)
    saved(client, page, given, body="一稿。")
    assert "也保存过" not in saved(client, page, given, body="二稿。")


@pytest.mark.parametrize("harm", ["gone", "other"])
def test_a_picture_that_went_from_the_disk_stops_the_approval_with_a_sentence(desk, tmp_path, harm):
    Image.new("RGB", (1080, 1920), "#12438c" if harm == "gone" else "#438c12").save(tmp_path / "a.png")
    medium = a_media((tmp_path / "a.png").read_bytes(), name="a.png", width=1080, height=1920, caption="一张图")
    take(medium, {medium.sha256: tmp_path / "a.png"})
    file = Path(Picture.objects.get().file.path)
    page = desk.write(a_poster(media=(medium,)))
    desk.submit(page)
    for person in (desk.head, desk.secrecy):
        desk.step(page, person)
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(b"another picture")
    with pytest.raises(Refusal, match="请重新上传"):
        desk.step(page, desk.central)
    assert approved.latest("a-poster") is None


@pytest.mark.parametrize("address", ["/", "/k/guide/", "/admin/"])
def test_a_database_that_is_gone_is_told_in_chinese_and_in_no_detail(desk, monkeypatch, address):
    from django.db.models.sql.compiler import SQLCompiler

    def gone(*_, **__):
        raise OperationalError("could not connect to server at 10.0.0.5")

    client = at(desk.author)
    monkeypatch.setattr(SQLCompiler, "execute_sql", gone)
    answer = client.get(address)
    told = answer.content.decode()
    assert answer.status_code == 500
    assert "中心暂时有故障" in told
    assert "10.0.0.5" not in told
