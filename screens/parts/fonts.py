"""Font files through FreeType: how wide a character is, and what it covers, pixel by pixel.

Rules it keeps:
- one Face per file, used on the thread that made it alone;
- a character that the first font lacks is taken from the next one; what none has is drawn as 〓 (the printers' geta: "a
  sign is wanting here") and kept in `missing`: the terminal reports it, lint refuses it beforehand;
- a bold character from a font that is not bold is thickened, so that it does not fall out of its line;
- advances are the font's own, unhinted, rounded to whole pixels: the same on every machine.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import freetype
from freetype import raw

from kiosk.errors import Damaged
from kiosk.typeset import Weight
from kiosk.typeset.signs import is_zero

log = logging.getLogger(__name__)

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"
REGULAR = FOLDER / "MingbaiSansSC-Regular.otf"
BOLD = FOLDER / "MingbaiSansSC-Bold.otf"

GETA = "〓"

# Light: stems keep their places, horizontal strokes fall on whole pixels. Advances stay as the font has them.
_LOAD = freetype.FT_LOAD_TARGET_LIGHT
_RENDER = freetype.FT_LOAD_RENDER | _LOAD


class Coverage(NamedTuple):
    """A sign's pixels, one byte each, rows from the top. `left`, `top`: of the upper left pixel, from the origin."""

    left: int
    top: int
    width: int
    height: int
    pixels: bytes


NOTHING = Coverage(0, 0, 0, 0, b"")


class _Face:
    """One font file."""

    def __init__(self, file: str, bold: bool) -> None:
        path, _, index = file.rpartition("#")
        if not index.isdigit():
            path, index = file, "0"
        try:
            self._face = freetype.Face(path, int(index))
        except (freetype.FT_Exception, OSError) as e:
            raise Damaged(f"{path}: not a font we can read ({e}); install the fonts again") from e
        self.handle = self._face._FT_Face
        self.bold = bold
        self.em: int = self._face.units_per_EM
        self._size = 0

    def index(self, char: str) -> int:
        return int(raw.FT_Get_Char_Index(self.handle, ord(char)))

    def units(self, index: int) -> int:
        """A glyph's advance in font units."""
        advance = raw.FT_Fixed()
        raw.FT_Get_Advance(self.handle, index, freetype.FT_LOAD_NO_SCALE, ctypes.byref(advance))
        return int(advance.value)

    def coverage(self, index: int, size: int, thicken: bool) -> Coverage:
        if size != self._size:
            raw.FT_Set_Pixel_Sizes(self.handle, 0, size)
            self._size = size
        error = raw.FT_Load_Glyph(self.handle, index, _LOAD if thicken else _RENDER)
        if error:
            raise Damaged(f"glyph {index} of {self._face.family_name!r} cannot be drawn (FreeType error {error})")
        slot = self.handle.contents.glyph
        if thicken:
            # A twenty-fourth of an em is what Bold has over Regular in our own faces.
            raw.FT_Outline_Embolden(ctypes.byref(slot.contents.outline), size * 64 // 24)
            raw.FT_Render_Glyph(slot, freetype.FT_RENDER_MODE_NORMAL)
        bitmap = slot.contents.bitmap
        if not bitmap.rows or not bitmap.width:
            return NOTHING
        pitch = abs(bitmap.pitch)
        pixels = ctypes.string_at(bitmap.buffer, bitmap.rows * pitch)
        if pitch != bitmap.width:
            pixels = b"".join(pixels[y : y + bitmap.width] for y in range(0, len(pixels), pitch))
        return Coverage(slot.contents.bitmap_left, slot.contents.bitmap_top, bitmap.width, bitmap.rows, pixels)


class Fonts:
    """The fonts of one terminal. `further` are file names for rarer characters; `file.ttc#2` is the third face.

    Is itself the Measure of kiosk.typeset. Damaged if a file cannot be read.
    """

    def __init__(self, regular: str = str(REGULAR), bold: str = str(BOLD), further: Sequence[str] = ()) -> None:
        main = _Face(regular, bold=False)
        rest = [_Face(file, bold=False) for file in further]
        self._chains: dict[str, list[_Face]] = {
            "regular": [main, *rest],
            "bold": [_Face(bold, bold=True), *rest, main],
        }
        self._found: dict[tuple[str, str], tuple[_Face, int, int]] = {}
        self.missing: set[str] = set()

    def advance(self, char: str, weight: Weight, size: int) -> int:
        """Whole pixels from this character's origin to the next."""
        if is_zero(char):
            return 0
        face, _, units = self._found.get((char, weight)) or self._find(char, weight)
        return (units * size * 2 + face.em) // (2 * face.em)

    def coverage(self, char: str, weight: Weight, size: int) -> Coverage:
        """What a character covers. Blank characters cover NOTHING."""
        if is_zero(char) or char.isspace():
            return NOTHING
        face, index, _ = self._found.get((char, weight)) or self._find(char, weight)
        return face.coverage(index, size, thicken=weight == "bold" and not face.bold)

    def covers(self, char: str) -> bool:
        """Whether some font can draw it."""
        return is_zero(char) or any(face.index(char) for face in self._chains["regular"])

    def _find(self, char: str, weight: Weight) -> tuple[_Face, int, int]:
        chain = self._chains[weight]
        blank = char.isspace() and char != "\u3000"
        found = _first(chain, " " if blank else char)
        if found is None:
            self.missing.add(char)
            log.warning("no font draws U+%04X; 〓 stands for it", ord(char))
            found = _first(chain, GETA)
        if found is None:
            raise Damaged("the fonts have not even 〓; install the fonts again")
        self._found[char, weight] = found
        return found


def _first(chain: Sequence[_Face], char: str) -> tuple[_Face, int, int] | None:
    """The first face that has the character, its glyph there, and that glyph's advance in font units."""
    for face in chain:
        index = face.index(char)
        if index:
            return face, index, face.units(index)
    return None
