"""The press process: requests in their order, what is due by the clock, the heartbeat; one hand for all of it.

Rules it keeps:
- a request is done when its edition is signed and in place, and only then marked; killed in between, the next start
  does it again, and finds that nothing is new;
- what fails leaves the feed as it was, is told on the request and on the desk's first page, and is tried again within
  a minute; a withdrawal does not wait until somebody has mended another item;
- there is no thread: whoever stops it waits for one act to end, and nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from pathlib import Path

from django.db import DatabaseError, connection

from hub.desk import approved, organisation
from hub.desk.edition import Prepared, prepared
from hub.duty import models as duty
from hub.press.compose import Check
from hub.press.disk import Disk
from hub.press.heart import Heart
from hub.press.press import Press
from hub.press.publish import Report, publish
from hub.press.workshop import is_founded
from hub.pressroom import sirens, sources
from hub.pressroom.lock import DatabaseLock
from hub.pressroom.rest import uncollected
from hub.pressroom.words import failed, told
from hub.printing.models import Kind, Request, State, asked
from kiosk.clock import Clock
from kiosk.errors import MingbaiError

LOOK_S = 1.0
AGAIN_S = 60.0
CLOCK = "定时任务"


class Pressroom:
    """One feed's press at work. `found`: makes a feed where there is none yet, from its name."""

    def __init__(
        self,
        workshop: Path,
        lock: DatabaseLock,
        clock: Clock,
        check: Check,
        say: Callable[[str], None],
        *,
        found: Callable[[str], Press] | None = None,
        passphrase: bytes | None = None,
        clock_is_right: bool = False,
        disk: Disk | None = None,
    ) -> None:
        self._workshop, self._lock, self._clock, self._check, self._say = workshop, lock, clock, check, say
        self._found, self._passphrase, self._clock_is_right, self._disk = found, passphrase, clock_is_right, disk
        self._press: Press | None = None
        self._heart: Heart | None = None
        self._beat_at = clock.monotonic()
        self._until: datetime | None = None
        self._again_at: float | None = clock.monotonic()  # at the start once: much may have come due meanwhile
        self._said = ""
        self._told_serial = 0  # of what covers the screens, as the desk knows it

    def run(self, wait: Callable[[float], None], stopping: Callable[[], bool]) -> None:
        """Look again and again, until told to stop."""
        while not stopping():
            self.look()
            if not stopping():
                wait(LOOK_S)

    def look(self) -> None:
        """One look at everything that may have to be done now."""
        try:
            self._lock.take()
            press = self._opened()
            if press is not None:
                with uncollected():
                    self._requests(press)
                    self._due(press)
            self._said = ""
        except DatabaseError as e:
            connection.close()  # a new one at the next look
            self._tell(f"the database: {str(e).strip().splitlines()[0] if str(e).strip() else type(e).__name__}")
        except MingbaiError as e:
            self._tell(str(e))
        self._beat()

    def _opened(self) -> Press | None:
        """The press; None while there is nothing to print yet. Raises what opening raises."""
        if self._press is None:
            if is_founded(self._workshop):
                self._press = Press.open(
                    self._workshop,
                    self._clock,
                    passphrase=self._passphrase,
                    clock_is_right=self._clock_is_right,
                    disk=self._disk,
                )
            else:
                self._press = self._new()
            if self._press is not None:
                for note in self._press.workshop.notes:
                    self._say(note)
                self._heart = Heart(self._press, lambda _: True, self._say)
        return self._press

    def _new(self) -> Press | None:
        office = organisation.office()
        if office is None or self._found is None or not approved.newest().exists():
            return None
        return self._found(office.feed)

    def _requests(self, press: Press) -> None:
        self._sirens(press)
        waiting = [request for request in asked() if request.kind != Kind.SIREN]
        for back, group in groupby(waiting, lambda request: request.kind == Kind.REVERT):
            requests = list(group)
            for each in [[request] for request in requests] if back else [requests]:
                self._do(press, each)
                self._sirens(press)  # a warning waits for one step of an edition at most (hub/press/publish.py)

    def _sirens(self, press: Press) -> None:
        """What covers the screens goes before everything else."""
        for request in [request for request in asked() if request.kind == Kind.SIREN]:
            try:
                report = sirens.done(press, request.act)
            except DatabaseError:
                raise
            except Exception as e:  # noqa: BLE001  as in _do
                self._say(why := failed(e))
                self._close([request], State.FAILED, why)
            else:
                self._mark([request], report, True)
        stands = press.siren.signed()
        if stands is not None and stands.serial != self._told_serial:
            duty.heard(stands)
            self._told_serial = stands.serial

    def _do(self, press: Press, requests: list[Request]) -> None:
        """Requests that one edition answers."""
        try:
            report = self._print(press, self._source(press, requests))
        except DatabaseError:
            raise  # the requests wait until it is back
        except Exception as e:  # noqa: BLE001  whatever it was: a request that ended the press would end every next one
            self._failed(press, requests, failed(e))
        else:
            words = told(report, back=requests[0].kind == Kind.REVERT)
            self._mark(requests, words, report.whole, report.serial)

    def _source(self, press: Press, requests: list[Request]) -> Prepared:
        now = self._clock.wall()
        kinds = {request.kind for request in requests}
        if Kind.REVERT in kinds:
            return sources.kept_before(press, int(requests[0].about), now)
        if Kind.PUBLISH not in kinds and sources.went_back():
            return sources.on_screens(press, now)
        return prepared(now)

    def _failed(self, press: Press, requests: list[Request], why: str) -> None:
        self._again_at, self._until = self._clock.monotonic() + AGAIN_S, None
        self._say(why)
        off = [request for request in requests if request.kind == Kind.WITHDRAW]
        others = [request for request in requests if request.kind != Kind.WITHDRAW]
        self._close(others, State.FAILED, why)
        if not off:
            return
        try:
            draft = sources.on_screens(press, self._clock.wall()).draft
            report = publish(press, draft, self._check, lambda: self._sirens(press))
        except DatabaseError:
            raise
        except Exception:  # noqa: BLE001  as above
            self._close(off, State.FAILED, why)
        else:
            self._mark(off, told(report), report.whole, report.serial)

    def _due(self, press: Press) -> None:
        """What the clock asks: an edge of validity, or what failed a minute ago."""
        again = self._again_at is not None and self._clock.monotonic() >= self._again_at
        if not again and not (self._until is not None and self._clock.wall() >= self._until):
            return
        now = self._clock.wall()
        try:
            report = self._print(press, sources.on_screens(press, now) if sources.went_back() else prepared(now))
        except DatabaseError:
            raise
        except Exception as e:  # noqa: BLE001  as above
            self._again_at, self._until = self._clock.monotonic() + AGAIN_S, None
            self._note(State.FAILED, failed(e))
        else:
            if report.published.new or self._is_red():
                self._note(State.DONE if report.whole else State.PARTLY, told(report), report.serial)

    def _print(self, press: Press, source: Prepared) -> Report:
        report = publish(press, source.draft, self._check, lambda: self._sirens(press))
        self._until, self._again_at = source.until, None
        return report

    def _beat(self) -> None:
        if self._heart is not None and self._clock.monotonic() >= self._beat_at:
            self._beat_at = self._clock.monotonic() + self._heart.beat()

    def _mark(self, requests: list[Request], report: str, whole: bool, serial: int | None = None) -> None:
        self._say(report)
        self._close(requests, State.DONE if whole else State.PARTLY, report, serial)

    def _close(self, requests: list[Request], state: State, report: str, serial: int | None = None) -> None:
        rows = Request.objects.filter(pk__in=[request.pk for request in requests], state=State.ASKED)
        rows.update(state=state, report=report, serial=serial, done_at=self._clock.wall())

    def _note(self, state: State, report: str, serial: int | None = None) -> None:
        """A row about what nobody asked; the same failure again is the same row."""
        last = Request.objects.filter(kind=Kind.TIMED).last()
        if state == State.FAILED and last is not None and (last.state, last.report) == (state, report):
            return
        self._say(report)
        now = self._clock.wall()
        Request.objects.create(
            kind=Kind.TIMED, by=CLOCK, at=now, state=state, report=report, serial=serial, done_at=now
        )

    def _is_red(self) -> bool:
        last = Request.objects.exclude(state=State.ASKED).order_by("done_at", "pk").last()
        return last is not None and last.state != State.DONE

    def _tell(self, note: str) -> None:
        if note != self._said:
            self._say(note)
            self._said = note
