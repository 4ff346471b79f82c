"""Small content folders for tests: `a_folder(tmp_path)` reads without a fault, and a test spoils what it is about."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from kiosk.content.kinds import KINDS

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"

MANIFEST = """\
feed: yunzhou-jianshe
format: 1
dates: publish-day
office:
  name: 云州市住房和城乡建设局
  hall: hall
"""

HALL = """\
title: 政务服务大厅
source: {unit: hall, made: -90d, published: -90d}
type: hall
duties: [受理建设类事项申请]
phone: 0000-8123456
address: 云州市市民路 1 号一楼
hours:
  sessions:
    - {opens: "09:00", closes: "12:00"}
    - {opens: "13:00", closes: "17:00"}
windows:
  - {id: "2", name: 建设工程, place: 一楼大厅 2 号窗口}
"""

NOTICE = """\
title: 关于调整窗口服务时间的通知
source:
  unit: hall
  made: -2d
  published: -1d
type: notice
body: 自即日起，三号窗口受理时间调整为九时至十七时。
"""

GUIDE = """\
title: 建筑工程施工许可证核发
source: {unit: hall, made: -20d, published: -19d}
basis:
  - {title: 中华人民共和国建筑法, article: 第七条}
conditions: [已经办理用地批准手续]
statutory: {days: 7, unit: day, counts_from: received}
promised: {days: 3, unit: day}
audience: [enterprise]
windows: [hall/2]
ask: 0000-8123456
complain: 0000-8123450
materials:
  - name: 申请表
steps:
  - name: 申请
visits_why: 核对原件
"""


def a_folder(root: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """A folder with a hall, a notice and a guide, changed by `files` (path → text; None leaves it out)."""
    content: dict[str, str | bytes | None] = {
        "manifest.yaml": MANIFEST,
        "unit/hall.yaml": HALL,
        "announcement/a-notice.yaml": NOTICE,
        "guide/a-guide.yaml": GUIDE,
        **(files or {}),
    }
    folder = root / "folder"
    folder.mkdir(exist_ok=True)
    for name, text in content.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def ids_in(folder: Path) -> set[str]:
    """The ids of all items that a folder has a file of."""
    return {path.stem for kind in KINDS for path in (folder / kind).glob("*.yaml")}


def a_png(width: int = 2, height: int = 2) -> bytes:
    """A grey PNG; its header may claim more pixels than it has, which is all that our checks read."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * min(width, 4) for _ in range(min(height, 4)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
