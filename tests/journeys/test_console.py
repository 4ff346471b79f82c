"""What staff do at the console, through a real browser and a served hub: a screen is enrolled by the code on its glass
and calls for help, a new board is proposed, seen beforehand and accepted by another, one logs in with two factors."""

import base64

import pytest
from django_otp.oath import TOTP
from fakes.chromium import Chromium, found
from fakes.enrolled import Sender
from fakes.own_hub import OwnHub
from fakes.served import log_in, log_out, served

from kiosk.clock import FloorClock, SystemClock
from kiosk.content import proof, voice
from kiosk.link.http import HttpUplink
from kiosk.terminal.orders import Send

FILL = """
from hub.desk import records, review
from hub.desk.posts import Role
from fakes.builders import a_board, a_slot
desk = FakeDesk()
desk.person("keeper", Role.ADMINISTRATOR)
review.record(desk.hall, desk.central, "1 号")
records.put("boards", (a_board(),))
records.put("slots", (a_slot(),))
desk.approve(desk.write(a_notice()))
"""
BOARDS = """
from hub.desk import records
print(*[board.id for board in records.standing().boards])
"""
STEP_S = 30

pytestmark = pytest.mark.skipif(not found(), reason="no Chromium here: deploy/setup.sh --test")


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    hub = OwnHub(tmp_path_factory.mktemp("console") / "hub")
    hub.migrate()
    hub.do(FILL)
    with served(hub):
        yield hub


@pytest.fixture
def browser(tmp_path):
    with Chromium(tmp_path / "profile") as browser:
        yield browser
        assert browser.complaints == []


@pytest.fixture
def screen(hub, tmp_path):
    """A terminal that nobody knows yet."""
    clock = SystemClock()
    uplink = HttpUplink(hub.url, FloorClock(clock, clock.wall()))
    yield Sender(tmp_path / "terminal", uplink)
    uplink.close()


def test_a_screen_is_enrolled_by_the_six_signs_on_its_glass_and_its_call_rings(hub, browser, screen):
    code = screen.ask().code
    log_in(browser, hub, "keeper")
    browser.press("a[href='/admin/fleet/new/']")
    wrong = "".join("2" if sign != "2" else "3" for sign in code)
    for typed in (wrong, f" {code[:3].lower()} {code[3:].lower()} "):  # as one reads it off and types it
        browser.fill("#id_code", typed)
        browser.fill("#id_name", "二楼公告屏")
        browser.fill("#id_floor", "二楼")
        browser.press("form[action=''] button[type=submit]")
        if typed == wrong:
            assert "没有这个配对码" in browser.text()
            assert screen.ask().state == "pending"
    assert "已批准：二楼公告屏" in browser.text()
    assert screen.ask().name == "二楼公告屏"
    screen.outward.beat(proof.Beat(edition=1, emergency=0, state="current", free_mb=9000))
    screen.hand_in()
    rings_while_somebody_waits(hub, browser, screen)
    browser.go(f"{hub.url}/admin/fleet/")
    name, word = browser.run(
        "[...document.querySelectorAll('.fleet-name, .fleet-screens .fleet-mark')].map(e => e.innerText)"
    )
    assert (name, word) == ("二楼公告屏", "在线")


def rings_while_somebody_waits(hub, browser, screen):
    """The enquiry desk's page lies open; a citizen presses, somebody goes."""
    browser.go(f"{hub.url}/admin/fleet/calls/")
    browser.touch("#bell")
    browser.until("document.querySelector('#bell').dataset.rung == 1")
    screen.outward.send(Send(voice.Help(place="home", where="电梯口")), "")
    screen.hand_in()
    browser.until("document.title.startsWith('（1）') && document.querySelector('#bell').dataset.rung > 1")
    assert "电梯口" in browser.text()
    browser.touch("#calls button[type=submit]")
    browser.until("!document.title.startsWith('（') && !document.querySelector('#calls button')")
    assert "keeper" in browser.run("document.querySelector('#calls').innerText")


def test_a_new_board_is_proposed_seen_on_its_screen_and_accepted_by_another(hub, browser):
    log_in(browser, hub, "keeper")
    browser.go(f"{hub.url}/admin/records/boards/new/")
    browser.fill("#id_id", "lift-2f")
    browser.fill("#id_title", "二楼电梯口竖屏")
    browser.fill("#id_layout", "portrait")
    browser.fill("[name=why]", "二楼新装一块屏")
    browser.press("button[value=look]")
    assert "送审前请核对" in browser.text()
    browser.press("button[value=propose]")
    assert "您是拟稿人，由另一位审核人采纳" in browser.text()
    assert not browser.run("document.querySelector('button[name=accept][value=\"1\"]')")
    log_out(browser)
    log_in(browser, hub, "central")
    browser.go(f"{hub.url}/admin/records/")
    browser.press("a[href^='/admin/records/changes/']")
    assert "二楼新装一块屏" in browser.text()
    change = browser.address()
    browser.press("a[href^='/admin/preview/?change=']")
    browser.fill("#id_screen", "board:lift-2f")
    browser.press(".pre-view form button[type=submit]")
    assert "之后 24 小时的节目单" in browser.text(), browser.text()
    size = browser.run("(i => [i.naturalWidth, i.naturalHeight])(document.querySelector('.pre-screen img'))")
    assert size == [1080, 1920]
    assert "lift-2f" not in hub.do(BOARDS)
    browser.go(change)
    browser.press("button[name=accept][value='1']")
    assert "已采纳" in browser.text()
    assert "lift-2f" in hub.do(BOARDS)


def figures(letters, step=None):
    """The six figures a telephone with this key shows now or in another step, and the step."""
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    totp = TOTP(key, STEP_S)
    if step is not None:
        totp.drift = step - totp.t()
    return f"{totp.token():06d}", totp.t()


def test_somebody_sets_up_a_second_factor_and_is_asked_for_it_from_then_on(hub, browser):
    log_in(browser, hub, "secrecy")
    browser.go(f"{hub.url}/second/new/")
    letters = browser.run("document.querySelector('.second-letters').textContent").replace(" ", "")
    token, step = figures(letters)
    browser.fill("#id_token", token)
    browser.press(".login-form button[type=submit]")
    slip = browser.run("[...document.querySelectorAll('.second-slip code')].map(code => code.textContent)")
    browser.press("a.button[href='/admin/']")
    log_out(browser)
    # A figure opens once: the telephone's next one, which the hub takes half a minute early; then one off the slip.
    for typed in (figures(letters, step + 1)[0], slip[0]):
        log_in(browser, hub, "secrecy")
        assert "/second/" in browser.address()
        browser.go(f"{hub.url}/admin/pages/")
        assert "/second/" in browser.address(), "the password alone opens nothing"
        browser.fill("#id_token", typed)
        browser.press(".login-form button[type=submit]")
        assert browser.address().startswith(f"{hub.url}/admin/pages/")
        log_out(browser)
    log_in(browser, hub, "secrecy")
    browser.fill("#id_token", slip[0])
    browser.press(".login-form button[type=submit]")
    assert "已经用过" in browser.text()
    assert "/second/" in browser.address()
