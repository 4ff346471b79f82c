"""`mingbai-hub COMMAND …`: finds the command, runs it, turns its errors into a sentence and an exit code.

Rules it keeps: exit codes as `mingbai` has them: 0 done, 1 it could not be done, 2 it was asked wrongly; a person never
sees a traceback, unless MINGBAI_TRACE=1 asks for one; only a command that needs Django loads it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from hub.commands import (
    account,
    alerts,
    audit,
    backup,
    bring,
    check,
    createadmin,
    demo,
    enrol,
    export,
    migrate,
    press,
    publish,
    push,
    restore,
    revert,
    serve,
)
from hub.press.commands import alarm, blank, feed
from kiosk.errors import BadInput, MingbaiError

COMMANDS = (
    demo,
    migrate,
    createadmin,
    account,
    bring,
    export,
    serve,
    press,
    publish,
    revert,
    push,
    enrol,
    alerts,
    backup,
    restore,
    audit,
    check,
    feed,
    alarm,
    blank,
)
"""In the order in which one meets them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    top = argparse.ArgumentParser(
        prog="mingbai-hub", description="The hub of Mingbai 明白屏: staff write, others approve, screens follow  中心"
    )
    sub = top.add_subparsers(metavar="COMMAND", required=True, title="commands 命令")
    for command in COMMANDS:
        command.add(sub)
    args = top.parse_args(argv)
    if os.environ.get("MINGBAI_TRACE") == "1":
        return int(args.act(args))
    try:
        return int(args.act(args))
    except MingbaiError as e:
        print(f"mingbai-hub: {e}", file=sys.stderr)
        return 2 if isinstance(e, BadInput) else 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
