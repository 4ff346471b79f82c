"""Drawing no more than has moved, and never less than has changed."""

from typing import Any

import pytest
from kivy.graphics import Color, Rectangle
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.uix.widget import Widget

from screens import kv
from screens.damage import SURE, Damage


class Block(Widget):
    """A rectangle of one colour, and a smaller one in it that can be moved."""

    def __init__(self, box: tuple[int, int, int, int], colour: tuple[float, float, float]) -> None:
        super().__init__(pos=box[:2], size=box[2:], size_hint=(None, None))
        with self.canvas:
            self.tone = Color(*colour)
            Rectangle(pos=self.pos, size=self.size)
            Color(1, 1, 1)
            self.dot = Rectangle(pos=self.pos, size=(10, 10))


class Scene:
    """A still block above, a mover below it and another in it, in the real window."""

    def __init__(self, window: Any) -> None:
        self.window = window
        self.root = Widget(size=(400, 300), size_hint=(None, None))
        self.still = Block((0, 150, 400, 150), (0.8, 0.1, 0.1))
        self.mover = Block((0, 0, 400, 60), (0.1, 0.1, 0.8))
        self.other = Block((300, 200, 60, 60), (0.8, 0.8, 0.1))
        for block in (self.still, self.mover, self.other):
            self.root.add_widget(block)
        self.damage = Damage(window.real, self.root, (self.mover, self.other), bare=(self.mover,))
        window.show(self.root, size=(400, 300))

    def move(self, steps: int = 1, *, both: bool = False, mover: Any = None) -> None:
        for _ in range(steps):
            for one in (self.mover, self.other) if both else (mover or self.mover,):
                x, y = one.dot.pos
                one.dot.pos = (x + 1, y)
            self.draw()

    def draw(self) -> None:
        self.window.real.dispatch("on_draw")

    def pixels(self) -> bytes:
        return bytes(glReadPixels(0, 0, 400, 300, GL_RGBA, GL_UNSIGNED_BYTE))

    def pixels_drawn_whole(self) -> bytes:
        self.window.real.clear()
        self.damage._whole = 0
        self.draw()
        return self.pixels()


@pytest.fixture
def scene(window):
    if not kv.software():
        pytest.skip("a graphics card draws the whole")
    made = Scene(window)
    yield made
    made.damage.undo()


def test_what_only_moved_is_drawn_alone_once_the_rest_is_surely_there(scene):
    scene.move(SURE + 1)
    before = scene.damage.partial
    scene.move(5)
    assert scene.damage.partial == before + 5


def test_a_partial_frame_looks_as_if_it_had_been_drawn_whole(scene):
    scene.move(20)
    assert scene.damage.partial > 10
    partial = scene.pixels()
    assert partial == scene.pixels_drawn_whole()
    assert len(set(partial[i : i + 4] for i in range(0, len(partial), 4))) >= 4


def test_what_is_drawn_in_part_stands_on_its_own_ground(scene):
    with scene.mover.canvas:
        Color(1, 1, 1, 0.2)
        Rectangle(pos=(100, 50), size=(100, 40))  # a part of it stands over nothing
    scene.mover.height = 100
    scene.move(20)
    assert scene.damage.partial > 10
    assert scene.pixels() == scene.pixels_drawn_whole()


def test_each_of_two_that_move_is_drawn_and_nothing_else(scene):
    scene.move(SURE + 1)
    before = scene.damage.partial
    scene.move(3, mover=scene.other)
    scene.move(3, both=True)
    assert scene.damage.partial == before + 6
    partial = scene.pixels()
    assert partial == scene.pixels_drawn_whole()


def test_one_that_is_not_there_keeps_nobody_from_moving(scene):
    scene.root.remove_widget(scene.other)
    scene.move(SURE + 1)
    before = scene.damage.partial
    scene.move(4)
    assert scene.damage.partial == before + 4


def test_something_else_that_changes_is_drawn_at_once(scene):
    scene.move(10)
    scene.still.tone.rgb = (0.1, 0.8, 0.1)
    scene.move()
    green = scene.pixels()[(200 * 400 + 200) * 4 :][:3]
    assert green == bytes((25, 204, 25)) or green[1] > 200 > green[0]
    partial = scene.damage.partial
    scene.move(SURE - 1)
    assert scene.damage.partial == partial  # each buffer that may come back must get it
    scene.move(2)
    assert scene.damage.partial > partial


def test_what_is_taken_away_or_added_is_drawn_at_once(scene):
    scene.move(10)
    scene.root.remove_widget(scene.still)
    scene.move()
    assert scene.pixels() == scene.pixels_drawn_whole()
    scene.move(10)
    scene.root.add_widget(scene.still)
    scene.move()
    assert scene.pixels() == scene.pixels_drawn_whole()


def test_a_mover_that_is_gone_leaves_whole_frames(scene):
    scene.move(10)
    for mover in (scene.mover, scene.other):
        scene.root.remove_widget(mover)
    partial = scene.damage.partial
    scene.draw()
    scene.draw()
    assert scene.damage.partial == partial
    assert scene.pixels() == scene.pixels_drawn_whole()


def test_where_nothing_is_kept_between_frames_everything_is_drawn(scene, caplog):
    scene.move(SURE)
    scene.damage._checked = 0
    scene.damage._row = b"not what was there"
    scene.move(3)
    assert "does not keep" in caplog.text
    partial = scene.damage.partial
    scene.move(10)
    assert scene.damage.partial == partial
    assert scene.pixels() == scene.pixels_drawn_whole()


def test_afterwards_the_window_draws_itself_again(window):
    scene = Scene(window)
    assert "on_draw" in vars(window.real)
    scene.damage.undo()
    assert "on_draw" not in vars(window.real)
    scene.draw()
