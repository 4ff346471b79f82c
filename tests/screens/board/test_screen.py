"""A board in its window: it flips, it is covered, it goes on; and what it says it has shown is true."""

from __future__ import annotations

import pytest
from fakes.builders import a_notice, a_slot, a_unit, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.glass import Glass

from kiosk.content import codec
from screens.blocks.glass import Pane

SLOTS = (a_slot(kinds=("announcement",)),)


def two():
    return an_edition(a_notice("notice-one", title="第一件"), a_notice("notice-two", title="第二件"), slots=SLOTS)


@pytest.fixture
def glass(window):
    found = Glass(window, two(), mode="board", at="2026-11-23 00:00:00")
    yield found
    found.close()


def dwell(glass):
    shot = glass.screen._shot
    return (shot.play.ends - glass.clock.now()).total_seconds()


def test_a_cue_that_has_passed_is_a_fact(glass):
    first = glass.clock.now()
    stay = dwell(glass)
    glass.wait(stay + 0.5)
    (fact,) = glass.facts
    assert (fact.item, fact.board, fact.zone, fact.ended) == ("notice-one", "hall-board", "main", "time")
    assert fact.version == codec.version(two().items[1])
    assert fact.first == first
    assert (fact.last - fact.first).total_seconds() == pytest.approx(stay + 0.5)
    assert fact.frames >= 1
    assert "第二件" in glass.text()


def test_what_a_warning_covers_is_not_shown(glass):
    glass.wait(2)
    glass.alarm(an_emergency(an_alarm()))
    assert [(f.item, f.ended) for f in glass.facts] == [("notice-one", "alarm")]
    assert list(glass.screen.shown) == ["cover"]
    glass.wait(120, steps=4)
    assert len(glass.facts) == 1, "whatever played beneath the warning was not seen"
    glass.alarm(an_emergency())
    assert "main" in glass.screen.shown


def test_an_item_leaves_with_the_first_frame_after_its_end(window):
    ends = instant("2026-11-23 00:00:30")
    edition = an_edition(a_notice("ends", title="到点就下", body="字" * 600, until="2026-11-23 00:00:30"), slots=SLOTS)
    glass = Glass(window, edition, mode="board", at="2026-11-23 00:00:00")
    glass.wait(29.6)
    assert "到点就下" in glass.text()
    assert glass.screen._wake.timeout == pytest.approx(0.4)  # the frame after that is the first without it
    glass.wait(0.4)
    assert "到点就下" not in glass.text()
    assert [(fact.item, fact.last) for fact in glass.facts] == [("ends", ends)]
    glass.close()


def test_the_end_of_the_board_ends_its_facts(glass):
    glass.wait(1)
    glass.close()
    assert [fact.ended for fact in glass.facts] == ["stop"]


def test_the_next_card_is_drawn_ahead_and_only_changed_at_the_flip(glass, monkeypatch):
    stay = dwell(glass)
    glass.wait(stay - 1)
    ready = glass.screen._ahead["main"][2]
    assert ready.ready
    assert ready.parent is None
    glass.wait(1.1)
    assert glass.screen.shown["main"][2] is ready
    assert ready.parent is not None


def test_a_flip_never_shows_the_bare_ground(glass):
    """At no frame around the flip is the middle of the large card the colour of the ground behind it."""
    paper = tuple(round(c * 255) for c in glass.wardrobe.dress().theme.colour("paper")[:3])
    stay, seen = dwell(glass), []

    def look(*_):
        seen.append(glass.window.pixel(200, 400))

    glass.window.real.bind(on_flip=look)
    glass.wait(stay + 1, steps=20)
    glass.window.real.unbind(on_flip=look)
    assert seen
    assert paper not in seen


def test_a_board_without_a_line_to_run_stands_still_between_flips(window):
    edition = an_edition(a_notice("only-one"), slots=SLOTS)
    glass = Glass(window, edition, mode="board", at="2026-11-23 00:00:00")
    glass.screen.remove_widget(glass.screen.line.widget)
    window.frame(2)
    flips = []
    window.real.bind(on_flip=flips.append)
    glass.wait(4, steps=4)
    window.frame(10)
    window.real.unbind(on_flip=flips.append)
    assert flips == []
    glass.close()


def test_the_line_counts_what_has_crossed_the_zone(window):
    edition = an_edition(
        a_notice("line-one", short="城东停水"), slots=(*SLOTS, a_slot("line", zone="ticker", items=("line-one",)))
    )
    glass = Glass(window, edition, mode="board", at="2026-11-23 00:00:00")
    line = glass.screen.line
    glass.wait(2, steps=2)
    assert not [key for key in glass.screen._witness._open if key[0] == "ticker"]
    for _ in range(1400):  # the way in from the right, and then once across
        line.step(1 / 60)
    glass.wait(1)
    assert ("ticker", "line-one") in glass.screen._witness._open
    glass.close()
    assert ("line-one", "ticker", "stop") in [(f.item, f.zone, f.ended) for f in glass.facts]


def test_the_minute_and_freshness_go_on_in_the_header(glass):
    header = glass.screen.shown["header"][2]
    glass.wait(60)
    assert isinstance(header, Pane)
    assert "0:01" in glass.text()


def test_a_board_that_is_not_paired_says_so_and_lights_up_when_the_first_edition_comes(window):
    glass = Glass(window, None, mode="board", paired=False)
    assert "还没有配对" in glass.text()
    assert glass.facts == []
    glass.know(edition=an_edition(a_unit()), paired=True, verified_at=glass.clock.now())
    assert "政务服务大厅" in glass.text()
    glass.close()
