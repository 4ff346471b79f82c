"""Golden pictures: the screens as they were found good, at real size. Boxes and lines are tested elsewhere; this is for
what only an eye would see: a colour, a corner, an icon, a sign that is not drawn.

To find them good anew after a change on purpose: `MINGBAI_PICTURES=draw pytest tests/screens/test_pictures.py`, and
look at every one before it is committed.
"""

from __future__ import annotations

import pytest
from fakes.builders import an_alarm, an_emergency
from fakes.clock import instant
from fakes.golden import assert_golden, drawn
from fakes.seeking import readable_sample
from fakes.sights import NOW, PANELS, a_snapshot

from kiosk.config import Settings

ALARM = an_emergency(
    an_alarm(
        number="2026 年第 18 号",
        area="全市",
        issued="2026-11-23 10:20",
        relayed=instant("2026-11-23 10:24"),
        text="过去 3 小时我市城区已出现 50 毫米以上降雨，预计未来 3 小时仍将持续，请注意防范。",
        advice="深基坑、高边坡、塔吊立即停工，低洼工地和地下室人员立即撤离。",
    )
)
GUIDE = "guide:construction-permit"
SHOTS = {
    "home": ("home", "21.5", {}),
    "guide": (GUIDE, "21.5", {}),
    "board": ("board", "board", {}),
    "alarm": ("board", "board", {"emergency": ALARM}),
    "alarm-touch": ("home", "21.5", {"emergency": ALARM}),
    "home-wide": ("home", "wide", {}),
    "search": ("search:sgxk", "21.5", {}),
    "process": ("process:process-construction-permit", "21.5", {}),
    "process-wide": ("process:process-info-request", "wide", {}),
    "attract": ("attract", "21.5", {}),
    "attract-wide": ("attract", "wide", {}),
    "maintenance": ("maintenance", "21.5", {}),
    "maintenance-pin": ("maintenance-pin", "21.5", {}),
    "maintenance-panel": ("maintenance-panel", "21.5", {}),
    "maintenance-low": ("maintenance", "low", {}),
}


PAGES = (
    *(
        "guides",
        "topic:theme:住房",
        "processes",
        "notices",
        "documents",
        "units",
        "leaders",
        "organisation",
        "windows",
        "events",
        "faqs",
    ),
    *(
        "rulings",
        "records",
        "disclosure",
        "opinions",
        "progress",
        "help",
        "notice:public-rental-publicity",
        "notice:water-stop-east",
    ),
    *("document:doc-rental-rules", "document:decision-old-quarters", "document:plan-sewage-special"),
    *(
        "document:about-rental-rules",
        "unit:service-hall",
        "leader:leader-director",
        "site:site-hall",
        "faq:faq-street-lamp",
    ),
    *("event:event-lift-forum", "poster:poster-fund-use", "record:info-guide", "record:info-catalogue"),
    *("record:report-last-year", "record:info-on-request", "record:powers-list", "record:basis-disclosure"),
    *("record:record-major-projects", "table:public-rental-publicity", "record:ruling-drainage-hotpot"),
)
"""Every other place and every kind's sheet, at half size: enough for an eye, and a tenth of the bytes."""

ENGLISH = ("home", "guides", GUIDE, "search:permit", "windows", "help")
"""The main pages in English."""

MAIN = ("home", GUIDE, "search:sgxk", "windows", "opinions")
"""The five pages that most people see, in every mode; read aloud: test_reading_pictures.py."""

MODES = {
    "large": ("21.5", "large"),
    "contrast": ("21.5", "contrast"),
    "low-reach": ("hung", "low_reach"),
    "all": ("hung", "large", "contrast", "low_reach"),
    "all-en": ("hung", "large", "contrast", "low_reach", "en"),
}
"""The panel, and what is switched on."""

for mode, (panel, *on) in MODES.items():
    for page in MAIN:
        SHOTS[f"{mode}-{page.replace(':', '-')}"] = (page, panel, {}, *on)
SHOTS["en-opinions"] = ("opinions", "21.5", {}, "en")
SHOTS["guide-wide"] = (GUIDE, "wide", {})
SHOTS["guide-wide-large"] = (GUIDE, "wide", {}, "large")
for page in PAGES:
    SHOTS[page.replace(":", "-")] = (page, "21.5", {})
for page in ENGLISH:
    SHOTS[f"en-{page.replace(':', '-')}"] = (page, "21.5", {}, "en")
SHOTS["en-large-guide"] = (GUIDE, "21.5", {}, "en", "large")

TURNED = {
    "organisation-branch": ("organisation", "21.5", ("of:leader-housing", 0)),
    "organisation-wide": ("organisation", "wide", ("all", 0)),
    "organisation-branch-wide": ("organisation", "wide", ("of:leader-construction", 0)),
    "en-organisation-branch": ("organisation", "21.5", ("of:leader-construction", 0), "en"),
    "organisation-low-reach": ("organisation", "43", ("of:leader-city", 0), "low_reach"),
}
"""Pages that are turned up at a place: which tab, which page."""

WHOLE = frozenset(("home", "guide", "board", "alarm", "alarm-touch", "home-wide", "search", "process", "process-wide"))
"""At real size; the others at half of it."""


@pytest.mark.parametrize("name", SHOTS)
def test_a_screen_looks_as_it_was_found_good(name, window, tmp_path):
    page, panel, fields, *modes = SHOTS[name]
    size, part = PANELS[panel]
    settings = Settings(name="一楼大厅 3 号屏", board="hall", panel=part)
    snapshot = a_snapshot(readable_sample(), verified="2026-11-23 10:32", **fields)
    image = drawn(window, snapshot, settings, page, size, NOW, modes)
    assert_golden(name, image, name in WHOLE, tmp_path)


@pytest.mark.parametrize("name", TURNED)
def test_a_page_that_is_turned_up_looks_as_it_was_found_good(name, window, tmp_path):
    page, panel, turned, *modes = TURNED[name]
    size, part = PANELS[panel]
    settings = Settings(name="一楼大厅 3 号屏", board="hall", panel=part)
    snapshot = a_snapshot(readable_sample(), verified="2026-11-23 10:32")
    assert_golden(name, drawn(window, snapshot, settings, page, size, NOW, modes, turned), False, tmp_path)
