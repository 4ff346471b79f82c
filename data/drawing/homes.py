"""Posters about living: the maintenance fund, rental homes, a lift for an old house, termites."""

from __future__ import annotations

from data.drawing.frame import foot, landscape, number, portrait, scattered, spot
from data.drawing.sheet import (
    AMBER,
    BLUE,
    CARD,
    DEEP,
    INK,
    MUTE,
    OK,
    OK_SOFT,
    PALE,
    PAPER,
    RULE,
    SOFT,
    WARN,
    WARN_SOFT,
    YELLOW,
    Colour,
    Sheet,
    mixed,
)


def fund_use() -> Sheet:
    """A house cut open: what all share is drawn strong, what is one's own is drawn thin."""
    s = landscape(PAPER)
    s.text(64, 110, "维修资金怎么用", 112, BLUE, bold=True)
    s.text(900, 96, "大家共用的，能修", 54, OK, bold=True)
    s.text(900, 164, "自己家里的，自己修", 54, WARN, bold=True)
    left, right, top, bottom = 560, 1040, 336, 676
    s.shape([(left - 46, top + 6), (800, 212), (right + 46, top + 6)], OK)
    s.shape([(left + 30, top + 6), (800, 246), (right - 30, top + 6)], SOFT)
    s.box(left, top, right - left, bottom - top, CARD)
    for n in range(1, 3):
        s.box(left, top + n * 113, right - left, 8, RULE)
    s.box(left, top, 16, bottom - top, OK)
    s.box(right - 16, top, 16, bottom - top, OK)
    s.box(745, top, 110, bottom - top, OK_SOFT)
    s.line([(745, top), (745, bottom)], OK, 6)
    s.line([(855, top), (855, bottom)], OK, 6)
    s.icon("lift", 800, top + 58, 76, OK, 1.8)
    s.icon("stairs", 800, top + 172, 76, OK, 1.8)
    s.icon("hydrant", 800, top + 284, 76, OK, 1.8)
    for n, icon in enumerate(("window", "tap", "seat")):
        for side in (660, 940):
            s.icon(icon, side, top + 58 + n * 113, 68, WARN, 1.3)
    s.box(520, bottom, 560, 12, INK)
    _list(s, 64, OK, OK_SOFT, "能用", "tick", ("屋顶、外墙", "电梯、楼道", "消防设施", "排水总管"))
    _list(s, 1110, WARN, WARN_SOFT, "不能用", "close", ("自家水管", "自家门窗", "室内装修", "保修期内"))
    s.box(0, 700, 1600, 108, SOFT)
    x = 64.0
    for n, words in enumerate(("业主表决", "小区公示 7 日", "8 个工作日审核拨付")):
        number(s, x + 34, 754, n + 1, 32)
        s.text(x + 82, 754, words, 54, INK, bold=True)
        x += 82 + s.wide(words, 54, bold=True) + 84
        if n < 2:
            s.line([(x - 56, 734), (x - 36, 754), (x - 56, 774)], BLUE, 9)
    foot(s, "维修资金窗口 0000-8123445", BLUE)
    return s


def _list(s: Sheet, x: float, paint: Colour, soft: Colour, head: str, mark: str, rows: tuple[str, ...]) -> None:
    s.box(x, 222, 426, 458, soft, radius=28)
    s.box(x, 222, 426, 104, paint, radius=28)
    s.box(x, 290, 426, 36, paint)
    s.icon(mark, x + 66, 274, 64, CARD, 3)
    s.text(x + 116, 274, head, 68, CARD, bold=True)
    for n, words in enumerate(rows):
        s.text(x + 40, 376 + n * 86, words, 60, INK, bold=True, most=370)


def public_rental() -> Sheet:
    """A house at dusk with its windows lit; below it the way from asking to moving in."""
    s = portrait(PAPER)
    s.box(0, 0, 1080, 560, DEEP)
    _houses(s)
    s.text(64, 116, "公租房怎么申请", 132, CARD, bold=True)
    s.text(68, 226, "没房子、住得挤、收入低，都可以来问", 54, PALE, most=960)
    s.box(0, 548, 1080, 150, BLUE)
    facts = (("不收费", "审核全程"), ("22 个工作日", "受理起，公示另计"), ("跑 1 次", "核对证件原件"))
    for x, (big, under) in zip((64, 340, 772), facts, strict=True):
        s.text(x, 598, big, 60, YELLOW, bold=True)
        s.text(x, 660, under, 44, CARD)
    steps = (
        ("提出申请", "窗口、社区、网上都行"),
        ("受理", "缺什么一次说清"),
        ("社区核查", "上门一次，提前约好"),
        ("部门联审", "收入、住房由我们核"),
        ("公示", "7 个工作日"),
        ("登记轮候", "顺序公开，随时可查"),
    )
    s.line([(112, 762), (112, 1276)], mixed(PAPER, BLUE, 0.3), 10)
    for n, (what, words) in enumerate(steps):
        y = 762 + n * 103
        number(s, 112, y, n + 1, 44)
        s.text(184, y, what, 66, INK, bold=True)
        s.text(478, y, words, 54, MUTE, most=560)
    foot(s, "3 号窗口 0000-8123458", BLUE)
    return s


def _houses(s: Sheet) -> None:
    far, near, dark = mixed(DEEP, CARD, 0.12), mixed(DEEP, CARD, 0.24), mixed(DEEP, INK, 0.5)
    for x, y, w in ((0, 400, 170), (150, 350, 150), (790, 372, 150), (920, 320, 170)):
        s.box(x, y, w, 560 - y, far)
    for x, y, w, rows in ((256, 300, 270, 4), (560, 350, 250, 3)):
        s.box(x, y, w, 560 - y, near)
        s.box(x - 10, y - 14, w + 20, 18, near)
        for row in range(rows):
            for column in range(4):
                lit = (row * 5 + column * 3 + int(x)) % 7 < 4
                s.box(x + 26 + column * (w - 30) / 4, y + 26 + row * 56, 36, 34, YELLOW if lit else dark, radius=3)


def old_lift() -> Sheet:
    """An old house with a lift set before it, and the two shares of votes that it needs."""
    s = portrait(SOFT)
    s.text(64, 126, "加装电梯", 116, BLUE, bold=True)
    s.text(68, 240, "邻里好商量", 84, INK, bold=True)
    for x, y, w, words, fill, paint in (
        (64, 340, 300, "采光怎么办", BLUE, CARD),
        (196, 470, 260, "钱怎么分", CARD, BLUE),
        (64, 600, 300, "以后谁来管", BLUE, CARD),
    ):
        s.box(x, y, w, 92, fill, radius=46)
        s.shape([(x + 60, y + 84), (x + 110, y + 84), (x + 58, y + 122)], fill)
        s.text(x + w / 2, y + 46, words, 52, paint, bold=True, align="m", most=w - 30)
    ground = 800
    s.box(0, ground, 1080, 728, CARD)
    s.box(560, 150, 300, ground - 150, mixed(BLUE, CARD, 0.62))
    s.box(540, 130, 340, 24, mixed(BLUE, CARD, 0.45))
    for row in range(6):
        for x in (590, 680, 770):
            s.box(x, 190 + row * 100, 60, 54, CARD, radius=4)
    shaft = 880
    s.box(shaft, 96, 140, ground - 96, CARD, BLUE, 10)
    for row in range(1, 7):
        s.box(shaft, 96 + row * 100, 140, 6, mixed(BLUE, CARD, 0.5))
        s.box(shaft - 24, 118 + row * 100 + 16, 26, 20, BLUE)
    s.line([(shaft + 70, 106), (shaft + 70, 430)], INK, 5)
    s.box(shaft + 22, 424, 96, 116, BLUE, radius=8)
    s.icon("person", shaft + 70, 482, 78, CARD, 1.8)
    s.box(0, ground - 10, 1080, 14, BLUE)
    for x, figure, words, under in (
        (64, "2/3", "以上\n参加表决", "面积、人数都算"),
        (560, "3/4", "以上\n同意", "在参加的人里面算"),
    ):
        s.text(x, 888, figure, 132, BLUE, bold=True)
        s.text(x + 224, 862, words, 52, INK, bold=True, most=260)
        s.text(x, 992, under, 52, MUTE)
    steps = (
        "先商量：一楼补偿、费用分摊",
        "再表决：一户一签，不能代签",
        "贴方案：小区公示不少于 10 日",
        "一窗办：联合审查 10 个工作日",
    )
    for n, words in enumerate(steps):
        y = 1082 + n * 75
        number(s, 98, y, n + 1, 32)
        s.text(152, y, words, 54, INK, most=880)
    foot(s, "物业管理科 0000-8123410", BLUE)
    return s


def termites() -> Sheet:
    """Swarmers at dusk around a lamp, and a beam that is hollow within."""
    s = portrait(PAPER)
    s.box(0, 0, 1080, 640, INK)
    s.disc(830, 300, 230, mixed(INK, YELLOW, 0.16))
    s.disc(830, 300, 150, mixed(INK, YELLOW, 0.34))
    s.line([(830, 0), (830, 190)], MUTE, 8)
    s.shape([(740, 262), (776, 190), (884, 190), (920, 262)], CARD)
    s.disc(830, 268, 44, YELLOW)
    for x, y, side in ((640, 250, 70), (690, 430, 96), (860, 470, 80), (990, 380, 70), (600, 520, 52), (960, 150, 54)):
        s.icon("termite", x, y, side, CARD, 1.4)
    s.text(64, 130, "白蚁来了", 132, CARD, bold=True)
    s.text(68, 262, "不浇水、不喷药", 64, YELLOW, bold=True)
    s.text(68, 350, "打电话，查看不收费", 54, CARD, most=560)
    s.box(0, 560, 1080, 96, mixed(WARN, AMBER, 0.2))
    for n in range(6):
        s.line([(0, 576 + n * 15), (1080, 572 + n * 15)], mixed(WARN, AMBER, 0.08), 3)
    for n, (hole, deep) in enumerate(scattered(22, 120, 580, 860, 56)):
        s.box(hole, deep, 30 + n % 3 * 22, 13, INK, radius=6)
    rows = (
        ("search", "认一认", "4—6 月傍晚成群飞，翅膀一样长"),
        ("lightoff", "先关灯", "关好门窗，别往外赶"),
        ("jar", "留几只", "装进小瓶，免费帮您辨认"),
        ("shield", "新房包治", "不少于 15 年，上门不要钱"),
    )
    for n, (icon, what, words) in enumerate(rows):
        y = 756 + n * 166
        spot(s, 134, y, icon, 70, WARN_SOFT, WARN)
        s.text(240, y - 36, what, 68, WARN, bold=True)
        s.text(240, y + 44, words, 54, INK, most=800)
    foot(s, "白蚁防治所 0000-8123426", INK)
    return s
