"""Golden pictures: the screens as they were found good, at real size. Boxes and lines are tested elsewhere; this is for
what only an eye would see: a colour, a corner, an icon, a sign that is not drawn.

To find them good anew after a change on purpose: `MINGBAI_PICTURES=draw pytest tests/screens/test_pictures.py`, and
look at every one before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fakes.builders import an_alarm, an_emergency
from fakes.clock import instant
from fakes.seeking import readable_sample
from fakes.sights import NOW, PANELS, a_snapshot
from PIL import Image, ImageChops

from kiosk.config import Settings
from screens.picture import fitted, stand

HERE = Path(__file__).resolve().parents[1] / "pictures"
LARGEST = 200_000
"""Bytes of a golden picture."""

OFF = 40
"""From so many of 255 on a pixel differs: rasterisers of another version differ less."""

MOST_OFF = 0.004
"""Share of pixels that may differ."""

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
        "windows",
        "events",
        "faqs",
    ),
    *(
        "rulings",
        "records",
        "disclosure",
        "opinions",
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

CARDS = (
    *("construction-permit", "process-fire-review", "public-rental-publicity", "water-stop-east", "doc-fund-rules"),
    *("decision-old-quarters", "plan-annual-renewal", "about-lift-guide", "division-housing", "leader-housing"),
    *("site-trade", "event-expert-bridge", "faq-street-lamp", "poster-fund-use", "info-guide", "info-catalogue"),
    *("report-last-year", "info-on-request", "powers-list", "basis-fire", "record-major-projects"),
)
"""An item of each kind on the large zone of a board."""

for page in PAGES:
    SHOTS[page.replace(":", "-")] = (page, "21.5", {})
for item in CARDS:
    SHOTS[f"card-{item}"] = (f"board:{item}", "board", {})
WHOLE = frozenset(("home", "guide", "board", "alarm", "alarm-touch", "home-wide", "search", "process", "process-wide"))
"""At real size; the others at half of it."""


@pytest.mark.parametrize("name", SHOTS)
def test_a_screen_looks_as_it_was_found_good(name, window, tmp_path):
    image = drawn(name, window)
    if name not in WHOLE:
        image = image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)
    golden = HERE / f"{name}.png"
    if os.environ.get("MINGBAI_PICTURES") == "draw":
        image.quantize(96).save(golden, optimize=True)
    assert golden.stat().st_size <= LARGEST
    wanted = Image.open(golden).convert("RGB")
    assert image.size == wanted.size
    off = ImageChops.difference(image, wanted).convert("L").point(lambda v: 255 if v > OFF else 0)
    share = off.histogram()[255] / (image.width * image.height)
    if share > MOST_OFF:
        image.save(tmp_path / f"{name}.png")
    assert share <= MOST_OFF, f"{share:.2%} of {name} differ; it is now {tmp_path / name}.png"


def drawn(name, window):
    """The screen as it is now."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    page, panel, fields = SHOTS[name]
    size, part = PANELS[panel]
    settings = fitted(Settings(name="一楼大厅 3 号屏", board="hall", panel=part), page, size)
    snapshot = a_snapshot(readable_sample(), verified="2026-11-23 10:32", **fields)
    window.real.size = size
    screen, look = stand(snapshot, settings, page, instant(NOW), window.real)
    try:
        look.desk.finish()  # no frame is let pass: the running line would have moved
        window.real.dispatch("on_draw")
        pixels = bytes(glReadPixels(0, 0, *size, GL_RGBA, GL_UNSIGNED_BYTE))
    finally:
        screen.dispose()
        window.real.remove_widget(screen)
    return Image.frombytes("RGBA", size, pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")
