"""`mingbai status`: how a terminal is: what it shows, how fresh, what waits, what is wrong.

Rules it keeps: it reads what the running terminal wrote and disturbs nothing; exit code 0 when all is well, 1 when
somebody should look, so that a script can ask.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.cli.asking import Sub, config_option, settings_in
from kiosk.terminal.status import Status, encode, read

WELL = ("current", "delayed")

SHOWING = {
    "content": "content 内容",
    "alarm": "a warning 预警",
    "blank": "blank 停播",
    "dark": "dark, outside its hours 非开机时段",
    "waiting": "waiting for content 等待内容",
}
HOW = {
    "sent": "sent 已发送",
    "confirmed": "confirmed 已确认",
    "unconfirmed": "unconfirmed 未确认",
    "failed": "failed 失败",
}


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("status", help="how this terminal is  查看终端状态")
    config_option(parser)
    parser.add_argument("--json", action="store_true", help="everything, as one JSON object  全部信息")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    settings = settings_in(args.config)
    status = read(Path(settings.data_dir))
    if args.json:
        sys.stdout.write(encode(status).decode())
    else:
        print("\n".join(lines(status, settings.zone)))
    return 0 if well(status) else 1


def well(status: Status) -> bool:
    """Whether nobody need look."""
    panel = status.panel is None or status.panel.how in ("sent", "confirmed")
    wrong = status.alarms or status.disk_full or status.wanting
    return status.running and status.state in WELL and panel and not wrong


def lines(status: Status, zone: ZoneInfo) -> Iterator[str]:
    """The same for a person."""
    at = status.as_of.astimezone(zone)
    runs = "running 运行中" if status.running else "not running 未运行"
    yield f"{status.name}  ({runs}, as of 截至 {at:%Y-%m-%d %H:%M:%S})"
    yield f"  state 状态      {status.state}  {status.line}"
    yield f"  screen 画面     {SHOWING[status.showing]}" + ("  at this screen 本机停播" if status.covered else "")
    if status.panel is not None:
        asked = f"{'on 开' if status.panel.lit else 'off 关'}, {HOW[status.panel.how]}"
        yield f"  panel 显示器    {asked}" + (f": {status.panel.why}" if status.panel.why else "")
    if status.edition:
        made = f", made 制作 {status.edition_made_at.astimezone(zone):%Y-%m-%d %H:%M}" if status.edition_made_at else ""
        yield f"  edition 内容    serial {status.edition}, {status.items} items 条{made}"
    if status.emergency:
        yield f"  emergency 应急  serial {status.emergency}"
    if status.incoming is not None:
        came = f"{status.incoming.have:,} of {status.incoming.want:,} bytes"
        yield f"  incoming 下载中 serial {status.incoming.serial}, {came}"
    if status.media_wanted:
        yield f"  media 媒体      {status.media_wanted} not here yet 未到"
    if status.skew_ms is not None:
        last, middle = status.skew_ms
        yield f"  changes 换播    {last:+.0f} ms from the programme 与节目单相差, median 中位 {middle:+.0f} ms"
    queued = sum(status.queued.values())
    yield f"  outbox 待发     {queued}" + (f"  {status.queued}" if queued else "")
    yield f"  disk 磁盘       {status.free_mb:,} MB free 可用" + ("  FULL 已满" if status.disk_full else "")
    if status.marks:
        yield f"  marks 标记      {', '.join(dict.fromkeys(status.marks))}"
    for lack in status.wanting:
        yield f"  wanting 缺少    {lack}"
    for alarm in status.alarms:
        yield f"  ALARM 告警      {alarm.what}: {alarm.why}"
