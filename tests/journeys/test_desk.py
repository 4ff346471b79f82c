"""From a clerk's words to a lit board, through a real browser and every process there is: hub, press, terminal.

Written, approved by the unit, by secrecy, released, by four people at one browser; the running press signs it; a
terminal follows the feed from disk and draws its board.
"""

import subprocess
import sys

import pytest
from fakes import brought
from fakes.chromium import Chromium, found
from fakes.own_hub import ROOT, OwnHub
from fakes.served import PASSWORD, log_in, served, wait
from journeys.desk_walk import TITLE, Walk
from PIL import Image, ImageChops

from kiosk.cli.__main__ import main

WORD = "关于办理城市道路挖掘手续的通知"
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

pytestmark = pytest.mark.skipif(not found(), reason="no Chromium here: deploy/setup.sh --test")


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """A hub with people and an empty board, served and with its press running; `hub.url`."""
    hub = OwnHub(tmp_path_factory.mktemp("office") / "hub")
    hub.migrate()
    hub.do(FILL)
    with served(hub, "press"):
        wait((hub.folder / "feed/public/metadata/timestamp.json").exists)
        yield hub


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
        walk = Walk(browser, hub.url, tmp_path, lambda _name: PASSWORD)
        page = walk.written("author")
        for reviewer in ("head", "secrecy", "central"):
            assert TITLE not in programme(terminal, capsys)
            before = board(tmp_path, terminal, "before.png")
            walk.approved(page, reviewer, "")
        assert walk.shown()
        assert browser.complaints == []
    assert len(walk.taken) == 6
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
