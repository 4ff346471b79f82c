"""Pictures of every screen of a folder, and one page that shows them: `mingbai demo --pictures OUT`.

Rules it keeps: each picture is drawn by `mingbai picture` in a process of its own, as many at once as there are cores;
the same folder and moment give the same pictures.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from kiosk.cli.children import mingbai
from kiosk.content.edition import Edition
from kiosk.content.service import Guide
from kiosk.errors import MingbaiError

PORTRAIT, LANDSCAPE = "1080x1920", "1920x1080"


@dataclass(frozen=True)
class Shot:
    """One picture: its file name without ending, and what `mingbai picture` is told."""

    name: str
    words: tuple[str, ...]


def shots(edition: Edition) -> Iterator[Shot]:
    """The pictures worth looking at: home, every guide, the board, a warning over it."""
    yield Shot("home", ("--page", "home", "--size", PORTRAIT))
    for item in edition.items:
        if isinstance(item, Guide):
            yield Shot(f"guide-{item.id}", ("--page", f"guide:{item.id}", "--size", PORTRAIT))
    yield Shot("board", ("--page", "board", "--size", LANDSCAPE))
    yield Shot("alarm", ("--page", "board", "--size", LANDSCAPE, "--drill"))


def draw(source: tuple[str, ...], wanted: list[Shot], at: datetime, out: Path) -> list[Path]:
    """Draw `wanted` from `source` (`--folder DIR` or `--config FILE`) into `out`.

    Raises MingbaiError with what was said.
    """
    out.mkdir(parents=True, exist_ok=True)

    def drawn(shot: Shot) -> Path:
        to = out / f"{shot.name}.png"
        words = mingbai("picture", *source, *shot.words, "--at", at.isoformat(), "--to", str(to))
        done = subprocess.run(words, capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            raise MingbaiError(f"{to.name}: {(done.stderr or done.stdout).strip()[-500:]}")
        return to

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(drawn, wanted))


def page(pictures: list[Path], at: datetime, out: Path) -> Path:
    """`index.html` beside the pictures."""
    figures = "".join(
        f'<figure><a href="{escape(p.name)}"><img src="{escape(p.name)}" alt="{escape(p.stem)}"></a>'
        f"<figcaption>{escape(p.stem)}</figcaption></figure>"
        for p in pictures
    )
    path = out / "index.html"
    path.write_text(
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>明白屏</title><style>'
        "body{font-family:sans-serif;background:#F4F7FB;color:#14213D;margin:32px}"
        "figure{display:inline-block;margin:0 24px 24px 0;vertical-align:top}"
        "img{height:560px;border:1px solid #7C879C}</style>"
        f"<h1>明白屏 Mingbai</h1><p>{at:%Y-%m-%d %H:%M %Z}</p>{figures}</html>\n",
        encoding="utf-8",
    )
    return path
