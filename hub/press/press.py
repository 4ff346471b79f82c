"""The press of one feed: its workshop, keys, signed side, editions and siren, put together.

Rules it keeps: a founding asks no question and ends with a feed every client can read, empty but signed; the root's
key is exported for safekeeping at once; keys that are not here make a press that can read and not sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hub.press.disk import Disk
from hub.press.editions import Editions
from hub.press.emergency import Siren, fitting, nothing
from hub.press.keys import Keyring
from hub.press.repository import Repository
from hub.press.workshop import Workshop
from kiosk.clock import Clock


@dataclass(frozen=True)
class Press:
    """All that is needed to publish. `recovery`: files a person must take away, made at the founding."""

    workshop: Workshop
    keyring: Keyring
    repository: Repository
    editions: Editions
    siren: Siren
    recovery: tuple[Path, ...] = ()

    @classmethod
    def found(
        cls,
        dir: Path,
        feed: str,
        clock: Clock,
        *,
        url: str = "",
        passphrase: bytes | None = None,
        root_keys: int = 1,
        root_threshold: int = 1,
        disk: Disk | None = None,
    ) -> Press:
        """A new feed in an empty or missing folder. Raises BadInput where there is something else, Full, …"""
        workshop = Workshop.create(dir, feed, url=url, disk=disk)
        keyring = Keyring(workshop.keys, workshop.disk, passphrase)
        repository = Repository(workshop, keyring, clock)
        keyring.sealing()
        first = fitting(nothing(feed, clock.wall().replace(microsecond=0), 0))
        repository.found(first, root_keys=root_keys, root_threshold=root_threshold)
        keyring.keep_only(repository.books().all_keyids())  # a founding that was cut off left keys of its own
        recovery = keyring.export_recovery(repository.books().keyids("root"), feed)
        return cls(workshop, keyring, repository, Editions(repository), Siren(repository), tuple(recovery))

    @classmethod
    def open(
        cls,
        dir: Path,
        clock: Clock,
        *,
        passphrase: bytes | None = None,
        clock_is_right: bool = False,
        disk: Disk | None = None,
    ) -> Press:
        """The press of a feed that exists. Raises BadInput when none does, or its keys do not open."""
        workshop = Workshop.open(dir, disk=disk)
        keyring = Keyring(workshop.keys, workshop.disk, passphrase)
        repository = Repository(workshop, keyring, clock, clock_is_right=clock_is_right)
        return cls(workshop, keyring, repository, Editions(repository), Siren(repository))

    @property
    def can_sign(self) -> bool:
        """Whether the keys of the heartbeat are here."""
        return bool(self.keyring.signers(self.repository.books().keyids("timestamp")))
