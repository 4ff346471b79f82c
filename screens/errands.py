"""What a citizen has done for them without leaving the page: a paper printed, the page read aloud.

Rules it keeps:
- the voice stops at any touch, when another page is opened, and when the page leaves the glass; while it speaks,
  somebody is there (screens/input/held.py);
- what is printed is the page as it stands, ticks and all, and nothing of it is kept; what came of it is told until
  another page is opened;
- what is withdrawn while it is read is read on like the page, and not printed any more;
- a recording of the feed wins over the voice, for who reads Chinese;
- where nothing can print or speak, nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from kiosk.content.item import Item
from kiosk.content.office import Leader
from kiosk.visit import ITEMS, Visit
from kiosk.visit.errands import Hush, Noted, Print, Read
from screens.blocks.block import Placed
from screens.fittings import Fittings
from screens.input.held import Held
from screens.printing.standing import NO_PRINTER
from screens.sight import Sight

SPEECH = "speech"


class Errands:
    """One a touchscreen. `answered` is called on any thread."""

    def __init__(
        self,
        fits: Fittings,
        held: Held,
        answered: Callable[[], object],
    ) -> None:
        self._held, self._fits = held, fits
        self._printing: Any = None
        self._reading: Any = None
        # Most terminals have neither: what they take is imported only where they are.
        if any(fits.printers.values()):
            from screens.printing.printing import Printing

            self._printing = Printing(fits.printers, answered)
        if fits.voices:
            from screens.speech.reading import Reading

            self._reading = Reading(fits.voices, answered)
        self._at: tuple[object, ...] = ()  # the page that is read, or was printed
        self._prompted = ""
        self._marked: tuple[object, Placed | None] = (None, None)

    def seen(self, sight: Sight) -> Sight:
        """The sight with how both stand."""
        printing = self._printing.seen if self._printing is not None else NO_PRINTER
        return replace(sight, printing=printing, voice=self._voice if self._fits.reads else "none")

    @property
    def _voice(self) -> Any:
        return self._reading.seen.state if self._reading is not None else "none"

    def do(self, event: Print | Noted | Read | Hush, sight: Sight, page: Placed | None) -> None:
        """One of them. `page`: what stands there."""
        if isinstance(event, Print):
            self._print(event, sight)
        elif isinstance(event, Noted):
            self._noted()
        elif self._reading is not None:
            self._reading.hush()
            if isinstance(event, Read) and page is not None:
                self._read(sight, page)

    def touched(self) -> None:
        """A finger came down somewhere."""
        if self._reading is not None and self._voice in ("speaking", "failed"):
            self._reading.hush()
            self._held.drop(SPEECH)
        self._noted()

    def moved(self, visit: Visit) -> None:
        """This is where the citizen is, before it is shown."""
        at = (visit.place, visit.arg, visit.tab, visit.page, visit.query, visit.language, visit.reading.lost)
        if at != self._at:
            self._at = at
            self.touched()
            self._prompt(visit)

    def follow(self, visit: Visit, page: Placed | None, now: float) -> Placed | None:
        """What is to be laid over the page, now that it stands: the sentence that sounds."""
        if self._reading is None:
            return None
        if page is None and self._reading.speaks:
            self.touched()
        if not self._reading.speaks:
            self._held.drop(SPEECH)
            return None
        if not self._held.has(SPEECH, now):
            self._held.take(SPEECH, now)
        return self._mark(page, visit)

    def stop(self) -> None:
        for part in (self._printing, self._reading):
            if part is not None:
                part.stop()

    def _noted(self) -> None:
        if self._printing is not None:
            self._printing.forget()

    def _print(self, event: Print, sight: Sight) -> None:
        from screens.printing.leaflet import leaflet_of

        item = _item(sight) if not sight.withdrawn else None
        if self._printing is not None and item is not None:
            leaflet = leaflet_of(item, event.form, sight, self._printing.seen.papers, self._fits.fonts)
            self._printing.print(leaflet, event.form)

    def _read(self, sight: Sight, page: Placed) -> None:
        from screens.speech.sentences import sentences

        recording = _recording(sight)
        if recording and self._reading.plays:
            self._reading.play(recording)
        else:
            self._reading.read(sentences(page, sight.visit.language), _persons(sight))

    def _prompt(self, visit: Visit) -> None:
        """Say what to do here, once, to somebody who has just come."""
        if not self._fits.prompts or self._reading is None or visit.rests or visit.place == self._prompted:
            self._prompted = visit.place
            return
        self._prompted = visit.place
        from screens.speech.prompts import prompt

        if words := prompt(visit.place, visit.language):
            self._reading.say(words, visit.language)

    def _mark(self, page: Placed | None, visit: Visit) -> Placed | None:
        """The sentence that sounds where it stands now: the page may have been laid anew since it was begun."""
        sentence = self._reading.sentence
        if sentence is None or page is None:
            return None
        if self._marked[0] != (id(page), self._reading.seen.at):
            from screens.speech.sentences import marked, sentences

            found = sentences(page, visit.language)
            here = found[self._reading.seen.at] if self._reading.seen.at < len(found) else None
            same = here is not None and here.words == sentence.words
            self._marked = (id(page), self._reading.seen.at), marked(here) if here is not None and same else None
        return self._marked[1]


def _item(sight: Sight) -> Item | None:
    """The item whose page is open."""
    if sight.contents is None or sight.visit.place not in ITEMS:
        return None
    return sight.contents.item(sight.visit.arg, sight.now, sight.stale)


def _persons(sight: Sight) -> frozenset[str]:
    """Who is named on pages: the leaders, and the heads of units, who stand behind their posts (`科长 陆昭宁`)."""
    if sight.contents is None:
        return frozenset()
    leaders = sight.contents.of(Leader, now=sight.now, stale=sight.stale)
    heads = (unit.head.split() for unit in sight.contents.units(sight.now, sight.stale))
    return frozenset((*(leader.title for leader in leaders), *(words[-1] for words in heads if words)))


def _recording(sight: Sight) -> str:
    """The file of an item's own recording that is here; "" without one, or for who reads no Chinese."""
    item = _item(sight) if sight.visit.language == "zh" else None
    for media in item.media if item is not None else ():
        if media.type.startswith("audio/") and media.sha256 in sight.snapshot.stored:
            return str(sight.snapshot.blob(media.sha256))
    return ""
