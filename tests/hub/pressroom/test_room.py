"""What is asked is done once, in order, and told; what fails leaves the feed as it was; what is due comes on time."""

from datetime import timedelta

import pytest
from fakes.builders import HALL, a_notice
from fakes.disks import DyingDisk, FailingDisk, PowerCut
from fakes.stock import StockClient

from hub.desk import approved, withdrawal
from hub.desk.approved import Approved
from hub.press.roles import TERMS
from hub.printing.models import Kind, Request, State, ask
from hub.printing.wagtail_hooks import trouble


def test_what_is_approved_reaches_the_feed_at_the_next_look_and_only_once(desk, works):
    desk.approve(desk.write(a_notice()))
    assert [row.state for row in Request.objects.all()] == [State.ASKED] * 2
    works.look()
    assert works.shown() == {HALL, "a-notice"}
    assert works.states() == [(Kind.PUBLISH, State.DONE)] * 2
    serial, said = works.serial(), len(works.said)
    works.clock.advance(1)
    works.look()
    works.look()
    assert (works.serial(), len(works.said)) == (serial, said)


def test_a_request_says_who_asked_and_what_became_of_it(desk, works):
    desk.approve(desk.write(a_notice()))
    works.look()
    request = Request.objects.get(about="a-notice")
    assert request.by == str(desk.central)
    assert request.done_at == works.clock.wall()
    assert f"第 {works.serial()} 版" in request.report


def test_what_is_withdrawn_is_off_at_the_next_look(desk, works):
    page = desk.approve(desk.write(a_notice()))
    works.look()
    withdrawal.withdraw(page, desk.author, "内容有误")
    assert Request.objects.filter(kind=Kind.WITHDRAW, state=State.ASKED).count() == 1
    works.look()
    assert works.shown() == {HALL}


def test_requests_are_done_in_their_order(desk, works):
    page = desk.approve(desk.write(a_notice()))
    works.look()
    first = works.serial()
    desk.approve(desk.edit(page, desk.author, title="关于调整窗口服务时间的补充通知"))
    ask(Kind.REVERT, "duty", str(first))
    works.look()
    rows = list(Request.objects.order_by("pk"))
    serials = [int(row.report.split("第 ")[1].split(" ")[0]) for row in rows[-2:]]
    assert [row.kind for row in rows[-2:]] == [Kind.PUBLISH, Kind.REVERT]
    assert first < serials[0] < serials[1] == works.serial()
    assert works.press.editions.current().items[0].title == "关于调整窗口服务时间的通知"


def test_an_older_edition_comes_back_without_what_was_withdrawn_since(desk, works):
    page = desk.approve(desk.write(a_notice()))
    desk.approve(desk.write(a_notice("other-notice")))
    works.look()
    first = works.serial()
    works.clock.advance(60)
    withdrawal.withdraw(page, desk.author, "内容有误")
    works.look()
    ask(Kind.REVERT, "duty", str(first))
    works.look()
    assert works.shown() == {HALL, "other-notice"}


def test_after_going_back_only_a_person_goes_forward_and_a_withdrawal_still_works(desk, works):
    old = a_notice(title="关于窗口时间的第一份通知")
    page = desk.approve(desk.write(old))
    other = desk.approve(desk.write(a_notice("other-notice", until="2026-11-24")))
    works.look()
    first = works.serial()
    page = desk.approve(desk.edit(page, desk.author, title="关于窗口时间的第二份通知"))
    works.look()
    ask(Kind.REVERT, "duty", str(first))
    works.look()
    works.clock.set_wall("2026-11-23 18:00")
    withdrawal.withdraw(other, desk.author, "内容有误")
    works.look()
    assert [item.title for item in works.press.editions.current().items if item.id == "a-notice"] == [old.title]
    assert works.shown() == {HALL, "a-notice"}
    desk.approve(desk.write(a_notice("third-notice")))
    works.look()
    titles = {item.title for item in works.press.editions.current().items}
    assert "关于窗口时间的第二份通知" in titles


def test_an_edition_that_is_not_kept_is_refused_in_words_and_nothing_changes(desk, works):
    desk.approve(desk.write(a_notice()))
    works.look()
    serial = works.serial()
    ask(Kind.REVERT, "duty", "12")
    works.look()
    assert works.serial() == serial
    last = Request.objects.last()
    assert last.state == State.FAILED
    assert f"{serial}" in last.report


def test_a_failure_keeps_the_old_feed_tells_a_person_and_is_tried_again_within_a_minute(desk, works):
    page = desk.approve(desk.write(a_notice()))
    works.look()
    serial = works.serial()
    desk.approve(desk.edit(page, desk.author, title="关于调整窗口服务时间的补充通知"))
    works.restart(FailingDisk(0))
    works.look()
    assert works.serial() == serial
    assert Request.objects.filter(about="a-notice").last().state == State.FAILED
    assert "屏幕仍显示原来的内容" in trouble().report
    works.restart()
    works.clock.advance(60)
    works.look()
    assert works.serial() > serial
    assert works.states()[-1] == (Kind.TIMED, State.DONE)
    assert trouble() is None


def test_a_withdrawal_does_not_wait_for_another_item_to_be_mended(desk, works, monkeypatch):
    page = desk.approve(desk.write(a_notice()))
    works.look()
    desk.approve(desk.write(a_notice("other-notice")))
    withdrawal.withdraw(page, desk.author, "内容有误")
    monkeypatch.setattr("hub.pressroom.room.prepared", lambda now: 1 / 0)
    works.look()
    assert works.shown() == {HALL}
    assert works.states()[-2:] == [(Kind.PUBLISH, State.FAILED), (Kind.WITHDRAW, State.DONE)]


def test_an_item_that_is_held_back_is_named(desk, works):
    page = desk.approve(desk.write(a_notice()))
    row = approved.latest(page.item_id)
    type(Approved.objects.all()).__mro__[1](Approved).filter(pk=row.pk).update(bytes=b"{}")
    works.look()
    request = Request.objects.last()
    assert request.state == State.PARTLY
    assert "a-notice" in trouble().report


@pytest.mark.parametrize("after", [0, 2, 4, 5, 6])
def test_killed_between_request_and_timestamp_the_next_start_finishes_it(desk, works, tmp_path, after):
    page = desk.approve(desk.write(a_notice()))
    works.look()
    client = StockClient.of_folder(tmp_path / "client", works.feed / "public", works.clock)
    works.clock.advance(60)
    withdrawal.withdraw(page, desk.author, "内容有误")
    works.restart(DyingDisk(after))
    try:
        works.look()
    except PowerCut:
        client.refresh()
        assert works.shown() in ({HALL}, {HALL, "a-notice"})
    works.restart()
    works.look()
    client.refresh()
    assert works.shown() == {HALL}
    assert set(works.states()) == {(Kind.PUBLISH, State.DONE), (Kind.WITHDRAW, State.DONE)}


def test_a_text_goes_live_at_its_moment_and_not_before(desk, works):
    desk.approve(desk.write(a_notice(from_="2026-11-24", until="2026-11-25")))
    works.look()
    assert works.shown() == {HALL}
    works.clock.set_wall("2026-11-23 23:59:59")
    works.look()
    assert works.shown() == {HALL}
    works.clock.set_wall("2026-11-24 00:00")
    works.look()
    assert works.shown() == {HALL, "a-notice"}


def test_a_text_leaves_the_feed_when_it_is_over(desk, works):
    desk.approve(desk.write(a_notice(until="2026-11-23")))
    works.look()
    assert works.shown() == {HALL, "a-notice"}
    works.clock.set_wall("2026-11-24 00:00")
    works.look()
    assert works.shown() == {HALL}
    assert works.states()[-1] == (Kind.TIMED, State.DONE)


def test_a_new_version_for_later_leaves_the_old_one_until_then(desk, works):
    page = desk.approve(desk.write(a_notice(title="关于窗口时间的第一份通知")))
    works.look()
    later = a_notice(title="关于窗口时间的第二份通知", from_="2026-11-24")
    from hub.desk.items import fill

    page = page.specific.get_latest_revision_as_object()
    fill(page, later)
    page.save_revision(user=desk.author, clean=False)
    desk.approve(type(page).objects.get(pk=page.pk))
    works.look()
    assert title(works) == "关于窗口时间的第一份通知"
    works.clock.set_wall("2026-11-24 00:00")
    works.look()
    assert title(works) == "关于窗口时间的第二份通知"


def test_what_another_item_names_stays_in_the_feed_after_its_time(desk, works):
    desk.approve(desk.write(a_notice(until="2026-11-23")))
    desk.approve(desk.write(a_notice("other-notice", about=("a-notice",))))
    works.clock.set_wall("2026-11-24 00:00")
    works.look()
    assert works.shown() == {HALL, "a-notice", "other-notice"}


def test_it_beats_every_ten_minutes_and_renews_what_comes_to_its_end(desk, works):
    desk.approve(desk.write(a_notice()))
    works.look()
    began = works.press.repository.books().signed_at()
    works.clock.advance(599)
    works.look()
    assert works.press.repository.books().signed_at() == began
    works.clock.advance(1)
    works.look()
    assert works.press.repository.books().signed_at() == began + timedelta(seconds=600)
    expires = works.press.repository.books().snapshot.signed.expires
    while works.clock.wall() < expires - TERMS["snapshot"].renew:
        works.clock.advance(43_200)
        works.look()
    assert works.press.repository.books().snapshot.signed.expires > expires


def test_without_an_office_it_waits_and_makes_nothing(db, tmp_path):
    from fakes.pressroom import FakePressroom

    works = FakePressroom(tmp_path)
    works.look()
    assert not works.feed.exists()
    assert works.states() == []


def test_its_keys_are_its_own(desk, works):
    works.look()
    files = [*(works.feed / "keys").rglob("*.pem"), *(works.feed / "state").glob("*.lock")]
    assert len(files) > 6
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def title(works):
    return next(item.title for item in works.press.editions.current().items if item.id == "a-notice")


def test_the_first_page_of_the_desk_says_what_failed(desk, works, client):
    works.look()
    ask(Kind.REVERT, "duty", "12")
    works.look()
    client.force_login(desk.author)
    page = client.get("/admin/").content.decode()
    assert "最近一次发布未全部完成" in page
    assert "屏幕仍显示原来的内容" in page
