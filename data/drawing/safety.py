"""Posters about safety at home and in the street: fire acceptance, heavy rain, gas, and water or gas cut off."""

from __future__ import annotations

from itertools import pairwise

from data.drawing.frame import foot, landscape, number, scattered, spot
from data.drawing.sheet import (
    BLUE,
    CARD,
    INK,
    OK,
    PALE,
    PAPER,
    RED,
    SOFT,
    WARN,
    WARN_SOFT,
    YELLOW,
    Colour,
    Sheet,
    mixed,
)
from data.drawing.strokes import Point


def fire_acceptance() -> Sheet:
    """A house cut open; each number stands where the inspectors look."""
    s = landscape(PAPER)
    s.text(64, 116, "消防验收看得见", 112, BLUE, bold=True)
    s.text(68, 218, "验收不合格，禁止投入使用", 54, RED, bold=True)
    _tower(s, 920, 1330, 60, 164)
    seen = [
        ("消防车道", "宽度够，没有堵"),
        ("疏散楼梯", "防火门自己会关"),
        ("消火栓", "开阀就有水"),
        ("自动喷水", "每层末端试一次"),
        ("应急照明", "停电也看得清路"),
    ]
    for n, (what, words) in enumerate(seen):
        y = 306 + n * 91
        number(s, 104, y, n + 1, 38, RED)
        s.text(166, y, what, 58, INK, bold=True)
        s.text(420, y, words, 50, INK, most=380)
    foot(s, "7 号窗口 0000-8123452", BLUE)
    return s


def _tower(s: Sheet, left: float, right: float, top: float, high: float) -> None:
    """Four floors, stairs on the left, a fire engine at the door; 1 to 5 where they are meant."""
    bottom = top + 4 * high
    s.box(0, bottom, 1600, 808 - bottom, mixed(INK, CARD, 0.5))
    for n in range(14):
        s.box(20 + n * 116, bottom + 42, 60, 8, CARD)
    for n in range(4):
        s.box(left, top + n * high, right - left, high, SOFT if n % 2 else CARD)
    hall = left + 150
    for n in range(4):
        y, way = top + n * high, 1 if n % 2 else -1
        x = left + 30 if n % 2 else hall - 30
        treads = [(x + way * (k // 2 + k % 2) * 11, y + high - 9 - (k // 2) * 15) for k in range(18)]
        s.line(treads, BLUE, 7)
        for x in (hall + 50, hall + 130, hall + 210) if n < 3 else ():
            s.line([(x, y + 8), (x, y + 24)], INK, 7)
            for dx in (-30, 0, 30) if n == 1 else ():
                s.dashes((x + dx / 4, y + 38), (x + dx, y + 122), BLUE, 6, 12)
        s.box(left, y - 5, right - left, 10, INK)
    for x in (left, hall, right - 10):
        s.box(x, top - 5, 10, bottom - top + 5, INK)
    s.box(hall + 40, top + 2 * high + 58, 86, 100, RED, radius=8)
    s.icon("hydrant", hall + 83, top + 2 * high + 108, 64, CARD, 1.8)
    s.box(hall + 110, top + 52, 124, 56, OK, radius=8)
    s.icon("exit", hall + 172, top + 80, 42, CARD, 2.4)
    s.box(hall + 46, top + 3 * high + 34, 168, high - 36, CARD, BLUE, 7)
    s.line([(hall + 130, top + 3 * high + 36), (hall + 130, bottom)], BLUE, 7)
    x, y = 1376, bottom - 30
    s.line([(x + 40, y - 112), (x + 206, y - 140)], RED, 13)
    s.shape([(x, y), (x, y - 40), (x + 30, y - 98), (x + 204, y - 98), (x + 204, y)], RED)
    s.shape([(x + 14, y - 42), (x + 36, y - 84), (x + 74, y - 84), (x + 74, y - 42)], PALE)
    s.box(x, y - 22, 204, 8, CARD)
    for wheel in (x + 48, x + 156):
        s.disc(wheel, y + 4, 27, INK)
        s.disc(wheel, y + 4, 11, CARD)
    marks = [(1480, bottom - 236), (left + 80, top + 2 * high + 12), (hall + 180, top + 2 * high + 108)]
    marks += [(hall + 90, top + high + 60), (hall + 56, top + 80)]
    for n, (x, y) in enumerate(marks):
        s.disc(x, y, 37, CARD)
        number(s, x, y, n + 1, 31, RED)


def heavy_rain() -> Sheet:
    """Night, rain, a car that has stopped before the water."""
    s = landscape(INK)
    rain = mixed(INK, PALE, 0.28)
    for n, (x, y) in enumerate(scattered(170, 0, -20, 1680, 800)):
        long = 30 + n % 4 * 10
        under = x > 930 and y > 110
        if not under and not (x < 900 and y < 310):
            s.line([(x, y), (x - long * 0.34, y + long)], rain, 3)
    s.text(64, 122, "暴雨来了", 132, CARD, bold=True)
    s.text(68, 244, "先保人，再保物", 76, YELLOW, bold=True)
    for n, (words, icon) in enumerate(
        (
            ("积水不明，绕行不涉水", "car"),
            ("车库进水，先走人不挪车", "garage"),
            ("远离井盖、电杆、围墙", "manhole"),
            ("低洼平房，听通知就转移", "home"),
        )
    ):
        y = 366 + n * 112
        s.box(56, y - 50, 800, 100, mixed(INK, BLUE, 0.42), radius=50)
        spot(s, 112, y, icon, 50, YELLOW, INK)
        s.text(186, y, words, 54, CARD, bold=True, most=650)
    water, deep = mixed(BLUE, CARD, 0.24), mixed(BLUE, INK, 0.25)
    s.box(948, 150, 652, 70, mixed(INK, CARD, 0.5))
    s.box(948, 220, 652, 14, mixed(INK, CARD, 0.3))
    for x in (980, 1530):
        s.box(x, 234, 44, 580, mixed(INK, CARD, 0.4))
    s.box(1040, 262, 380, 92, YELLOW, radius=14)
    s.text(1230, 308, "积水危险", 64, INK, bold=True, align="m")
    gauge = 1462
    s.box(gauge, 384, 44, 430, CARD, radius=4)
    for n in range(8):
        s.box(gauge, 384 + n * 54, 44 if n % 2 else 26, 12, RED)
    s.shape(
        [(1086, 720), (1086, 600), (1122, 560), (1166, 478), (1318, 478), (1366, 560), (1404, 580), (1404, 720)], CARD
    )
    s.shape([(1150, 560), (1184, 498), (1236, 498), (1236, 560)], INK)
    s.shape([(1254, 560), (1254, 498), (1306, 498), (1342, 560)], INK)
    s.disc(1112, 606, 13, YELLOW)
    for n in range(3):
        top = 646 + n * 52
        crest: list[Point] = [(948 + k * 6, top + 9 * (1 if (k // 9 + n) % 2 else -1)) for k in range(0, 110, 9)]
        wave = _smooth(crest)
        s.shape([*wave, (1600, 812), (948, 812)], mixed(water, deep, n / 2))
    s.box(932, 150, 16, 662, INK)
    foot(s, "排水抢险 0000-8123471 全天", BLUE)
    return s


def _smooth(crest: list[Point]) -> list[Point]:
    """A soft line through points that lie left to right."""
    found: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(crest):
        for n in range(12):
            t = n / 12
            e = t * t * (3 - 2 * t)
            found.append((ax + (bx - ax) * t, ay + (by - ay) * e))
    return [*found, crest[-1], (1600, crest[-1][1])]


def gas() -> Sheet:
    """Four things in the order in which they are done."""
    s = landscape(WARN_SOFT)
    s.box(0, 0, 1600, 266, WARN)
    s.icon("flame", 140, 132, 206, YELLOW, 1.4)
    s.text(262, 100, "闻到燃气味", 116, CARD, bold=True)
    s.text(266, 206, "四步保平安", 68, YELLOW, bold=True)
    s.box(920, 62, 616, 146, WARN_SOFT, radius=28)
    s.icon("phone", 990, 135, 74, WARN, 1.8)
    s.text(1052, 102, "燃气抢修，全天有人", 48, WARN, bold=True, most=470)
    s.text(1052, 168, "0000-8123461", 64, INK, bold=True, most=450)
    steps = [
        ("关阀门", "灶前、表前", "valve"),
        ("开门窗", "让气散出去", "window"),
        ("不碰电", "不开灯、不点火", "lightoff"),
        ("到室外", "走远了再打电话", "exit"),
    ]
    for n, (what, words, icon) in enumerate(steps):
        x = 212 + n * 392
        s.box(x - 184, 302, 368, 472, CARD, mixed(WARN, CARD, 0.5), 3, radius=28)
        s.disc(x, 446, 112, WARN_SOFT)
        s.icon(icon, x, 446, 150, WARN, 1.5)
        number(s, x - 136, 350, n + 1, 36, INK, YELLOW)
        s.text(x, 632, what, 84, INK, bold=True, align="m")
        s.text(x, 718, words, 48, INK, align="m", most=352)
        if n < 3:
            s.line([(x + 186, 432), (x + 206, 450), (x + 186, 468)], WARN, 10)
    foot(s, "着了火先撤离，打 119", INK)
    return s


def told_before() -> Sheet:
    """Water and gas side by side, each with its hours in figures that are read first."""
    s = landscape(PAPER)
    s.text(64, 106, "停水停气早知道", 112, INK, bold=True)
    s.text(892, 92, "停哪片、停多久、为什么", 54, INK)
    s.text(892, 158, "大厅屏幕和小区公示栏都看得到", 46, INK, most=660)
    _side(s, 0, BLUE, "停水", "24", "tap", "供水热线 0000-8123460", PALE)
    _side(s, 800, WARN, "停气", "48", "flame", "燃气热线 0000-8123461", WARN_SOFT)
    foot(s, "过了时间没恢复，打 12345", INK)
    return s


def _side(s: Sheet, x: float, ground: Colour, what: str, hours: str, icon: str, phone: str, pale: Colour) -> None:
    s.box(x, 212, 800, 596, ground)
    s.icon(icon, x + 674, 436, 224, mixed(ground, CARD, 0.4), 1.5)
    s.text(x + 64, 292, f"计划{what}，至少提前", 60, pale, bold=True)
    s.text(x + 52, 502, hours, 300, CARD, bold=True)
    s.text(x + 420, 560, "小时", 96, CARD, bold=True)
    s.box(x + 64, 690, 672, 84, CARD, radius=42)
    s.icon("phone", x + 116, 732, 46, ground, 2)
    s.text(x + 158, 732, phone, 48, ground, bold=True, most=560)
