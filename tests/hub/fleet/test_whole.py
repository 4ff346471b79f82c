"""A real terminal and the hub: it asks, is approved at the page, hands in what waited, and does what it is asked."""

import io

import pytest
from django.utils import timezone
from fakes.builders import a_notice
from fakes.clock import FakeClock
from fakes.desk import FakeDesk
from fakes.enrolled import ClientUplink
from fakes.hub import FakeHub
from PIL import Image

from hub.fleet import enrolment
from hub.fleet.models import Command, Screenshot, Terminal
from kiosk.clock import SystemClock
from kiosk.command import Reply
from kiosk.config import FeedPart, Settings
from kiosk.content.voice import Help
from kiosk.terminal.orders import Obeyed, Send
from kiosk.terminal.terminal import Terminal as Screen


@pytest.fixture
def desk(db):
    return FakeDesk()


@pytest.fixture
def feed(tmp_path):
    feed = FakeHub(tmp_path, FakeClock(SystemClock().wall()))
    feed.publish(a_notice())
    return feed


@pytest.fixture
def screen(tmp_path, feed):
    settings = Settings(data_dir=str(tmp_path / "screen"), feed=FeedPart(root_sha256=feed.root_sha256))
    with Screen.open(settings, feed.clock, door=feed, uplink=ClientUplink()) as screen:
        yield screen


def as_(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def approve(client, screen, **fields):
    told = {"code": screen.snapshot.membership.code, "on_from": "08:30", "on_until": "17:30"}
    return client.post("/admin/fleet/new/", {**told, "name": "二楼公告屏", **fields})


def test_from_the_first_start_to_its_picture_at_the_hub(client, desk, screen, feed):
    screen.tell(Send(Help(place="home", where="二楼")))
    screen.sync()
    assert screen.snapshot.edition is not None
    assert screen.snapshot.queued == 1
    as_(client, desk.root)
    assert approve(client, screen).status_code == 302
    feed.clock.advance(6)
    screen.sync()
    assert (screen.snapshot.membership.name, screen.snapshot.queued) == ("二楼公告屏", 0)
    row = Terminal.objects.get()
    client.post(f"/admin/fleet/{row.pk}/ask/", {"what": "screenshot"})
    feed.clock.advance(61)
    screen.sync()
    (command,) = screen.snapshot.asked
    to = io.BytesIO()
    Image.new("RGB", (54, 96), "blue").save(to, "JPEG")
    screen.tell(Obeyed(Reply(id=command.id, how="done", at=feed.clock.wall(), picture=to.getvalue())))
    screen.sync()
    assert bytes(Screenshot.objects.get().picture) == to.getvalue()
    assert Command.objects.get().how == "done"


def test_a_screen_of_another_feed_is_not_approved(client, desk, screen, monkeypatch):
    screen.sync()
    monkeypatch.setattr(enrolment, "our_root", lambda public: "a" * 64)
    page = approve(as_(client, desk.root), screen).content.decode()
    assert "另一个信息源" in page
    assert Terminal.objects.get().state == "pending"


def test_new_hardware_keeps_the_place_and_the_old_one_says_that_it_was_ended(client, desk, screen, feed, tmp_path):
    screen.sync()
    approve(as_(client, desk.root), screen, name="一楼东侧", custodian="值班台")
    old = Terminal.objects.get()
    screen.sync()
    settings = Settings(data_dir=str(tmp_path / "new"), feed=FeedPart(root_sha256=feed.root_sha256))
    with Screen.open(settings, feed.clock, door=feed, uplink=ClientUplink()) as new:
        new.sync()
        approve(client, new, name="", instead_of=old.fingerprint)
        new.sync()
        assert new.snapshot.membership.name == "一楼东侧"
    feed.clock.advance(61)
    screen.sync()
    assert screen.snapshot.membership.state == "revoked"
    assert screen.snapshot.edition is not None


def test_a_code_that_nobody_typed_is_replaced_by_another(desk, screen, feed):
    screen.sync()
    first = screen.snapshot.membership.code
    Terminal.objects.get().codes.update(made_at=timezone.now() - 2 * enrolment.CODE_LIFE)
    feed.clock.advance(6)
    screen.sync()
    assert screen.snapshot.membership.code not in ("", first)
