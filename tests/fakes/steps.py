"""Pictures of what a walk came by, for an eye: `MINGBAI_STEPS=DIR` leaves them in DIR; else nothing is drawn."""

from __future__ import annotations

import os
from pathlib import Path

from fakes.glass import Glass
from fakes.sound import assert_sound


def keep(glass: Glass, name: str) -> None:
    """The glass as it stands now, as DIR/name.png."""
    if folder := os.environ.get("MINGBAI_STEPS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        glass.screen._wardrobe.look.gallery.finish()
        glass.picture(Path(folder) / f"{name}.png")


def assert_whole(glass: Glass) -> None:
    """Nothing on the glass is clipped, nothing meets anything, nothing leaves the window, no key is too small."""
    assert_sound((layer for layer, _, _ in glass.screen.shown.values()), glass.screen._panes.dress.setting)
