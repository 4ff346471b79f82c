"""The walk of a notice, with pictures: from the login page to the internal page and the board, in a real browser.

    PYTHONPATH=tests python tests/journeys/desk_walk.py var/demo out       beside the demo: `make run` does so

Rules it keeps: only where there is no display; it waits for the demo and ends with it; it writes nothing at the hub
that a clerk could not; once done it is not done again while its pictures lie there; without Chromium it says so.
"""

import html
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from fakes.chromium import Chromium, found
from fakes.served import log_in, log_out, wait

from kiosk.cli.display import has_display
from kiosk.cli.office import HUB, URL, accounts

TITLE = "关于一楼大厅 3 号窗口暂停受理的通知"
BODY = "因设备检修，一楼大厅 3 号窗口暂停受理，恢复时间另行通知。急办的请到 2 号窗口。"
WRITER = "jingban"
REVIEWERS = (("fuze", "单位负责人一审"), ("baomi", "保密审查"), ("gongkaiban", "公开办签发"))
"""Who writes and who approves at the demo, in this order, and what that is."""

PAGE = "walk.html"
PATIENCE_S = 900


class Walk:
    """One browser at one hub; `taken`: (file, what it shows) of each picture."""

    def __init__(self, browser, url, out, password):
        self._browser, self.url, self._out, self._password = browser, url, out, password
        self.taken = []

    def picture(self, name, words):
        file = self._out / f"walk-{len(self.taken) + 1}-{name}.png"
        self._browser.picture(file)
        self.add(file, words)

    def add(self, file, words):
        self.taken.append((file, words))
        print(f"walk 演示流程       {file}  {words}", flush=True)

    def enter(self, name):
        log_in(self._browser, self, name, self._password(name))

    def written(self, author):
        """A notice, written and handed in; the address of its page."""
        browser = self._browser
        browser.go(f"{self.url}/admin/login/")
        self.picture("login", "登录")
        self.enter(author)
        browser.go(f"{self.url}/admin/new/announcement/")
        today = time.strftime("%Y-%m-%d")
        for field, text in (("title", TITLE), ("type", "notice"), ("body", BODY)):
            browser.fill(f"#id_{field}", text)
        for field in ("source_made", "source_published"):
            browser.fill(f"#id_{field}", today)
        browser.run("window.scrollTo(0, 0)")
        self.picture("written", "经办人填写通知，提交审核")
        browser.press("button[name=action-submit]")
        page = browser.run("(document.querySelector('a[href$=\"/edit/\"]') || location).href")
        log_out(browser)
        return page

    def approved(self, page, reviewer, words):
        browser = self._browser
        self.enter(reviewer)
        browser.go(page)
        self.picture(f"approved-by-{reviewer}", words)
        browser.press("[data-workflow-action-name=approve]:not([data-launch-modal])")
        log_out(browser)

    def shown(self):
        """On the internal page, for everybody; the id of the item."""
        browser = self._browser
        browser.go(f"{self.url}/k/announcement/")
        wait(lambda: browser.run("location.reload()") or TITLE in browser.text())
        link = "[...document.querySelectorAll('main a')].find(a => a.innerText.includes('3 号窗口暂停受理的通知'))"
        address = browser.run(f"{link}.href")
        browser.go(address)
        self.picture("internal", "内网网页上已经看得到")
        return address.rstrip("/").rsplit("/", 1)[1]


def walked(walk, author, reviewers, screens, root):
    """All of it. `reviewers`: (name, what they do); `screens`: settings of a touchscreen and a board that follow."""
    page = walk.written(author)
    for reviewer, words in reviewers:
        walk.approved(page, reviewer, words)
    item = walk.shown()
    for config, place, words in zip(screens, ("notice", "board"), ("触摸屏", "显示屏"), strict=True):
        file = walk._out / f"walk-{len(walk.taken) + 1}-{place}.png"
        wait(lambda config=config, place=place, file=file: drawn(config, f"{place}:{item}", file, root))
        walk.add(file, f"{words}上已经看得到")
    return item


def drawn(config, page, file, root):
    """Whether the terminal with these settings has it on its disk; then it is drawn."""
    words = (sys.executable, "-m", "kiosk.cli", "picture", "--config", config, "--page", page, "--to", file)
    return subprocess.run(words, cwd=root, capture_output=True).returncode == 0


def index(taken, out):
    rows = "".join(f'<h2>{n}. {html.escape(w)}</h2><img src="{f.name}" alt="" width="900">' for n, (f, w) in taken)
    page = out / PAGE
    head = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>演示流程</title>'
    page.write_text(f"{head}{rows}</html>", "utf-8")
    return page


def answers():
    try:
        with urllib.request.urlopen(f"{URL}/admin/login/", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def main(dir, out):
    if has_display(os.environ) or (out / PAGE).exists():
        return 0
    if not found():
        print("walk 演示流程       left out: no Chromium here (sh deploy/setup.sh --bench installs it)", flush=True)
        return 0
    begun, parent = time.time(), os.getppid()
    drawn_first = out / "index.html"

    def ready():
        if os.getppid() != parent:
            raise SystemExit(0)
        return drawn_first.exists() and drawn_first.stat().st_mtime > begun and answers()

    wait(ready, PATIENCE_S)
    known = accounts(dir / HUB)
    with Chromium(dir / "browser") as browser:
        walk = Walk(browser, URL, out, known.__getitem__)
        screens = (str((dir / "touch.yaml").resolve()), str((dir / "board.yaml").resolve()))
        walked(walk, WRITER, REVIEWERS, screens, Path.cwd())
    print(f"walk 演示流程       {index(list(enumerate(walk.taken, 1)), out)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
