"""What is heard of the film that runs: begun with its first picture, gone when anything covers it.

    loudspeaker.play(film, at)     once a frame, while its pictures run; at: seconds into the film
    loudspeaker.hush()             nothing is heard any more

Rules it keeps: only what is meant to be heard is; that there is nothing to hear it by is told once, not at every turn;
a board that is drawn for a picture has none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.terminal.orders import Note, Order
from screens.video.film import Film
from screens.video.sound import PLAYER, Sound

log = logging.getLogger(__name__)


class Loudspeaker:
    """Of one board; without `player` it is mute. Belongs to the glass thread."""

    def __init__(self, tell: Callable[[Order], object], player: tuple[str, ...] = PLAYER) -> None:
        self._tell, self._player = tell, player
        self._sound: Sound | None = None
        self._going: list[Sound] = []
        self._told = False

    def play(self, film: Film, at: float) -> None:
        """Have it heard from there on, unless it is already."""
        self._going = [sound for sound in self._going if not sound.gone()]
        if not film.heard or not self._player:
            return
        if self._sound is None:
            self._sound = Sound(film, at, self._player)
        elif self._sound.why and not self._told:
            self._told = True
            log.warning("films run without sound: %s", self._sound.why)
            self._tell(Note("sound", self._sound.why))

    def hush(self) -> None:
        """End what is heard."""
        if self._sound is not None:
            self._sound.close()
            self._going.append(self._sound)
            self._sound = None

    def gone(self, patience_s: float) -> bool:
        """Hush, and whether nothing of it is left, after waiting so long for each process at most."""
        self.hush()
        self._going = [sound for sound in self._going if not sound.gone(patience_s)]
        return not self._going
