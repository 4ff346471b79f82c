"""What a careless bureau, a broken disk, a scribbling child and a wrong clock do to the real glass: nothing breaks.

Each case stands on the glass as a citizen would meet it; whatever it is, the page is whole, says what is the matter in
plain words, and leads on. `MINGBAI_STEPS=DIR` leaves a picture of every one in DIR.
"""

from __future__ import annotations

import hashlib

import pytest
from fakes.builders import a_guide, a_notice, a_unit, an_edition
from fakes.clock import instant
from fakes.glass import Glass
from fakes.handwritten import SameReader
from fakes.kinds import a_poster
from fakes.seeking import readable_sample
from fakes.steps import assert_whole, keep
from msgspec.structs import replace

from kiosk.content.item import Media
from kiosk.content.service import Material
from kiosk.terminal.snapshot import Contact
from kiosk.visit import Home, Open, Switch, Turn
from screens.seeking import AtOnce

LONG = (
    "关于云州市城东片区老旧小区综合改造工程（二期）雨污分流管网、供水管道、燃气管道、电力通信线路同步改造施工期间实行交通管制和"
    "临时占用城市道路、绿地以及调整公交线路走向和站点设置等有关事项的通告（含附件一至附件三）"
)
WAYS = {"upright": ("21.5", ()), "wide": ("wide", ()), "large": ("21.5", ("large",)), "low": ("hung", ("low_reach",))}


@pytest.fixture(params=WAYS)
def stand(request, window):
    """A glass with an edition on it, in each of these ways; a picture of it by name."""
    panel, modes = WAYS[request.param]
    opened = []

    def begin(edition, *there, **more):
        glass = Glass(window, edition, panel=panel, finder=AtOnce, **more)
        opened.append(glass)
        for mode in modes:
            glass.screen.do((Switch(mode),))
        for act in there:
            glass.screen.do((act,))
        glass.settle()
        return glass

    def seen(glass, name):
        assert_whole(glass)
        keep(glass, f"bad-{name}-{request.param}")
        return glass.text()

    yield begin, seen
    for glass in opened:
        glass.close()


def bare_guide(**fields):
    nothing = {"title_en": "", "promised": None, "visits_why": "", "materials": (), "steps": (), "conditions": ()}
    return a_guide(**{**nothing, "windows": (), "basis": (), **fields})


def test_a_guide_with_nothing_it_need_not_have(stand):
    begin, seen = stand
    glass = begin(an_edition(bare_guide(), a_unit()), Open("guide", "a-guide"))
    text = seen(glass, "bare")
    assert "不用带材料" in text
    assert "咨询 0000-8123456" in text
    for tab in ("go", "cost", "basis"):
        glass.tap(f"tab:{tab}")
        text = seen(glass, f"bare-{tab}")
        for words in ("None", "分 0 步", "办理依据\n咨询", "办理条件"):
            assert words not in text, f"{tab} says '{words}' of nothing"


def test_a_guide_with_two_hundred_materials(stand):
    begin, seen = stand
    materials = tuple(Material(name=f"第{n}份材料", note="复印件须加盖公章") for n in range(200))
    glass = begin(an_edition(a_guide(materials=materials), a_unit()), Open("guide", "a-guide"))
    seen(glass, "many")
    glass.tap("after")
    glass.tap("after")
    assert "第 3 /" in seen(glass, "many-third")
    glass.screen.do((Turn(page=9999),))
    assert "上一页" in seen(glass, "many-last")


def test_names_of_110_characters(stand):
    begin, seen = stand
    material = Material(name=LONG, note=LONG)
    guide = a_guide("long-guide", title=LONG, materials=(material,), themes=("开店",))
    notice = a_notice("long-notice", type="publicity", title=LONG)
    edition = an_edition(guide, notice, a_unit(title=LONG))
    glass = begin(edition, Open("guide", "long-guide"))
    assert "有关事项的通告" in "".join(seen(glass, "long-guide").split())
    for there in (Home(), Open("notice", "long-notice"), Home(), Open("notices"), Home(), Open("windows"), Home()):
        glass.screen.do((there,))
        glass.settle()
        if not isinstance(there, Home):
            seen(glass, f"long-{there.place}")
    seen(glass, "long-home")
    assert "search" in glass.names(), "the search gave way to a title that has no room either"


@pytest.mark.parametrize(("kind", "said"), [("image/png", "这张图打不开"), ("application/pdf", "这一页打不开")])
def test_a_picture_and_a_document_that_are_broken(stand, kind, said, tmp_path):
    begin, seen = stand
    data = b"%PDF-1.7 broken" if kind.endswith("pdf") else b"\x89PNG broken"
    sha256 = hashlib.sha256(data).hexdigest()
    (tmp_path / sha256[:2]).mkdir()
    (tmp_path / sha256[:2] / sha256).write_bytes(data)
    name = "leaflet.pdf" if kind.endswith("pdf") else "leaflet.png"
    media = Media(sha256=sha256, length=len(data), type=kind, name=name, width=600, height=800, caption="折页")
    poster = a_poster(media=(media,))
    stored = frozenset({sha256})
    glass = begin(an_edition(poster), Open("poster", poster.id), stored=stored, blobs=tmp_path)
    glass.screen._wardrobe.look.gallery.finish()
    glass.settle()
    seen(glass, f"broken-{kind.partition('/')[2]}")
    glass.tap("look:0-1")
    seen(glass, f"broken-{kind.partition('/')[2]}-closer")
    glass.tap("back")
    assert glass.visit.place == "poster"


def test_a_search_that_finds_nothing_says_what_to_do(stand):
    begin, seen = stand
    glass = begin(readable_sample(), Open("search"))
    for sign in "wwww":
        glass.tap(f"key:{sign}")
    assert "没有找到" in seen(glass, "unfound")


def test_a_way_to_what_there_is_none_of_leads_home(stand):
    begin, seen = stand
    glass = begin(readable_sample(), Open("guide", "no-such-guide"))
    assert "已经不再公开" in seen(glass, "unknown")
    glass.tap("gone")
    assert glass.visit.place == "home"


def test_scribbles_that_are_no_character(stand):
    begin, seen = stand
    reader = SameReader("")
    glass = begin(readable_sample(), Open("search"), reader=reader)
    glass.screen.do((Turn(tab="hand"),))
    glass.settle()
    glass.write([[(n * 37 % 900 + 50, n * 61 % 900 + 50) for n in range(60)] for _ in range(4)])
    seen(glass, "scribbles")
    assert reader.inks
    glass.write([[(500, 500)]])
    seen(glass, "a-point")


def test_a_clock_that_is_not_sure(stand):
    begin, seen = stand
    glass = begin(readable_sample(), clock_unsure=True)
    assert "2026年11月23日" in seen(glass, "unsure-home")
    glass.screen.do((Open("guide", "construction-permit"),))
    glass.settle()
    assert "今天受理的" not in seen(glass, "unsure-guide")


def test_a_feed_that_was_not_heard_of_for_days(stand):
    begin, seen = stand
    old = instant("2026-11-19 10:00")
    glass = begin(readable_sample(), verified_at=old, contact=Contact(at=old, reached=False))
    assert "内容截至 2026年11月19日" in seen(glass, "stale-home")
    glass.screen.do((Open("guide", "construction-permit"),))
    glass.settle()
    seen(glass, "stale-guide")


def test_who_reads_is_told_when_the_page_is_renewed_and_when_it_is_withdrawn(stand):
    begin, seen = stand
    notice, other = a_notice("read-now", body="第一稿。" * 40), a_notice("other")
    glass = begin(an_edition(notice, other), Open("notice", "read-now"))
    glass.show(an_edition(replace(notice, body="第二稿。" * 40), other, serial=2))
    text = seen(glass, "renewed")
    assert "刚刚更新" in text
    assert "第二稿" in text
    glass.show(an_edition(other, serial=3))
    text = seen(glass, "withdrawn")
    assert "刚刚到期或者撤下" in text
    assert "第二稿" in text
    glass.tap("back")
    assert glass.visit.place == "home"
