"""One message a cause, one when it is over, by every way that is set up, again until it was taken; quiet at night."""

import hashlib
import hmac
import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings
from django.core import mail
from fakes.clock import instant

from hub import place
from hub.alerts.causes import causes
from hub.alerts.models import Message, Trouble
from hub.alerts.round import go_round
from hub.fleet import ledgers, rounds
from hub.fleet.models import Beat, Broken, State, Terminal
from hub.printing.models import Kind, ask

NOW = instant("2026-11-23 10:30")  # a Monday


@pytest.fixture
def by_mail(monkeypatch):
    monkeypatch.setenv(place.ALERT_MAIL, "zhiban@yunzhou.example, guanli@yunzhou.example")
    monkeypatch.delenv(place.ALERT_HOOK, raising=False)


class Hook:
    """A server that takes what is posted, or refuses it with `status`."""

    def __init__(self):
        self.status, self.taken = 204, []
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.taken.append((body, self.headers["X-Mingbai-Signature"]))
                self.send_response(hook.status)
                self.end_headers()

            def log_message(self, *args):
                """Quiet."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def hook(monkeypatch):
    hook = Hook()
    monkeypatch.delenv(place.ALERT_MAIL, raising=False)
    monkeypatch.setenv(place.ALERT_HOOK, f"http://127.0.0.1:{hook.server.server_address[1]}/in")
    yield hook
    hook.close()


def screen(name, site="政务服务大厅", quiet=timedelta(), state="current"):
    """A terminal whose last beat came so long before NOW."""
    made = Terminal.objects.create(
        name=name, site=site, state=State.APPROVED, key_ed25519=name, fingerprint=name, custodian="大厅值班"
    )
    at = NOW - quiet
    beat = {"edition": 1, "emergency": 1, "queued": 0, "free_mb": 9000}
    made.latest = Beat.objects.create(terminal=made, made_at=at, received_at=at, state=state, **beat)
    made.save()
    return made


def keys(now=NOW, **more):
    return [cause.key.split(":")[0] for cause in causes(rounds.seen(now), **more)]


HOUR = timedelta(hours=1)


def test_one_silent_screen_is_one_cause_a_site_is_one_and_nearly_all_are_one(db):
    for number in range(8):
        screen(f"屏 {number}", site=f"{number // 2} 号楼")
    one, other = Terminal.objects.filter(site="0 号楼")
    assert keys() == []
    Beat.objects.filter(terminal=one).update(received_at=NOW - HOUR)
    assert keys() == ["screen"]
    Beat.objects.filter(terminal=other).update(received_at=NOW - HOUR)
    (cause,) = causes(rounds.seen(NOW))
    assert (cause.key, len(cause.screens)) == ("site:0 号楼", 2)
    Beat.objects.exclude(terminal__site="3 号楼").update(received_at=NOW - HOUR)
    assert keys() == ["site", "site", "site"]
    Beat.objects.exclude(terminal__name="屏 7").update(received_at=NOW - HOUR)
    assert keys() == ["hub"]


def test_outside_its_hours_nothing_is_wrong(db):
    screen("屏", quiet=12 * HOUR)
    assert keys(instant("2026-11-23 03:00")) == []
    assert keys(instant("2026-11-21 10:30")) == []  # a Saturday
    assert keys() == ["screen"]


def test_old_content_everywhere_is_the_feeds(db):
    for number in range(3):
        screen(f"屏 {number}", state="stale")
    assert keys() == ["feed"]


def test_mail_comes_once_a_cause_and_once_when_it_is_over(db, by_mail):
    made = screen("一楼大厅", quiet=HOUR)
    go_round(NOW)
    go_round(NOW + timedelta(minutes=1))
    assert [m.subject for m in mail.outbox] == ["【告警】一楼大厅失联"]
    assert mail.outbox[0].to == ["zhiban@yunzhou.example", "guanli@yunzhou.example"]
    assert "联系大厅值班" in mail.outbox[0].body
    Beat.objects.filter(terminal=made).update(received_at=NOW + timedelta(minutes=2))
    go_round(NOW + timedelta(minutes=2))
    go_round(NOW + timedelta(minutes=3))
    assert [m.subject for m in mail.outbox[1:]] == ["【已恢复】一楼大厅失联"]
    assert Trouble.objects.get().ended == NOW + timedelta(minutes=2)


def test_a_press_that_does_not_answer_is_told(db, by_mail, monkeypatch):
    from hub.printing.models import Request

    Request.objects.filter(pk=ask(Kind.PUBLISH, "x").pk).update(at=NOW - timedelta(minutes=5))
    go_round(NOW)
    assert [m.subject for m in mail.outbox] == ["【告警】印制进程没有响应"]


def test_a_hook_gets_it_signed(db, hook):
    screen("一楼大厅", quiet=HOUR)
    go_round(NOW)
    ((body, signature),) = hook.taken
    told = json.loads(body)
    assert (told["state"], told["title"]) == ("trouble", "【告警】一楼大厅失联")
    secret = settings.DATA_DIR / "alert-secret"
    assert secret.stat().st_mode & 0o777 == 0o600
    right = hmac.new(secret.read_text().strip().encode(), body, hashlib.sha256).hexdigest()
    assert signature == f"sha256={right}"


def test_what_was_not_taken_is_sent_again_later_and_later(db, hook):
    screen("一楼大厅", quiet=HOUR)
    hook.status = 503
    for minute in range(8):
        go_round(NOW + timedelta(minutes=minute))
    assert len(hook.taken) == 4  # after 0, 1, 3, 7 minutes
    assert "503" in Message.objects.get().why
    hook.status = 204
    go_round(NOW + timedelta(hours=1))
    go_round(NOW + timedelta(hours=2))
    assert len(hook.taken) == 5
    assert Message.objects.get().taken == NOW + timedelta(hours=1)


def test_what_nobody_heard_of_is_not_told_when_it_is_over(db, hook):
    made = screen("一楼大厅", quiet=HOUR)
    hook.status = 500
    go_round(NOW)
    Beat.objects.filter(terminal=made).update(received_at=NOW)
    hook.status = 204
    go_round(NOW + timedelta(minutes=1))
    assert len(hook.taken) == 1
    assert not Message.objects.exists()


def test_a_hook_that_leads_elsewhere_is_not_followed(db, hook):
    screen("一楼大厅", quiet=HOUR)
    hook.status = 302
    go_round(NOW)
    assert Message.objects.get().taken is None


def test_the_page_says_what_is_wrong_and_who_was_told(db, by_mail, admin_client):
    screen("一楼大厅", quiet=HOUR)
    go_round(NOW)
    page = admin_client.get("/admin/alerts/").content.decode()
    assert "一楼大厅失联" in page
    assert "邮件" in page


def test_a_ledger_that_does_not_continue_is_a_cause_until_somebody_has_explained_it(db, by_mail, admin_user):
    made = screen("一楼大厅")
    fact = {"known_place": 9, "known_link": "a" * 64, "place": 0, "link": "0" * 64, "made_at": NOW, "at": NOW}
    for how in ("shorter", "reset"):
        Broken.objects.create(terminal=made, how=how, envelope=how, **fact)
    go_round(NOW)
    assert [message.subject for message in mail.outbox] == ["【告警】一楼大厅的播出台账接不上：台账被清空，从头记起"]
    go_round(NOW + HOUR / 60)
    assert len(mail.outbox) == 1
    ledgers.explain(made, "更换了硬盘", admin_user, NOW)
    go_round(NOW + HOUR / 30)
    assert [message.subject[:5] for message in mail.outbox] == ["【告警】一", "【已恢复】"]
