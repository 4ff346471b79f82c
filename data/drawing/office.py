"""Posters about the office itself: where to look, how to speak up, how the archive is used."""

from __future__ import annotations

from data.drawing.frame import foot, landscape, pill, portrait, spot
from data.drawing.sheet import (
    BLUE,
    CARD,
    DEEP,
    INK,
    MUTE,
    OK,
    PAPER,
    SOFT,
    WARN,
    YELLOW,
    Colour,
    Sheet,
    mixed,
)


def open_government() -> Sheet:
    """Three verbs, as large as a board can bear: look, search, ask."""
    s = landscape(PAPER)
    s.text(64, 110, "政务公开在身边", 116, BLUE, bold=True)
    s.text(902, 96, "公开是常态，不用托人打听", 54, INK)
    s.text(902, 164, "看不见、听不清，有人帮您", 54, INK)
    columns: tuple[tuple[str, str, Colour, tuple[str, ...]], ...] = (
        ("看", "kiosk", BLUE, ("大厅屏幕、触摸屏", "社区公示栏", "局网站")),
        ("查", "folder", OK, ("政务公开查阅室", "二楼，免费复印", "有老花镜、放大镜")),
        ("要", "envelope", WARN, ("填一张申请表", "20 个工作日内答复", "不收费、不问用途")),
    )
    for n, (verb, icon, paint, lines) in enumerate(columns):
        x = 64 + n * 500
        s.box(x, 226, 472, 550, CARD, mixed(paint, CARD, 0.5), 4, radius=30)
        s.box(x, 226, 472, 262, paint, radius=30)
        s.box(x, 420, 472, 68, paint)
        s.text(x + 40, 352, verb, 216, CARD, bold=True)
        s.icon(icon, x + 362, 356, 136, mixed(paint, CARD, 0.55), 1.4)
        for k, words in enumerate(lines):
            s.text(x + 36, 552 + k * 80, words, 48, INK, bold=not k, most=420)
    foot(s, "办公室 0000-8123401", BLUE)
    return s


def speak_up() -> Sheet:
    """One large bubble that says it, four ways beside it."""
    s = landscape(SOFT)
    s.box(56, 52, 636, 520, BLUE, radius=60)
    s.shape([(150, 560), (330, 560), (136, 690)], BLUE)
    s.text(374, 176, "意见投诉", 128, CARD, bold=True, align="m")
    s.text(374, 330, "怎么说", 128, CARD, bold=True, align="m")
    s.text(374, 476, "不留姓名也收", 66, YELLOW, bold=True, align="m")
    ways = (
        ("phone", "打电话", "0000-8123450 或 12345"),
        ("kiosk", "触摸屏", "点“意见投诉”写下来"),
        ("person", "当面说", "一楼 1 号咨询台"),
        ("envelope", "写封信", "市民路 1 号 3 号楼 201 室"),
    )
    for n, (icon, what, words) in enumerate(ways):
        y = 121 + n * 151
        s.box(740, y - 69, 804, 138, CARD, radius=32)
        spot(s, 834, y, icon, 58, SOFT, BLUE)
        s.text(922, y - 32, what, 58, BLUE, bold=True)
        s.text(922, y + 35, words, 50, INK, most=600)
    x = pill(s, 214, 740, "为您保密", CARD, BLUE, 48, "lock")
    x = pill(s, x, 740, "谁先接，谁负责到底", CARD, BLUE, 48, "shield")
    pill(s, x, 740, "凭编号查进度", CARD, BLUE, 48, "search")
    foot(s, "局投诉电话 0000-8123450", BLUE)
    return s


def archive() -> Sheet:
    """A cabinet: each drawer answers one question, the last one stands open."""
    s = portrait(SOFT)
    s.text(64, 124, "城建档案怎么查", 132, BLUE, bold=True)
    s.text(68, 240, "装修、加梯、买二手房，先看图纸", 60, INK, most=960)
    steel, dark = mixed(BLUE, CARD, 0.78), mixed(BLUE, CARD, 0.45)
    s.box(64, 316, 952, 1020, steel, radius=24)
    s.box(104, 1326, 90, 38, DEEP)
    s.box(886, 1326, 90, 38, DEEP)
    drawers = (
        ("idcard", "带什么", "身份证＋房产证或购房合同", "替别人查的，再带委托书"),
        ("pin", "去哪里", "江滨路 52 号一楼 1 号窗口", "星期五下午不对外查询"),
        ("clock", "多久", "当场查，一般半小时", "16:00 以后不再调卷"),
        ("coin", "多少钱", "查询、复印都不收费", "可以拍照，不能拆卷"),
    )
    for n, (icon, what, words, under) in enumerate(drawers):
        y = 348 + n * 244
        s.box(96, y, 888, 224, CARD, dark, 5, radius=14)
        s.box(938, y + 66, 18, 92, dark, radius=9)
        spot(s, 186, y + 112, icon, 66, SOFT, BLUE)
        s.text(278, y + 48, what, 56, BLUE, bold=True)
        s.text(278, y + 116, words, 53, INK, bold=True, most=650)
        s.text(278, y + 180, under, 46, MUTE, most=650)
    foot(s, "路远先问一声 0000-8123431", BLUE)
    return s
