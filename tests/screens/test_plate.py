"""The plate: a screen says which one it is, and how it is taken in; and it leaves again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes.builders import a_guide, a_notice, a_slot, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.glass import Glass
from fakes.golden import assert_golden
from PIL import Image

from kiosk.config import FeedPart, HubPart
from kiosk.terminal.snapshot import Membership

NOW = "2026-11-23 10:34"
EDITION = an_edition(
    a_notice("water-stop", title="关于城东片区停水的通告", short="城东片区明天停水"), a_guide(), slots=(a_slot(),)
)
PENDING = Membership("pending", "K7M2QX", instant("2026-11-23 10:43"))
TAKEN = Membership("approved", name="政务大厅一楼东侧触摸屏")
NAMED = {"membership": TAKEN, "named_until": instant("2026-11-23 10:35")}
KEYS = {
    "feed": FeedPart(root_sha256="9f3a11c077de5b1e" + "0" * 48),
    "hub": HubPart(url="http://hub.yunzhou.example:8800"),
}


class Called:
    """An identity that costs no key."""

    def fingerprint(self):
        return "7KQM-2D9X-VH4B-TR8C"


@pytest.fixture
def stood(window):
    """Stand a screen up; it is taken down at the end."""
    glasses = []

    def standing(edition=EDITION, **fields):
        Glass.identity = Called()
        glass = Glass(window, edition, keys=KEYS, **fields)
        glasses.append(glass)
        return glass

    yield standing
    for glass in glasses:
        glass.close()
    del Glass.identity


FORMS = {"touch": {}, "wide": {"panel": "wide"}, "low": {"panel": "low"}, "board": {"mode": "board"}}
STATES = {
    "named": (EDITION, NAMED),
    "joining": (EDITION, {"membership": PENDING}),
    "empty": (None, {"membership": PENDING}),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("form", FORMS)
def test_it_looks_as_it_was_found_good(stood, tmp_path, form, state):
    edition, fields = STATES[state]
    glass = stood(edition, **FORMS[form], **fields)
    glass.picture(tmp_path / "now.png")
    assert_golden(f"plate-{form}-{state}", Image.open(tmp_path / "now.png").convert("RGB"), False, tmp_path)


def test_it_says_its_name_for_a_minute_and_then_what_it_said_before(stood):
    glass = stood()
    before = glass.text()
    glass.know(**NAMED)
    assert "政务大厅一楼东侧触摸屏" in glass.text()
    assert "7KQM-2D9X-VH4B-TR8C" in glass.text()
    glass.wait(61)
    assert "plate" not in glass.screen.shown
    assert before.split()[0] in glass.text()


def test_a_code_is_shown_while_it_holds_and_nobody_is_at_the_screen(stood):
    glass = stood(membership=PENDING)
    assert "K7M 2QX" in glass.text()
    glass.tap("guides")
    assert "K7M 2QX" not in glass.text()


def test_a_code_that_is_over_is_not_shown(stood):
    glass = stood(membership=Membership("pending", "K7M2QX", instant(NOW) - timedelta(seconds=1)))
    assert "K7M 2QX" not in glass.text()


def test_a_warning_is_never_under_it(stood):
    glass = stood(**NAMED, emergency=an_emergency(an_alarm()))
    assert "plate" not in glass.screen.shown


def test_a_screen_that_was_ended_says_so_where_there_is_no_content(stood):
    assert "已经停用这块屏" in stood(None, membership=Membership("revoked")).text()
    assert "停用" not in stood(membership=Membership("revoked")).text()
