"""Why screens are silent, and whose ledger did not continue: one cause for many. Pure.

Rules it keeps: where nearly all are silent it is the hub or its network, where a whole site is, it is that site, else
each screen by itself; what need not be on is in no cause; a cause says what it is, what to do, and which screens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hub.fleet.models import Broken, Terminal
from hub.fleet.rounds import Seen

FLEET = 3
"""With fewer screens "nearly all" says nothing."""

NEARLY_ALL = 0.8


@dataclass(frozen=True)
class Cause:
    """`key` is the same as long as it lasts."""

    key: str
    title: str
    do: str
    screens: tuple[str, ...] = ()


def causes(seen: Iterable[Seen], waits_for_press: bool = False, broken: Iterable[Broken] = ()) -> list[Cause]:
    """What is wrong now, the widest first; `broken`: ledgers nobody has explained yet, the newest first."""
    return [*_silent(seen, waits_for_press), *_ledgers(broken)]


def _silent(seen: Iterable[Seen], waits_for_press: bool) -> list[Cause]:
    found = []
    if waits_for_press:
        found.append(Cause("press", "印制进程没有响应", "批准和撤回的内容到不了屏幕：请启动 mingbai-hub press"))
    expected = [each for each in seen if each.standing.word in ("online", "late", "silent")]
    silent = [each for each in expected if each.standing.word == "silent"]
    if len(expected) >= FLEET and len(silent) >= NEARLY_ALL * len(expected):
        title = f"{len(silent)} 台屏幕同时失联（应开机 {len(expected)} 台）"
        return [*found, Cause("hub", title, "先查中心服务器和它的网络，再查各点", _names(silent))]
    by_site: dict[str, list[Seen]] = defaultdict(list)
    for each in expected:
        by_site[each.terminal.site].append(each)
    for site, there in sorted(by_site.items()):
        off = [each for each in there if each.standing.word == "silent"]
        if site and len(there) > 1 and len(off) == len(there):
            title = f"{site}的 {len(off)} 台屏幕全部失联"
            found.append(Cause(f"site:{site}", title, "查这个地点的网络和供电", _names(off)))
        else:
            found += [_one(each) for each in off]
    stale = [each for each in expected if each.terminal.latest is not None and each.terminal.latest.state == "stale"]
    if stale and (len(stale) == len(expected) or len(stale) >= FLEET):
        title = f"{len(stale)} 台屏幕的内容已过时"
        found.append(Cause("feed", title, "查发布进程是否在运行，终端能否访问发布源", _names(stale)))
    return found


def _ledgers(broken: Iterable[Broken]) -> list[Cause]:
    """One a terminal: its newest break says what is to be asked."""
    newest = {}
    for each in broken:
        newest.setdefault(each.terminal_id, each)
    do = "播出记录可能被删改，或者换过硬盘：到现场问明，在设备页写明原因"
    return [
        Cause(
            f"ledger:{each.terminal_id}",
            f"{each.terminal}的播出台账接不上：{each.get_how_display()}",
            do,
            (_place(each.terminal),),
        )
        for each in newest.values()
    ]


def _one(each: Seen) -> Cause:
    return Cause(
        f"screen:{each.terminal.pk}",
        f"{each.terminal}失联",
        f"{each.standing.reason}。{each.standing.do}",
        _names([each]),
    )


def _names(seen: Iterable[Seen]) -> tuple[str, ...]:
    return tuple(_place(each.terminal) for each in seen)


def _place(terminal: Terminal) -> str:
    return " ".join(filter(None, (terminal.site, terminal.floor, str(terminal))))
