"""Floor plans of the halls, and the way round a closed street.

Rules it keeps: windows bear the numbers of the units' records; the entrance is below; the dashed green line is the way
without steps, and leads to the desk, the lift and the toilet; nobody's place is marked, because the same plan hangs on
every screen. Words are large enough for a page of a touchscreen that shows the plan at four fifths of its size.
"""

from __future__ import annotations

from itertools import pairwise

from data.drawing.sheet import (
    AMBER,
    BLUE,
    BORDER,
    CARD,
    INK,
    MUTE,
    OK,
    OK_SOFT,
    PAPER,
    RULE,
    SOFT,
    WARN,
    WARN_SOFT,
    Sheet,
    mixed,
)
from data.drawing.strokes import Point

LEFT, RIGHT, TOP, BOTTOM = 36, 1164, 116, 806
SMALL = 42


def hall_first() -> Sheet:
    """The ground floor of the service hall."""
    s = _floor("政务服务大厅　一楼", 600)
    windows = (("2", "建设工程"), ("3", "住房保障"), ("4", "房产交易"), ("5", "市政公用"), ("6", "缴费领证"))
    for n, (number, words) in enumerate(windows):
        _window(s, 60 + n * 217, 140, 212, number, words, low=number == "3")
    _seats(s, 408, 384, 6, 2)
    s.text(600, 556, "等候区", SMALL, MUTE, align="m")
    _room(s, 60, 372, 290, 124, "自助打印\n填表台", "printer")
    _room(s, 60, 640, 330, 142, "无障碍\n卫生间", "wheelchair", soft=True)
    _room(s, 60, 520, 290, 96, "母婴室", "baby", soft=True)
    _room(s, 850, 372, 290, 96, "主屏", "board")
    _lift(s, 1010, 488)
    _desk(s, 800, 640, 340, "1", "综合咨询\n帮办台")
    _kiosk(s, 690, 700)
    _route(s, [(600, 880), (600, 598), (980, 598), (980, 538), (1010, 538)])
    _route(s, [(600, 598), (383, 598), (383, 372)])
    _route(s, [(450, 598), (450, 700), (394, 700)])
    _route(s, [(900, 598), (900, 638)])
    return s


def hall_second() -> Sheet:
    """Its upper floor."""
    s = _floor("政务服务大厅　二楼", None)
    _window(s, 60, 140, 390, "7", "消防设计审查验收")
    _window(s, 470, 140, 346, "8", "企业资质与人员")
    _room(s, 840, 140, 300, 210, "局领导\n接待室", "person")
    _room(s, 60, 530, 480, 252, "政务公开查阅室\n免费查阅、复印", "folder")
    _room(s, 560, 640, 240, 142, "调解室", "scales")
    _room(s, 820, 640, 320, 142, "卫生间\n无障碍厕位", "toilet", soft=True)
    _seats(s, 130, 384, 6, 1)
    s.text(680, 406, "等候区", SMALL, MUTE, align="m")
    _lift(s, 1010, 420)
    _route(s, [(1008, 470), (300, 470), (300, 526)])
    _route(s, [(990, 470), (990, 636)])
    _route(s, [(560, 470), (560, 372)])
    return s


def housing() -> Sheet:
    """The hall for housing security: one floor, both counters low."""
    s = _floor("住房保障服务厅　一楼", 600)
    _window(s, 60, 140, 400, "1", "公租房与补贴", low=True)
    _window(s, 484, 140, 400, "2", "轮候与配租", low=True)
    _room(s, 908, 140, 232, 206, "轮候名册\n房源公示", "board")
    _room(s, 60, 400, 310, 130, "户型沙盘\n样板照片", "home")
    _room(s, 60, 556, 310, 110, "自助缴租", "coin")
    _seats(s, 430, 400, 5, 2)
    s.text(600, 570, "等候区", SMALL, MUTE, align="m")
    _room(s, 880, 400, 260, 110, "饮水处", "cup", soft=True)
    _room(s, 830, 620, 310, 162, "无障碍\n卫生间", "wheelchair", soft=True)
    _kiosk(s, 470, 700)
    _route(s, [(600, 880), (600, 640), (790, 640), (790, 700), (826, 700)])
    _route(s, [(790, 640), (790, 372)])
    _route(s, [(600, 640), (400, 640), (400, 372)])
    s.text(760, 846, "坡道、扶手、呼叫铃", SMALL, OK)
    return s


def trade_first() -> Sheet:
    """The ground floor of the hall for real estate."""
    s = _floor("房产交易服务厅　一楼", 600)
    _window(s, 60, 140, 400, "1", "网签备案", low=True)
    _window(s, 484, 140, 400, "2", "维修资金")
    _room(s, 908, 140, 232, 206, "银行\n代收点", "coin")
    _room(s, 60, 400, 330, 130, "自助查询\n打印", "printer")
    _seats(s, 450, 400, 5, 2)
    s.text(600, 570, "等候区", SMALL, MUTE, align="m")
    _lift(s, 1010, 384)
    _room(s, 60, 640, 330, 142, "无障碍\n卫生间", "wheelchair", soft=True)
    _desk(s, 776, 650, 194, "", "咨询台")
    _room(s, 990, 640, 150, 142, "母婴室", "", soft=True)
    _kiosk(s, 690, 694)
    _route(s, [(600, 880), (600, 620), (960, 620), (960, 434), (1008, 434)])
    _route(s, [(600, 620), (420, 620), (420, 700), (394, 700)])
    _route(s, [(420, 620), (420, 372)])
    s.text(760, 846, "东侧有坡道", SMALL, OK)
    return s


def trade_second() -> Sheet:
    """Its upper floor."""
    s = _floor("房产交易服务厅　二楼", None)
    _window(s, 60, 140, 420, "3", "白蚁防治")
    _room(s, 520, 140, 620, 210, "测绘成果审核室", "document")
    _room(s, 60, 600, 420, 182, "交易纠纷\n调解室", "scales")
    _room(s, 780, 600, 360, 182, "卫生间\n无障碍厕位", "toilet", soft=True)
    _seats(s, 100, 384, 4, 1)
    s.text(560, 408, "等候区", SMALL, MUTE, align="m")
    _lift(s, 1010, 400)
    _route(s, [(1008, 490), (270, 490), (270, 596)])
    _route(s, [(900, 490), (900, 596)])
    _route(s, [(420, 490), (420, 372)])
    return s


def _floor(title: str, door: float | None) -> Sheet:
    """The walls; `door`: the middle of the entrance, none on an upper floor."""
    s = Sheet(1200, 900, PAPER)
    s.text(LEFT, 60, title, 60, INK, bold=True)
    x = RIGHT - 326
    s.dashes((x, 60), (x + 96, 60), OK, 8, 14)
    s.text(x + 116, 60, "无台阶路线", SMALL, OK)
    s.box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, CARD, INK, 10, radius=6)
    if door is not None:
        s.box(door - 90, BOTTOM - 12, 180, 14, CARD)
        s.text(door - 110, 846, "入口", 48, BLUE, bold=True, align="r")
    return s


def _window(s: Sheet, x: float, y: float, w: float, number: str, words: str, *, low: bool = False) -> None:
    """A window with its counter; `low`: one to sit at."""
    s.box(x, y, w, 206, SOFT, BLUE, 4, radius=12)
    s.box(x, y + 190, w, 24, BLUE, radius=8)
    middle = x + w / 2 - (46 if low else 0)
    s.disc(middle, y + 66, 50, BLUE)
    s.text(middle, y + 66, number, 70, CARD, bold=True, align="m")
    if low:
        s.icon("wheelchair", x + w / 2 + 56, y + 66, 76, OK, 2)
    s.text(x + w / 2, y + 152, words, SMALL if w < 240 else 46, INK, bold=True, align="m", most=w - 12)


def _room(s: Sheet, x: float, y: float, w: float, h: float, words: str, icon: str, *, soft: bool = False) -> None:
    """A room or a corner of the hall; `soft`: for the body's needs, not for business."""
    s.box(x, y, w, h, OK_SOFT if soft else PAPER, BORDER, 4, radius=12)
    lines, paint, high = words.count("\n") + 1, OK if soft else BLUE, SMALL * 1.32
    upright = icon and h > 170  # the icon above the words
    left = x + w / 2 if upright or not icon else x + 104
    first = y + h / 2 - (lines - 1) * high / 2 + (36 if upright else 0)
    if icon:
        s.icon(icon, x + w / 2 if upright else x + 54, first - 64 if upright else y + h / 2, 62, paint, 1.8)
    align, most = ("m", w - 16) if upright or not icon else ("l", w - 110)
    s.text(left, first, words, SMALL, INK, align=align, most=most, leading=1.32)


def _desk(s: Sheet, x: float, y: float, w: float, number: str, words: str) -> None:
    """The enquiry desk: a low counter."""
    high = 142 if number else 122
    s.box(x, y, w, high, SOFT, BLUE, 4, radius=60 if number else 20)
    if number:
        s.disc(x + 74, y + high / 2, 50, BLUE)
        s.text(x + 74, y + high / 2, number, 70, CARD, bold=True, align="m")
        s.text(x + 140, y + high / 2 - 28, words, SMALL, INK, bold=True)
    else:
        s.text(x + w / 2, y + high / 2, words, SMALL + 4, INK, bold=True, align="m")


def _seats(s: Sheet, x: float, y: float, columns: int, rows: int) -> None:
    for row in range(rows):
        for column in range(columns):
            s.box(x + column * 66, y + row * 72, 52, 46, RULE, None, radius=8)


def _lift(s: Sheet, x: float, y: float) -> None:
    """Lift and stairs side by side."""
    s.box(x, y, 130, 100, WARN_SOFT, BORDER, 4, radius=10)
    s.icon("lift", x + 36, y + 50, 52, WARN, 2)
    s.icon("stairs", x + 94, y + 50, 52, WARN, 2)


def _kiosk(s: Sheet, x: float, y: float) -> None:
    s.icon("kiosk", x, y, 74, BLUE, 2)
    s.text(x, y + 66, "触摸屏", SMALL, BLUE, align="m")


def _route(s: Sheet, points: list[Point]) -> None:
    """The way without steps, with the head of an arrow at its end."""
    for start, end in pairwise(points):
        s.dashes(start, end, OK, 8, 14)
    (ax, ay), (bx, by) = points[-2:]
    dx, dy = (bx > ax) - (bx < ax), (by > ay) - (by < ay)
    s.line(
        [(bx - 18 * dx - 14 * dy, by - 18 * dy - 14 * dx), (bx, by), (bx - 18 * dx + 14 * dy, by - 18 * dy + 14 * dx)],
        OK,
        8,
    )


def road_works() -> Sheet:
    """The detour: the closed stretch in amber, the way round in blue."""
    s = Sheet(1200, 900, PAPER)
    s.text(LEFT, 60, "体育场路施工绕行示意图", 60, INK, bold=True)
    block = mixed(PAPER, OK, 0.09)
    s.box(0, 116, 1200, 690, CARD)
    for x, w in ((0, 190), (330, 540), (1010, 190)):
        for y, h in ((116, 84), (330, 346), (806, 0)):
            if h:
                s.box(x, y, w, h, block, RULE, 3, radius=14)
    for x in (260, 940):
        s.dashes((x, 116), (x, 806), RULE, 5, 18)
    for y in (265, 741):
        s.dashes((0, y), (1200, y), RULE, 5, 18)
    s.line([(226, 332), (226, 672)], AMBER, 44)
    for n in range(5):
        y = 366 + n * 68
        s.line([(208, y + 18), (244, y - 18)], INK, 8)
    s.line([(290, 265), (940, 265), (940, 741), (330, 741)], BLUE, 16)
    s.shape([(290, 741), (346, 706), (346, 776)], BLUE)
    s.text(520, 222, "云溪路", 46, INK, bold=True)
    s.text(520, 790, "江滨路", 46, INK, bold=True)
    for n, (left, right) in enumerate(zip("体育场路", "东湖路　", strict=True)):
        s.text(120, 396 + n * 72, left, 48, INK, bold=True, align="m")
        s.text(1060, 420 + n * 72, right, 48, INK, bold=True, align="m")
    s.box(362, 362, 476, 282, WARN_SOFT, WARN, 4, radius=20)
    s.text(600, 420, "西侧机动车道封闭", 52, WARN, bold=True, align="m")
    s.text(600, 500, "东侧各一条车道通行", 46, INK, align="m")
    s.text(600, 582, "人行道、公交站照常", 46, INK, align="m")
    s.box(40, 832, 90, 36, AMBER)
    s.text(150, 850, "封闭路段", SMALL, INK)
    s.line([(440, 850), (520, 850)], BLUE, 16)
    s.text(546, 850, "建议绕行路线", SMALL, INK)
    return s
