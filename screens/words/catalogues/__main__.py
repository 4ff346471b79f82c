"""Brings the catalogues up to date with the code: `python -m screens.words.catalogues`."""

from __future__ import annotations

import sys

from screens.words.catalogues import po, wordings
from screens.words.say import CATALOGUES


def main() -> None:
    """Writes zh_CN.po, en.po and en.mo; says how many wordings wait for a translation."""
    found = wordings.wordings()
    known = po.read(CATALOGUES / "en.po") if (CATALOGUES / "en.po").exists() else {}
    english = [po.Entry(words, _kept(words, known), where) for words, where in found.items()]
    po.write(CATALOGUES / "zh_CN.po", "zh_CN", (po.Entry(words, (words,), where) for words, where in found.items()))
    po.write(CATALOGUES / "en.po", "en", english)
    (CATALOGUES / "en.mo").write_bytes(po.compiled("en", english))
    waiting = sum(not all(entry.said) for entry in english)
    sys.stdout.write(f"{len(english)} wordings, {waiting} without English  共 {len(english)} 条，{waiting} 条待译\n")


def _kept(words: str, known: dict[str, po.Entry]) -> tuple[str, ...]:
    """What a person has written, in as many forms as the wording has; empty for a new one."""
    forms = 2 if po.COUNT in words else 1
    said = known[words].said if words in known else ()
    return said if len(said) == forms else ("",) * forms


if __name__ == "__main__":
    main()
