"""`mingbai sync`: what a terminal does behind its glass, without the glass: follow the feed, hand out what waits.

Rules it keeps: `--once` tries once on this thread and says what became of it; without it, it goes on until it is ended;
the same data_dir as the screen's, so only while no screen runs with it.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from kiosk.cli.asking import Sub, config_option, settings_in
from kiosk.cli.ending import until_ended
from kiosk.cli.status import lines
from kiosk.config import Settings
from kiosk.errors import BadInput
from kiosk.terminal.status import read
from kiosk.terminal.terminal import Terminal


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("sync", help="fetch content without a screen  不开屏幕，只同步内容")
    config_option(parser)
    parser.add_argument("--once", action="store_true", help="try once, then end  只同步一次")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    settings = settings_in(args.config)
    if not settings.feed.root_sha256:
        raise BadInput(str(args.config), "not paired: feed.root_sha256 is empty", "as printed by `mingbai feed show`")
    return once(settings) if args.once else on_and_on(settings)


def once(settings: Settings) -> int:
    """One try; raises what kept it from following the feed, after what stands was said."""
    logging.getLogger("mingbai").addHandler(logging.NullHandler())  # what went wrong is raised: once is enough
    with Terminal.open(settings) as terminal:
        trouble = terminal.sync()
    print("\n".join(lines(read(Path(settings.data_dir)), settings.zone)))
    if trouble is not None:
        raise trouble
    return 0


def on_and_on(settings: Settings) -> int:
    """Follow the feed until SIGINT or SIGTERM."""
    with Terminal.open(settings) as terminal, until_ended() as ending:
        terminal.start()
        print(f"following {settings.feed.url} into {settings.data_dir}; Ctrl-C ends it", flush=True)
        ending.wait()
    return 0
