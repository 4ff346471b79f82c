"""What the hub asks of the glass is done when nobody is at it, from a frame that was really there."""

from __future__ import annotations

import io
from concurrent.futures import Future

import pytest
from fakes.builders import a_guide, a_notice, a_slot, an_edition
from fakes.glass import Glass
from PIL import Image

from kiosk.command import MAX_PICTURE, RESTART, SCREENSHOT, Command
from screens import obedient
from screens.obedient import Obedient, jpeg

PICTURE, AGAIN = Command(id="1" * 32, what=SCREENSHOT, left_s=600), Command(id="2" * 32, what=RESTART, left_s=600)


class Teller:
    """The keeper's door: each order gets a future that a test answers."""

    def __init__(self):
        self.told, self.futures = [], []

    def __call__(self, order):
        self.told.append(order.reply)
        self.futures.append(Future())
        return self.futures[-1]


@pytest.fixture
def stood(window):
    glasses = []

    def standing(mode="touch"):
        glass = Glass(window, an_edition(a_guide(), a_notice(), slots=(a_slot(),)), mode=mode)
        glass.teller, glass.restarts = Teller(), []
        glass.obedient = Obedient(
            glass.teller, window.real, glass.screen, glass.clock.now, lambda: glass.restarts.append(1)
        )
        glasses.append(glass)
        return glass

    yield standing
    for glass in glasses:
        glass.obedient.stop()
        glass.close()


def flip(glass, command=PICTURE):
    """The command comes, a frame is drawn and shown, the picture is made."""
    glass.obedient.follow((command,))
    glass.window.real.dispatch("on_draw")
    glass.window.real.dispatch("on_flip")
    glass.obedient.stop()


@pytest.mark.parametrize(("mode", "size"), [("touch", (540, 960)), ("board", (960, 540))])
def test_a_screen_that_is_free_is_pictured(stood, mode, size):
    glass = stood(mode)
    flip(glass)
    (reply,) = glass.teller.told
    image = Image.open(io.BytesIO(reply.picture))
    assert (reply.how, image.format, image.size) == ("done", "JPEG", size)
    assert len(image.convert("L").resize((32, 32)).getcolors()) > 5  # there is something on it
    assert len(reply.picture) < MAX_PICTURE
    flip(glass)
    assert len(glass.teller.told) == 1


def test_a_citizen_is_never_pictured(stood):
    glass = stood()
    glass.tap("guides")
    flip(glass)
    assert glass.teller.told == []
    glass.wait(600)
    assert glass.visit.rests
    flip(glass)
    assert [reply.how for reply in glass.teller.told] == ["done"]


def test_who_comes_between_the_asking_and_the_frame_is_not_pictured(stood):
    glass = stood()
    glass.obedient.follow((PICTURE,))
    glass.tap("guides")
    glass.window.real.dispatch("on_flip")
    glass.obedient.stop()
    assert glass.teller.told == []


def test_staff_at_their_menu_are_not_pictured(stood):
    glass = stood()
    glass.screen.staff = glass.screen.staff.__class__(stage="menu")
    flip(glass)
    assert glass.teller.told == []


def test_what_cannot_be_read_is_told_and_the_glass_goes_on(stood, monkeypatch):
    glass = stood()
    monkeypatch.setattr(obedient, "pixels_of", lambda window: b"too short")
    flip(glass)
    assert [(reply.how, reply.picture) for reply in glass.teller.told] == [("failed", b"")]


def test_it_begins_anew_only_once_the_answer_lies_on_the_disk(stood):
    glass = stood()
    glass.obedient.follow((AGAIN,))
    glass.obedient.follow((AGAIN,))
    assert (len(glass.teller.told), glass.restarts) == (1, [])
    glass.teller.futures[0].set_result(True)
    assert glass.restarts == [1]


@pytest.mark.parametrize("answer", [False, OSError("no room")])
def test_without_an_answer_on_the_disk_it_does_not_begin_anew(stood, answer):
    glass = stood()
    glass.obedient.follow((AGAIN,))
    future = glass.teller.futures[0]
    future.set_exception(answer) if isinstance(answer, OSError) else future.set_result(answer)
    assert glass.restarts == []


def test_a_picture_of_noise_still_fits():
    import random

    size = (1080, 1920)
    pixels = random.Random(1).randbytes(4 * size[0] * size[1])
    assert len(jpeg(size, pixels)) <= MAX_PICTURE
