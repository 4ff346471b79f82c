"""Who speaks, in a process of its own: sentences come in, one at a time, and each is answered when it has sounded.

    python -m screens.speech.voice '{"pinyin": ["espeak-ng", …], "english": […], "play": […]}'
    in:   {"words": "今天受理的", "language": "zh", "names": []}    {"play": "/…/blobs/ab/abcd…"}
    out:  ok                                                      failed: espeak-ng ended with 1

Rules it keeps: the words go to the command by its standard input; a command for characters wins over one for pinyin;
whoever ends this process ends what sounds with it, for both are of one group.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

LONGEST_S = {"words": 120.0, "play": 1800.0}


def command_for(order: dict[str, Any], commands: dict[str, list[str]]) -> tuple[list[str], str]:
    """The command that sounds an order, and what is written to it. KeyError where there is none for it."""
    if "play" in order:
        return [*commands["play"], order["play"]], ""
    if order["language"] == "en":
        from screens.speech.english import spelled as in_english

        return commands["english"], in_english(order["words"])
    from screens.speech.spelling import spelled

    words = spelled(order["words"])
    if commands.get("chinese"):
        return commands["chinese"], words
    from screens.speech.pinyin import pinyin

    return commands["pinyin"], pinyin(words, order.get("names", ()))


def sound(order: dict[str, Any], commands: dict[str, list[str]]) -> str:
    """Sound it to its end; why it did not, or ""."""
    try:
        command, words = command_for(order, commands)
        if not words.strip() and "play" not in order:
            return ""
        patience = LONGEST_S["play" if "play" in order else "words"]
        done = subprocess.run(command, input=words.encode(), capture_output=True, timeout=patience, check=False)
    except (OSError, KeyError, IndexError, subprocess.TimeoutExpired) as e:
        return f"{type(e).__name__}: {e}"
    # espeak-ng ends with 0 where there is no sound card, and says so.
    silent = any(line.lower().startswith(b"error") for line in done.stderr.splitlines())
    return f"{command[0]} ended with {done.returncode}: {done.stderr[-200:]!r}" if done.returncode or silent else ""


def main() -> None:
    commands = json.loads(sys.argv[1])
    for line in sys.stdin:
        why = sound(json.loads(line), commands)
        sys.stdout.write(f"failed: {why}\n" if why else "ok\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
