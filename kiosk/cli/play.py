"""The demo as it runs: a feed, with its server or its whole hub, and two screens that follow it.

Rules it keeps: started in order, stopped in reverse, by Ctrl-C, by SIGTERM, or when a screen ends by itself; without a
display the screens run all the same, offscreen, and what they show is drawn from their own disks.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from zoneinfo import ZoneInfo

from hub.press.press import Press
from hub.press.serve import PORT, Server
from kiosk.cli import album
from kiosk.cli.children import Children, mingbai
from kiosk.cli.display import has_display
from kiosk.cli.ending import Ending, until_ended
from kiosk.cli.office import HUB, URL, desk_hints, filled, hub_of, taken_in
from kiosk.cli.stage import Stage, furnish, stage_of, staged
from kiosk.clock import SystemClock
from kiosk.errors import BadInput, MingbaiError
from kiosk.store.open import in_use
from kiosk.terminal.status import read

SCREENS = ("touch", "board")

FIRST_CONTENT_S = 60.0
"""How long a screen may take to show the sample; a busy machine needs ten."""


def play(folder: Path, dir: Path, out: Path, *, desk: bool = False) -> int:
    """Show `folder` from `dir` until somebody ends it. Raises MingbaiError when a screen ends by itself.

    `desk`: with the hub whose desk one may try; its press signs the feed that the screens follow.
    """
    clock = SystemClock()
    dir.mkdir(parents=True, exist_ok=True)
    for name in SCREENS:
        if (dir / name).is_dir() and in_use(dir / name):
            raise BadInput(str(dir / name), "a demo runs here already", "stop it, or choose another folder with --dir")
    seen = has_display(os.environ)
    with until_ended() as ending, ExitStack() as stack, Children() as children:
        if desk:
            stage, url = stage_of(dir, filled(dir / HUB, folder)), ""
            children.start("hub", hub_of(dir / HUB), os.environ)
        else:
            stage, press = staged(dir, folder, clock)
            url = stack.enter_context(_server(press, clock)).url
        _say("feed 信息源", f"{stage.feed}: serial {stage.edition.serial}, {len(stage.edition.items)} items 条")
        furnish(
            stage,
            url or (stage.feed / "public").resolve().as_uri(),
            "window" if seen else "offscreen",
            hub=URL if desk else "",
        )
        if desk:
            taken_in(dir / HUB, (stage.touch, stage.board))
        _say("served 服务", url or "as a folder 文件夹")
        for name in SCREENS:
            children.start(name, mingbai("run", "--config", str(dir / f"{name}.yaml")), os.environ)
            _say(f"{name} 屏幕", f"{dir / name}.yaml; its data in {dir / name}{os.sep}")
        if seen:
            _say("look 请看", "two windows, each asks the feed every 3 s 两个窗口，每 3 秒核对一次")
        else:
            _pictures(stage, out, clock, ending, children)
        if desk:
            desk_hints(dir / HUB, _say, clock.wall().astimezone().date())
        else:
            _hints(stage, folder)
        while not ending.wait(0.5):
            _all_well(children)
    _say("stopped 已停止", "")
    return 0


def _server(press: Press, clock: SystemClock) -> Server:
    """At the port that kiosk.example.yaml names; where that is taken, at a free one."""
    try:
        return Server(press, clock, port=PORT)
    except BadInput:
        return Server(press, clock, port=0)


def _pictures(stage: Stage, out: Path, clock: SystemClock, ending: Ending, children: Children) -> None:
    """What the two screens show now, drawn from their own disks into `out`."""
    _say("no display 无显示器", f"the screens run offscreen; what they show is drawn into {out}{os.sep}")
    for name in SCREENS:
        _wait_for(stage.dir / name, stage.edition.serial, clock, ending, children)
    if ending.asked:
        return
    edition = stage.edition
    now = clock.wall().astimezone(ZoneInfo(edition.office.timezone))
    touch, board = album.first(edition)
    drawn = album.draw(("--config", str(stage.touch)), touch, now, out)
    drawn += album.draw(("--config", str(stage.board)), board, now, out)
    for path in drawn:
        _say("picture 图片", str(path))
    _say("all of them 全部", str(album.page(drawn, now, out)))


def _wait_for(data_dir: Path, serial: int, clock: SystemClock, ending: Ending, children: Children) -> None:
    """Until the screen with this folder has installed `serial`. Raises MingbaiError when it does not."""
    patience = clock.monotonic() + FIRST_CONTENT_S
    while not ending.wait(0.2):
        _all_well(children)
        try:
            if read(data_dir).edition >= serial:
                return
        except BadInput:
            pass  # it has not said anything yet
        if clock.monotonic() > patience:
            raise MingbaiError(f"{data_dir}: nothing to show after {FIRST_CONTENT_S:.0f} s; see what it said above")


def _all_well(children: Children) -> None:
    gone = children.gone()
    if gone is not None:
        raise MingbaiError(f"the {gone[0]} screen ended (exit code {gone[1]}); see what it said above")


def _hints(stage: Stage, folder: Path) -> None:
    _say("try 试试", f"mingbai alarm drill --feed {stage.feed}, then: mingbai alarm lift --all --feed {stage.feed}")
    for board in stage.edition.boards[1:]:
        _say("another board 另一块", f"mingbai run --config {stage.dir / board.id}.yaml  ({board.title})")
    here = Path.cwd()
    near = folder.relative_to(here) if folder.is_relative_to(here) else folder
    _say("", f"change a file in {near}, then: mingbai publish {near} --to {stage.feed}")
    _say("Ctrl-C", "stops all of it 全部停止")


def _say(what: str, sentence: str) -> None:
    width = sum(2 if ord(c) > 0x2E7F else 1 for c in what)
    print(what + " " * max(1, 20 - width) + sentence, flush=True)
