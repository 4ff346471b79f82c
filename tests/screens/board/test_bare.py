"""A warning is told whatever is wrong with how it looks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes.builders import a_notice, an_alarm, an_edition, an_emergency
from fakes.sights import a_sight, setting, with_emergency
from fakes.sound import assert_placed, words
from msgspec.structs import replace

from screens.board.stage import Stage
from screens.emergency import warning


@pytest.fixture
def broken(monkeypatch):
    def view(*args):
        raise ValueError("a poisoned look")

    monkeypatch.setattr(warning, "view", view)


def covered(sight, size=(1920, 1080)):
    to = setting("board")
    shot = Stage("hall-board", to, *size).at(sight)
    block, box = shot.frame["cover"]
    assert block.height(to, box.w) <= box.h
    placed = block.place(to, box)
    assert_placed(placed, to, "cover")
    assert shot.on == "alarm"
    return words(placed)


@pytest.mark.usefixtures("broken")
def test_the_issuers_words_stand_there_when_the_look_of_a_warning_fails():
    alarm = an_alarm()
    said = covered(with_emergency(a_sight(an_edition(a_notice())), an_emergency(alarm)))
    for told in (alarm.title, alarm.source):
        assert told in said
    assert alarm.text[:6] in said


@pytest.mark.usefixtures("broken")
def test_a_long_one_is_told_page_by_page():
    text = "".join(f"第{n}条注意事项。" for n in range(180))
    sight = with_emergency(a_sight(an_edition(a_notice())), an_emergency(an_alarm(text=text)))
    said = "".join(covered(replace(sight, now=sight.now + timedelta(seconds=12 * n))) for n in range(8))
    assert all(f"第{n}条注意事项" in said.replace("\n", "") for n in range(180))
