"""How one thing gives way to the next: at its begin the former stands, at its end the next, and never the ground."""

from __future__ import annotations

import pytest
from fakes.builders import a_board, a_layout, a_notice, a_slot, an_alarm, an_edition, an_emergency
from fakes.glass import Glass
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.content.edition import Zone
from screens.board.change import LASTS_S

SIZE = (1920, 1080)
ZONE = Zone(name="main", x=100, y=200, w=1400, h=700)
OFF = 3
"""Of 255: what two ways of mixing may differ by."""


@pytest.fixture
def board(window):
    """Opens boards of two notices that give way to each other in a way."""
    opened: list[Glass] = []

    def open_(change: str) -> Glass:
        edition = an_edition(
            a_notice("notice-one", title="第一件通知", body="口" * 200),
            a_notice("notice-two", title="第二件", body="回"),
            boards=(a_board(change=change),),
            layouts=(a_layout(zones=(ZONE,)),),
            slots=(a_slot(kinds=("announcement",)),),
        )
        opened.append(Glass(window, edition, mode="board", at="2026-11-23 00:00:00"))
        return opened[-1]

    yield open_
    for glass in opened:
        glass.close()


def drawn(glass: Glass) -> bytes:
    """The zone as it is now: RGB, row by row from below; two frames, so that what moves has been moved."""
    glass.settle()
    glass.window.real.dispatch("on_draw")
    box = ZONE.x, SIZE[1] - ZONE.y - ZONE.h, ZONE.w, ZONE.h
    pixels = bytearray(glReadPixels(*box, GL_RGBA, GL_UNSIGNED_BYTE))
    del pixels[3::4]
    return bytes(pixels)


def off(one: bytes, other: bytes) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) if one != other else 0


def flip(glass: Glass) -> tuple[bytes, float]:
    """Wait for the flip; what stood before it, and how long a change lasts."""
    shot = glass.screen._shot
    glass.wait((shot.flip_at - glass.clock.now()).total_seconds() - 0.5)
    former = drawn(glass)
    glass.wait(0.5)
    return former, LASTS_S[shot.change]


def pass_(glass: Glass, seconds: float) -> None:
    """Time goes by between two ticks: only what moves in every frame knows it."""
    glass._wall.advance(seconds)


def next_of(glass: Glass, lasts: float) -> bytes:
    pass_(glass, lasts)
    return drawn(glass)


def test_a_cut_is_at_once(board):
    glass = board("cut")
    former, _ = flip(glass)
    assert not glass.screen.change.running
    now = drawn(glass)
    assert now != former
    assert next_of(glass, 1.0) == now


def test_a_fade_begins_with_what_stood_is_half_of_both_and_ends_with_what_comes(board):
    glass = board("fade")
    former, lasts = flip(glass)
    assert off(drawn(glass), former) <= 1
    pass_(glass, lasts / 2)
    half = drawn(glass)
    coming = next_of(glass, lasts / 2)
    assert not glass.screen.change.running
    assert coming != former
    mixed = bytes(round((a + b) / 2) for a, b in zip(former, coming, strict=True))
    assert off(half, mixed) <= OFF


def test_a_push_begins_with_what_stood_is_half_of_each_and_ends_with_what_comes(board):
    glass = board("push")
    former, lasts = flip(glass)
    assert off(drawn(glass), former) <= 1
    pass_(glass, lasts / 2)
    half = rows(drawn(glass))
    coming = next_of(glass, lasts / 2)
    assert not glass.screen.change.running
    middle = ZONE.w // 2 * 3
    left = b"".join(row[:middle] for row in half)
    right = b"".join(row[middle:] for row in half)
    assert off(left, b"".join(row[middle:] for row in rows(former))) <= 1
    assert off(right, b"".join(row[:middle] for row in rows(coming))) <= 1


@pytest.mark.parametrize("kind", ["fade", "push"])
def test_at_no_frame_of_it_is_there_bare_ground(board, kind):
    glass = board(kind)
    paper = bytes(round(c * 255) for c in glass.wardrobe.dress().theme.colour("paper")[:3])
    _, lasts = flip(glass)
    for _ in range(9):
        row = rows(drawn(glass))[ZONE.h - 60]  # above the title: the ground of both cards
        found = {row[at * 3 : at * 3 + 3] for at in range(60, ZONE.w - 60, 40)}
        assert paper not in found or kind == "push"
        assert bytes((255, 255, 255)) in found
        pass_(glass, lasts / 8)
    assert not glass.screen.change.running


def test_afterwards_nothing_moves_and_the_next_one_changes_too(board):
    glass = board("fade")
    _, lasts = flip(glass)
    drawn(glass)
    assert glass.screen.lively
    next_of(glass, lasts)
    assert glass.screen.change.widget.canvas.children == []
    former, _ = flip(glass)
    assert glass.screen.change.running
    assert off(drawn(glass), former) <= 1


def test_a_warning_in_the_middle_of_it_is_whole_at_once(board):
    glass = board("fade")
    _, lasts = flip(glass)
    pass_(glass, lasts / 2)
    glass.alarm(an_emergency(an_alarm()))
    assert not glass.screen.change.running
    covered = drawn(glass)
    pass_(glass, lasts)
    assert drawn(glass) == covered
    glass.alarm(an_emergency())
    assert not glass.screen.change.running, "what was covered does not give way to anything"


def rows(pixels: bytes) -> list[bytes]:
    wide = ZONE.w * 3
    return [pixels[at : at + wide] for at in range(0, len(pixels), wide)]
