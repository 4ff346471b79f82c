"""How this terminal stands with the hub: it joins the fleet, and comes for what it is asked to do.

Rules it keeps:
- until the hub has taken us we ask, and show the code it gives; content needs none of this and waits for none of it;
- what the hub says counts as it was said last: taken, waiting, ended; the next start remembers `taken` alone;
- once a minute it comes for commands, and at once when it has something to tell of one.

Belongs to the courier's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from kiosk.link.uplink import NotAdmitted, Post
from kiosk.terminal.facts import Called, Commanded, Joined, KeeperPort
from kiosk.terminal.follow import told
from kiosk.terminal.snapshot import Membership

CALL_S = 60.0
"""Between two times it comes for commands: so long somebody waits for an answer at most."""

ASK_S = 5.0
"""While it waits to be taken: somebody stands before it."""

ENDED_S = 300.0
"""After its key was revoked: nobody waits, but it may have been a mistake."""


class Liaison:
    """`name`: the fingerprint; `key`: the public half, 32 bytes; both cost a library, so they are asked for late.

    `root`: the SHA-256 of the root that this terminal believes; "" when it is not paired.
    """

    def __init__(
        self, keeper: KeeperPort, post: Post, name: Callable[[], str], key: Callable[[], bytes], root: str = ""
    ) -> None:
        self._keeper, self._post, self._name, self._key, self._root = keeper, post, name, key, root
        self.stopping = Event()

    @property
    def shut(self) -> bool:
        """Whether the hub would take nothing from us now."""
        return self._keeper.membership().state in ("pending", "revoked")

    def step(self, poll: Callable[[], None]) -> float | None:
        """Ask, or come for commands; `poll` is called when the feed is to be looked at.

        Seconds until the next time; None: as often as usual. Raises Unreachable and what the keeper raises.
        """
        if self._keeper.membership().state != "approved":
            return self._ask()
        try:
            return self._call(poll)
        except NotAdmitted as e:
            return self.turned_away(e)

    def turned_away(self, refused: NotAdmitted) -> float:
        """The hub does not know us, or no more. Seconds until we ask anew."""
        ended = refused.word == "revoked"
        self._tell(Membership("revoked") if ended else Membership("not-asked"))
        return ENDED_S if ended else ASK_S

    def _ask(self) -> float:
        try:
            found = self._post.ask(self._key(), self._root)
        except NotAdmitted as e:
            return self.turned_away(e)
        if found.state == "approved":
            self._tell(Membership("approved", name=found.name))
            return 0.0
        self._tell(Membership("pending", found.code, found.until))
        return ASK_S

    def _call(self, poll: Callable[[], None]) -> float | None:
        call = self._keeper.call()
        asked = self._post.call(call, self._name())
        more = told(self._keeper, Called(tuple(reply.id for reply in call.replies)), self.stopping)
        if told(self._keeper, Commanded(asked.commands), self.stopping):
            poll()
        return 0.0 if more or self._keeper.call().replies else None

    def _tell(self, membership: Membership) -> None:
        if membership != self._keeper.membership():
            told(self._keeper, Joined(membership), self.stopping)
