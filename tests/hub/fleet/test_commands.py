"""What a terminal is asked from the console, and what is told of what came of it."""

import io

import pytest
from fakes.desk import FakeDesk
from fakes.enrolled import ZONE, Sender
from PIL import Image

from hub.fleet import commands
from hub.fleet.models import Command, Screenshot, State, Terminal
from kiosk.clock import SystemClock
from kiosk.command import COMMANDS, Call, Reply
from kiosk.content import codec
from kiosk.errors import Unreachable


def jpeg(colour="white", size=(54, 96)):
    to = io.BytesIO()
    Image.new("RGB", size, colour).save(to, "JPEG")
    return to.getvalue()


@pytest.fixture
def desk(db):
    return FakeDesk()


@pytest.fixture
def screen(tmp_path, desk):
    sender = Sender(tmp_path / "terminal")
    sender.row = sender.enrol(desk.root, picture_every=0)
    return sender


def as_(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def come(screen, *replies):
    """A terminal comes for its commands; gives them by their word."""
    asked = screen.post.call(Call(replies=replies), screen.fingerprint)
    return {command.what: command for command in asked.commands}


def done(command, **more):
    return Reply(id=command.id, how="done", at=SystemClock().wall(), **more)


def test_from_the_button_to_the_answer(client, desk, screen):
    as_(client, desk.root)
    page = f"/admin/fleet/{screen.row.pk}/"
    client.post(f"{page}ask/", {"what": "identify"})
    assert "等屏幕来取" in client.get(page).content.decode()
    (command,) = come(screen).values()
    assert 290 < command.left_s <= 300
    assert "已取走，等结果" in client.get(page).content.decode()
    assert come(screen, done(command)) == {}
    assert "已完成" in client.get(page).content.decode()


def test_a_picture_is_seen_by_those_who_may_look_and_by_nobody_else(client, desk, screen):
    commands.ask(screen.row, "screenshot", desk.root, SystemClock().wall())
    come(screen, done(come(screen)["screenshot"], picture=jpeg()))
    address = f"/admin/fleet/pictures/{Screenshot.objects.get().pk}/"
    answer = as_(client, desk.inspector).get(address)
    assert (answer.headers["Content-Type"], answer.content) == ("image/jpeg", jpeg())
    assert address in client.get("/admin/fleet/").content.decode()
    assert as_(client, desk.author).get(address).status_code == 302
    client.logout()
    assert "login" in client.get(address).headers["Location"]


@pytest.mark.parametrize("bytes_", [b"", b"<svg onload=alert(1)>", b"GIF89a" + b"0" * 50, jpeg(size=(5000, 2))])
def test_what_is_no_picture_is_not_kept(desk, screen, bytes_):
    command = commands.ask(screen.row, "screenshot", desk.root, SystemClock().wall())
    come(screen, done(come(screen)["screenshot"], picture=bytes_))
    command.refresh_from_db()
    assert (command.how, Screenshot.objects.count()) == ("failed", 0)
    assert command.why


def test_asked_twice_is_asked_once_and_an_answer_counts_once(desk, screen):
    now = SystemClock().wall()
    assert commands.ask(screen.row, "sync", desk.root, now) == commands.ask(screen.row, "sync", desk.root, now)
    command = come(screen)["sync"]
    come(screen, done(command))
    come(screen, Reply(id=command.id, how="failed", at=now))
    assert Command.objects.get().how == "done"


def test_what_is_over_is_not_handed_out(desk, screen):
    command = commands.ask(screen.row, "restart", desk.root, SystemClock().wall())
    Command.objects.update(until=SystemClock().wall())
    assert come(screen) == {}
    command.refresh_from_db()
    assert commands.word(command, SystemClock().wall()) == "过期，屏幕没有来取"


def test_one_terminal_neither_sees_nor_answers_what_another_is_asked(tmp_path, desk, screen):
    other = Sender(tmp_path / "other")
    other.row = other.enrol(desk.root, picture_every=0, name="二楼屏")
    command = commands.ask(screen.row, "restart", desk.root, SystemClock().wall())
    assert come(other) == {}
    come(other, Reply(id=command.id, how="done", at=SystemClock().wall()))
    assert Command.objects.get().answered_at is None


def test_a_picture_comes_by_the_clock_but_not_of_a_dark_screen(desk, screen):
    Terminal.objects.update(picture_every=30)
    command = come(screen)["screenshot"]
    assert Command.objects.get().by is None
    assert come(screen, done(command, picture=jpeg())) == {}
    Command.objects.update(made_at=SystemClock().wall() - 2 * commands.LIFE["screenshot"])
    assert "screenshot" in come(screen)


def test_the_last_hundred_pictures_are_kept(desk, screen, monkeypatch):
    monkeypatch.setattr(commands, "PICTURES", 3)
    for number in range(5):
        commands.ask(screen.row, "screenshot", desk.root, SystemClock().wall())
        come(screen, done(come(screen)["screenshot"], picture=jpeg(size=(10 + number, 10))))
    assert [Image.open(io.BytesIO(s.picture)).width for s in Screenshot.objects.all()] == [14, 13, 12]


def test_a_terminal_that_was_ended_gets_nothing(desk, screen):
    commands.ask(screen.row, "sync", desk.root, SystemClock().wall())
    Terminal.objects.update(state=State.REVOKED)
    with pytest.raises(Unreachable, match="revoked"):
        come(screen)


def test_a_call_that_is_sent_again_by_a_thief_is_refused(desk, screen):
    come(screen)
    path, body, headers = screen.uplink.posts[-1]
    assert screen.uplink.post(path, body, headers).status == 409
    assert screen.uplink.post(path, body, screen.signed(path, b"{}x")).status == 401


def test_who_may_not_change_the_fleet_asks_nothing(client, desk, screen):
    for who in ("author", "inspector", "central"):
        as_(client, getattr(desk, who)).post(f"/admin/fleet/{screen.row.pk}/ask/", {"what": "restart"})
        client.post("/admin/fleet/ask/", {"what": "restart", "floor": "一楼"})
    assert Command.objects.count() == 0


def test_a_word_that_is_none_is_refused_in_words(client, desk, screen):
    answer = as_(client, desk.root).post(f"/admin/fleet/{screen.row.pk}/ask/", {"what": "rm -rf"}, follow=True)
    assert "没有这个指令" in answer.content.decode()
    assert Command.objects.count() == 0


def test_a_whole_floor_is_asked_at_once(client, tmp_path, desk, screen):
    other = Sender(tmp_path / "other")
    other.enrol(desk.root, floor="二楼", name="二楼屏")
    as_(client, desk.root).post("/admin/fleet/ask/", {"what": "sync", "floor": "一楼"})
    assert [command.terminal_id for command in Command.objects.all()] == [screen.row.pk]


def test_the_commands_are_refused_to_whom_the_body_is_too_large(screen):
    body = b'{"replies":[' + b" " * 700_000 + b"]}"
    assert screen.uplink.post(COMMANDS, body, screen.signed(COMMANDS, body)).status == 413
    assert (
        screen.uplink.post(COMMANDS, codec.encode({"x": 1}), screen.signed(COMMANDS, codec.encode({"x": 1}))).status
        == 400
    )


def test_why_a_screen_does_not_is_told_in_the_words_of_staff(tmp_path, client, desk, screen):
    """The terminal's own sentences, as its keeper says them."""
    from kiosk.clock import FloorClock
    from kiosk.terminal.acts import Acts
    from kiosk.terminal.facts import Commanded
    from kiosk.terminal.orders import Obeyed
    from kiosk.terminal.snapshot import Snapshot

    keeper = Acts(screen.store, FloorClock(screen.clock, screen.clock.wall()), screen.identity, ZONE).fleet
    commands.ask(screen.row, "restart", desk.root, SystemClock().wall())
    first = come(screen)["restart"]
    asked = keeper.commanded(Commanded((first,)), Snapshot()).changes["asked"]
    keeper.obeyed(Obeyed(done(first)), Snapshot(asked=asked))
    come(screen, *keeper.call().replies)
    commands.ask(screen.row, "restart", desk.root, SystemClock().wall())
    keeper.commanded(Commanded((come(screen)["restart"],)), Snapshot())
    come(screen, *keeper.call().replies)
    assert (
        "屏幕拒绝：距上次重启不到十分钟"
        in as_(client, desk.root).get(f"/admin/fleet/{screen.row.pk}/").content.decode()
    )
