"""From a warning that is signed into the feed to its signed bytes with all who listen: 1,000 streams over loopback.

Rules it keeps: the push process as an operator starts it, a feed with real keys, listeners in a process of their own;
the clock starts when the act of raising has returned (the timestamp lies in place), and stops for each listener when it
has the whole line; both read the same monotonic clock of the machine. Ten real terminals stand among them.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.processes import pss_mb
from hub.press.commands.publish import check
from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.publish import publish
from kiosk import folder as folders
from kiosk.cli.stage import SAMPLE
from kiosk.clock import SystemClock
from kiosk.config import FeedPart, Settings
from kiosk.content.emergency import Alarm
from kiosk.terminal.terminal import Terminal

LISTENERS = 1_000
TERMINALS = 10
ROUNDS = 5
PATIENCE_S = 30.0


def measure() -> dict[str, Any]:
    """Milliseconds from signed to there, for the listeners' last and for the terminals."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        press = Press.found(place / "feed", "yunzhou-jianshe", clock, disk=Disk(sync=False))
        publish(press, folders.read(SAMPLE, folders.day_of(SAMPLE, clock.wall())), check())
        command = (sys.executable, "-m", "hub", "push", "--feed", str(place / "feed"), "--port", "0")
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            url = server.stdout.readline().split()[-1]
            try:
                return _measured(press, place, url, server.pid, clock)
            finally:
                server.terminate()


def _measured(press: Press, place: Path, url: str, pid: int, clock: SystemClock) -> dict[str, Any]:
    port = int(url.rsplit(":", 1)[1].split("/")[0])
    listen = (sys.executable, "-m", "benchmarks.push", str(port), str(ROUNDS))
    terminals = [_terminal(press, place / f"t{number}", url, clock) for number in range(TERMINALS)]
    try:
        with subprocess.Popen(listen, stdout=subprocess.PIPE, text=True) as listeners:
            assert listeners.stdout is not None
            assert listeners.stdout.readline() == "all here\n"
            _until(lambda: all(t._push is not None and t._push.alive for t in terminals))
            memory = pss_mb(pid)
            signed, there = [], []
            for number in range(ROUNDS):
                time.sleep(1.0)
                before = [t.snapshot.emergency for t in terminals]
                press.siren.raise_(an_alarm(number, clock))
                begun = time.monotonic()
                signed.append(begun)
                left = dict(enumerate(terminals))
                while left and time.monotonic() - begun < PATIENCE_S:
                    for which in [w for w, t in left.items() if t.snapshot.emergency != before[w]]:
                        there.append(time.monotonic() - begun)
                        del left[which]
                    time.sleep(0.002)
            told = json.loads(listeners.stdout.readline())
    finally:
        for terminal in terminals:
            terminal.close()
    delays = [1000 * (at - begun) for begun, took in zip(signed, told, strict=True) for at in took]
    return {
        "benchmark": "push",
        "listeners": LISTENERS,
        "rounds": ROUNDS,
        "bytes_p99_ms": round(statistics.quantiles(delays, n=100)[98], 1),
        "bytes_median_ms": round(statistics.median(delays), 1),
        "bytes_missing": ROUNDS * LISTENERS - len(delays),
        "terminals_worst_ms": round(1000 * max(there), 1),
        "terminals_missing": ROUNDS * TERMINALS - len(there),
        "memory_mb": round(memory),
    }


def _terminal(press: Press, folder: Path, url: str, clock: SystemClock) -> Terminal:
    feed = FeedPart(
        url=press.workshop.public.resolve().as_uri(),
        root_sha256=press.repository.root_sha256(),
        push_url=url,
        poll_s=60,
    )
    terminal = Terminal.open(Settings(data_dir=str(folder), feed=feed), clock)
    terminal.start()
    return terminal


def _until(true: Any) -> None:
    until = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > until:
            raise RuntimeError("the terminals do not listen")
        time.sleep(0.05)


def an_alarm(number: int, clock: SystemClock) -> Alarm:
    """A long warning, each with a number of its own."""
    now = clock.wall().replace(microsecond=0)
    return Alarm(
        id=f"rain-{number}",
        source="云州市气象台",
        origin="relay",
        level="orange",
        title="暴雨橙色预警信号",
        text="预计未来三小时城区累计雨量将达五十毫米以上，请注意防范。" * 6,
        issued=now,
        area="云州市城区",
        check_by=now + timedelta(hours=3),
    )


async def _listeners(port: int, rounds: int) -> None:
    """All listeners in this process: when each had which line."""
    taken: list[list[float]] = [[] for _ in range(rounds)]

    async def one(reader: asyncio.StreamReader) -> None:
        had = 0
        while had < rounds:
            line = await reader.readline()
            if line.startswith(b"data:"):
                taken[had].append(time.monotonic())
                had += 1

    readers = []
    for _ in range(LISTENERS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_000_000)
        writer.write(b"GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        await reader.readuntil(b"\n\n")
        readers.append((reader, writer))
    print("all here", flush=True)
    await asyncio.wait_for(asyncio.gather(*(one(reader) for reader, _ in readers)), 120)
    print(json.dumps(taken), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        asyncio.run(_listeners(int(sys.argv[1]), int(sys.argv[2])))
    else:
        print(json.dumps(measure(), indent=1))
