"""Every kind of page of the internal site, in a real browser: axe-core finds nothing wrong with it, wide and narrow;
and on the paper of the notice board."""

from pathlib import Path

import pytest
from fakes import axe, kinds
from fakes.builders import HALL, a_guide, a_notice, a_source
from fakes.chromium import Chromium
from fakes.kinds import a_process

import hub.site
from hub.desk import withdrawal
from hub.desk.words import KIND
from kiosk.content.item import Table

STYLE = (Path(hub.site.__file__).parent / "static" / "site" / "site.css").read_text("utf-8")

PAPER = (Path(hub.site.__file__).parent / "static" / "site" / "paper.css").read_text("utf-8")

WIDE = 1280
NARROW = (
    "/",
    "/k/unit/",
    "/k/leader/",
    "/k/announcement/",
    "/i/a-notice/",
    "/i/a-guide/",
    "/i/a-leader/",
    f"/i/{HALL}/",
)
LISTS = tuple(f"/k/{kind}/" for kind in KIND)
DATES = ("/k/announcement/?year=2026", "/k/announcement/?month=2026-10", "/k/announcement/?month=1999-01")
PAGES = ("/", *LISTS, *DATES, "/search/", "/search/?q=tz", "/search/?q=鑫", "/i/gone-notice/", "/i/never-there/")

pytestmark = pytest.mark.skipif(not axe.browser(), reason="no Chromium: sh deploy/setup.sh --bench installs it")


def with_style(answer):
    return answer.content.decode().replace("</head>", f"<style>{STYLE}</style></head>")


def test_axe_sees_what_is_wrong(tmp_path):
    with axe.Eye(tmp_path) as eye:
        found = eye.violations('<!doctype html><html><body><img src="x.png"></body></html>')
    assert {line.split(":")[0] for line in found} >= {"image-alt", "html-has-lang", "document-title"}


@pytest.fixture
def full(desk, stands):
    """Something of every kind but a poster, and what belongs together named; the addresses of all of it."""
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
    off = desk.approve(desk.write(a_notice("gone-notice")))
    withdrawal.withdraw(off, desk.author, "内容有误")
    return [*(f"/i/{item.id}/" for item in made), f"/i/{HALL}/", "/i/division-approval/"]


@pytest.mark.parametrize("width", [360, WIDE])
def test_no_page_has_a_violation(full, reader, tmp_path, width):
    found = {}
    with axe.Eye(tmp_path, width) as eye:
        for address in (*PAGES, *full) if width == WIDE else NARROW:
            wrong = eye.violations(with_style(reader.get(address)))
            if wrong:
                found[address] = wrong
    assert found == {}


def test_paper_says_what_holds_and_not_what_holds_only_now(full, reader, tmp_path):
    import pypdfium2

    said = {}
    with Chromium(tmp_path / "profile") as browser:
        for address in (f"/i/{HALL}/", "/i/a-leader/", "/k/unit/"):
            page = with_style(reader.get(address)).replace("</head>", f"<style media=print>{PAPER}</style></head>")
            (tmp_path / "page.html").write_text(page, "utf-8")
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
