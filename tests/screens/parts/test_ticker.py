"""The running line: whole pixels, no seam to be seen, no precision lost."""

from __future__ import annotations

import pytest

from screens.parts.ticker import GAP_EM, Ticker

DAY_FRAMES = 60 * 60 * 60 * 24
VIEW = 500


def ticker(window, text: str = "请提前储水", **kwargs) -> Ticker:
    return window.show(Ticker(look=window.look(), text=text, tone="card", size=(VIEW, 80), pos=(40, 100), **kwargs))


def strip(window) -> list[bytes]:
    """The rows of the ticker's box."""
    width = window.real.size[0]
    pixels = window.pixels()
    return [pixels[(y * width + 40) * 4 : (y * width + 40 + VIEW) * 4] for y in range(100, 180)]


def test_a_step_moves_whole_pixels_and_nothing_but_the_translate(window):
    one = ticker(window)
    before = list(one._group.children)
    x = one._place.x
    for dt in (1 / 60, 1 / 59.7, 0.0001, 0.034):
        one.step(dt)
    assert x - one._place.x == 3 + 3 + 3 + 6
    assert list(one._group.children) == before


def test_after_one_period_everything_looks_the_same(window):
    one = ticker(window)
    first = strip(window)
    period = one._now.period
    assert period == 5 * 48 + GAP_EM * 48 - 0
    for _ in range(period // 3):
        one.step(1 / 60)
    assert strip(window) == first
    one.step(1 / 60)
    assert strip(window) != first


def test_the_view_is_never_empty_at_the_seam(window):
    one = ticker(window)
    blank = bytes((0, 0, 0, 255)) * VIEW
    for _ in range(60):
        for _ in range(5):
            one.step(1 / 60)
        assert any(row != blank for row in strip(window))


def test_nothing_is_drawn_outside_the_box(window):
    one = ticker(window, "请提前储水" * 20)
    one.step(1 / 60)
    width = window.real.size[0]
    pixels = window.pixels()
    for y in range(100, 180):
        row = pixels[y * width * 4 : (y + 1) * width * 4]
        assert set(row[: 40 * 4]) | set(row[(40 + VIEW) * 4 :]) <= {0, 255}
        assert row[: 40 * 4] == bytes((0, 0, 0, 255)) * 40
        assert row[(40 + VIEW) * 4 :] == bytes((0, 0, 0, 255)) * (width - 40 - VIEW)


def test_after_thirty_days_it_stands_on_the_very_same_pixels(window):
    one = ticker(window)
    first = strip(window)
    period = one._now.period
    frames = 30 * DAY_FRAMES // period * period
    one.step(frames / 60)
    window.frame()
    assert one._at == frames * 3
    assert strip(window) == first


def test_a_new_text_joins_at_the_seam_and_does_not_cut_the_one_being_read(window):
    one = ticker(window, "甲" * 30)
    for _ in range(100):
        one.step(1 / 60)
    before = strip(window)
    one.text = "乙乙乙"
    window.settle()
    assert strip(window) == before
    assert one.shown == "甲" * 30
    steps = 0
    while one.shown != "乙乙乙":
        one.step(1 / 60)
        window.frame()
        steps += 1
        assert steps < 1000
    # The former text was shown to its end: the seam lies a whole number of periods after its beginning.
    assert (steps + 100) * 3 == pytest.approx(30 * 48 + GAP_EM * 48, abs=3)


def test_passing_the_seam_is_not_seen(window):
    one = ticker(window, "甲" * 12)
    one.text = "乙乙乙乙"
    window.settle()
    while one._join - one._at > 3:
        one.step(1 / 60)
    window.settle()
    before = strip(window)
    one.step(1 / 60)  # over the seam; the new drawing is not there yet
    at_once = strip(window)
    window.settle()
    assert strip(window) == at_once
    moved = [row[3 * 4 :] for row in before]
    assert [row[: -3 * 4] for row in at_once] == moved


def test_of_two_new_texts_the_last_one_comes(window):
    one = ticker(window, "甲甲")
    one.text = "乙乙"
    window.settle()
    one.text = "丙丙"
    window.settle()
    for _ in range(1000):
        one.step(1 / 60)
        if one.shown == "丙丙":
            break
        window.frame()
        assert one.shown in {"甲甲", "乙乙"}
    else:
        raise AssertionError("丙丙 never came")


def test_an_empty_line_stands_still_and_a_text_enters_it_from_the_right(window):
    one = ticker(window, "")
    one.step(1 / 60)
    assert not one.running
    assert one._at == 0
    one.text = "请提前储水"
    window.settle()
    blank = bytes((0, 0, 0, 255)) * VIEW
    assert all(row == blank for row in strip(window))
    for _ in range(60):
        one.step(1 / 60)
    assert any(row != blank for row in strip(window))


def test_a_text_taken_away_runs_out(window):
    one = ticker(window, "甲甲甲")
    one.text = ""
    window.settle()
    assert one.running
    for _ in range(1000):
        one.step(1 / 60)
        window.frame()
    assert not one.running
    assert all(row == bytes((0, 0, 0, 255)) * VIEW for row in strip(window))
