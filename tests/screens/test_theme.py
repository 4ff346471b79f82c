"""Sizes follow the physical panel, and every text stands out from its ground."""

from __future__ import annotations

import pytest

from kiosk.config import PanelPart
from screens.palette import ALARM, DIMMED, HIGH_CONTRAST, LIGHT, Palette, Rgba
from screens.theme import CAPITAL, Mode, Theme, theme_for

PORTRAIT = (1080, 1920)


def panel(inches: float, distance_mm: int = 600, bottom_mm: int = 700, portrait: bool = True) -> PanelPart:
    """A 16:9 panel of so many inches."""
    long, short = inches * 25.4 * 16 / 337**0.5, inches * 25.4 * 9 / 337**0.5
    width, height = (short, long) if portrait else (long, short)
    return PanelPart(width_mm=round(width), height_mm=round(height), bottom_mm=bottom_mm, distance_mm=distance_mm)


def touch(inches: float, **mode: bool) -> Theme:
    return theme_for(panel(inches), PORTRAIT, Mode(**mode))


@pytest.mark.parametrize(("inches", "small"), [(21.5, 40), (27, 34), (32, 34), (43, 34)])
def test_the_smallest_text_comes_from_the_panel_and_is_never_below_34(inches: float, small: int):
    assert touch(inches).size("small") == small


@pytest.mark.parametrize("inches", [15.6, 21.5, 27])
def test_capitals_are_seven_tenths_of_a_degree_high_at_the_distance(inches: float):
    one = panel(inches)
    small = theme_for(one, PORTRAIT, Mode()).size("small")
    capital_mm = small * CAPITAL / (1080 / one.width_mm)
    assert capital_mm >= 7.3 * 0.98


def test_the_sizes_of_the_drawings_hold_on_a_27_inch_panel():
    assert dict(touch(27).sizes) == {
        "mark": 28, "small": 34, "body": 40, "lead": 48, "title": 60, "head": 76, "giant": 120,
    }  # fmt: skip


def test_a_near_panel_lifts_only_what_would_be_too_small():
    assert dict(touch(21.5).sizes) == {
        "mark": 28, "small": 40, "body": 40, "lead": 48, "title": 60, "head": 76, "giant": 120,
    }  # fmt: skip


def test_a_board_seen_from_far_has_capitals_of_a_250th_of_the_distance():
    one = panel(55, distance_mm=6000, portrait=False)
    theme = theme_for(one, (1920, 1080), Mode(form="board"))
    assert theme.size("small") == round(24 * (1920 / one.width_mm) / CAPITAL)
    assert theme.size("small") > 40
    assert theme_for(panel(55, 3000, portrait=False), (1920, 1080), Mode(form="board")).size("small") == 40


@pytest.mark.parametrize("form", ["touch", "board"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("inches", [15.6, 21.5, 27, 43, 65])
def test_there_are_at_most_eight_whole_sizes_and_they_rise(form: str, large: bool, inches: float):
    sizes = list(theme_for(panel(inches), PORTRAIT, Mode(form=form, large=large)).sizes.values())
    assert len(set(sizes)) <= 8
    assert all(isinstance(size, int) for size in sizes)
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(("inches", "px"), [(21.5, 81), (27, 65), (43, 60)])
def test_a_target_is_twenty_millimetres_and_sixty_pixels_at_least(inches: float, px: int):
    assert touch(inches).target == px


def test_reach_ends_1200_mm_above_the_floor():
    tall = theme_for(panel(43, bottom_mm=680), PORTRAIT, Mode())
    assert 1920 - tall.reach == pytest.approx(870, abs=10)
    assert theme_for(panel(21.5, bottom_mm=700), PORTRAIT, Mode()).reach == 1920


def test_large_type_is_larger_everywhere_and_changes_no_target():
    plain, large = touch(27), touch(27, large=True)
    assert all(large.size(role) >= 1.25 * plain.size(role) for role in plain.sizes)
    assert large.target == plain.target


def test_a_scaled_window_is_a_model_of_the_panel():
    model = theme_for(panel(27), PORTRAIT, Mode(), scale=0.5)
    assert (model.width, model.height, model.size("body"), model.margin) == (540, 960, 20, 28)


def test_a_tone_or_a_role_that_is_none_is_named():
    with pytest.raises(KeyError, match="enormous"):
        touch(27).size("enormous")
    with pytest.raises(AttributeError, match="pink"):
        touch(27).colour("pink")


def luminance(colour: Rgba) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgba, other: Rgba) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_ON = [
    ("ink", "paper"), ("ink", "card"), ("ink", "pressed"), ("mute", "paper"), ("mute", "card"), ("on_blue", "blue"),
    ("on_blue_mute", "blue"), ("on_blue", "blue_pressed"), ("blue", "card"), ("blue", "paper"), ("blue", "blue_soft"),
    ("ok", "ok_soft"), ("ok", "card"), ("warn", "warn_soft"), ("warn", "card"), ("on_bar", "bar"),
    ("on_header", "header"), ("on_header_mute", "header"),
]  # fmt: skip


PALETTES = pytest.mark.parametrize("palette", [LIGHT, HIGH_CONTRAST, DIMMED], ids=["light", "high", "dimmed"])


@PALETTES
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_contrasts_seven_to_one_with_its_ground(palette: Palette, text: str, ground: str):
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 7


@PALETTES
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_borders_of_controls_contrast_three_to_one(palette: Palette, ground: str):
    assert contrast(palette.border, getattr(palette, ground)) >= 3


@pytest.mark.parametrize("level", ["red", "orange", "yellow", "blue"])
def test_alarms_are_legible(level: str):
    assert contrast(ALARM[f"on_alarm_{level}"], ALARM[f"alarm_{level}"]) >= 7


@pytest.mark.parametrize(("height", "sizes"), [(32, (16, 24, 28)), (64, (16, 24, 28)), (128, (32, 48, 56))])
def test_on_a_strip_of_lamps_sizes_divide_its_height(height: int, sizes: tuple[int, int, int]):
    lamps = PanelPart(width_mm=5120, height_mm=height * 10, distance_mm=10_000)
    theme = theme_for(lamps, (512, height), Mode(form="board"))
    assert tuple(theme.size(role) for role in ("mark", "body", "lead")) == sizes
    assert theme.strip


def test_a_board_and_a_touchscreen_are_no_strips():
    low = PanelPart(width_mm=1210, height_mm=100)
    assert not theme_for(low, (1920, 160), Mode(form="board")).strip
    assert not theme_for(low, (1920, 150), Mode()).strip


def test_a_strip_that_is_read_from_very_far_is_written_larger():
    far = PanelPart(width_mm=512, height_mm=64, distance_mm=8000)
    theme = theme_for(far, (512, 64), Mode(form="board"))
    assert theme.size("small") * CAPITAL >= 8000 / 250
