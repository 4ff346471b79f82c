"""`mingbai revert --feed DIR --to SERIAL`: an older edition again, under a new serial; without one, which are kept.

Rules it keeps: what has been taken down since stays off, and is named; the screens see a new edition, never an old
serial; the content folder is not touched: its next publication shows what is in it.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hub.press.commands.asking import Sub, feed_option, opened, tell, zone_of
from hub.press.commands.publish import check, told
from kiosk.clock import SystemClock
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from hub.press.press import Press

SHOWN = 20


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("revert", help="show an older edition again  恢复旧版")
    feed_option(parser)
    parser.add_argument("--to", type=int, metavar="SERIAL", help="its serial; none: list what is kept  版号")
    parser.add_argument(
        "--bring", action="append", default=[], metavar="ID", help="show this too, though it was taken down  一并恢复"
    )
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    return _listed(press) if args.to is None else _reverted(press, args.to, args.bring)


def _listed(press: Press) -> int:
    from hub.press import kept

    zone = zone_of(press)
    for index in kept.kept(press.workshop.public)[:SHOWN]:
        print(f"{index.serial}  {index.made_at.astimezone(zone):%Y-%m-%d %H:%M:%S}")
    return 0


def _reverted(press: Press, serial: int, bring: list[str]) -> int:
    from hub.press import kept
    from hub.press.publish import publish
    from hub.press.revert import back, draft_of

    public, now = press.workshop.public, press.editions.current()
    old = kept.edition(public, serial)
    if now is None or old.serial == now.serial:
        raise BadInput(f"edition {serial}", "is what the screens show", "`mingbai revert --feed DIR` lists the others")
    unknown = sorted(set(bring) - {item.id for item in old.items})
    if unknown:
        raise BadInput("--bring", f"edition {serial} has no item '{unknown[0]}'", "its id, as in the older edition")
    between = [index.serial for index in kept.kept(public) if old.serial < index.serial < now.serial]
    found = back(old, [kept.edition(public, each) for each in between], now, bring)
    for words, ids in (
        ("stays off, it was taken down since 已撤下，不恢复", found.off),
        ("is shown as it is now 沿用现行版本", found.newer),
        ("came later, it is not shown 之后新增，不显示", found.left),
    ):
        if ids:
            tell(f"{words}: {', '.join(ids)}")
    today = SystemClock().wall().astimezone(ZoneInfo(old.office.timezone)).date()
    return told(publish(press, draft_of(old, found.items, today), check()))
