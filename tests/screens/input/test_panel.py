"""A touch panel read from the kernel: what its records mean, which devices are panels, unplugged and plugged in."""

from __future__ import annotations

import os
from threading import Event

import pytest
from fakes.builders import a_guide, a_notice, an_edition
from fakes.glass import Glass

from screens.input.contacts import (
    ABS,
    DROPPED,
    KEY,
    MT_X,
    MT_Y,
    OUTSIDE,
    RECORD,
    REPORT,
    SLOT,
    SYN,
    TOUCH,
    TRACKING,
    Contacts,
    Ranges,
    X,
    Y,
)
from screens.input.panel import panels
from screens.input.watch import Watch

SEVERAL, ONE = Ranges((0, 4095), (0, 4095), True), Ranges((0, 1000), (0, 1000), False)


def records(*said):
    return b"".join(RECORD.pack(0, 0, *one) for one in (*said, (SYN, REPORT, 0)))


def at(x, y, slot=0, number=7):
    return records((ABS, SLOT, slot), (ABS, TRACKING, number), (ABS, MT_X, x), (ABS, MT_Y, y))


def up(slot=0):
    return records((ABS, SLOT, slot), (ABS, TRACKING, -1))


def whats(changes):
    return [(change.what, change.finger) for change in changes]


def test_a_finger_comes_moves_and_leaves():
    panel = Contacts(SEVERAL)
    (down,) = panel.fed(at(4095, 0))
    assert down == ("begin", 1, 1.0, 1.0), "the kernel counts from the upper left, the glass from the lower"
    (moved,) = panel.fed(records((ABS, MT_Y, 4095)))
    assert moved == ("update", 1, 1.0, 0.0)
    assert whats(panel.fed(up())) == [("end", 1)]


def test_two_fingers_are_told_apart():
    panel = Contacts(SEVERAL)
    panel.fed(at(0, 0, slot=0))
    assert whats(panel.fed(at(4095, 4095, slot=1, number=8))) == [("begin", 2)]
    assert whats(panel.fed(up(slot=0))) == [("end", 1)]
    assert whats(panel.fed(up(slot=1))) == [("end", 2)]


def test_a_panel_of_one_finger():
    panel = Contacts(ONE)
    changes = panel.fed(records((KEY, TOUCH, 1), (ABS, X, 500), (ABS, Y, 250)))
    assert changes == [("begin", 1, 0.5, 0.75)]
    assert whats(panel.fed(records((KEY, TOUCH, 0)))) == [("end", 1)]


def test_records_that_come_in_pieces_are_put_together():
    panel, data = Contacts(SEVERAL), at(100, 100) + up()
    found = [change for n in range(0, len(data), 7) for change in panel.fed(data[n : n + 7])]
    assert whats(found) == [("begin", 1), ("end", 1)]


def test_what_the_kernel_dropped_lifts_all_fingers_without_pressing():
    panel = Contacts(SEVERAL)
    panel.fed(at(100, 100))
    assert panel.fed(RECORD.pack(0, 0, SYN, DROPPED, 0)) == [("update", 1, *OUTSIDE), ("end", 1, *OUTSIDE)]


@pytest.mark.parametrize(
    ("turn", "place"), [(0, (0.25, 1.0)), (90, (1.0, 0.75)), (180, (0.75, 0.0)), (270, (0.0, 0.25))]
)
def test_a_turned_panel_is_turned_back(turn, place):
    (change,) = Contacts(Ranges((0, 4), (0, 4), True), turn).fed(at(1, 0))
    assert change[2:] == pytest.approx(place)


def test_values_beyond_the_range_and_a_panel_without_a_range_stay_on_the_glass():
    (change,) = Contacts(Ranges((0, 10), (0, 0), True)).fed(at(99, 5))
    assert change[2:] == (1.0, 1.0)


LISTED = """\
I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
H: Handlers=mouse0 event5
B: PROP=2
B: EV=1b
B: ABS=260800000000003

I: Bus=0018 Vendor=06cb Product=7a13 Version=0100
N: Name="SYNA7A13:00 Touchpad"
H: Handlers=event6 mouse1
B: PROP=5
B: ABS=2e0800000000003

I: Bus=0003 Vendor=0eef Product=0001 Version=0100
N: Name="eGalax Inc. Touch"
H: Handlers=event9
B: PROP=2
B: ABS=3

I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
H: Handlers=kbd event0
B: PROP=0
"""


def test_panels_are_told_from_touchpads_and_buttons():
    assert list(panels(LISTED)) == [
        ("ILITEK ILITEK-TP", "/dev/input/event5", True),
        ("eGalax Inc. Touch", "/dev/input/event9", False),
    ]


class Sockets:
    """A panel that is plugged in and out: each time a pipe into which a test writes."""

    def __init__(self):
        self.plugged, self._panels, self.ends = Event(), [], []

    def open(self):
        if not self._panels:
            return None
        self.plugged.set()
        return self._panels.pop(0), SEVERAL

    def plug(self):
        self.plugged.clear()
        reads, writes = os.pipe()
        self.ends.append(writes)
        self._panels.append(reads)

    def unplug(self):
        os.close(self.ends.pop())


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(a_guide(), a_notice()))
    yield found
    found.close()


def test_an_unplugged_panel_works_again_when_it_returns_and_its_stuck_finger_pressed_nothing(
    window, glass, monkeypatch
):
    from kivy.base import EventLoop

    monkeypatch.setattr("screens.input.watch.AGAIN_S", 0.01)
    sockets, heard = Sockets(), Event()
    watch = Watch(sockets.open, 0, heard.set)
    EventLoop.add_input_provider(watch)
    watch.start()

    def feel(data=b""):
        heard.clear()
        os.write(sockets.ends[-1], data) if data else sockets.unplug()
        assert heard.wait(10)
        glass._wall.advance(1)
        glass.settle()

    box = glass.screen.find("guides").box
    x, y = (4095 * (box.x + 20) // 1080, 4095 * (box.y + 20) // 1920)
    try:
        sockets.plug()
        assert sockets.plugged.wait(10)
        feel(at(x, y))
        feel()
        assert glass.visit.place == "home"
        assert not glass.screen.held.at(glass.clock.monotonic()), "nor does it hold the visit"
        sockets.plug()
        assert sockets.plugged.wait(10)
        feel(at(x, y))
        feel(up())
        assert glass.visit.place == "guides"
        sockets.unplug()
    finally:
        watch.stop()
        EventLoop.remove_input_provider(watch)
