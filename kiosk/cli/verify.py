"""`mingbai verify PACK`: whether an evidence pack is what it was when it was made, and what its chain ends with.

Exit codes: 0 everything fits; 1 something does not, and it is named; 2 the file is no evidence pack.
Rules it keeps: it needs no hub and no network; whatever the pack says of itself is computed anew.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from kiosk import evidence
from kiosk.cli.asking import Sub
from kiosk.content import codec
from kiosk.errors import BadInput

SUMS = "SHA256SUMS"
MOST = 500_000_000
"""Bytes of a pack once unpacked: a year of one item is a hundredth of it."""


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("verify", help="whether an evidence pack is whole  核对展示证据包")
    parser.add_argument("pack", type=Path, metavar="PACK", help="the zip  证据包")
    parser.add_argument("--head", default="", metavar="HEX", help="as the certificate says  证明书上的证据链末值")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    files = _files(args.pack)
    wrong = list(faults(files, args.head.strip().lower()))
    for each in wrong:
        print(f"does not fit 不符: {each}")
    lines = files["facts.jsonl"].splitlines()
    print(f"records 记录: {len(lines)}")
    print(f"head 证据链末值: {_head(files)}")
    print(f"SHA-256: {codec.sha256(args.pack.read_bytes())}")
    print("whole 完好" if not wrong else f"{len(wrong)} faults 处不符")
    return int(bool(wrong))


def faults(files: dict[str, bytes], head: str = "") -> Iterator[str]:
    """What does not fit, each as a name of a place. `head`: the last link to be expected, if any."""
    told = dict(_sums(files[SUMS]))
    for name in sorted({*files, *told} - {SUMS}):
        if name not in files:
            yield f"{name}: missing 缺失"
        elif told.get(name) != codec.sha256(files[name]):
            yield f"{name}: not as listed 与清单不符"
    lines = files["facts.jsonl"].splitlines()
    links = files["chain.txt"].decode("ascii", "replace").split()
    if len(lines) != len(links):
        yield f"chain.txt: {len(links)} links for {len(lines)} records 链值与记录数目不同"
    place = _broken(lines, links)
    if place is not None:
        yield f"facts.jsonl:{place + 1}: the chain breaks here 链自此行起不符"
    if head and head != _head(files):
        yield "the head is another one 证据链末值不同"
    versions = {name[6:18] for name in files if name.startswith("items/")}
    for name in files:
        if name.startswith("items/") and codec.sha256(files[name]) != name[6:-5]:
            yield f"{name}: other bytes than its name says 文稿与其名称不符"
    for number, line in enumerate(lines, 1):
        if _version(line) not in versions:
            yield f"facts.jsonl:{number}: a version nobody approved 播出的版本没有批准记录"


def _broken(lines: list[bytes], links: list[str]) -> int | None:
    try:
        return evidence.verify(zip(lines, links, strict=False))
    except ValueError:
        return 0


def _head(files: dict[str, bytes]) -> str:
    links = files["chain.txt"].decode("ascii", "replace").split()
    return links[-1] if links else evidence.START


def _version(line: bytes) -> str:
    try:
        return str(json.loads(line)["version"])
    except (ValueError, KeyError, TypeError):
        return ""


def _sums(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def _files(pack: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(pack) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST:
                raise BadInput(str(pack), f"more than {MOST:,} bytes when unpacked")
            files = {info.filename: archive.read(info) for info in archive.infolist()}
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as e:
        raise BadInput(str(pack), f"cannot be read as a zip: {e}") from e
    if not {SUMS, "facts.jsonl", "chain.txt"} <= set(files):
        raise BadInput(str(pack), "is no evidence pack", "take the one the hub's certificate page gives")
    return files
