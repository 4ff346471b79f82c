"""An office for the commands: a real feed in a folder, served on a free port, and settings that follow it."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes.builders import FEED, a_guide, a_notice, an_edition

from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.serve import Server
from kiosk.clock import SystemClock


@dataclass
class AnOffice:
    """`config` is a kiosk.yaml pinned to the feed; `serial` that of its edition."""

    dir: Path
    press: Press
    serial: int
    root_sha256: str
    config: Path

    def write(self, url, pin=None, name="kiosk.yaml", **more):
        """Settings that follow `url`."""
        lines = [f"{key}: {value}" for key, value in {"data_dir": "terminal", **more}.items()]
        lines += ["feed:", f"  url: {url}", f"  root_sha256: {self.root_sha256 if pin is None else pin}", ""]
        path = self.dir / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path


@pytest.fixture
def office(tmp_path):
    """A feed with one guide and one notice; its folder is the address."""
    disk = Disk(sync=False)
    press = Press.found(tmp_path / "feed", FEED, SystemClock(), disk=disk)
    edition = an_edition(a_notice(), a_guide())
    published = press.editions.publish(edition, {})
    pin = press.repository.root_sha256()
    made = AnOffice(tmp_path, press, published.serial, pin, tmp_path / "kiosk.yaml")
    made.write((tmp_path / "feed" / "public").as_uri())
    return made


@pytest.fixture
def served(office):
    """The same, with the settings asking an HTTP server on a free port."""
    with Server(office.press, SystemClock(), port=0, say=str) as server:
        office.write(server.url)
        yield office
