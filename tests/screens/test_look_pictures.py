"""Golden pictures of what one comes closer to: a form whole and near, a page of a document, one that cannot be opened.

Found good anew as test_pictures.py says.
"""

from __future__ import annotations

import pytest
from fakes.blobs import files, stored
from fakes.golden import assert_golden, drawn
from fakes.seeking import readable_sample
from fakes.sights import NOW, PANELS, a_snapshot

from kiosk.config import Settings

BOOK, FORM = "look:poster-ask-before-digging", "look:construction-permit"
SHOTS = {
    "look-form": (FORM, "21.5", ("1", 0)),
    "look-closer": (BOOK, "21.5", ("1:3:500:300", 2)),
    "look-closer-wide": (BOOK, "wide", ("1:2:500:0", 2)),
    "look-form-in-sheet": ("guide:construction-permit", "21.5", ("forms", 0)),
    "look-large-low": (BOOK, "43", ("1:4:0:1000", 8), "large", "low_reach"),
    "look-low-large": (BOOK, "low", ("1:2:500:0", 2), "large"),
    "look-en": (FORM, "21.5", ("1:2:0:0", 0), "en"),
}


def picture(name, window, blobs, here):
    page, panel, turned, *modes = SHOTS[name]
    size, part = PANELS[panel]
    snapshot = a_snapshot(readable_sample(), verified="2026-11-23 10:32", stored=here, blobs=blobs)
    return drawn(window, snapshot, Settings(name="一楼大厅 3 号屏", panel=part), page, size, NOW, modes, turned)


@pytest.mark.parametrize("name", SHOTS)
def test_what_one_looks_at_looks_as_it_was_found_good(name, window, tmp_path):
    assert_golden(name, picture(name, window, tmp_path, stored(tmp_path)), False, tmp_path)


def test_a_document_that_cannot_be_opened_says_so_in_its_place(window, tmp_path):
    here = stored(tmp_path)
    book = next(sha256 for sha256, path in files().items() if path.name == "pipeline-handbook.pdf")
    blob = tmp_path / book[:2] / book
    blob.unlink()
    blob.write_bytes(b"%PDF-1.7 broken")
    assert_golden("look-broken", picture("look-closer", window, tmp_path, here), False, tmp_path)
