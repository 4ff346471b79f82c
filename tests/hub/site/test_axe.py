"""Every kind of page of the internal site, in a real browser: axe-core finds nothing wrong with it, wide and narrow."""

from pathlib import Path

import pytest
from fakes import axe
from fakes.builders import HALL, a_guide, a_notice
from fakes.kinds import a_process

import hub.site
from hub.desk import withdrawal
from kiosk.content.item import Table

STYLE = (Path(hub.site.__file__).parent / "static" / "site" / "site.css").read_text("utf-8")

WIDE = 1280
NARROW = ("/", "/k/unit/", "/i/a-notice/", "/i/a-guide/")
PAGES = (
    *("/", "/k/guide/", "/k/announcement/", "/k/unit/", "/k/basis/", "/search/", "/search/?q=tz", "/search/?q=鑫"),
    *("/i/a-notice/", "/i/a-guide/", "/i/a-process/", f"/i/{HALL}/", "/i/gone-notice/", "/i/never-there/"),
)

pytestmark = pytest.mark.skipif(not axe.browser(), reason="no Chromium: sh deploy/setup.sh --bench installs it")


def with_style(answer):
    return answer.content.decode().replace("</head>", f"<style>{STYLE}</style></head>")


def test_axe_sees_what_is_wrong(tmp_path):
    with axe.Eye(tmp_path) as eye:
        found = eye.violations('<!doctype html><html><body><img src="x.png"></body></html>')
    assert {line.split(":")[0] for line in found} >= {"image-alt", "html-has-lang", "document-title"}


@pytest.mark.parametrize("width", [360, WIDE])
def test_no_page_has_a_violation(desk, reader, tmp_path, width):
    table = Table(columns=("序号", "申请人"), rows=(("1", "张*"), ("2", "李*")))
    desk.approve(desk.write(a_process()))
    desk.approve(desk.write(a_guide(process="a-process")))
    desk.approve(desk.write(a_notice(type="publicity", table=table)))
    off = desk.approve(desk.write(a_notice("gone-notice")))
    withdrawal.withdraw(off, desk.author, "内容有误")
    found = {}
    with axe.Eye(tmp_path, width) as eye:
        for address in PAGES if width == WIDE else NARROW:
            wrong = eye.violations(with_style(reader.get(address)))
            if wrong:
                found[address] = wrong
    assert found == {}
