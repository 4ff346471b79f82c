"""`mingbai-hub alerts`: a round a minute over screens and press; whoever is named is told once a cause.

Rules it keeps: it needs no key; whatever goes wrong in a round is told, and the next round comes.
"""

from __future__ import annotations

import argparse

from hub.commands.asking import Sub, data, tell, wake
from kiosk.clock import SystemClock
from kiosk.errors import BadInput

EVERY_S = 60


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("alerts", help="tell staff what is wrong, by mail and hook  故障告警")
    data(parser)
    parser.add_argument("--once", action="store_true", help="one round, then end  只查一次")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    import signal
    from queue import Empty, SimpleQueue

    from django.db import connection

    from hub.alerts import ways
    from hub.alerts.models import Trouble
    from hub.alerts.round import go_round

    clock = SystemClock()
    if args.once:
        go_round(clock.wall())
        for trouble in Trouble.objects.filter(ended=None):
            print(trouble.title)
        return 0
    told = ", ".join(ways.ways()) or "nobody by mail or hook, the page only 只在页面上"
    print(f"the alerts 告警: {told}", flush=True)
    bell: SimpleQueue[None] = SimpleQueue()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: bell.put(None))
    while True:
        try:
            go_round(clock.wall())
        except BadInput:
            raise
        except Exception as e:  # noqa: BLE001  the next round comes, whatever it was
            connection.close()
            tell(f"{type(e).__name__}: {e}")
        try:
            bell.get(timeout=EVERY_S)
        except Empty:
            continue
        return 0
