"""The one button of the house: an icon, a few words, perhaps a note below them.

Rules it keeps:
- it acts when the finger leaves it inside, not when it comes; a finger that slides off takes the act with it;
- a panel that reports a touch twice acts once (debounce);
- never smaller than the theme's target; its words wrap, they are never cut: `tall_for(width)` says what they need;
- pressed is how it looks only because it says so itself; `on_act(self, *args)` is all that others see of a press.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from screens.parts.frame import Frame
from screens.parts.icon import Icon
from screens.parts.prose import Prose

# Kind: tones of surface, border, words, note, icon, surface under a finger.
KINDS = {
    "plain": ("card", "border", "ink", "mute", "blue", "pressed"),
    "primary": ("blue", "blue", "on_blue", "on_blue_mute", "on_blue", "blue_pressed"),
    "soft": ("blue_soft", "border", "ink", "mute", "blue", "pressed"),
    "quiet": ("card", "", "blue", "mute", "blue", "pressed"),
}


class _Room(NamedTuple):
    """Pixels: the icon's side, to the edges, between icon and words; `beside` is all that words do not have."""

    icon: int
    pad: int
    between: int
    beside: int


class Press(Frame):
    """`flow`: row = icon beside the words, column = above them. `chosen` (a tab) looks like kind primary."""

    __events__ = ("on_act",)

    kind = OptionProperty("plain", options=list(KINDS))
    flow = OptionProperty("row", options=["row", "column"])
    icon = StringProperty("")
    sign = StringProperty("")  # a letter or two in the icon's place: 大, EN
    text = StringProperty("")
    note = StringProperty("")
    role = StringProperty("lead")
    weight = OptionProperty("bold", options=["regular", "bold"])
    note_role = StringProperty("small")
    chosen = BooleanProperty(False)
    pressed = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._icon = Icon()
        self._sign = Prose(weight="bold", align="center", valign="middle", wrap=False)
        self._words = Prose(line_height=1.3)
        self._note = Prose(line_height=1.3)
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        super().__init__(**kwargs)
        for child in self._children():
            self.add_widget(child)
        tint, again = self._tint, self._refill
        self.bind(kind=tint, chosen=tint, pressed=tint)
        self.bind(icon=again, sign=again, text=again, note=again, role=again, weight=again, note_role=again, flow=again)
        self._tint()
        self._refill()

    def on_act(self, *args: Any) -> None:
        """A press was completed."""

    def tall_for(self, width: float) -> int:
        """Height that holds everything in a box `width` pixels wide, the target at least."""
        room = self._room()
        words = max(1, int(width) - room.beside)
        tall = sum(prose.measure(words) for prose in self._proses())
        tall = max(tall, room.icon) if self.flow == "row" else tall + room.icon
        return max(self.look.theme.target, tall + self.look.theme.gap)

    def wide(self) -> int:
        """Width that holds everything with each text in one line, the target at least."""
        words = max((prose.natural_width() for prose in self._proses()), default=0)
        return max(self.look.theme.target, words + self._room().beside)

    @property
    def lines(self) -> list[list]:
        """The set lines of words and note."""
        return [self._words.lines, self._note.lines]

    def on_look(self, *args: Any) -> None:
        super().on_look(*args)
        if self.look is not None:
            self.size_hint_min = (self.look.theme.target, self.look.theme.target)
        for child in self._children():
            child.look = self.look
        self._refill()

    def on_pos(self, *args: Any) -> None:
        super().on_pos(*args)
        self._arrange_soon()

    def on_size(self, *args: Any) -> None:
        super().on_size(*args)
        self._arrange_soon()

    def on_touch_down(self, touch: Any) -> bool:
        if self.disabled or not self.collide_point(*touch.pos) or _not_a_finger(touch):
            return False
        if self.look is None or not self.look.debounce.accept(*self.to_window(*touch.pos)):
            return True
        touch.grab(self)
        self.pressed = True
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        self.pressed = self.collide_point(*touch.pos)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.pressed = False
        if self.collide_point(*touch.pos) and not self.disabled:
            self.dispatch("on_act")
        return True

    def _refill(self, *_: Any) -> None:
        self._icon.name, self._sign.text, self._sign.role = self.icon, self.sign, self.role
        if self.look is not None:
            self._icon.px = self._room().icon
        self._words.text, self._words.role, self._words.weight = self.text, self.role, self.weight
        self._note.text, self._note.role = self.note, self.note_role
        align = "center" if self.flow == "column" or not (self.icon or self.sign) else "left"
        self._words.align = self._note.align = align
        self._arrange_soon()

    def _tint(self, *_: Any) -> None:
        fill, line, words, note, icon, pressed = KINDS["primary" if self.chosen else self.kind]
        self.fill, self.line = (pressed if self.pressed else fill), line
        self._words.tone, self._note.tone = words, note
        self._icon.tone = self._sign.tone = icon

    def _children(self) -> tuple[Icon, Prose, Prose, Prose]:
        return self._icon, self._sign, self._words, self._note

    def _proses(self) -> list[Prose]:
        return [prose for prose in (self._words, self._note) if prose.text]

    def _room(self) -> _Room:
        theme = self.look.theme
        small = theme.size(self.role) < theme.size("lead")
        icon = (theme.icon * 2 // 3 if small else theme.icon) if self.icon or self.sign else 0
        pad = theme.gap // 4 if small else theme.gap
        if self.flow == "column" or not icon:
            return _Room(icon, pad, 0, 2 * pad)
        pad, between = (pad, theme.gap // 2) if small else (theme.gap * 3 // 2, theme.gap * 5 // 4)
        return _Room(icon, pad, between, 2 * pad + icon + between)

    def _arrange(self, *_: Any) -> None:
        if self.look is None:
            return
        room = self._room()
        wide = max(1, int(self.width) - room.beside)
        parts = [(prose, prose.measure(wide)) for prose in self._proses()]
        tall = sum(height for _, height in parts)
        if self.flow == "row":
            # A small button stands in the middle as a whole; on a large one icons and words form columns.
            slack = 0
            if room.pad < self.look.theme.gap:
                slack = max(0, wide - max((prose.natural_width() for prose, _ in parts), default=0)) // 2
            left = self.x + room.pad + slack
            icon_size, icon_pos = (room.icon, self.height), (left, self.y)
            left = left + room.icon + room.between if room.icon else self.x + room.pad
            wide = int(self.right - room.pad - left)
            top = self.y + (self.height + tall) // 2
        else:
            left = self.x + room.pad
            top = self.y + (self.height + tall + room.icon) // 2
            icon_size, icon_pos = (self.width, room.icon), (self.x, top - room.icon)
            top -= room.icon
        self._icon.size, self._icon.pos = self._sign.size, self._sign.pos = icon_size, icon_pos
        for prose, height in parts:
            prose.size = (wide, height)
            prose.pos = (left, top - height)
            top -= height


def _not_a_finger(touch: Any) -> bool:
    """A wheel, or a mouse button other than the left one."""
    return "button" in touch.profile and touch.button != "left"
