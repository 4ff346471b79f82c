"""What one changed item costs on the wire, for feeds of 1,000 and 10,000 full guides (feed.md §1: ≤ 40 kB, ≤ 100 kB).

Rules it keeps: a real workshop, a real server, every byte of request and answer counted; the client has the edition
before and asks for what is new, compressed; the text is drawn character by character and compresses worse than prose.
"""

from __future__ import annotations

import random
import socket
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.readings import reading_of
from hub.press.serve import Server
from kiosk.clock import SystemClock
from kiosk.content import codec, places
from kiosk.content.edition import Edition
from kiosk.content.item import replace
from kiosk.content.service import Guide
from kiosk.folder import read

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
GUIDE_BYTES = 8_000
SIZES = (1_000, 10_000)
COMMON = [chr(0x4E00 + n * 7) for n in range(2_500)]
WEIGHTS = [1 / (rank + 10) for rank in range(len(COMMON))]


def measure(sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Bytes up and down for one changed guide, one with a new title too, and a poll that finds nothing; per size."""
    return {f"{size} guides": _measured(size) for size in sizes}


def _measured(size: int) -> dict[str, Any]:
    chance = random.Random(size)
    with tempfile.TemporaryDirectory() as folder:
        press = Press.found(Path(folder) / "feed", "bench", SystemClock(), disk=Disk(sync=False))
        edition = _edition(size, chance)
        press.editions.publish(edition, {})
        victim = edition.items[size // 2]
        assert isinstance(victim, Guide)
        changed = replace(victim, special=_text(chance, len(victim.special)))
        renamed = replace(changed, title=victim.title[:-1] + "新")
        with Server(press, SystemClock(), port=0) as server:
            one = _cost(press, server, _with(edition, changed))
            both = _cost(press, server, _with(_with(edition, changed), renamed))
            nothing = _poll(press, server)
        return {
            "guide_bytes": len(codec.encode(victim)),
            "edition_bytes": sum(len(codec.encode(item)) for item in edition.items),
            "shards": len(press.editions.index().shards),  # type: ignore[union-attr]
            "changed_guide": one,
            "changed_title": both,
            "nothing_new": nothing,
        }


def _cost(press: Press, server: Server, edition: Edition) -> dict[str, int]:
    """What a terminal that has the edition before fetches for this one."""
    had = _files(press)
    press.editions.publish(edition, {})
    new = sorted(_files(press) - had)
    root = press.repository.books().root.signed.version
    paths = [places.TIMESTAMP, places.metadata("root", root + 1), *new]
    pairs = [_exchange(server, path) for path in paths]
    parts = {path.split("/")[0] + "_down": 0 for path in paths}
    for path, (_, down) in zip(paths, pairs, strict=True):
        parts[path.split("/")[0] + "_down"] += down
    return {
        "requests": len(pairs),
        "up": sum(up for up, _ in pairs),
        "down": sum(down for _, down in pairs),
        **parts,
    }


def _poll(press: Press, server: Server) -> dict[str, int]:
    stamp = (press.workshop.public / places.TIMESTAMP).stat()
    up, down = _exchange(server, places.TIMESTAMP, f'If-None-Match: "{stamp.st_mtime_ns:x}-{stamp.st_size:x}"\r\n')
    return {"requests": 1, "up": up, "down": down}


def _exchange(server: Server, path: str, more: str = "") -> tuple[int, int]:
    host, port = server.url.removeprefix("http://").split(":")
    request = (
        f"GET /{path} HTTP/1.1\r\nHost: {host}:{port}\r\nUser-Agent: Mingbai/1\r\nAccept-Encoding: gzip\r\n"
        f"{more}Connection: close\r\n\r\n"
    ).encode()
    down = 0
    with closing(socket.create_connection((host, int(port)), timeout=30)) as line:
        line.sendall(request)
        while chunk := line.recv(65_536):
            down += len(chunk)
    return len(request), down


def _files(press: Press) -> set[str]:
    public = press.workshop.public
    found = {path.relative_to(public).as_posix() for path in public.rglob("*.json")}
    return found - {places.TIMESTAMP}


def _with(edition: Edition, item: Guide) -> Edition:
    items = tuple(item if each.id == item.id else each for each in edition.items)
    readings = tuple(reading_of(item.id, item.title) if r.id == item.id else r for r in edition.readings)
    return replace(edition, items=items, readings=readings)


def _edition(size: int, chance: random.Random) -> Edition:
    draft = read(SAMPLE, SystemClock().wall().date())
    pattern = next(item for item in draft.items if isinstance(item, Guide))
    items = tuple(_guide(pattern, f"guide-{n:05}", chance) for n in range(size))
    return Edition(
        feed="bench",
        serial=1,
        made_at=SystemClock().wall(),
        office=draft.office,
        rules=draft.rules,
        items=items,
        slots=draft.slots,
        boards=draft.boards,
        layouts=draft.layouts,
        readings=tuple(reading_of(item.id, item.title) for item in items),
    )


def _guide(pattern: Guide, id: str, chance: random.Random) -> Guide:
    bare = replace(pattern, id=id, media=(), title=_text(chance, 18), special="")
    return replace(bare, special=_text(chance, (GUIDE_BYTES - len(codec.encode(bare))) // 3))


def _text(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(COMMON, WEIGHTS, k=max(length, 1)))


if __name__ == "__main__":
    import json

    print(json.dumps(measure(), indent=1))
