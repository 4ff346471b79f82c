"""The commands of `mingbai`: finds the one that is asked for, runs it, turns its errors into a sentence and a code.

Rules it keeps:
- only the file of the command that was asked for is imported: `mingbai check` needs no screen, no network, no key;
- exit codes: 0 done, 1 it could not be done, 2 it was asked wrongly (as argparse does), 130 interrupted;
- a person never sees a traceback, unless MINGBAI_TRACE=1 asks for one.

Each command file gives `add(sub)`, which registers its parser with `set_defaults(act=act)`, and `act(args) -> int`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kiosk import frugal
from kiosk.errors import BadInput, MingbaiError
from kiosk.terminal.birth import SOFTWARE

COMMANDS = (
    *("run", "demo", "check", "clean", "feed", "publish", "revert", "serve", "alarm", "blank"),
    *("sync", "status", "programme", "picture", "pin", "key", "watch", "verify"),
)
"""The command files, in the order in which one meets them."""


def answer(words: list[str], start: object = None) -> int:
    """Run the command these words ask for; the exit code. `start`: of `run` alone, how it was started."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal window without Chinese still gets its answer
    frugal.import_libraries()
    args = parser(words).parse_args(words, argparse.Namespace(start=start))
    if os.environ.get("MINGBAI_TRACE") == "1":
        return int(args.act(args))
    try:
        return int(args.act(args))
    except BadInput as e:
        return _said(e, 2)
    except MingbaiError as e:
        return _said(e, 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read us has gone; nothing is left to say
        return 1
    except OSError as e:
        return _said(f"{e.filename}: {e.strerror}" if e.filename else e, 1)
    except KeyboardInterrupt:
        return 130
    except Exception as e:  # noqa: BLE001 - the roof: nothing above could do better
        return _said(f"a fault of our own: {type(e).__name__}: {e} (MINGBAI_TRACE=1 shows where)", 1)


def parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for these words: of one command when the first word names it, else of all."""
    top = argparse.ArgumentParser(
        prog="mingbai",
        description="Mingbai 明白屏: signed government-disclosure screens  签名发布的政务公开屏",
        epilog="mingbai COMMAND --help tells more  查看某个命令的用法",
        formatter_class=_Columns,
    )
    top.add_argument("--version", action="version", version=f"mingbai {SOFTWARE}", help="print the version  显示版本")
    # Its name, or argparse measures the terminal window in order to find it out.
    sub = top.add_subparsers(metavar="COMMAND", required=True, title="commands 命令", prog="mingbai")
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:
        import_module(f"kiosk.cli.{name}").add(sub)
    return top


class _Columns(argparse.HelpFormatter):
    """argparse forgets that commands are indented when it measures them, and breaks the line of the longest."""

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        self._action_max_length = max(self._action_max_length, 4 + max(map(len, COMMANDS)))


def _said(error: object, code: int) -> int:
    print(f"mingbai: {error}", file=sys.stderr)
    return code
