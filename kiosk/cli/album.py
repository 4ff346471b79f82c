"""Pictures of every screen of a folder, and one page that shows them: `mingbai demo --pictures OUT`.

Rules it keeps: the pictures are drawn by `mingbai picture`, a batch of one size in a process, as many processes at once
as there are cores; the same folder and moment give the same pictures.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

import msgspec

from kiosk.cli.children import mingbai
from kiosk.content.edition import Edition
from kiosk.content.hung import film, leaves
from kiosk.content.service import Guide
from kiosk.errors import MingbaiError
from kiosk.visit import PLACE_OF, PLACES, SHEETS

PORTRAIT, LANDSCAPE = "1080x1920", "1920x1080"


MODES = ("large", "contrast", "low_reach", "en")
MODED = ("home", "guides", "notices", "windows", "help")
"""Pages that are also drawn in each mode, beside one guide."""


@dataclass(frozen=True)
class Shot:
    """One picture: its file name without ending, and what is wanted."""

    name: str
    page: str
    size: str = PORTRAIT
    mode: str = ""
    drill: bool = False


def shots(edition: Edition) -> Iterator[Shot]:
    """The pictures worth looking at: every place, every item on a page and on a board, modes, a warning."""
    for place in (p for p in PLACES if p not in SHEETS):
        yield Shot(place, place)
    for page in ("attract", "maintenance-pin", "maintenance", "maintenance-panel"):
        yield Shot(page, page)
    yield Shot("home-wide", "home", LANDSCAPE)
    yield Shot("board", "board", LANDSCAPE)
    yield Shot("alarm", "board", LANDSCAPE, drill=True)
    yield Shot("alarm-touch", "home", drill=True)
    guide = next((f"guide:{item.id}" for item in edition.items if isinstance(item, Guide)), "")
    for mode in MODES:
        for place in (*MODED, guide):
            if place:
                yield Shot(f"{mode}-{place.replace(':', '-')}", place, mode=mode)
    for item in edition.items:
        kind = str(type(item).__struct_config__.tag)
        yield Shot(f"{kind}-{item.id}", f"{PLACE_OF[kind]}:{item.id}")
    for item in edition.items:
        kind = str(type(item).__struct_config__.tag)
        yield Shot(f"board-{kind}-{item.id}", f"board:{item.id}", LANDSCAPE)
    yield from of_boards(edition)


def of_boards(edition: Edition) -> Iterator[Shot]:
    """Every further board, and an item of each kind on it: what a board of another form makes of it."""
    layouts = {layout.id: layout for layout in edition.layouts}
    kinds = {str(type(item).__struct_config__.tag): item for item in reversed(edition.items)}
    for board in edition.boards[1:]:
        layout = layouts.get(board.layout)
        size = f"{layout.width}x{layout.height}" if layout is not None else LANDSCAPE
        yield Shot(f"board-{board.id}", f"board:{board.id}", size)
        for kind, item in kinds.items():
            yield Shot(f"{board.id}-{kind}", f"board:{item.id}", size)


def first(edition: Edition) -> tuple[list[Shot], list[Shot]]:
    """What a first look wants to see: of the touchscreen, and of the board."""
    guide = next((i for i in edition.items if isinstance(i, Guide) and i.process and i.state == "in-force"), None)
    touch = [Shot(place, place) for place in ("home", "guides", "notices")]
    if guide is not None:
        touch += [Shot(f"guide-{guide.id}", f"guide:{guide.id}")]
        touch += [Shot(f"process-{guide.process}", f"process:{guide.process}")]
    board = [Shot("board", "board", LANDSCAPE), Shot("alarm", "board", LANDSCAPE, drill=True)]
    hung = {bool(film(item)): item.id for item in edition.items if film(item) or leaves(item)}
    board += [Shot(f"board-{item_id}", f"board:{item_id}", LANDSCAPE) for item_id in hung.values()]
    board += [shot for shot in of_boards(edition) if shot.name.startswith("board-")]
    return touch, board


def draw(source: tuple[str, ...], wanted: Sequence[Shot], at: datetime, out: Path) -> list[Path]:
    """Draw `wanted` from `source` (`--folder DIR` or `--config FILE`) into `out`, in the order they are wanted.

    Raises MingbaiError with what was said.
    """
    out.mkdir(parents=True, exist_ok=True)
    cores = os.cpu_count() or 1
    batches = []
    for size in dict.fromkeys(shot.size for shot in wanted):
        of_size = [shot for shot in wanted if shot.size == size]
        batches += [(size, of_size[n::cores]) for n in range(min(cores, len(of_size)))]

    def drawn(batch: tuple[str, list[Shot]]) -> None:
        size, those = batch
        listed = [{"page": s.page, "mode": s.mode, "drill": s.drill, "to": str(out / f"{s.name}.png")} for s in those]
        with tempfile.NamedTemporaryFile("wb", suffix=".json") as file:
            file.write(msgspec.json.encode(listed))
            file.flush()
            words = mingbai("picture", *source, "--size", size, "--at", at.isoformat(), "--batch", file.name)
            done = subprocess.run(words, capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            raise MingbaiError(f"pictures of {size}: {(done.stderr or done.stdout).strip()[-500:]}")

    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(drawn, batches))
    return [out / f"{shot.name}.png" for shot in wanted]


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
