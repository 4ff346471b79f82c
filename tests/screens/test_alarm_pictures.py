"""Golden pictures of what takes the whole screen: every level, relayed and our own, band, drill, past its check-by,
changed, lifted, both blanks, the evening; lying, upright and on a strip of lamps. At half size, strips whole.
"""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, a_slot, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.golden import assert_golden, drawn
from fakes.sights import NOW, PANELS, a_sight, a_snapshot, fonts, with_emergency
from fakes.sound import words
from msgspec.structs import replace

from kiosk.config import NightPart, PanelPart, Settings
from kiosk.content.emergency import Blank, Lifted
from screens import emergency
from screens.blocks.block import Box, Setting
from screens.theme import Mode, theme_for

FORMS = {
    "lying": PANELS["board"],
    "upright": ((1080, 1920), PanelPart(width_mm=680, height_mm=1210, distance_mm=4000)),
    "strip": ((512, 64), PanelPart(width_mm=5120, height_mm=640, distance_mm=8000)),
    "touch": PANELS["21.5"],
}


def warning(level, title, text, advice, **fields):
    said = {"number": "2026 年第 18 号", "area": "全市", "issued": "2026-11-23 10:20", "advice": advice}
    relayed = {"relayed": instant("2026-11-23 10:24")}
    return an_alarm(f"alarm-{level}", **{**said, **relayed, "level": level, "title": title, "text": text, **fields})


RED = warning(
    "red",
    "大风红色预警信号",
    "未来 6 小时本市阵风可达 12 级以上，请立即停止户外作业。",
    "塔吊、吊篮、脚手架立即停用，人员撤到室内。",
)
ORANGE = warning(
    "orange",
    "暴雨橙色预警信号",
    "过去 3 小时我市城区已出现 50 毫米以上降雨，预计未来 3 小时仍将持续，请注意防范。",
    "深基坑、高边坡、塔吊立即停工，低洼工地和地下室人员立即撤离。",
)
YELLOW = warning("yellow", "高温黄色预警信号", "连续三天日最高气温将在 35℃ 以上。", "露天工地 11 时至 15 时停止作业。")
OWN = warning(
    "blue",
    "东大厅停电通知",
    "东大厅今天 15 时至 17 时停电检修，自助设备停用。",
    "急办事项请到二楼综合窗口。",
    origin="own",
    source="云州市住房和城乡建设局",
    number="",
    area="政务服务大厅东厅",
)


def changed(alarm, **fields):
    return replace(alarm, **fields)


def blank(look):
    return an_emergency(blanks=[Blank(id="blank-one", look=look, since=instant("2026-11-23 10:00"))])


def lifted(at, **fields):
    told = {"id": "wind", "source": "云州市气象台", "level": "red", "title": "大风红色预警信号", "at": instant(at)}
    return Lifted(**{**told, **fields})


STATES = {
    "red": an_emergency(RED),
    "orange": an_emergency(ORANGE),
    "yellow": an_emergency(YELLOW),
    "own": an_emergency(OWN),
    "drill": an_emergency(changed(ORANGE, drill=True)),
    "late": an_emergency(changed(ORANGE, check_by=instant("2026-11-23 10:30"))),
    "changed": an_emergency(changed(RED, was="大风橙色预警信号", changed=instant("2026-11-23 10:31"))),
    "lifted": an_emergency(lifted=[lifted("2026-11-23 10:33:30", text="大风天气趋于结束，大风红色预警信号解除。")]),
    "band": an_emergency(changed(ORANGE, form="band"), lifted=[lifted("2026-11-23 10:20")]),
    "blank": blank("card"),
    "black": blank("black"),
}
SHOTS = [(form, state) for form in FORMS for state in STATES if (form, state) != ("touch", "lifted")]


EDITION = an_edition(
    a_notice("water-stop", title="关于城东片区停水的通告", short="城东片区明天停水"), a_guide(), slots=(a_slot(),)
)
"""Not the sample: these pictures are not about content, and must not change with it."""

PAGE_WITH = {"late": "未再核对", "changed": "变更", "lifted": "已解除", "blank": "", "black": ""}
"""Words on the page of a strip that is drawn; of the others the title."""


@pytest.mark.parametrize(("form", "state"), SHOTS, ids=["-".join(shot) for shot in SHOTS])
def test_it_looks_as_it_was_found_good(form, state, window, tmp_path):
    size, panel = FORMS[form]
    page = "home" if form == "touch" else "board"
    settings = Settings(name="一楼大厅 3 号屏", board="hall-board", panel=panel)
    snapshot = a_snapshot(EDITION, verified="2026-11-23 10:32", emergency=STATES[state])
    at = NOW if form != "strip" else first_page(state)
    image = drawn(window, snapshot, settings, page, size, at)
    assert_golden(f"siren-{form}-{state}", image, form == "strip", tmp_path)


def first_page(state):
    """The first second of the minute in which a strip says what is looked for."""
    size, panel = FORMS["strip"]
    to = Setting(theme_for(panel, size, Mode(form="board")), fonts())
    wanted = PAGE_WITH.get(state, "预警信号" if state != "own" else "停电通知")
    for second in range(60):
        at = f"2026-11-23 10:34:{second:02d}"
        sight = replace(with_emergency(a_sight(EDITION, at), STATES[state]), board=True)
        block = emergency.cover(sight, to, *size)
        if block is not None and wanted in words(block.place(to, Box(0, 0, *size))):
            return at
    raise AssertionError(f"{wanted} does not come up within a minute")


def test_the_evening_looks_as_it_was_found_good(window, tmp_path):
    size, panel = FORMS["lying"]
    night = NightPart(dim="10:00-11:00")
    settings = Settings(name="一楼大厅 3 号屏", board="hall-board", panel=panel, night=night)
    image = drawn(window, a_snapshot(EDITION, verified="2026-11-23 10:32"), settings, "board", size, NOW)
    assert_golden("siren-lying-evening", image, False, tmp_path)
