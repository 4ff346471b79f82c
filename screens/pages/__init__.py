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


def later(module: str, name: str = "view") -> View:
    """The view of a page that is imported when it is first shown."""

    def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
        page: View = getattr(import_module(f"screens.pages.{module}"), name)
        return page(sight, to, width, height)

    return view


PAGES: dict[str, View] = {
    "home": home.view,
    "search": later("search"),
    "guides": later("guides"),
    "topic": later("topic"),
    "guide": later("guide"),
    "processes": later("processes"),
    "process": later("process"),
    "notices": later("notices"),
    "notice": later("notice"),
    "documents": later("documents"),
    "units": later("units"),
    "leaders": later("leaders"),
    "organisation": later("organisation"),
    "windows": later("windows"),
    "window": later("window"),
    "events": later("events"),
    "faqs": later("faqs"),
    "rulings": later("rulings"),
    "records": later("records"),
    "help": later("tell", "help_"),
    "opinions": later("tell", "opinions"),
    "progress": later("progress"),
    "disclosure": later("disclosure"),
    "document": later("paper"),
    **{place: later("item") for place in ("unit", "leader", "site", "event", "faq", "poster", "record")},
    "table": later("table"),
    "look": later("look"),
}


def parts(sight: Sight, to: Setting, box: Box) -> tuple[tuple[str, View, Box], ...]:
    """What a page consists of, and where: most are one; the search has keys that stay while its hits change."""
    if sight.visit.place == "search":
        from screens.pages import search

        return search.parts(sight, to, box)
    return (("page", PAGES[sight.visit.place], box),)
