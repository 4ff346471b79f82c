"""The colours of the house, by tone. Three palettes; the colours of alarms are the same in all, as the law gives them.

`on_x` is what is written on x; `x_soft` is a light ground for a label of that meaning.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

Rgba = tuple[float, float, float, float]


def rgba(code: str) -> Rgba:
    """`#14213D` as four numbers from 0 to 1."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, 1.0


class Palette(Struct, frozen=True):
    """One colour per tone."""

    ink: Rgba  # text
    mute: Rgba  # secondary text
    paper: Rgba  # the ground
    card: Rgba  # surfaces
    border: Rgba  # around controls, 3:1 at least
    rule: Rgba  # lines inside a surface
    blue: Rgba  # the one accent
    on_blue: Rgba
    on_blue_mute: Rgba
    blue_soft: Rgba
    blue_pressed: Rgba
    pressed: Rgba  # a surface under a finger
    ok: Rgba
    ok_soft: Rgba
    warn: Rgba
    warn_soft: Rgba
    header: Rgba  # ground of the head of every screen
    on_header: Rgba
    on_header_mute: Rgba
    bar: Rgba  # ground of the running line
    on_bar: Rgba


LIGHT: Final = Palette(
    ink=rgba("#14213D"),
    mute=rgba("#434D63"),
    paper=rgba("#F4F7FB"),
    card=rgba("#FFFFFF"),
    border=rgba("#7C879C"),
    rule=rgba("#D5DDE9"),
    blue=rgba("#12438C"),
    on_blue=rgba("#FFFFFF"),
    on_blue_mute=rgba("#DCE7F7"),
    blue_soft=rgba("#E6EEF9"),
    blue_pressed=rgba("#0B2E63"),
    pressed=rgba("#D9E5F6"),
    ok=rgba("#125636"),
    ok_soft=rgba("#E5F4EC"),
    warn=rgba("#734000"),
    warn_soft=rgba("#FFF3DF"),
    header=rgba("#12438C"),
    on_header=rgba("#FFFFFF"),
    on_header_mute=rgba("#DCE7F7"),
    bar=rgba("#14213D"),
    on_bar=rgba("#FFFFFF"),
)

# 黑底白字: one accent, a strong yellow; surfaces are told apart by their borders alone.
HIGH_CONTRAST: Final = Palette(
    ink=rgba("#FFFFFF"),
    mute=rgba("#E8E8E8"),
    paper=rgba("#000000"),
    card=rgba("#000000"),
    border=rgba("#FFFFFF"),
    rule=rgba("#8C8C8C"),
    blue=rgba("#FFD84A"),
    on_blue=rgba("#000000"),
    on_blue_mute=rgba("#1C1800"),
    blue_soft=rgba("#2A2400"),
    blue_pressed=rgba("#FFFFFF"),
    pressed=rgba("#3A3A3A"),
    ok=rgba("#8CF0B8"),
    ok_soft=rgba("#06281A"),
    warn=rgba("#FFC078"),
    warn_soft=rgba("#2E1B00"),
    header=rgba("#000000"),
    on_header=rgba("#FFD84A"),
    on_header_mute=rgba("#E8E8E8"),
    bar=rgba("#000000"),
    on_bar=rgba("#FFD84A"),
)

# 夜间调暗: the same order of light and dark on grey, so that a board does not glare in the evening and nothing jumps.
DIMMED: Final = Palette(
    ink=rgba("#0A101E"),
    mute=rgba("#141B2B"),
    paper=rgba("#A4ABB7"),
    card=rgba("#AEB5C0"),
    border=rgba("#39424F"),
    rule=rgba("#8A92A0"),
    blue=rgba("#091B3E"),
    on_blue=rgba("#D5DBE5"),
    on_blue_mute=rgba("#BAC5D6"),
    blue_soft=rgba("#A3B0C6"),
    blue_pressed=rgba("#061430"),
    pressed=rgba("#95A3B9"),
    ok=rgba("#02260F"),
    ok_soft=rgba("#A2B5A8"),
    warn=rgba("#2F1900"),
    warn_soft=rgba("#BCAE99"),
    header=rgba("#091B3E"),
    on_header=rgba("#D5DBE5"),
    on_header_mute=rgba("#BAC5D6"),
    bar=rgba("#0B1222"),
    on_bar=rgba("#C9D0DB"),
)

ALARM: Final = {
    "alarm_red": rgba("#A31A15"),
    "on_alarm_red": rgba("#FFFFFF"),
    "alarm_orange": rgba("#FF9800"),
    "on_alarm_orange": rgba("#14213D"),
    "alarm_yellow": rgba("#F2B705"),
    "on_alarm_yellow": rgba("#14213D"),
    "alarm_blue": rgba("#12438C"),
    "on_alarm_blue": rgba("#FFFFFF"),
    "white": rgba("#FFFFFF"),
    "black": rgba("#000000"),
    # On the white cards of an alarm, whatever the palette.
    "alarm_ink": rgba("#14213D"),
    "alarm_mute": rgba("#434D63"),
    "alarm_pressed": rgba("#D9E5F6"),
}
