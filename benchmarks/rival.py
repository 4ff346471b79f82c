"""Chromium in kiosk mode with a page of ours: started, watched, ended.

Rules it keeps: it gets every advantage a careful operator would give it: a warm profile, no first-run work, no
background network, our fonts installed as system fonts; times it reports are its own (paint timing, animation frames).
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from shutil import which

from benchmarks.processes import started

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
PATIENCE_S = 60.0

FLAGS = (
    "--kiosk",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--disable-features=Translate",
    "--password-store=basic",
    "--lang=zh-CN",
    "--window-position=0,0",
)


class Rival:
    """A running Chromium. `begun`: when it was started, epoch seconds."""

    def __init__(self, pid: int, begun: float, told: Told) -> None:
        self.pid, self.begun, self._told = pid, begun, told

    def start_s(self) -> float:
        """Seconds from its start to its first frame with content."""
        return float(self._told.wait("/first")) - self.begun

    def told_ms(self, path: str) -> float:
        """The milliseconds that its page has told under this path; waits until it has."""
        return float(self._told.wait(path))

    def frames_ms(self) -> list[float]:
        """The gaps between its animation frames; waits until it has told them."""
        times = json.loads(self._told.wait("/frames"))
        return [b - a for a, b in pairwise(times)]


class Told:
    """What a page has posted, by path; whoever asks too early waits."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._news = threading.Condition()

    def put(self, path: str, text: str) -> None:
        with self._news:
            self._said.setdefault(path, text)
            self._news.notify_all()

    def wait(self, path: str) -> str:
        with self._news:
            if not self._news.wait_for(lambda: path in self._said, PATIENCE_S):
                raise RuntimeError(f"Chromium told nothing on {path} within {PATIENCE_S:.0f} s")
            return self._said[path]


def found() -> str:
    """The path of Chromium; empty if there is none."""
    return which("chromium") or which("chromium-browser") or ""


@contextmanager
def rival(
    page: str | Mapping[str, str], environ: dict[str, str], size: tuple[int, int], profile: Path
) -> Iterator[Rival]:
    """Chromium showing `page` on the whole display of `size`. `profile`: its folder, used again for a warm start.

    `page`: one page, or a site of them by their paths, of which it shows `/`.
    """
    told = Told()
    with _serving({"/": page} if isinstance(page, str) else page, told) as url:
        fonts = profile.with_suffix(".fonts.conf")
        if not fonts.exists():
            fonts.write_text(_fontconfig(profile))
        root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        # Without a window manager nobody makes it as large as the screen.
        area = f"--window-size={size[0]},{size[1]}"
        command = (found(), *FLAGS, *root, area, f"--user-data-dir={profile}", url)
        begun = time.time()
        log = profile.with_suffix(".log")
        with started(command, {**environ, "FONTCONFIG_FILE": str(fonts), "LANG": "zh_CN.UTF-8"}, log) as child:
            yield Rival(child.pid, begun, told)


@contextmanager
def warmed() -> Iterator[Path]:
    """A profile folder for several starts, gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "profile"


@contextmanager
def _serving(site: Mapping[str, str], told: Told) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            told.put(self.path, self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, name="rival's page")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _fontconfig(profile: Path) -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><cachedir>{profile}-fonts</cachedir></fontconfig>"
    )
