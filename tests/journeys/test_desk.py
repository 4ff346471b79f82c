"""From a clerk's words to a lit board, through a real browser and every process there is: hub, press, terminal.

Written, approved by the unit, by secrecy, released, by four people at one browser; the running press signs it; a
terminal follows the feed from disk and draws its board.
"""

import re
import subprocess
import sys

import pytest
from fakes import brought
from fakes.chromium import Chromium, found
from fakes.own_hub import ROOT, OwnHub
from fakes.served import log_in, log_out, served, wait
from PIL import Image, ImageChops

from kiosk.cli.__main__ import main

WORD = "关于办理城市道路挖掘手续的通知"
TITLE = "关于一楼大厅三号窗口调整服务时间的通知"
FILL = """
from hub.desk import records, review
from fakes.builders import a_board, a_layout, a_slot
desk = FakeDesk()
review.record(desk.hall, desk.central, "1 号")
records.put("boards", (a_board(),))
records.put("slots", (a_slot(),))
records.put("layouts", (a_layout(),))
"""
WAITS = """
from hub.desk.pages import PAGES
page = PAGES["announcement"].objects.get(title="关于办理城市道路挖掘手续的通知")
print(page.current_workflow_task_state.task.name)
"""

pytestmark = pytest.mark.skipif(not found(), reason="no Chromium here: deploy/setup.sh --bench")


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """A hub with people and an empty board, served and with its press running; `hub.url`."""
    hub = OwnHub(tmp_path_factory.mktemp("office") / "hub")
    hub.migrate()
    hub.do(FILL)
    with served(hub, "press"):
        wait((hub.folder / "feed/public/metadata/timestamp.json").exists)
        yield hub


def write(browser, hub):
    """As the author: a new notice, saved, handed in. The address of its page."""
    browser.go(f"{hub.url}/admin/new/announcement/")
    browser.fill("#id_title", TITLE)
    browser.fill("#id_type", "notice")
    browser.fill("#id_body", "自下周起，三号窗口受理时间调整为每个工作日上午九时至下午五时。")
    browser.fill("#id_source_made", "2026-11-18")
    browser.fill("#id_source_published", "2026-11-18")
    browser.press("button[name=action-submit]")
    wait(lambda: re.search(r"/admin/pages/\d+/", browser.address()))
    return browser.run("(document.querySelector('a[href$=\"/edit/\"]') || location).href")


def board(tmp_path, config, name):
    """What the terminal's board shows now, as a picture."""
    subprocess.run(
        (sys.executable, "-m", "kiosk.cli", "picture", "--config", config, "--page", "board", "--to", tmp_path / name),
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    return Image.open(tmp_path / name).convert("RGB")


def a_terminal(hub, tmp_path):
    config = tmp_path / "kiosk.yaml"
    feed = (hub.folder / "feed/public").as_uri()
    config.write_text(
        f"mode: board\nboard: hall-board\ndata_dir: {tmp_path / 'terminal'}\n"
        f"feed:\n  url: {feed}\n  root_sha256: {hub.root()}\nscreen:\n  w: 1920\n  h: 1080\n"
    )
    return config


def programme(terminal, capsys):
    """What a terminal's board plays, after it has looked at the feed."""
    main(["sync", "--once", "--config", str(terminal)])
    capsys.readouterr()
    main(["programme", "--config", str(terminal)])
    return capsys.readouterr().out


def test_what_a_clerk_writes_is_lit_when_three_others_have_approved_it(hub, tmp_path, capsys):
    terminal = a_terminal(hub, tmp_path)
    with Chromium(tmp_path / "profile") as browser:
        log_in(browser, hub, "author")
        page = write(browser, hub)
        log_out(browser)
        for reviewer in ("head", "secrecy", "central"):
            log_in(browser, hub, reviewer)
            browser.go(page)
            assert browser.run("document.querySelector('#id_title').value") == TITLE
            assert TITLE not in programme(terminal, capsys)
            before = board(tmp_path, terminal, "before.png")
            browser.picture(tmp_path / f"{reviewer}.png")
            browser.press("[data-workflow-action-name=approve]:not([data-launch-modal])")
            log_out(browser)
        assert browser.complaints == []
    wait(lambda: TITLE in programme(terminal, capsys))
    assert ImageChops.difference(before, board(tmp_path, terminal, "after.png")).getbbox()


def test_a_word_file_with_a_number_in_it_becomes_a_draft_without_it_and_is_handed_in(hub, tmp_path):
    file = tmp_path / "通知.docx"
    file.write_bytes(brought.a_word(WORD, ("咨询请拨打 13812345678，或者到三号窗口。",)))
    with Chromium(tmp_path / "profile") as browser:
        log_in(browser, hub, "author")
        browser.go(f"{hub.url}/admin/bringing/")
        browser.attach("#file-word", file)
        browser.press("form[action$='/take/word/'] button[type=submit]")
        assert browser.run("document.querySelector('#title').value") == WORD
        assert "13812345678" not in browser.run("document.documentElement.innerHTML")
        browser.picture(tmp_path / "read.png")
        browser.fill("#type", "notice")
        browser.press("button[name=make]")
        assert "/edit/" in browser.address(), browser.text()
        browser.press("button[name=action-submit]")
        assert browser.complaints == []
    assert "一审" in hub.do(WAITS)
