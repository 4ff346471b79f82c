"""Every kind of page of the internal site, in a real browser: axe-core finds nothing wrong with it, wide and narrow and
on the paper of the notice board, with pictures, films and documents; no page reaches beyond its edge."""

import base64
import re
from pathlib import Path

import pytest
from fakes import axe, kinds
from fakes.arrivals import a_media
from fakes.builders import HALL, a_guide, a_notice, a_source
from fakes.chromium import Chromium
from fakes.kinds import a_process
from fakes.own_hub import ROOT
from msgspec.structs import replace

import hub.site
from hub.desk import approved, blobs, withdrawal
from hub.desk.words import KIND
from kiosk.content import codec
from kiosk.content.item import Table
from kiosk.content.service import Fee

STYLE = (Path(hub.site.__file__).parent / "static" / "site" / "site.css").read_text("utf-8")

PAPER = (Path(hub.site.__file__).parent / "static" / "site" / "paper.css").read_text("utf-8")

WIDE, NARROW = 1280, 360
MEDIA = ROOT / "data" / "sample" / "media"
PICTURE, LEAFLET = MEDIA / "road-works.png", next((MEDIA / "books").glob("*.pdf"))
FEE = Fee(
    name="道路挖掘修复费",
    standard="每平方米 320 元",
    basis="城市道路管理条例第三十七条",
    waiver="自行修复的",
    note="据实",
)

LISTS = tuple(f"/k/{kind}/" for kind in KIND)
DATES = ("/k/announcement/?year=2026", "/k/announcement/?month=2026-10", "/k/announcement/?month=1999-01")
PAGES = ("/", *LISTS, *DATES, "/search/", "/search/?q=tz", "/search/?q=鑫", "/i/gone-notice/", "/i/never-there/")

pytestmark = pytest.mark.skipif(not axe.browser(), reason="no Chromium: sh deploy/setup.sh --bench installs it")


def with_style(reader, address):
    """The page with its styles and its pictures inside."""
    page = reader.get(address).content.decode()
    for sha256 in set(re.findall(r'src="/m/([0-9a-f]{64})/"', page)):
        data = base64.b64encode(b"".join(reader.get(f"/m/{sha256}/").streaming_content)).decode()
        page = page.replace(f"/m/{sha256}/", f"data:;base64,{data}")
    return page.replace("</head>", f"<style>{STYLE}</style><style media=print>{PAPER}</style></head>")


def test_axe_sees_what_is_wrong(tmp_path):
    with axe.Eye(tmp_path) as eye:
        found = eye.violations('<!doctype html><html><body><img src="x.png"></body></html>')
    assert {line.split(":")[0] for line in found} >= {"image-alt", "html-has-lang", "document-title"}


@pytest.fixture
def full(desk, stands):
    """Something of every kind, with and without pictures, and what belongs together named; the addresses of it all."""
    table = Table(columns=("序号", "申请人"), rows=(("1", "张*"), ("2", "李*")))
    made = [
        a_process(),
        a_guide(process="a-process"),
        a_notice(type="publicity", table=table),
        a_notice("old-notice", title="关于上月的通知", source=a_source(published="2026-10-08", made="2026-10-08")),
        kinds.a_leader(units=(HALL, "division-approval"), stands_in="a-deputy", phone="0000-8123401"),
        kinds.a_leader("a-deputy", title="区承泽", order=2, units=(HALL,)),
        *(kinds.a_document(), kinds.an_interpretation("an-interpretation", "a-document"), kinds.a_decision()),
        *(kinds.a_plan(), kinds.a_site(), kinds.an_event(), kinds.a_faq(), kinds.a_disclosure_guide()),
        *(kinds.a_catalogue(), kinds.an_annual_report(), kinds.an_on_request(), kinds.some_powers()),
        *(kinds.a_ruling(), kinds.a_record(), kinds.a_ground()),
    ]
    stands(*made)
    hung = [
        kinds.a_poster(media=(kept(PICTURE, type="image/png", caption="一张图"),)),
        a_notice("with-files", media=(kept(PICTURE, type="image/png"), kept(LEAFLET, type="application/pdf"))),
        a_guide("with-form", media=(kept(PICTURE, type="image/png", caption="填好的样表"),), fees=(FEE,)),
        a_notice("with-film", media=(kinds.a_film(caption="三分钟看懂"),)),
    ]
    for item in hung:
        page = desk.write(replace(item, media=()))
        approved.append(page, codec.encode(item), page.latest_revision_id, [])
    off = desk.approve(desk.write(a_notice("gone-notice")))
    withdrawal.withdraw(off, desk.author, "内容有误")
    return [*(f"/i/{item.id}/" for item in (*made, *hung)), f"/i/{HALL}/", "/i/division-approval/"]


def kept(file, **fields):
    """A file as one that is approved lies at the hub; its name in an item."""
    medium = a_media(file.read_bytes(), name=file.name, **fields)
    blobs.keep(file, medium.sha256)
    return medium


WAYS = {"desk": (WIDE, False), "telephone": (NARROW, False), "A4": (673, True), "A3": (1003, True)}
"""Pixels of width, and whether it is paper: what is left of it between its margins."""


@pytest.mark.parametrize("way", WAYS)
def test_no_page_has_a_violation_nor_reaches_beyond_its_edge(full, reader, tmp_path, way):
    width, printed = WAYS[way]
    found = {}
    with axe.Eye(tmp_path, width, printed) as eye:
        # On paper what is looked for and listed stands as on a screen: of A3, which is A4 enlarged, some are enough.
        for address in full[:: 1 if way == "A4" else 4] if printed else (*PAGES, *full):
            wrong = eye.violations(with_style(reader, address))
            beyond = eye.across()
            if wrong or beyond > 0:
                found[address] = (wrong, beyond)
    assert found == {}


def test_paper_says_what_holds_and_not_what_holds_only_now(full, reader, tmp_path):
    import pypdfium2

    said = {}
    with Chromium(tmp_path / "profile") as browser:
        for address in (f"/i/{HALL}/", "/i/a-leader/", "/k/unit/"):
            (tmp_path / "page.html").write_text(with_style(reader, address), "utf-8")
            browser.go((tmp_path / "page.html").as_uri())
            with pypdfium2.PdfDocument(browser.paper()) as paper:
                said[address] = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert "0000-8123456" in said[f"/i/{HALL}/"]
    assert "分管工作" in said["/i/a-leader/"]
    assert "领导分工" in said["/k/unit/"]
    for words in said.values():
        assert "正在办公" not in words
        assert "现在休息" not in words
        assert "查找" not in words
