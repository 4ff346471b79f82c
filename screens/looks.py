"""What of a sight can be seen: two that look the same are not drawn twice.

Rules it keeps: pure; that a minute has passed, the feed was asked again, or a page was laid is nothing to be seen.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.terminal.snapshot import Contact, Snapshot
from kiosk.visit import Visit
from kiosk.visit.kept import NOTHING
from screens.sight import Sight


def looks(sight: Sight) -> tuple[object, ...]:
    """Equal for two sights that give the same frame. Staff see what was polled: that is what they look for."""
    snapshot = sight.snapshot if sight.staff.here else _but_polls(sight.snapshot)
    stands = replace(sight.standing, age=None)
    beside = (sight.answer, sight.pad, sight.call, sight.printing, sight.voice, sight.staff, sight.shut)
    said = (sight.named, sight.joining, sight.renewed, sight.withdrawn)
    return (snapshot, stands, _but_time(sight.visit), sight.pulse, *beside, *said)


def _but_time(visit: Visit) -> Visit:
    """What of a visit can be seen: not when it was touched, nor what is only reckoned with."""
    return replace(visit, since=0.0, touched=0.0, taps=0, chars=0, version="", reading=NOTHING)


def _but_polls(snapshot: Snapshot) -> Snapshot:
    """What of a snapshot can be seen: that the feed was asked again is not news; how old it is, `standing` says."""
    contact = Contact(None, snapshot.contact.reached, snapshot.contact.reason)
    return replace(snapshot, contact=contact, verified_at=None, heard_at=None)
