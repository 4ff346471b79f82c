"""What a person at the terminal, the glass and the panel tell the keeper of this very screen, without any network.

Rules it keeps: a cover outlasts a restart, and is ended only by a person at the terminal; where the disk takes no
writing it holds all the same, until the restart; nothing here changes what the feed says.
"""

from __future__ import annotations

from kiosk.clock import FloorClock
from kiosk.content import codec
from kiosk.content.emergency import Blank
from kiosk.errors import CodecError, MingbaiError
from kiosk.store.database import Broken
from kiosk.store.open import Store
from kiosk.terminal.facts import Switched
from kiosk.terminal.inward import Changes, Done
from kiosk.terminal.notebook import Notebook
from kiosk.terminal.orders import Cover, Showing, Uncover
from kiosk.terminal.snapshot import Snapshot

COVER = "cover"
"""The row of the store's state that holds the cover; empty: none."""

HERE = "at-this-screen"


class Local:
    """The screen's own side of the keeper."""

    def __init__(self, store: Store, clock: FloorClock, notebook: Notebook) -> None:
        self._store, self._clock, self._notebook = store, clock, notebook

    def load(self) -> Changes:
        """What the disk holds."""
        row = self._store.state.get(COVER)
        if not row:
            return {"covered": None}
        try:
            return {"covered": codec.decode(row.encode(), Blank, COVER)}
        except CodecError as e:  # of other software: a screen that was covered stays so, until a person looks
            self._notebook.note("database", str(e))
            return {"covered": Blank(id=HERE, since=self._clock.now())}

    def cover(self, order: Cover, _snapshot: Snapshot) -> Done:
        blank = Blank(id=HERE, look=order.look, since=self._clock.now())
        self._remember(codec.encode(blank).decode())
        return Done(None, {"covered": blank})

    def uncover(self, _order: Uncover, _snapshot: Snapshot) -> Done:
        self._remember("")
        return Done(None, {"covered": None})

    def showing(self, order: Showing, _snapshot: Snapshot) -> Done:
        return Done(None, {"showing": order.what})

    def switched(self, fact: Switched, _snapshot: Snapshot) -> Done:
        return Done(None, {"panel": fact.panel})

    def _remember(self, row: str) -> None:
        try:
            self._store.state.put(COVER, row)
        except Broken:
            raise  # the database is renewed and the act done again
        except MingbaiError as e:
            self._notebook.note("cover", f"holds until the next start only: {e}")
