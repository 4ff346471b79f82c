"""Golden pictures: drawing a screen as it is now, and comparing it with how it was found good.

To find them good anew after a change on purpose: `MINGBAI_PICTURES=draw`, and look at every one before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fakes.clock import instant
from PIL import Image, ImageChops

from kiosk.config import Settings
from kiosk.terminal.snapshot import Snapshot
from kiosk.visit import Turn, step
from screens.picture import fitted, stand
from screens.seen import image_of, pixels_of

HERE = Path(__file__).resolve().parents[1] / "pictures"
LARGEST = 200_000
"""Bytes of a golden picture."""

OFF = 40
"""From so many of 255 on a pixel differs: rasterisers of another version differ less."""

MOST_OFF = 0.004
"""Share of pixels that may differ."""


def drawn(
    window: Any,
    snapshot: Snapshot,
    settings: Settings,
    page: str,
    size: tuple[int, int],
    at: str,
    modes: Sequence[str] = (),
    turned: tuple[str, int] | None = None,
) -> Image.Image:
    """The screen as it is now, in modes of `screens.picture.MODES`. `turned`: to another tab and page of the place."""
    settings = fitted(settings, page, size)
    window.real.size = size
    screen, look = stand(snapshot, settings, page, instant(at), window.real, modes)
    try:
        if turned is not None:
            screen.visit = step(screen.visit, Turn(turned[1], turned[0]), 0.0)
            screen.tick()
            look.desk.finish()
            look.gallery.finish()
        look.desk.finish()  # no frame is let pass: the running line would have moved
        window.real.dispatch("on_draw")
        pixels = pixels_of(window.real)
    finally:
        screen.dispose()
        window.real.remove_widget(screen)
    return image_of(size, pixels)


def assert_golden(name: str, image: Image.Image, whole: bool, tmp_path: Path) -> None:
    """It looks as it was found good. `whole`: at real size; half of it is enough for an eye."""
    if not whole:
        image = image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)
    golden = HERE / f"{name}.png"
    if os.environ.get("MINGBAI_PICTURES") == "draw":
        image.quantize(96).save(golden, optimize=True)
    assert golden.stat().st_size <= LARGEST
    wanted = Image.open(golden).convert("RGB")
    assert image.size == wanted.size
    off = ImageChops.difference(image, wanted).convert("L").point(lambda v: 255 if v > OFF else 0)
    share = off.histogram()[255] / (image.width * image.height)
    if share > MOST_OFF:
        image.save(tmp_path / f"{name}.png")
    assert share <= MOST_OFF, f"{share:.2%} of {name} differ; it is now {tmp_path / name}.png"
