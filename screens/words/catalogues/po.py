"""Reads and writes gettext's two forms of a catalogue: `.po` for people, `.mo` for the machine.

Rules it keeps: of the format what a catalogue of ours uses: places of use, one or several forms, no fuzzy marks; the
same entries give the same bytes.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

COUNT = "{n}"
"""A wording with this place has a form for one and a form for many."""

FORMS = {"zh_CN": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
KEYWORD = re.compile(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")')
MAGIC = 0x950412DE


class Entry(Struct, frozen=True):
    """A wording, how it is said (one form, or one and many), and the files that say it."""

    words: str
    said: tuple[str, ...]
    where: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        return COUNT in self.words


def read(path: Path) -> dict[str, Entry]:
    """The entries of a `.po` by their wording. ValueError for a line that is none of ours."""
    found: dict[str, Entry] = {}
    for number, part in enumerate(path.read_text("utf-8").split("\n\n")):
        fields: dict[str, str] = {}
        at = ""
        for line in part.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            keyword = KEYWORD.fullmatch(line)
            if keyword is not None:
                at = keyword[1]
                fields[at] = json.loads(keyword[2])
            elif at and line.startswith('"'):
                fields[at] += json.loads(line)
            else:
                raise ValueError(f"{path.name}, entry {number}: {line}")
        words = fields.get("msgid", "")
        if words:
            said = tuple(words_ for name, words_ in sorted(fields.items()) if name.startswith("msgstr"))
            found[words] = Entry(words, said)
    return found


def write(path: Path, language: str, entries: Iterable[Entry]) -> None:
    """A `.po` of these entries, in their order."""
    parts = [f"{_line('msgid', '')}\n{_line('msgstr', _header(language))}"]
    for entry in entries:
        lines = [f"#: {where}" for where in entry.where]
        lines.append(_line("msgid", entry.words))
        if entry.counts:
            lines.append(_line("msgid_plural", entry.words))
            lines += [_line(f"msgstr[{number}]", said) for number, said in enumerate(entry.said)]
        else:
            lines.append(_line("msgstr", entry.said[0]))
        parts.append("\n".join(lines))
    path.write_text("\n\n".join(parts) + "\n", "utf-8")


def compiled(language: str, entries: Iterable[Entry]) -> bytes:
    """The `.mo` of these entries: sorted by wording; what is not said yet is left out."""
    pairs = [(b"", _header(language).encode())]
    for entry in entries:
        if all(entry.said):
            name = f"{entry.words}\0{entry.words}" if entry.counts else entry.words
            pairs.append((name.encode(), "\0".join(entry.said).encode()))
    pairs.sort()
    start = 28 + 16 * len(pairs)
    names, name_at = _table([name for name, _ in pairs], start)
    texts, text_at = _table([said for _, said in pairs], start + len(names))
    head = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + name_at + text_at + names + texts


def _table(texts: Sequence[bytes], start: int) -> tuple[bytes, bytes]:
    """The texts behind each other, each ended by a zero byte; and length and place of each."""
    places, at = [], start
    for text in texts:
        places.append(struct.pack("<2I", len(text), at))
        at += len(text) + 1
    return b"".join(text + b"\0" for text in texts), b"".join(places)


def _header(language: str) -> str:
    return f"Language: {language}\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: {FORMS[language]}\n"


def _line(keyword: str, text: str) -> str:
    return f"{keyword} {json.dumps(text, ensure_ascii=False)}"
