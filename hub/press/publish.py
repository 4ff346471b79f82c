"""`publish`: a draft becomes what terminals show, in one act that is reported word by word.

Rules it keeps: the edition before is read back from the workshop's own public folder; what says nothing new gets no new
serial, only a heartbeat; the sweep comes last and can only take what nothing has named for thirty days.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hub.press.compose import Check, Composed, compose
from hub.press.editions import Published
from hub.press.press import Press
from hub.press.roles import next_number
from hub.press.sweep import sweep
from kiosk.content.edition import Edition
from kiosk.errors import BadInput, Damaged
from kiosk.folder import Draft


@dataclass(frozen=True)
class Report:
    """What a publication did. `whole`: everything is published as it was written."""

    serial: int
    items: int
    story: Composed
    published: Published
    notes: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.story.kept and not self.story.left_out


def publish(press: Press, draft: Draft, check: Check, breathe: Callable[[], None] = lambda: None) -> Report:
    """Publish a draft. Raises BadInput (nothing was changed), Full, Damaged, or Refused by the clock.

    `breathe`: called between two steps of the work, each a second or so long with ten thousand items, while no lock is
    held: a warning does not wait for the rest.
    """
    if draft.feed != press.workshop.feed:
        raise BadInput(
            "manifest.yaml: feed",
            f"is '{draft.feed}', the workshop prints '{press.workshop.feed}'",
            "one feed a workshop",
        )
    notes = list(press.workshop.notes)
    breathe()
    previous = _previous(press, notes)
    breathe()
    now = press.repository.clock.wall().replace(microsecond=0)
    serial = next_number(0 if previous is None else previous.serial, now)
    hub_key = press.keyring.sealing_public()
    edition, story = compose(draft, previous, check, serial=serial, made_at=now, hub_key=hub_key)
    breathe()
    published = press.editions.publish(edition, draft.media, before=previous)
    breathe()
    sweep(press)
    return Report(published.serial, len(edition.items), story, published, (*notes, *published.signed.notes))


def _previous(press: Press, notes: list[str]) -> Edition | None:
    try:
        return press.editions.current()
    except Damaged as e:
        notes.append(f"{e}; published anew, items in error could not keep their version")
        return None
