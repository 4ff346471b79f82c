"""The courier: the one thread that is on the network. It brings editions and alarms in, and envelopes out.

Rules it keeps:
- it owns incoming/ and the metadata cache and changes nothing else: what came is told to the keeper as a fact;
- four conversations, each at its own pace: polling, bringing in what a poll found, sending what waits, and with the
  hub (kiosk/terminal/liaison.py), which may have nothing to do with us: then what waits goes on waiting;
- whatever goes wrong is caught, classed, told and tried again later; the loop never ends by itself;
- nothing of requests or tuf is imported before the first step.

`step()` does what is due and says in how many seconds to come again, so tests need neither thread nor sleep.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from kiosk.clock import FloorClock
from kiosk.errors import MingbaiError
from kiosk.link.pace import Pace
from kiosk.link.uplink import NotAdmitted, Post
from kiosk.terminal.facts import KeeperPort, Receipts
from kiosk.terminal.follow import ByKeeper, Follower, log, told
from kiosk.terminal.liaison import CALL_S, Liaison

IDLE_S = 3600.0


@dataclass
class _Talk:
    """One conversation: how it goes, and when to go on with it (monotonic seconds)."""

    pace: Pace
    at: float


class Courier:
    """Polls with `follower` (None: not paired) and sends with `post` (None: envelopes stay in the outbox)."""

    def __init__(
        self,
        keeper: KeeperPort,
        follower: Follower | None,
        clock: FloorClock,
        *,
        post: Post | None = None,
        liaison: Liaison | None = None,
        poll_s: float = 15.0,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._keeper, self._follower, self._post, self._clock, self._chance = keeper, follower, post, clock, chance
        now = clock.monotonic()
        self._liaison = liaison
        self._poll, self._carry, self._send = (_Talk(Pace(poll_s), now) for _ in range(3))
        self._liaise = _Talk(Pace(CALL_S), now)
        self._woken, self._stopping, self._bell = Event(), Event(), Event()
        self._poll_s, self._hinted = poll_s, -1.0

    @property
    def trouble(self) -> MingbaiError | None:
        """How the last try to follow the feed ended."""
        return self._follower.trouble if self._follower is not None else None

    @property
    def busy(self) -> bool:
        """Whether something is on its way in."""
        return self._follower is not None and self._follower.busy

    def run(self) -> None:
        """Step until `stop`: the body of the courier's thread."""
        while not self._stopping.is_set():
            self._bell.wait(self.step())
            self._bell.clear()

    def settle(self) -> None:
        """Poll once, bring in all there is and send all that waits, at full speed on the caller's thread.

        `trouble` says how it ended.
        """
        self.wake()
        self.step()
        while self._follower is not None and self.busy and not self._stopping.is_set():
            if not self._try_to_bring(self._follower):
                break
        while self._liaison is not None and self._liaise.at <= self._clock.monotonic() and not self._stopping.is_set():
            self._try_to_liaise(self._liaison)
        while self._post is not None and self._send.at <= self._clock.monotonic() and not self._stopping.is_set():
            self._try_to_send(self._post)

    def wake(self) -> None:
        """Poll and send at once: a push has come, or a call for help was committed. From any thread."""
        self._woken.set()
        self._bell.set()

    def hint(self, spread_s: float) -> None:
        """Push says that there is news: poll within so many seconds, each terminal at its own. From any thread."""
        self._hinted = self._chance() * spread_s
        self._bell.set()

    def pushed(self, poll_s: float) -> None:
        """How often to poll from now on: rarely while push lives. From any thread."""
        self._poll_s = poll_s

    def stop(self) -> None:
        """End `run` after the step that is going on (the doors' `close` cuts that short). From any thread."""
        self._stopping.set()
        if self._follower is not None:
            self._follower.stopping.set()
        if self._liaison is not None:
            self._liaison.stopping.set()
        self._bell.set()

    def step(self) -> float:
        """Do what is due. Seconds until something is due again."""
        now = self._clock.monotonic()
        if self._woken.is_set():
            self._woken.clear()
            self._poll.at = self._send.at = self._liaise.at = now
        if (wait_s := self._hinted) >= 0:
            self._hinted = -1.0
            self._poll.at = min(self._poll.at, now + wait_s)
        if self._poll.pace.poll_s != self._poll_s:
            self._poll = _Talk(Pace(self._poll_s, self._poll.pace.failures), min(self._poll.at, now + self._poll_s))
        if self._follower is not None:
            if now >= self._poll.at:  # before sending: a hub that swallows everything must not hold up an alarm
                self._try_to_follow(self._follower)
            elif self._follower.busy and now >= self._carry.at:
                self._try_to_bring(self._follower)
        if self._liaison is not None and now >= self._liaise.at:  # before sending: a stranger's letters are not taken
            self._try_to_liaise(self._liaison)
        if self._post is not None and now >= self._send.at:
            self._try_to_send(self._post)
        return max(0.0, min(self._dues(), default=now + IDLE_S) - self._clock.monotonic())

    def _dues(self) -> list[float]:
        dues = [self._send.at] if self._post is not None else []
        if self._liaison is not None:
            dues.append(self._liaise.at)
        if self._follower is not None:
            dues.append(self._poll.at)
        if self.busy:
            dues.append(self._carry.at)
        return dues

    def _try_to_follow(self, follower: Follower) -> None:
        before = follower.on_its_way
        try:
            follower.ask()
        except Exception as e:  # noqa: BLE001 — the loop lives on, whatever it was
            self._failed(self._poll, follower.failed, e)
        else:
            self._went_well(self._poll)
        if follower.on_its_way is not before:
            self._carry = _Talk(Pace(self._poll.pace.poll_s), self._clock.monotonic())

    def _try_to_bring(self, follower: Follower) -> bool:
        try:
            pause = follower.bring()
        except Exception as e:  # noqa: BLE001 — the same
            self._failed(self._carry, follower.failed, e)
            return False
        self._went_well(self._carry, pause)
        return True

    def _try_to_send(self, post: Post) -> None:
        try:
            shut = self._liaison is not None and self._liaison.shut
            envelopes = () if shut else self._keeper.outgoing()
            receipts = post.send(envelopes) if envelopes else ()
            if receipts:
                told(self._keeper, Receipts(receipts), self._stopping)
        except Exception as e:  # noqa: BLE001 — the same
            self._failed(self._send, _unsent, e)
            if isinstance(e, NotAdmitted) and self._liaison is not None:
                self._turned_away(self._liaison, e)
        else:
            more = envelopes and len(receipts) == len(envelopes)
            self._went_well(self._send, 0.0 if more else None)

    def _try_to_liaise(self, liaison: Liaison) -> None:
        was_shut = liaison.shut
        try:
            pause = liaison.step(self._bell_for_poll)
        except Exception as e:  # noqa: BLE001 — the same
            self._failed(self._liaise, _unsent, e)
        else:
            self._went_well(self._liaise, pause)
            if was_shut and not liaison.shut:
                self._send.at = self._clock.monotonic()  # what has waited for this

    def _turned_away(self, liaison: Liaison, refused: NotAdmitted) -> None:
        """What we sent was not taken because of who we are: ask the hub anew."""
        try:
            self._liaise.at = self._clock.monotonic() + liaison.turned_away(refused)
        except Exception as e:  # noqa: BLE001 — the same
            self._failed(self._liaise, _unsent, e)

    def _bell_for_poll(self) -> None:
        self._poll.at = self._clock.monotonic()

    def _went_well(self, talk: _Talk, pause: float | None = None) -> None:
        talk.pace = talk.pace.after(ok=True)
        talk.at = self._clock.monotonic() + (talk.pace.wait_s(self._chance()) if pause is None else pause)

    def _failed(self, talk: _Talk, tell: Callable[[Exception], None], error: Exception) -> None:
        talk.pace = talk.pace.after(ok=False)
        talk.at = self._clock.monotonic() + talk.pace.wait_s(self._chance())
        if not self._stopping.is_set():
            tell(error)


def _unsent(error: Exception) -> None:
    log.warning("hub: %s", error, exc_info=None if isinstance(error, MingbaiError | ByKeeper) else error)
