"""Mingbai Sans SC: the product's own faces, cut from Debian's Noto Sans CJK. Run by hand; the result is committed.

    .venv/bin/python assets/fonts/make_fonts.py [--source /usr/share/fonts/opentype/noto] [--to assets/fonts]

- A static OpenType font of one weight a file: Kivy and SDL_ttf know neither the faces of a collection nor axes.
- The mainland (SC) shapes are the default ones: the SC face is found by its name, never by a number alone.
- Every Han character the face has is kept, so no name on a screen is missing because somebody called it rare.
- Outlines are untouched (tests/assets/test_fonts.py holds their digests). Hinting, vertical metrics and all layout
  features go: we break lines and place glyphs ourselves, and at the sizes of a hall hinting is invisible.
- The same source gives the same bytes: no date of today goes into the file.
"""

import argparse
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Mingbai Sans SC"
FACE = "Noto Sans CJK SC"
WEIGHTS = ("Regular", "Bold")
VERSION = "Version 1.000; from Noto Sans CJK SC 2.004"

# Ranges, inclusive; what the face lacks in them is simply not there (test_fonts.py says what must be).
SCRIPTS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x052F),  # Latin-1 and extended (pinyin: ā ǚ ɑ), modifiers, combining marks, Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin extended additional (pinyin: ḿ)
    (0x2000, 0x27BF),  # punctuation, currency, units, arrows, operators, ①, box drawing, shapes, signs
    (0x2900, 0x2BFF),  # more arrows
    (0x2E80, 0x2FFF),  # radicals, ideographic description
    (0x3000, 0x31FF),  # CJK punctuation, kana, bopomofo, strokes (Hangul letters among them are dropped below)
    (0x3200, 0x33FF),  # ㈠ ㊣ ㎡ ㏄
    (0xFE10, 0xFE6F),  # vertical, compatibility and small forms
    (0xFF00, 0xFF9F),  # fullwidth forms, halfwidth kana
    (0xFFE0, 0xFFEF),  # ￥
)
HAN = (
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),  # the unified ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs: 12 are unified ones, 21 are in GBK
    (0x20000, 0x2F7FF),  # extensions B-F; the compatibility supplement after them is not
    (0x30000, 0x3FFFF),  # extensions G and on
)
HANGUL = (0x3130, 0x318F)


def make(source: Path, weight: str, to: Path) -> tuple[Path, int]:
    """Write one weight; its path and the number of characters it can show."""
    font = face(source / f"NotoSansCJK-{weight}.ttc")
    characters = wanted(font)
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False  # would double the file
    options.layout_features = []
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    rename(font, weight)
    path = to / f"{FAMILY.replace(' ', '')}-{weight}.otf"
    font.save(path)
    return path, len(characters)


def face(collection: Path) -> TTFont:
    """The SC face of a Noto collection. SystemExit when the collection is missing or has none."""
    if not collection.is_file():
        raise SystemExit(f"{collection}: not there. Install Debian's fonts-noto-cjk, or say --source FOLDER")
    for font in TTCollection(collection, lazy=True).fonts:
        if font["name"].getDebugName(1) == FACE:
            font.recalcTimestamp = False
            return font
    raise SystemExit(f"{collection}: no face called {FACE}")


def wanted(font: TTFont) -> list[int]:
    """The code points to keep, of those the face has."""

    def kept(code: int) -> bool:
        return any(low <= code <= high for low, high in SCRIPTS + HAN) and not HANGUL[0] <= code <= HANGUL[1]

    return sorted(code for code in font.getBestCmap() if kept(code))


def rename(font: TTFont, weight: str) -> None:
    """Give the font our name throughout: a changed font must not pass for the original."""
    names = font["name"]
    licence = {number: names.getDebugName(number) for number in (0, 8, 9, 10, 12, 13, 14)}
    names.names = []
    full = FAMILY if weight == "Regular" else f"{FAMILY} {weight}"
    postscript = f"{FAMILY.replace(' ', '')}-{weight}"
    ours = {1: FAMILY, 2: weight, 3: f"1.000;{postscript}", 4: full, 5: VERSION, 6: postscript}
    for number, text in sorted((licence | ours).items()):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "NONE"
    table = font["CFF "].cff
    table.fontNames = [postscript]
    top = table.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, full
    for number, part in enumerate(top.FDArray):
        part.FontName = f"{postscript}-{number}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Cut Mingbai Sans SC from Noto Sans CJK")
    parser.add_argument("--source", type=Path, default=Path("/usr/share/fonts/opentype/noto"))
    parser.add_argument("--to", type=Path, default=Path(__file__).parent)
    given = parser.parse_args()
    for weight in WEIGHTS:
        path, count = make(given.source, weight, given.to)
        sys.stdout.write(f"{path.name}: {count} characters, {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
