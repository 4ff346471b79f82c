"""Where a citizen walks: one place, one file. PAGES gives the view of each place of kiosk.visit.

Rules it keeps: the first frame is home, so only that is imported at once; the others when somebody first goes there.
"""

from collections.abc import Callable
from importlib import import_module

from screens.blocks.block import Block, Box, Setting
from screens.pages import home
from screens.sight import Sight

View = Callable[[Sight, Setting, int, int], Block]
"""(what is to be seen, how it is set, width, height) → the page, in a box of this size."""


def _later(module: str, name: str = "view") -> View:
    def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
        page: View = getattr(import_module(f"screens.pages.{module}"), name)
        return page(sight, to, width, height)

    return view


PAGES: dict[str, View] = {
    "home": home.view,
    "search": _later("search"),
    "guides": _later("guides"),
    "topic": _later("topic"),
    "guide": _later("guide"),
    "processes": _later("processes"),
    "process": _later("process"),
    "notices": _later("notices"),
    "notice": _later("notice"),
    "documents": _later("documents"),
    "units": _later("units"),
    "leaders": _later("leaders"),
    "windows": _later("windows"),
    "events": _later("events"),
    "faqs": _later("faqs"),
    "rulings": _later("rulings"),
    "records": _later("records"),
    "help": _later("tell", "help_"),
    "opinions": _later("tell", "opinions"),
    "disclosure": _later("disclosure"),
    "document": _later("paper"),
    **{place: _later("item") for place in ("unit", "leader", "site", "event", "faq", "poster", "record")},
    "table": _later("table"),
}


def parts(sight: Sight, to: Setting, box: Box) -> tuple[tuple[str, View, Box], ...]:
    """What a page consists of, and where: most are one; the search has keys that stay while its hits change."""
    if sight.visit.place == "search":
        from screens.pages import search

        return search.parts(sight, to, box)
    return (("page", PAGES[sight.visit.place], box),)
