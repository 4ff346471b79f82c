"""Which item is on the main zone, from when until when, and what runs below it.

Rules it keeps (definitions D7):
- it follows from edition, board and now alone, but for one thing: when an edition comes in between, the item that is
  on stays to its end, at most HOLD, if it is unchanged and may still be shown;
- an item that can show nothing yet, because its media are on their way, gives its turn to the office's card, and so
  does one that is in quarantine.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.content.kinds import AnyItem
from kiosk.schedule.eligible import may_play
from kiosk.schedule.playable import playable
from kiosk.schedule.programme import Programme, Ticker, cue_at, programme_at, ticker_at, upcoming
from screens.board.quarantine import Quarantine, card

HOLD = timedelta(seconds=60)

LOOK = 50
"""Turns looked ahead for what follows: a long round is not walked to its end between two frames."""


@dataclass(frozen=True)
class Play:
    """One item's time. No item: the office's own card."""

    item: AnyItem | None
    version: str  # of the item; empty without one
    starts: datetime
    ends: datetime
    bad: bool = False  # the item of this turn could not be shown, so there is none


Left = Literal["time", "edition", "fault"]


def change_of(before: Play | None, after: Play, now: datetime) -> tuple[Left, datetime | None]:
    """Why what was on has left, and when what is on now was to come; none where the programme did not lead over to it:
    at a start, after a warning, with an edition."""
    if after.bad:
        return "fault", None
    if before is None or now < before.ends:
        return "edition", None
    return "time", after.starts if before.ends == after.starts else None


class Player:
    """Remembers the programme it last asked for and what is on; everything else is computed."""

    def __init__(self, board: str, quarantine: Quarantine | None = None) -> None:
        self._board = board
        self._quarantine = quarantine or Quarantine()
        self._edition: Edition | None = None
        self._stale = False
        self._programme: Programme | None = None
        self._ticker: Ticker | None = None
        self.on: Play | None = None

    def at(self, edition: Edition, now: datetime, stale: bool, stored: Container[str] | None = None) -> Play:
        """What is on at `now`. `stored`: the media that are here; none: all are."""
        on = self.on
        if edition is not self._edition:
            arrived, self._edition, self._programme, self._ticker = self._edition is not None, edition, None, None
            if on is not None and arrived and not on.bad and self._keeps(on, edition, now, stale, stored):
                self.on = Play(on.item, on.version, on.starts, min(on.ends, now + HOLD))
                return self.on
            on = None
        if on is not None and on.starts <= now < on.ends and self._keeps(on, edition, now, stale, stored):
            return on
        programme = self.programme(edition, now, stale)
        self.on = self._play(edition, programme, now, stored)
        return self.on

    def next(self, edition: Edition, now: datetime, stale: bool, stored: Container[str] | None = None) -> Play:
        """What follows the one that is on."""
        after = self.at(edition, now, stale, stored).ends
        programme = self.programme(edition, now, stale)
        if after >= programme.until:
            programme = programme_at(edition, self._board, after, stale=stale)
        return self._play(edition, programme, after, stored)

    def coming(self, edition: Edition, on: Play, now: datetime, stale: bool, count: int) -> tuple[AnyItem, ...]:
        """The different items that follow `on`, in order; `now` lies in its time."""
        programme = self.programme(edition, now, stale)
        if on.ends >= programme.until:
            return ()
        items = {item.id: item for item in edition.items}
        here = on.item.id if on.item is not None else None
        found: dict[str, AnyItem] = {}
        for showing in (cue_at(programme, on.ends), *upcoming(programme, on.ends, min(LOOK, len(programme.cues)))):
            item = items.get(showing.item_id) if showing.item_id not in (here, *found) else None
            if item is not None and not self._out(item, showing.starts):
                found[item.id] = item
            if len(found) == count:
                break
        return tuple(found.values())

    def programme(self, edition: Edition, now: datetime, stale: bool) -> Programme:
        """The programme that holds at `now`."""
        known = self._programme
        if known is None or stale != self._stale or not known.since <= now < known.until:
            known = self._programme = programme_at(edition, self._board, now, stale=stale)
            self._stale, self._ticker = stale, None
        return known

    def ticker(self, edition: Edition, now: datetime, stale: bool) -> Ticker:
        """What runs below at `now`."""
        self.programme(edition, now, stale)
        known = self._ticker
        if known is None or not known.since <= now < known.until:
            known = self._ticker = ticker_at(edition, self._board, now, stale=stale)
        return known

    def _play(self, edition: Edition, programme: Programme, at: datetime, stored: Container[str] | None) -> Play:
        showing = cue_at(programme, at)
        item = next((i for i in edition.items if i.id == showing.item_id), None)
        if item is None:
            return Play(None, "", showing.starts, showing.ends)
        play = Play(item, codec.version(item), showing.starts, showing.ends)
        bad = self._barred(play, at)
        return Play(None, "", play.starts, play.ends, bad) if bad or not self._stands(play, at, stored) else play

    def _out(self, item: AnyItem, at: datetime) -> bool:
        """Whether the card of an item is in quarantine at a time to come."""
        return bool(self._quarantine.faults) and self._quarantine.bars(card(item.id, codec.version(item)), at, at)

    def _barred(self, play: Play, now: datetime) -> bool:
        """Whether the card is in quarantine."""
        return play.item is not None and self._quarantine.bars(card(play.item.id, play.version), play.starts, now)

    def _stands(self, play: Play, now: datetime, stored: Container[str] | None) -> bool:
        """Whether there is anything to show without the media that are not here, or in quarantine."""
        if play.item is None:
            return True
        poisoned = self._quarantine.poisoned(play.item, play.starts, now)
        if poisoned:
            here = {media.sha256 for media in play.item.media if stored is None or media.sha256 in stored}
            stored = here - poisoned
        return playable(play.item, stored)

    def _keeps(self, on: Play, edition: Edition, now: datetime, stale: bool, stored: Container[str] | None) -> bool:
        """Whether what is on may stay: not over, unchanged, still allowed, not found to be bad."""
        if not on.starts <= now < on.ends:
            return False
        if on.item is None:
            return True
        same = next((i for i in edition.items if i.id == on.item.id), None)
        if same is None or not may_play(same, now, stale):
            return False
        if same is not on.item and codec.version(same) != on.version:
            return False
        return not self._barred(on, now) and self._stands(on, now, stored)
