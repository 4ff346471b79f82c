"""Golden pictures of a page that is being read aloud: what sounds is marked, and how one stops it stands beside."""

from __future__ import annotations

import pytest
from fakes.clock import instant
from fakes.golden import assert_golden, fitted, image_of, pixels_of, stand
from fakes.seeking import readable_sample
from fakes.sights import NOW, PANELS, a_snapshot

from kiosk.config import Settings
from kiosk.visit.errands import Read
from screens.errands import Errands
from screens.fittings import Fittings
from screens.speech.reading import Reading, Standing

PAGES = {
    "home": ("home", 2, ()),
    "guide": ("guide:construction-permit", 3, ()),
    "notice": ("notice:water-stop-east", 2, ()),
    "windows": ("windows", 2, ("large",)),
    "help": ("help", 2, ("contrast",)),
    "home-contrast": ("home", 2, ("contrast",)),
    "guide-en": ("guide:construction-permit", 1, ("en",)),
}
"""The page, which of its sentences sounds, from 0, and the modes beside."""


class Sounding(Reading):
    """A voice that has come to one sentence and stays there; no process."""

    def __init__(self, at: int) -> None:
        super().__init__({"pinyin": ("true",), "english": ("true",)}, lambda: None)
        self._at = at

    def _begin(self, orders, sentences):
        self.sentences = tuple(sentences)
        self.seen = Standing("speaking", self._at)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_read_looks_as_it_was_found_good(name, window, tmp_path):
    page, at, modes = PAGES[name]
    size, part = PANELS["21.5"]
    settings = fitted(Settings(name="一楼大厅 3 号屏", panel=part), page, size)
    snapshot = a_snapshot(readable_sample(), verified="2026-11-23 10:32")
    window.real.size = size
    screen, look = stand(snapshot, settings, page, instant(NOW), window.real, modes)
    try:
        screen._errands = Errands(Fittings(reads=True), screen.held, lambda: None)
        screen._errands._reading = Sounding(at)
        screen.tick()  # now it can be asked for
        look.desk.finish()
        screen.do((Read(),))
        look.desk.finish()
        screen.tick()
        look.desk.finish()
        look.gallery.finish()
        window.real.dispatch("on_draw")
        image = image_of(size, pixels_of(window.real))
    finally:
        screen.dispose()
        window.real.remove_widget(screen)
    assert_golden(f"read-{name}", image, False, tmp_path)
