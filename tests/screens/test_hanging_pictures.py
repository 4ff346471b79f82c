"""Golden pictures of what hangs on boards in place of words: a film in the middle, a leaflet, an upright document.

Found good anew as test_pictures.py says.
"""

from __future__ import annotations

import pytest
from fakes.blobs import stored
from fakes.builders import a_slot
from fakes.films import FFMPEG
from fakes.golden import assert_golden, drawn
from fakes.kinds import a_document
from fakes.seeking import readable_sample
from fakes.sights import a_snapshot
from msgspec.structs import replace

from kiosk.config import PanelPart, Settings

LYING = ("hall", (1920, 1080), PanelPart(width_mm=1210, height_mm=680, distance_mm=4000))
UPRIGHT = ("lift-upright", (1080, 1920), PanelPart(width_mm=680, height_mm=1210, distance_mm=4000))

SHOTS = {
    "film": (LYING, "poster-gas-hose", 7),
    "film-upright": (UPRIGHT, "poster-gas-hose", 7),
    "leaflet": (LYING, "poster-lift-steps", 12),
    "leaflet-upright": (UPRIGHT, "poster-lift-steps", 12),
    "document": (LYING, "hangs", 1),
    "document-upright": (UPRIGHT, "hangs", 1),
}
"""Board, item, seconds into its turn: what is alone on a board begins at midnight."""


def edition():
    """The sample, and a paper that says nothing but in its document."""
    found = readable_sample()
    handbook = next(m for item in found.items for m in item.media if m.name.endswith("handbook.pdf"))
    paper = a_document("hangs", title="云州市城市地下管线施工告知手册", body="", media=(handbook,))
    return replace(found, items=(*found.items, paper))


@pytest.mark.skipif(FFMPEG is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("name", SHOTS)
def test_what_hangs_looks_as_it_was_found_good(name, window, tmp_path):
    (board, size, panel), item, seconds = SHOTS[name]
    alone = replace(edition(), slots=(a_slot("only", kinds=(), items=(item,)), *edition().slots[2:3]))
    snapshot = a_snapshot(alone, verified="2026-11-23 00:00", stored=stored(tmp_path), blobs=tmp_path)
    settings = Settings(name="一楼大厅 3 号屏", board=board, panel=panel)
    image = drawn(window, snapshot, settings, "board", size, f"2026-11-23 00:00:{seconds:02d}")
    assert_golden(f"hangs-{name}", image, False, tmp_path)
