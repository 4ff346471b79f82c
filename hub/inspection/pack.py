"""The evidence pack of one item: a zip with the raw facts, chained, the approved texts, and how to verify all of it.

Rules it keeps: the same evidence gives the same bytes, so the certificate can name the pack's hash; nothing in it needs
this program to be checked: SHA256SUMS is sha256sum's own form, the chain is three lines of any language.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hub.channels.models import Entry
from hub.desk import scans
from hub.fleet.models import Broken
from hub.inspection.evidence import Evidence
from hub.intake.models import Shown
from kiosk import evidence
from kiosk.content import codec

AT = (1980, 1, 1, 0, 0, 0)
README = """明白屏 展示证据包
================
items/       批准的文稿（规范 JSON），文件名是其 SHA-256；approvals.json 是批准、撤回的人和时间。
facts.jsonl  终端报告的播出记录，每行一条：哪块屏、从何时到何时、哪个版本（文稿 SHA-256 的前 12 位）、
             所在信封的编号、序号、SHA-256 和中心收到的时间。时间一律是 UTC。
chain.txt    每条记录的链值，与 facts.jsonl 逐行对应；最后一行就是证明书上的“证据链末值”。
terminals.json 是终端指纹对应的名称。
ledgers.json 是这些终端的台账接不上的地方：原来的条数和末环，后来的，何时发现，查明的原因；没有则为空。
channels.json、photos/  其他公开渠道的登记和照片。

核对
1. sha256sum -c SHA256SUMS
2. 链值：从 64 个 0 开始，第 n 行 = SHA-256( "mingbai-ledger-1\\n" + 上一链值的 32 字节 + 第 n 行记录的字节 )。
   记录的字节不含行末换行。删、添、改任何一条，其后的链值都不同。
3. 或者：mingbai verify 本文件.zip
链由中心按收到的记录计算；终端本机另有自己的台账和链，可到该终端上用 mingbai status 查看。终端每次报告其台账的
条数和末环，中心逐条核对，接不上的记在 ledgers.json。
没有记录不等于没有展示，只说明没有证据。
"""


def facts_of(facts: Sequence[Shown]) -> list[bytes]:
    """The lines of facts.jsonl."""
    return [_line(fact) for fact in facts]


def head(lines: Sequence[bytes]) -> str:
    """The last link over these lines."""
    return links(lines)[-1] if lines else evidence.START


def links(lines: Sequence[bytes]) -> list[str]:
    found, link = [], evidence.START
    for line in lines:
        link = evidence.chain(link, line)
        found.append(link)
    return found


def packed(told: Evidence) -> bytes:
    """The zip."""
    lines = facts_of(told.facts)
    entries = list(Entry.objects.filter(item_id=told.item.id).select_related("by"))
    files = {
        "README.txt": README.encode(),
        "facts.jsonl": b"".join(line + b"\n" for line in lines),
        "chain.txt": "".join(f"{link}\n" for link in links(lines)).encode(),
        "approvals.json": _json([_approval(row) for row in told.approvals]),
        "terminals.json": _json({fact.arrival.terminal.fingerprint: str(fact.arrival.terminal) for fact in told.facts}),
        "ledgers.json": _json([_broken(each) for each in told.broken]),
        "channels.json": _json([_channel(entry) for entry in entries]),
    }
    files |= {f"items/{row.digest}.json": bytes(row.bytes) for row in told.approvals}
    files |= {f"photos/{entry.scan}.jpg": scans.read(entry.scan) for entry in entries if entry.scan}
    files["SHA256SUMS"] = "".join(f"{codec.sha256(files[name])}  {name}\n" for name in sorted(files)).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, AT)
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _line(fact: Shown) -> bytes:
    arrival = fact.arrival
    told = {
        "item": fact.item,
        "version": fact.version,
        "terminal": arrival.terminal.fingerprint,
        "board": fact.board,
        "zone": fact.zone,
        "first": _utc(fact.first),
        "last": _utc(fact.last),
        "frames": fact.frames,
        "ended": fact.ended,
        "envelope": {
            "id": arrival.id,
            "seq": arrival.seq,
            "sha256": arrival.sha256,
            "received": _utc(arrival.at),
            "clock": "unsure" if arrival.unsure else "sure",
        },
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _approval(row: Any) -> dict[str, Any]:
    told = {"digest": row.digest, "title": row.title, "at": _utc(row.at), "approvers": row.approvers}
    if row.withdrawn_at is not None:
        told |= {"withdrawn": _utc(row.withdrawn_at), "by": row.withdrawn_by, "why": row.withdrawn_why}
    return told


def _broken(each: Broken) -> dict[str, Any]:
    told = {
        "terminal": each.terminal.fingerprint,
        "how": each.how,
        "known": {"entries": each.known_place, "link": each.known_link},
        "then": {"entries": each.place, "link": each.link},
        "envelope": each.envelope,
        "told": _utc(each.made_at),
        "found": _utc(each.at),
    }
    explained = getattr(each, "explained", None)
    if explained is not None:
        told["explained"] = {"why": explained.why, "by": str(explained.by), "at": _utc(explained.at)}
    return told


def _channel(entry: Entry) -> dict[str, Any]:
    return {
        "carrier": entry.title,
        "state": entry.state,
        "day": entry.day.isoformat(),
        "where": entry.link,
        "note": entry.note,
        "digest": entry.digest,
        "photo": entry.scan,
        "by": str(entry.by),
        "at": _utc(entry.at),
    }


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode()
