"""Channels: where an item has to be published until when, and the record that it was."""

import io
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from fakes.builders import a_notice, a_source
from fakes.clock import ZONE
from PIL import Image

from hub.channels import owed, recording
from hub.channels.carriers import BOARD, SCREENS, Carrier
from hub.channels.models import Entry, State
from hub.desk.refusals import Refusal
from kiosk.folder import shipped_rules

RULES, DUTIES = shipped_rules(), owed.shipped()
SITE = Carrier("channel-website", "政府网站")
TODAY = datetime(2026, 11, 26, 10, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: TODAY)


def due(item):
    return {each.carrier.title: each.until.day for each in owed.owed(item, RULES, DUTIES)}


def test_twenty_working_days_from_the_day_it_was_made_over_a_holiday():
    made = a_notice(source=a_source(made="2026-09-18", published="2026-09-18"))
    assert due(made) == {"办事大厅屏幕": date(2026, 10, 22), "政府网站": date(2026, 10, 22)}


def test_the_words_of_the_catalogue_name_the_carriers_and_an_unknown_word_is_not_lost():
    item = a_notice(channels=("■公开栏", "政府公报", "电子屏", "村广播站"))
    assert list(due(item)) == ["办事大厅屏幕", "公开栏", "政府公报", "政府网站", "村广播站"]


def test_what_is_disclosed_on_request_is_owed_nowhere():
    assert owed.owed(a_notice(disclosure="on-request"), RULES, DUTIES) == ()


def test_every_carrier_and_period_of_the_shipped_duties_is_one_of_the_shipped_rules():
    assert {duty.carrier for duty in DUTIES.owed} <= {channel.id for channel in RULES.channels}
    assert {duty.period for duty in DUTIES.owed} | {DUTIES.otherwise} <= {period.id for period in RULES.periods}


def told(client, page, person):
    client.force_login(person)
    return client.get(reverse("channels_one", args=[page.pk])).content.decode()


def form(**fields):
    given = {"carrier": "channel-website", "state": "out", "day": "2026-11-25", "link": "https://yunzhou.example/1"}
    return {**given, **fields}


def test_a_release_is_recorded_with_its_photograph_and_leaves_the_list(desk, client):
    page = desk.approve(desk.write(a_notice()))
    client.force_login(desk.author)
    assert "待发布" in client.get(reverse("channels_waiting")).content.decode().split("<tbody>")[1]
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "PNG")
    photo = SimpleUploadedFile("栏.png", out.getvalue())
    answer = client.post(reverse("channels_one", args=[page.pk]), form(scan=photo))
    assert answer.status_code == 302
    entry = Entry.objects.get()
    assert (entry.state, entry.day, entry.by) == ("out", date(2026, 11, 25), desk.author)
    assert "没有待发布的" in client.get(reverse("channels_waiting")).content.decode()
    assert client.get(reverse("channels_photo", args=[entry.pk]))["Content-Type"] == "image/jpeg"
    client.force_login(desk.stranger)
    assert client.get(reverse("channels_photo", args=[entry.pk])).status_code in (302, 403)


def test_a_missed_day_is_told_before_and_after(desk, client):
    page = desk.approve(desk.write(a_notice(source=a_source(made="2026-10-09", published="2026-10-09"))))
    assert "待发布，已逾期" in told(client, page, desk.inspector)
    recording.record(page, desk.author, SITE, State.OUT, date(2026, 11, 25), link="x")
    assert "逾期发布" in told(client, page, desk.inspector)


def test_a_new_text_makes_the_old_one_on_a_carrier_older_and_a_withdrawal_asks_for_it_to_come_off(desk, client):
    from hub.desk.withdrawal import withdraw

    page = desk.approve(desk.write(a_notice()))
    recording.record(page, desk.author, SITE, State.OUT, date(2026, 11, 24))
    page = desk.approve(desk.edit(page, desk.author, title="改正后的通知"))
    assert "仍是旧文，待更新" in told(client, page, desk.head)
    withdraw(page, desk.central, "有误")
    client.force_login(desk.central)
    assert "本条已撤回，待撤下" in client.get(reverse("channels_waiting")).content.decode()
    with pytest.raises(Refusal, match="已撤下"):
        recording.record(page, desk.author, SITE, State.OUT, date(2026, 11, 26))
    recording.record(page, desk.author, SITE, State.OFF, date(2026, 11, 26))
    assert "没有待发布的" in client.get(reverse("channels_waiting")).content.decode()


def test_who_may_not_record_and_what_may_not_be_recorded(desk, client):
    page = desk.write(a_notice())
    with pytest.raises(Refusal, match="还没有批准"):
        recording.record(page, desk.author, SITE, State.OUT, date(2026, 11, 25))
    page = desk.approve(page)
    for person in (desk.stranger, desk.inspector, desk.secrecy, desk.root):
        with pytest.raises(Refusal, match="岗位"):
            recording.record(page, person, SITE, State.OUT, date(2026, 11, 25))
    with pytest.raises(Refusal, match="手工"):
        recording.record(page, desk.author, SCREENS, State.OUT, date(2026, 11, 25))
    with pytest.raises(Refusal, match="今天之后"):
        recording.record(page, desk.author, SITE, State.OUT, date(2026, 11, 27))
    with pytest.raises(Refusal, match="公开办"):
        recording.record(page, desk.author, SITE, State.NEEDLESS, date(2026, 11, 25), note="x")
    with pytest.raises(Refusal, match="理由"):
        recording.record(page, desk.central, SITE, State.NEEDLESS, date(2026, 11, 25), note=" ")
    client.force_login(desk.inspector)
    assert client.post(reverse("channels_one", args=[page.pk]), form()).status_code in (302, 403)
    assert not Entry.objects.exists()


def test_the_author_of_another_unit_neither_reads_the_page_nor_finds_it_in_the_list(desk, client):
    page = desk.approve(desk.write(a_notice()))
    client.force_login(desk.stranger)
    assert client.get(reverse("channels_one", args=[page.pk])).status_code in (302, 403)
    assert a_notice().title not in client.get(reverse("channels_waiting")).content.decode()


def test_an_address_that_is_a_script_is_text(desk, client):
    page = desk.approve(desk.write(a_notice()))
    recording.record(page, desk.author, BOARD, State.OUT, date(2026, 11, 25), link="javascript:alert(1)")
    assert 'href="javascript' not in told(client, page, desk.author)


def test_the_database_itself_keeps_what_was_recorded(desk):
    from hub.people import guards

    guards.stand()
    page = desk.approve(desk.write(a_notice()))
    recording.record(page, desk.author, SITE, State.OUT, date(2026, 11, 25))
    for statement in ("UPDATE channels_entry SET link = 'x'", "DELETE FROM channels_entry"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
