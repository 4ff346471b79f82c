"""What beside the screen a terminal is meant to have, and what of it is wanting.

Rules it keeps: found by looking for the programs, never by running one; the glass asks the same, so that a key that is
hidden there is explained in `mingbai status`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

from kiosk.config import Settings, SpeechPart

Which = Callable[[str], str | None]


def voices(speech: SpeechPart, which: Which = shutil.which) -> dict[str, tuple[str, ...]]:
    """The commands of a voice that are there, by name. Empty where nothing is to be read, or Chinese cannot be."""
    if not (speech.read or speech.prompts):
        return {}
    named = {"chinese": speech.chinese, "pinyin": speech.pinyin, "english": speech.english, "play": speech.play}
    found = {name: command for name, command in named.items() if command and which(command[0])}
    return found if "chinese" in found or "pinyin" in found else {}


def wanting(settings: Settings, which: Which = shutil.which) -> tuple[str, ...]:
    """What the settings ask for and this machine has not, each in a sentence."""
    found = []
    speech, printer = settings.speech, settings.printer
    if (speech.read or speech.prompts) and not voices(speech, which):
        names = [command[0] for command in (speech.chinese, speech.pinyin) if command]
        found.append(f"reading aloud 朗读: {' or '.join(names) or 'no command'} is not installed 没有安装")
    if (printer.a4 or printer.roll) and not which("lp"):
        found.append("printing 打印: lp is not installed 没有安装 (cups-client)")
    return tuple(found)
