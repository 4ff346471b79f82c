"""The first frame waits for the disk alone: what is imported before it."""

import subprocess
import sys
from pathlib import Path

from fakes.builders import FEED, a_guide, a_notice, an_edition

from hub.press.disk import Disk
from hub.press.press import Press
from kiosk.cli.__main__ import main
from kiosk.clock import SystemClock

NEVER = {"tuf", "securesystemslib", "requests", "urllib3", "cryptography", "PIL", "pypdfium2", "pypinyin", "asyncio"}


def test_before_the_first_frame_with_content_nothing_of_the_network_or_of_pictures_is_imported(tmp_path):
    press = Press.found(tmp_path / "feed", FEED, SystemClock(), disk=Disk(sync=False))
    press.editions.publish(an_edition(a_notice(), a_guide()), {})
    config = tmp_path / "kiosk.yaml"
    config.write_text(
        "data_dir: t\nscreen:\n  mode: offscreen\n  w: 540\n  h: 960\nfeed:\n"
        f"  url: {(tmp_path / 'feed/public').as_uri()}\n  root_sha256: {press.repository.root_sha256()}\n"
    )
    assert main(["sync", "--once", "--config", str(config)]) == 0
    modules, frames = tmp_path / "modules", tmp_path / "frames"
    words = (sys.executable, "-m", "benchmarks.pilot", str(config), str(frames), str(modules))
    done = subprocess.run(words, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=60)
    assert done.returncode == 0, done.stderr
    imported = set(modules.read_text().split())
    assert "screens.touch" in imported
    assert {name for name in imported if name.split(".")[0] in NEVER} == set()
