"""`mingbai watch URL`: on a second machine, ring when the feed's heartbeat has stopped.

Rules it keeps: a feed that cannot be reached, one that is no feed, and one that is signed no more are the same to who
waits at a screen: after so many minutes it rings, and again as long as it lasts; once when it beats again; it believes
nothing and installs nothing, and whatever goes wrong with ringing is told and the watch goes on.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.cli.asking import Sub
from kiosk.cli.ending import until_ended
from kiosk.clock import Clock, FloorClock, SystemClock
from kiosk.content import places
from kiosk.errors import BadInput, MingbaiError
from kiosk.link import stamp
from kiosk.link.door import Door, door_for
from kiosk.terminal.birth import BIRTH

DEADLINE_S = 20.0
MAX_BYTES = 16_000
RING_S = 60


@dataclass(frozen=True)
class Word:
    """What there is to say. `rings`: somebody has to come."""

    rings: bool
    sentence: str


class Watch:
    """One feed. `look()` is one question; it answers what there is to say, None while all is as it was."""

    def __init__(self, door: Door, clock: Clock, quiet: timedelta) -> None:
        self._door, self._clock, self._quiet = door, clock, quiet
        self._etag, self.why = "", ""  # why the last question had no answer
        self._signed_at: datetime | None = None
        self._beat = clock.monotonic()  # when it was seen to beat
        self._rung: float | None = None

    def look(self) -> Word | None:
        """Ask, and say what a person has to know."""
        self.why = self._asked()
        now = self._clock.monotonic()
        if now - self._beat < self._quiet.total_seconds():
            if self._rung is None:
                return None
            self._rung = None
            return Word(False, "the heartbeat is back 心跳恢复")
        if self._rung is not None and now - self._rung < self._quiet.total_seconds():
            return None
        self._rung = now
        minutes = int((now - self._beat) // 60)
        told = f"no heartbeat for {minutes} minutes 已有 {minutes} 分钟没有心跳"
        return Word(True, f"{told}: {self.why or 'signed no more 不再签名'}")

    def _asked(self) -> str:
        """Why there was no beat; empty when there was an answer."""
        try:
            answer = self._door.get(places.TIMESTAMP, max_bytes=MAX_BYTES, deadline_s=DEADLINE_S, etag=self._etag)
            if answer.status == 304 and self._etag:
                return ""
            if answer.status != 200:
                return f"status {answer.status}"
            came = stamp.read(answer.body, answer.etag)
        except MingbaiError as e:
            return str(e)
        self._etag = came.etag
        if self._signed_at is None or came.signed_at > self._signed_at:
            # Of the first only its age is known, and that as well as this machine's clock goes.
            age = max(0.0, (self._clock.wall() - came.signed_at).total_seconds()) if self._signed_at is None else 0.0
            self._beat, self._signed_at = self._clock.monotonic() - age, came.signed_at
        return ""


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("watch", help="ring when a feed's heartbeat stops  心跳停止时报警")
    parser.add_argument("url", metavar="URL", help="of the feed, as terminals know it  信息源网址")
    parser.add_argument("--minutes", type=int, default=30, metavar="N", help="of silence (30)  静默分钟数")
    parser.add_argument("--every", type=int, default=60, metavar="S", help="seconds between two looks (60)  间隔秒数")
    parser.add_argument("--command", default="", help="run to ring; MINGBAI_WATCH says why  报警时运行的命令")
    parser.add_argument("--once", action="store_true", help="look once; exit code 1 when it rings  只看一次")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    if args.minutes < 1 or args.every < 1:
        raise BadInput("--minutes, --every", "less than one", "e.g. --minutes 30 --every 60")
    clock = SystemClock()
    watch = Watch(door_for(args.url, FloorClock(clock, BIRTH)), clock, timedelta(minutes=args.minutes))
    if args.once:
        word = watch.look()
        print(word.sentence if word is not None else watch.why or "it beats 心跳正常", flush=True)
        return 1 if watch.why or (word is not None and word.rings) else 0
    with until_ended() as ending:
        print(f"watching 正在看守 {args.url}", flush=True)
        while True:
            told(watch.look(), args.command, clock, print)
            if ending.wait(args.every):
                return 0


def told(word: Word | None, command: str, clock: Clock, say: Callable[[str], None]) -> None:
    """Say a word, and ring where it rings. Never raises."""
    if word is None:
        return
    say(f"{clock.wall():%Y-%m-%d %H:%M:%S} UTC  {word.sentence}" + ("\a" if word.rings else ""))
    if not command:
        return
    kind = "silent" if word.rings else "back"
    try:
        subprocess.run(
            shlex.split(command),
            env={**os.environ, "MINGBAI_WATCH": word.sentence, "MINGBAI_WATCH_STATE": kind},
            timeout=RING_S,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as e:
        say(f"the command could not ring 报警命令没有成功: {e}")
