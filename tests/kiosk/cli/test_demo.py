"""`mingbai demo`: the whole product at once."""

import os
import signal
import socket
import subprocess
import sys

import pytest
from PIL import Image

from kiosk.cli.__main__ import main
from kiosk.cli.album import shots
from kiosk.cli.display import has_display
from kiosk.cli.preview import preview
from kiosk.cli.stage import SAMPLE
from kiosk.config import load
from kiosk.content.kinds import KINDS
from kiosk.terminal.terminal import Terminal

PICTURES = ("home", "guides", "notices", "board", "alarm", "board-lift-upright", "board-door-strip")


def test_without_a_display_it_runs_draws_what_the_screens_show_and_ends_when_asked(tmp_path):
    environ = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    demo = subprocess.Popen(
        [sys.executable, "-m", "kiosk.cli", "demo"],
        cwd=tmp_path,
        env={**environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = []
    try:
        assert demo.stdout is not None
        for line in demo.stdout:
            said.append(line)
            if line.startswith("Ctrl-C"):
                demo.send_signal(signal.SIGINT)
        assert demo.wait(30) == 0, said
    finally:
        demo.kill()
        demo.wait()
        demo.stdout.close()
    for name in PICTURES:
        with Image.open(tmp_path / "out" / f"{name}.png") as picture:
            assert len(picture.convert("RGB").getcolors(3_000_000)) > 20, name
    assert all(f"{name}.png" in (tmp_path / "out" / "index.html").read_text() for name in PICTURES)
    upright, strip = (load(tmp_path / "var" / "demo" / f"{name}.yaml") for name in ("lift-upright", "door-strip"))
    assert (upright.screen.w, upright.screen.h) == (1080, 1920)
    assert (strip.board, strip.screen.h, strip.panel.height_mm) == ("door-strip", 64, 320)
    for name in ("touch", "board"):
        settings = load(tmp_path / "var" / "demo" / f"{name}.yaml")
        with Terminal.open(settings) as terminal:  # whole, and no longer held by anybody
            assert terminal.snapshot.edition is not None


def test_a_second_demo_in_the_same_folder_is_refused(tmp_path, capsys):
    from kiosk.config import Settings

    with Terminal.open(Settings(data_dir=str(tmp_path / "touch"))):
        assert main(["demo", "--dir", str(tmp_path)]) == 2
    assert "a demo runs here already" in capsys.readouterr().err


def test_a_folder_that_is_none_is_refused(tmp_path, capsys):
    assert main(["demo", "--folder", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_an_album_shows_every_place_every_item_and_a_warning(tmp_path):
    from fakes.clock import instant

    edition = preview(SAMPLE, instant("2026-12-01 10:00"), tmp_path).snapshot.edition
    assert edition is not None
    names = [shot.name for shot in shots(edition)]
    assert len(names) == len(set(names))
    assert {"home", "board", "alarm", "guide-construction-permit", "board-announcement-road-works"} <= set(names)
    assert {shot.page.partition(":")[2] for shot in shots(edition)} >= {item.id for item in edition.items}
    sizes = {shot.name: shot.size for shot in shots(edition)}
    assert (sizes["board-lift-upright"], sizes["board-door-strip"]) == ("1080x1920", "512x64")
    assert {f"{board}-{kind}" for board in ("lift-upright", "door-strip") for kind in KINDS} <= set(names)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_a_display_counts_only_if_it_answers():
    assert not has_display({})
    assert not has_display({"DISPLAY": ""})
    assert not has_display({"DISPLAY": "wayland-0"})
    assert not has_display({"DISPLAY": ":987"})
    with socket.socket(socket.AF_UNIX) as x:
        x.bind("\0/tmp/.X11-unix/X988")
        x.listen()
        assert has_display({"DISPLAY": ":988"})
        assert has_display({"DISPLAY": "unix:988.0"})
