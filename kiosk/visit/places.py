"""The places a citizen can be at, and which leads to which."""

from __future__ import annotations

HOME = "home"
SEARCH = "search"
"""Where one types; what is typed is the visit's `query`."""
HELP = "help"
"""A human: one touch away, everywhere."""

LISTS: tuple[str, ...] = (
    *("guides", "processes", "notices", "documents", "units", "leaders", "organisation"),
    *("windows", "events", "faqs", "rulings", "records"),
)
TELLS: tuple[str, ...] = ("disclosure", "opinions", "progress", HELP)
"""Places that say where to go and whom to ask."""

ITEMS: tuple[str, ...] = (
    *("guide", "process", "notice", "document", "unit", "leader"),
    *("site", "event", "faq", "poster", "record"),
)
"""Places that show one item; `arg` is its id."""

PLACE_OF: dict[str, str] = {
    **{kind: kind for kind in ITEMS if kind not in ("notice", "record")},
    "announcement": "notice",
    **dict.fromkeys(("decision", "plan", "interpretation"), "document"),
    **dict.fromkeys(("record", "disclosure-guide", "annual-report", "on-request"), "record"),
    **dict.fromkeys(("catalogue", "powers", "ruling", "basis"), "record"),
}
"""The place that shows each kind of item."""

SHEETS: tuple[str, ...] = (*ITEMS, "topic", "window", "table", "look")
"""Places with an argument: an item's id, of a table and of a picture one looks at that of its item; of a topic
`theme:住房`, `unit:division-city`; of a window `service-hall/2`."""

PLACES: tuple[str, ...] = (HOME, SEARCH, *LISTS, *TELLS, *SHEETS)

WAYS: dict[str, tuple[str, ...]] = {
    HOME: tuple(place for place in PLACES if place != HOME),
    SEARCH: ("guides", *ITEMS),
    "guides": ("topic", "guide"),
    "topic": ("topic", "guide"),
    "processes": ("process", "guide"),
    "notices": ("notice", "event"),
    "documents": ("document",),
    "units": ("unit", "leader", "leaders", "organisation"),
    "leaders": ("leader", "unit", "units", "organisation"),
    "organisation": ("leader", "unit", "site", "windows"),
    "windows": ("unit", "guide", "site", "window", "progress"),
    "window": ("guide", "unit"),
    "events": ("event", "notice"),
    "faqs": ("faq",),
    "rulings": ("record",),
    "records": ("record",),
    **{place: (*LISTS, "unit", "site", "record", "progress") for place in TELLS},
    **{place: (*ITEMS, "table", "topic", "look") for place in ITEMS},  # what an item names is one touch away
    **{place: (*ITEMS, "table", "topic", "look", "organisation", "window") for place in ("unit", "leader")},
    "table": ITEMS,
    "guide": (*ITEMS, "table", "topic", "look", "progress"),  # who has handed in asks how far it is
}
"""Where one can go from each place, besides home, back and a human."""
