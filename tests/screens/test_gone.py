"""Whatever page a citizen was on: when he is home again nothing of it lives on, on the glass or behind it."""

from __future__ import annotations

import gc
import weakref

import pytest
from fakes.glass import Glass
from fakes.sights import sample
from kivy.uix.widget import Widget

from kiosk.visit import Home, Open
from screens.pages.ways import way

LISTS = ("guides", "notices", "processes", "windows", "leaders", "documents", "disclosure", "events", "faqs", "help")
LISTS += ("opinions", "progress", "search", "organisation")


@pytest.fixture
def glass(window):
    found = Glass(window, sample())
    gc.collect()
    gc.freeze()  # what other tests have left is not looked through, a hundred times over
    yield found
    gc.unfreeze()
    found.close()


def ways():
    """A way to one item of every kind, and to every list."""
    kinds = {str(item.__struct_config__.tag): item for item in reversed(sample().items)}
    return [(kind, way(item)) for kind, item in sorted(kinds.items())] + [(name, Open(name)) for name in LISTS]


def test_nothing_of_a_page_is_alive_when_one_is_home_again(glass):
    glass.tap("guides")
    home(glass)
    at_home = alive(Widget)  # held, so that no other takes the place of one
    ours, drawn, left = {id(widget) for widget in at_home}, count(glass.screen.canvas), {}
    for name, there in ways():
        glass.screen.do((there,))
        glass.settle()
        assert glass.visit.place != "home", f"{there} leads nowhere"
        # Pages are values that the same few panes draw: a widget is the exception, and must go with its page.
        of_the_page = [weakref.ref(widget) for widget in alive(Widget) if id(widget) not in ours]
        home(glass)
        if any(ref() is not None for ref in of_the_page) or count(glass.screen.canvas) != drawn:
            left[name] = [ref() for ref in of_the_page]
    assert left == {}


def test_a_widget_or_a_drawing_that_stays_is_seen(glass):
    widgets, drawn = len(alive(Widget)), count(glass.screen.canvas)
    kept = Widget()
    glass.screen.add_widget(kept)
    assert len(alive(Widget)) == widgets + 1
    assert count(glass.screen.canvas) > drawn
    glass.screen.remove_widget(kept)


def home(glass):
    glass.screen.do((Home(),))
    glass.settle()
    glass.wait(1)
    gc.collect()


def alive(kind):
    return [thing for thing in gc.get_objects() if issubclass(type(thing), kind)]  # a lazy object would wake


def count(canvas):
    """How many instructions there are in a drawing, down to the last."""
    return 1 + sum(count(child) for child in getattr(canvas, "children", ()))
