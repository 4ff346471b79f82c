"""From silence to rest at the real glass, upright and lying: the question, the wipe, what goes by; a warning over typed
text. Each stands whole; `MINGBAI_STEPS=DIR` leaves a picture of it in DIR.
"""

from __future__ import annotations

import pytest
from fakes.builders import an_alarm, an_emergency
from fakes.glass import Glass
from fakes.seeking import readable_sample
from fakes.steps import assert_whole, keep

from screens.seeking import AtOnce

HALLS = {"upright": ("21.5", ()), "wide": ("wide", ()), "hung": ("hung", ("low_reach", "large"))}


@pytest.fixture(params=HALLS)
def stand(request, window):
    """A glass in one of these halls at which somebody has typed, and what looks at it."""
    panel, modes = HALLS[request.param]
    glass = Glass(window, readable_sample(), panel=panel, finder=AtOnce)
    for mode in modes:
        glass.tap(mode)
    glass.tap("search")
    for sign in "gzf":
        glass.tap(f"key:{sign}")

    def seen(name):
        assert_whole(glass)
        keep(glass, f"idle-{name}-{request.param}")
        return glass.text()

    yield glass, seen
    glass.close()


def test_silence_is_followed_by_a_question_a_wipe_and_what_goes_by(stand):
    glass, seen = stand
    while "stay" not in glass.names():
        glass.wait(1)
        assert glass.visit.query == "gzf"
    assert glass.names() == ["stay"]
    assert "秒后回到首页" in seen("question")
    glass.tap("stay")
    assert glass.visit.query == "gzf", "the key beneath the question was pressed"
    glass.wait(200, steps=200)
    assert not glass.visit.query
    assert "GZF" not in seen("rest")
    glass.wait(10)
    seen("rest-later")


def test_a_warning_lies_over_what_was_typed_and_gives_it_back(stand):
    glass, seen = stand
    glass.alarm(an_emergency(an_alarm()))
    assert "暴雨橙色预警信号" in seen("warning")
    (read,) = [name for name in glass.names() if name not in ("home", "help")][:1]
    glass.tap(read)
    assert glass.visit.query == "gzf"
    assert "GZF" in seen("warning-read")
