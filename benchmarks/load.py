"""A fleet on one machine: so many terminals poll the feed every 15 s, and once a minute hand in a signed heartbeat and
come for what they are asked to do.

Rules it keeps: the hub as an operator starts it (`mingbai-hub serve`, its SQLite on a synced disk) and the feed's own
server beside it; every beat is a new envelope, signed by its terminal's key, on a connection of its own, as terminals
send them; requests come at their moments whether or not the one before was answered, so that a queue shows.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk import wire
from kiosk.clock import SystemClock
from kiosk.command import COMMANDS, Call
from kiosk.content import codec
from kiosk.content.proof import Beat
from kiosk.terminal.identity import fingerprint

LEVELS = (1_000, 2_000, 4_000, 8_000)
RUN_S = 30.0
WARM_S = 5.0
POLL_S, BEAT_S = 15.0, 60.0
GOAL_MS = 250.0
PATIENCE_S = 10.0
HALF = 2


def measure() -> dict[str, Any]:
    """The 99th percentile at each level, until one is over the goal; `most` is the largest that was not."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        keys = [Ed25519PrivateKey.generate() for _ in range(max(LEVELS))]
        names = _hub(place, keys)
        figures: dict[str, Any] = {"benchmark": "load", "most": 0}
        with _served(place) as (hub, feed):
            for level in LEVELS:
                figures |= {f"{level}/{k}": v for k, v in asyncio.run(_level(level, keys, names, hub, feed)).items()}
                slowest = max(figures[f"{level}/beat_p99_ms"], figures[f"{level}/call_p99_ms"])
                if slowest > GOAL_MS or figures[f"{level}/failed"]:
                    break
                figures["most"] = level
    return figures


def _hub(place: Path, keys: list[Ed25519PrivateKey]) -> list[str]:
    """A hub that knows these terminals; their fingerprints."""
    os.environ["MINGBAI_HUB_DATA"] = str(place)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings"
    import django

    django.setup()
    from hub.commands.migrate import migrate
    from hub.fleet.models import State, Terminal

    migrate()
    rows = []
    for number, key in enumerate(keys):
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        spelled = base64.b64encode(public).decode()
        row = Terminal(name=f"屏 {number}", key_ed25519=spelled, state=State.APPROVED, picture_every=0)
        row.fingerprint = fingerprint(public)
        rows.append(row)
    Terminal.objects.bulk_create(rows)
    return [row.fingerprint for row in rows]


@contextlib.contextmanager
def _served(place: Path) -> Any:
    """Both servers as processes: their ports."""
    feed = place / "own-feed"
    subprocess.run((sys.executable, "-m", "kiosk.cli", "feed", "init", str(feed)), check=True, capture_output=True)
    ports = _free_ports(HALF)
    commands = (
        (sys.executable, "-m", "hub", "serve", "--port", str(ports[0]), "--workers", "2"),
        (sys.executable, "-m", "kiosk.cli", "serve", str(feed), "--port", str(ports[1])),
    )
    with contextlib.ExitStack() as stack:
        for command in commands:
            child = stack.enter_context(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            stack.callback(child.terminate)
        for port in ports:
            _until_there(port)
        yield ports


async def _level(count: int, keys: list[Ed25519PrivateKey], names: list[str], hub: int, feed: int) -> dict[str, float]:
    """One level: what the requests took that were sent after the warm-up."""
    begun = time.monotonic()
    took: dict[str, list[float]] = {"beat": [], "call": [], "poll": []}
    failed: list[str] = []

    async def one(number: int) -> None:
        chance = random.Random(number)
        moments = [(at, what) for what in ("beat", "call") if (at := chance.random() * BEAT_S) < WARM_S + RUN_S]
        first = chance.random() * POLL_S
        moments += [(first + turn * POLL_S, "poll") for turn in range(int((WARM_S + RUN_S - first) // POLL_S) + 1)]
        for at, what in sorted(moments):
            await asyncio.sleep(max(0.0, begun + at - time.monotonic()))
            request = MAKES[what](keys[number], names[number])
            asked = time.monotonic()
            status = await _asked(feed if what == "poll" else hub, request)
            if status not in (200, 304):
                failed.append(f"{what} {status}")
            elif asked - begun > WARM_S:
                took[what].append(1000 * (time.monotonic() - asked))

    await asyncio.gather(*(one(number) for number in range(count)))
    return {
        **{f"{what}_p99_ms": round(statistics.quantiles(took[what], n=100)[98], 1) for what in took},
        "beat_median_ms": round(statistics.median(took["beat"]), 1),
        **{f"{what}s": len(took[what]) for what in took},
        "failed": len(failed),
    }


def _beat(key: Ed25519PrivateKey, name: str) -> bytes:
    now = SystemClock().wall()
    number = time.time_ns() // 1000
    beat = Beat(
        edition=1, emergency=1, state="current", free_mb=9000, queued=0, software="load", ledger=9, ledger_link="a" * 64
    )
    envelope = wire.Envelope(
        id=wire.uuid7(now, os.urandom(10)),
        terminal=name,
        seq=number,
        kind="beat",
        made_at=now,
        body=codec.encode(beat),
    )
    return _signed(key, name, wire.ENVELOPES, codec.encode([envelope]), number)


def _call(key: Ed25519PrivateKey, name: str) -> bytes:
    return _signed(key, name, COMMANDS, codec.encode(Call()), time.time_ns() // 1000)


def _signed(key: Ed25519PrivateKey, name: str, path: str, body: bytes, number: int) -> bytes:
    signature = base64.b64encode(key.sign(wire.signing_bytes("POST", path, body, number))).decode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
        f"{wire.TERMINAL}: {name}\r\n{wire.NUMBER}: {number}\r\n{wire.SIGNATURE}: {signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _poll(*_whose: Any) -> bytes:
    return b"GET /metadata/timestamp.json HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


MAKES = {"beat": _beat, "call": _call, "poll": _poll}
"""What a terminal sends, by its name."""


async def _asked(port: int, request: bytes) -> int:
    """The status; 0 where there was no answer."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(request)
                return int((await reader.read()).split(b" ", 2)[1])
            finally:
                writer.close()
    except (OSError, IndexError, ValueError, TimeoutError):
        return 0


def _free_ports(count: int) -> list[int]:
    async def found() -> list[int]:
        servers = [await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0) for _ in range(count)]
        ports = [server.sockets[0].getsockname()[1] for server in servers]
        for server in servers:
            server.close()
        return ports

    return asyncio.run(found())


def _until_there(port: int) -> None:
    until = time.monotonic() + 60
    while asyncio.run(_asked(port, _poll())) == 0:
        if time.monotonic() > until:
            raise RuntimeError(f"nothing answers on port {port}")
        time.sleep(0.2)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
