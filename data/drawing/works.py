"""Posters about building: the permit in five steps, a clean site, the wage board, asking before digging."""

from __future__ import annotations

from data.drawing.frame import SMALL, foot, landscape, number, pill, scattered, spot
from data.drawing.sheet import (
    AMBER,
    BLUE,
    CARD,
    DEEP,
    INK,
    MUTE,
    OK,
    OK_SOFT,
    PAPER,
    RED,
    RULE,
    SOFT,
    WARN,
    WARN_SOFT,
    WATER,
    YELLOW,
    Colour,
    Sheet,
    mixed,
)


def construction_permit() -> Sheet:
    """Five steps as stairs that lead up to what is being built."""
    s = landscape(PAPER)
    crane(s, 1180, 40, 1.1, mixed(PAPER, BLUE, 0.13))
    s.text(64, 118, "施工许可五步走", 128, BLUE, bold=True)
    s.text(68, 226, "材料齐全，自受理起 3 日办结", 56, INK)
    x = pill(s, 68, 326, "法定 7 日", SOFT, BLUE)
    x = pill(s, x, 326, "不收费", OK_SOFT, OK)
    pill(s, x, 326, "最多跑 1 次", OK_SOFT, OK)
    steps = [
        ("提出申请", "网上、窗口", "document"),
        ("受理", "当场", "stamp"),
        ("审查", "2 日", "search"),
        ("决定", "1 日", "tick"),
        ("送达公开", "可以邮寄", "board"),
    ]
    wide, bottom = 320, 808
    for n, (words, under, icon) in enumerate(steps):
        x, top = n * wide, 640 - n * 62
        ground = mixed(mixed(BLUE, CARD, 0.2), DEEP, n / 4)
        s.box(x, top, wide + 1, bottom - top, ground)
        s.box(x, top, wide + 1, 10, mixed(ground, CARD, 0.45))
        spot(s, x + 160, top - 68, icon, 58, CARD, BLUE)
        s.disc(x + 160, top - 68, 58, None, BLUE, 5)
        number(s, x + 48, top + 62, n + 1, 30, CARD, ground)
        s.text(x + 90, top + 62, words, 52, CARD, bold=True, most=220)
        s.text(x + 90, top + 126, under, SMALL, CARD, most=224)
    foot(s, "2 号窗口 0000-8123456", DEEP)
    return s


def crane(s: Sheet, x: float, y: float, scale: float, paint: Colour) -> None:
    """A tower crane with a load on its hook."""

    def drawn(width: float, *points: tuple[float, float]) -> None:
        s.line([(x + a * scale, y + b * scale) for a, b in points], paint, width * scale)

    drawn(7, (90, 420), (90, 60), (110, 10), (130, 60), (130, 420))
    for n in range(8):
        drawn(5, (90, 60 + n * 46), (130, 106 + n * 46))
    drawn(7, (-40, 78), (330, 78))
    drawn(5, (-40, 78), (110, 10), (330, 78))
    drawn(5, (286, 78), (286, 150))
    s.box(x + 250 * scale, y + 150 * scale, 72 * scale, 40 * scale, paint, radius=4)
    s.box(x - 40 * scale, y + 78 * scale, 56 * scale, 40 * scale, paint, radius=4)


def clean_site() -> Sheet:
    """Six things that are done to the full, behind the tape of a building site."""
    s = landscape(WARN_SOFT)
    for n in range(-1, 24):
        s.shape([(n * 72, 44), (n * 72 + 44, 0), (n * 72 + 80, 0), (n * 72 + 36, 44)], INK if n % 2 else AMBER)
    s.text(64, 150, "文明施工", 120, INK, bold=True)
    s.text(590, 120, "六个百分之百", 76, WARN, bold=True)
    s.text(592, 198, "一项不到位，先停工整改", 46, INK)
    s.text(1540, 150, "100%", 148, mixed(AMBER, WARN, 0.35), bold=True, align="r")
    six = [
        ("工地周边", "围挡", "fence"),
        ("物料堆放", "覆盖", "cover"),
        ("土方开挖", "湿法", "spray"),
        ("场内路面", "硬化", "road"),
        ("出门车辆", "冲洗", "wheelwash"),
        ("渣土运输", "密闭", "truck"),
    ]
    for n, (where, what, icon) in enumerate(six):
        x, y = 64 + n % 3 * 500, 270 + n // 3 * 266
        s.box(x, y, 472, 240, CARD, mixed(WARN, CARD, 0.55), 3, radius=24)
        spot(s, x + 116, y + 120, icon, 86, WARN_SOFT, WARN)
        s.text(x + 228, y + 74, where, 52, MUTE)
        s.text(x + 226, y + 154, what, 88, INK, bold=True)
    foot(s, "扬尘扰民 0000-8123406", INK)
    return s


def wage_board() -> Sheet:
    """The board itself, as it must hang at the gate."""
    s = landscape(SOFT)
    s.box(0, 716, 1600, 100, mixed(SOFT, BLUE, 0.18))
    s.text(64, 128, "工资看板", 124, BLUE, bold=True)
    s.text(66, 264, "五样写清", 92, INK, bold=True)
    s.text(68, 372, "挂在工地大门口\n哪位工友都看得见", 52, INK)
    s.icon("helmet", 236, 622, 300, mixed(SOFT, BLUE, 0.34), 1.2)
    for x in (708, 1440):
        s.box(x, 640, 26, 136, INK, radius=4)
    s.box(620, 48, 916, 640, DEEP, radius=20)
    s.box(640, 68, 876, 600, CARD, radius=10)
    s.box(640, 68, 876, 92, BLUE, radius=10)
    s.box(640, 120, 876, 40, BLUE)
    s.text(1078, 116, "农民工工资维权告示", 56, CARD, bold=True, align="m")
    rows = [
        ("谁用工", "总包、分包单位和专管员", "people"),
        ("多少钱", "当地最低工资标准", "coin"),
        ("哪天发", "每月几号，发到本人卡上", "calendar"),
        ("找谁说", "住建、劳动监察投诉电话", "phone"),
        ("谁帮忙", "调解仲裁、法律援助怎么走", "scales"),
    ]
    for n, (what, words, icon) in enumerate(rows):
        y = 212 + n * 102
        s.icon(icon, 700, y, 62, BLUE, 1.8)
        s.text(756, y, what, 52, BLUE, bold=True)
        s.text(930, y, words, SMALL, INK, most=580)
        if n:
            s.line([(664, y - 51), (1492, y - 51)], RULE, 3)
    foot(s, "没写清、没发到，打 12345", BLUE)
    return s


def ask_first() -> Sheet:
    """A cut through the street: what lies below, and how deep."""
    s = landscape(PAPER)
    s.text(64, 120, "动土之前，先问管线", 116, BLUE, bold=True)
    s.text(68, 222, "一铲下去，停的是一条街的水、电、气", 52, INK)
    ground, soil = 392, mixed(WARN_SOFT, WARN, 0.16)
    s.box(0, ground, 1600, 808 - ground, soil)
    s.box(0, ground, 1600, 26, MUTE)
    for n in range(20):
        s.box(n * 84 + 20, ground + 10, 44, 6, CARD)
    for n, (x, y) in enumerate(scattered(60, 0, ground + 40, 1600, 360)):
        s.disc(x, y, 4 + n % 3 * 2, mixed(soil, WARN, 0.22))
    excavator(s, 1190, 214)
    pipes = [
        ("电力", "0000-8123462", 478, 24, RED),
        ("燃气", "0000-8123461", 556, 32, YELLOW),
        ("供水", "0000-8123460", 644, 40, WATER),
        ("排水", "0000-8123471", 744, 48, mixed(INK, CARD, 0.35)),
    ]
    for words, phone, y, r, paint in pipes:
        s.box(0, y - r, 1100, 2 * r, paint)
        s.box(0, y - r + 4, 1100, r * 0.45, mixed(paint, CARD, 0.4))
        s.disc(1100, y, r, mixed(paint, INK, 0.3))
        s.box(64, y - 35, 540, 70, CARD, paint, 4, radius=35)
        s.text(96, y, words, 48, INK, bold=True)
        s.icon("phone", 250, y, 42, BLUE, 2)
        s.text(286, y, phone, 46, INK)
    for n, words in enumerate(("查管线图", "请人指认", "商定护线")):
        number(s, 96 + n * 350, 318, n + 1, 32)
        s.text(142 + n * 350, 318, words, 54, BLUE, bold=True)
    foot(s, "挖断了，先停机撤人再打电话", BLUE)
    return s


def excavator(s: Sheet, x: float, y: float) -> None:
    """An excavator that has stopped, its bucket in the trench."""
    s.shape([(x - 96, 418), (x + 60, 418), (x + 36, 640), (x - 70, 640)], PAPER)
    s.line([(x + 190, y + 70), (x + 60, y - 10), (x - 30, y + 120)], AMBER, 30)
    s.line([(x - 30, y + 120), (x - 6, y + 330)], AMBER, 22)
    s.shape([(x - 44, y + 318), (x + 40, y + 318), (x + 30, y + 396), (x - 4, y + 410), (x - 50, y + 376)], INK)
    s.box(x + 150, y + 30, 210, 96, AMBER, radius=14)
    s.box(x + 170, y - 50, 110, 96, AMBER, radius=14)
    s.box(x + 186, y - 34, 64, 60, SOFT, radius=6)
    s.box(x + 120, y + 126, 264, 56, INK, radius=28)
    for n in range(4):
        s.disc(x + 152 + n * 66, y + 154, 16, mixed(INK, CARD, 0.4))
