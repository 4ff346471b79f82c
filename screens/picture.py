"""One screen as a picture: the very screens, drawn offscreen into a PNG.

Rules it keeps: the same code as on the glass, at the moment and size that are asked for; nothing of a terminal is
needed but a snapshot; a preview says 预览 down its margin, so that nobody takes it for what was shown.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import msgspec

from kiosk.calendar import lighting
from kiosk.config import Settings
from kiosk.content.edition import Edition, Slot
from kiosk.terminal.snapshot import Snapshot
from kiosk.visit import SEARCH, Key, Open, Visit, begin, place_of, step
from kiosk.visit.staff import Deed, Staff, Stage
from screens import bootstrap
from screens.contents import Contents
from screens.sight import Sight

MODES = ("large", "contrast", "low_reach", "en")
"""How a page can be drawn."""


_DEEDS: dict[Deed, Any] = dict.fromkeys(get_args(Deed))

BESIDE: dict[str, Stage] = {
    "attract": "away",
    "maintenance-pin": "pin",
    "maintenance": "menu",
    "maintenance-panel": "panel",
}
"""What a touchscreen shows beside the places of the walk, and where staff are then."""


def render(
    snapshot: Snapshot,
    settings: Settings,
    page: str,
    at: datetime,
    size: tuple[int, int],
    to: Path,
    preview: bool = False,
    modes: Sequence[str] = (),
) -> None:
    """Draw `page` (home, guide:ID, … board, board:ID) at `at` (aware), `size` pixels large, into the PNG `to`.

    Raises NoWay for a page there is none of, RuntimeError without OpenGL.
    """
    settings = fitted(settings, page, size)
    window = _window(size)
    screen, look = stand(snapshot, settings, page, at, window, modes)
    try:
        if preview:
            window.add_widget(_mark(screen, look))
        write(window, look, to)
    finally:
        screen.dispose()
        for child in list(window.children):
            window.remove_widget(child)


def fitted(settings: Settings, page: str, size: tuple[int, int]) -> Settings:
    """The settings for a picture: offscreen, this size, the mode that the page belongs to, the panel turned to fit."""
    screen = msgspec.structs.replace(settings.screen, mode="offscreen", w=size[0], h=size[1], scale=1.0)
    panel = settings.panel
    if (size[0] > size[1]) != (panel.width_mm > panel.height_mm):
        panel = msgspec.structs.replace(panel, width_mm=panel.height_mm, height_mm=panel.width_mm)
    mode = "board" if page.startswith("board") else "touch"
    return msgspec.structs.replace(settings, screen=screen, mode=mode, panel=panel)


def stand(
    snapshot: Snapshot, settings: Settings, page: str, at: datetime, window: Any, modes: Sequence[str] = ()
) -> tuple[Any, Any]:
    """The root widget of a page in the window, drawn to the end, and its look. `modes`: MODES."""
    from screens.sight import names_of
    from screens.wardrobe import Wardrobe

    wardrobe = Wardrobe(settings, _no_time)
    if page.startswith("board:"):
        snapshot = _only(snapshot, page.partition(":")[2])
    edition = snapshot.edition
    contents = Contents(edition) if edition is not None else None
    zone = contents.zone if contents is not None else settings.zone

    def sight(visit: Visit | None = None) -> Sight:
        return Sight(
            snapshot=snapshot,
            now=at,
            zone=zone,
            contents=contents,
            visit=visit or Visit(),
            name=_called(settings, edition),
            names=names_of(settings, edition),
            feed_url=settings.feed.url,
            board=settings.mode == "board",
            lighting=lighting(settings.hours),
            dimming=lighting(settings.night.dim) if settings.night.dim else None,
        )

    window.clearcolor = wardrobe.dress().theme.colour("paper")
    if page.startswith("board"):
        from screens.board.screen import BoardScreen

        screen: Any = BoardScreen(wardrobe, sight, _deaf, lambda: at, settings.board)
        window.add_widget(screen)
    else:
        from screens.fittings import fittings_of
        from screens.seeking import AtOnce
        from screens.touch import TouchScreen

        screen = TouchScreen(wardrobe, sight, _deaf, _no_time, fittings_of(settings, _DEEDS), finder=AtOnce)
        window.add_widget(screen)
        name, typed = typed_in(page)
        if page in BESIDE:
            name, screen.staff = "home", Staff(stage=BESIDE[page])
        place, arg = place_of(name)
        visit = begin(0.0)
        if place != "home":
            visit = step(visit, Open(place, arg), 0.0)
        for sign in typed:
            visit = step(visit, Key(sign), 0.0)
        screen.visit = msgspec.structs.replace(in_modes(visit, modes), rests=page == "attract")
    screen.tick()
    wardrobe.look.desk.finish()
    wardrobe.look.gallery.finish()
    if page.startswith("board"):
        screen.finish()
    return screen, wardrobe.look


def in_modes(visit: Visit, modes: Sequence[str]) -> Visit:
    """The visit as a citizen likes to see it: `en` is a language, the others are switched on."""
    switched = {mode: True for mode in modes if mode != "en"}
    return msgspec.structs.replace(visit, language="en" if "en" in modes else "zh", **switched)


def typed_in(page: str) -> tuple[str, str]:
    """The name of a place, and what is typed there: `search:sgxk` is the search after four keys."""
    place, _, typed = page.partition(":")
    return (SEARCH, typed) if place == SEARCH else (page, "")


def _only(snapshot: Snapshot, item_id: str) -> Snapshot:
    """The same, with a programme of this one item on the large zone."""
    assert snapshot.edition is not None
    beside = tuple(slot for slot in snapshot.edition.slots if slot.zone != "main")
    slots = (Slot(id="only-this", items=(item_id,)), *beside)
    return msgspec.structs.replace(snapshot, edition=msgspec.structs.replace(snapshot.edition, slots=slots))


def write(window: Any, look: Any, to: Path) -> None:
    """What the window shows, as a PNG. Raises OSError where it cannot be written."""
    from screens.seen import image_of, pixels_of

    look.desk.finish()
    window.dispatch("on_draw")
    image = image_of(tuple(window.size), pixels_of(window))
    to.parent.mkdir(parents=True, exist_ok=True)
    image.save(to, "PNG", optimize=True)


def _window(size: tuple[int, int]) -> Any:
    if "kivy" not in sys.modules:
        plan = bootstrap.WindowPlan(*size, mode="offscreen", input="none")
        bootstrap.prepare(plan, Path(tempfile.gettempdir()) / "mingbai-kivy")
    from kivy.base import EventLoop
    from kivy.core.window import Window

    if Window is None:
        raise RuntimeError("no OpenGL: on Debian, apt install libgl1-mesa-dri libegl1")
    if EventLoop.status != "started":
        EventLoop.ensure_window()
        EventLoop.status = "started"
    if tuple(Window.size) != size:
        Window.size = size
    return Window


def _mark(screen: Any, look: Any) -> Any:
    """Written downwards in the margin, where no page has words: the page itself stays as it will be.

    On a strip, which has no margin, only its first word, in the corner.
    """
    from screens.blocks.arrange import Surface
    from screens.blocks.block import Box, Setting
    from screens.blocks.glass import Pane
    from screens.blocks.text import text

    to = Setting(look.theme, look.atlas.fonts)
    low = look.theme.strip
    words = "预览" if low else "\n".join("预览　未经签名　不是已公开的内容")
    mark = Surface(text(words, "mark", "warn", "bold", "center", 1.1), 0, 0 if low else 4, "warn_soft", "")
    wide = mark.natural(to) if low else round(look.theme.size("mark") * 1.2)
    high = mark.height(to, wide)
    down = int(screen.height) - high
    placed = mark.place(to, Box(int(screen.width) - wide, down if low else down // 2, wide, high))
    return Pane(look=look, size=screen.size, placed=placed)


def _called(settings: Settings, edition: Edition | None) -> str:
    """A board bears the name it has in the edition."""
    boards = edition.boards if edition is not None and settings.mode == "board" else ()
    return next((board.title for board in boards if board.id == settings.board), settings.name)


def _deaf(_order: object) -> None:
    """A picture tells nobody that it was shown."""


def _no_time() -> float:
    return 0.0
