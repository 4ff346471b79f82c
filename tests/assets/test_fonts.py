"""The product's faces: mainland shapes, every character the standards ask for, our own name, the licence beside them.

Shapes are compared by a digest of the outline in font units, so no rasteriser and no other font is needed here. The
digests were taken from the SC face (index 2) and the JP face (index 0) of Debian's Noto Sans CJK 2.004.
"""

import hashlib
from pathlib import Path

import freetype
import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
WEIGHTS = ("Regular", "Bold")

MAINLAND = {
    "Regular": {"直": "b3416f5d9baccdca", "关": "4ceb0c4655ab973d", "复": "f19960dceb9119fa"},
    "Bold": {"直": "915481ab0254bafa", "关": "913ac93fcb9c9586", "复": "c9d44151af586b79"},
}
JAPANESE = {
    "Regular": {"直": "3077e2666e9da89b", "关": "24e3cbaf0b84c531", "复": "b90c5c312089fc0a"},
    "Bold": {"直": "9e8bcd5fd0742e4d", "关": "dc10096ad13982ca", "复": "e0da920cbfc989cd"},
}

# 通用规范汉字表: its 196 characters beyond U+FFFF. All others lie in U+4E00-9FEF and U+3400-4DB5, held whole below.
RARE_BUT_STANDARD = (
    "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀"
    "𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷"
    "𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮"
    "𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓"
)

# What a notice, a table, a form or a map legend is written with, besides ideographs.
SIGNS = (
    "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～￥％＋－＝／＠＃＆＊"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢⑴⑵⑶ⅠⅡⅢⅣⅤⅩ〇"
    "℃㎡㎏㎜㎝㎞㏄㎎°′″‰×÷±≤≥≈≠√∞∶№℡"
    "→←↑↓↗↘■□▲△▼▽◆◇●○◎★☆※§¶─│┌┐└┘├┤┬┴┼✓"
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɑɡ€£©®™–—•"
)


@pytest.fixture(params=WEIGHTS)
def weight(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def face(weight: str) -> freetype.Face:
    return freetype.Face(str(FONTS / f"MingbaiSansSC-{weight}.otf"))


def missing(face: freetype.Face, characters: str) -> str:
    return "".join(c for c in characters if not face.get_char_index(c))


def test_the_shapes_are_those_of_the_mainland_and_not_of_japan(face, weight):
    drawn = {c: outline(face, c) for c in "直关复"}
    assert drawn == MAINLAND[weight]
    assert not set(drawn.values()) & set(JAPANESE[weight].values())


def test_every_character_of_the_general_table_can_be_shown(face):
    assert len(set(RARE_BUT_STANDARD)) == 196
    assert missing(face, RARE_BUT_STANDARD) == ""
    assert missing(face, span(0x4E00, 0x9FEF) + span(0x3400, 0x4DB5)) == ""


def test_every_character_of_gbk_can_be_shown_but_one_sign_the_original_lacks(face):
    assert missing(face, gbk()) == "≒"


def test_signs_of_everyday_notices_can_be_shown(face):
    assert missing(face, SIGNS) == ""


def test_an_ideograph_and_chinese_punctuation_are_one_em_wide_and_figures_all_alike(face):
    em = face.units_per_EM
    assert {width(face, c) for c in "直关复，。“”…①℃"} == {em}
    assert len({width(face, c) for c in "0123456789"}) == 1


def test_a_glyph_can_be_rasterised_at_the_size_of_a_board(face):
    face.set_pixel_sizes(0, 120)
    face.load_char("明", freetype.FT_LOAD_RENDER)
    bitmap = face.glyph.bitmap
    assert 80 < bitmap.rows <= 130
    assert max(bitmap.buffer) == 255


def test_bold_is_heavier_and_shows_the_same_characters():
    regular, bold = (freetype.Face(str(FONTS / f"MingbaiSansSC-{weight}.otf")) for weight in WEIGHTS)
    assert {code for code, _ in regular.get_chars()} == {code for code, _ in bold.get_chars()}
    assert ink(bold, "三") > ink(regular, "三") * 1.2


def test_the_font_carries_our_name_and_no_one_elses_and_its_licence(weight):
    with TTFont(FONTS / f"MingbaiSansSC-{weight}.otf") as font:
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
        tables = set(font.keys())
        postscript = font["CFF "].cff.fontNames
    assert names[1] == "Mingbai Sans SC"
    assert names[6] == f"MingbaiSansSC-{weight}"
    assert postscript == [names[6]]
    assert not any(word in names[n] for n in (1, 3, 4, 6) for word in ("Noto", "Source"))
    assert "SIL Open Font License" in names[13]
    assert not tables & {"GSUB", "GPOS", "fpgm", "prep"}


def test_licence_and_origin_lie_beside_the_files():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")
    assert "Noto Sans CJK SC 2.004" in (FONTS / "README.md").read_text("utf-8")
    assert sum(path.stat().st_size for path in FONTS.glob("*.otf")) < 16_000_000


def outline(face: freetype.Face, character: str) -> str:
    """The digest of a glyph's width and outline in font units: equal exactly when the shape is equal."""
    face.load_char(character, freetype.FT_LOAD_NO_SCALE)
    drawn = face.glyph.outline
    shape = (face.glyph.advance.x, drawn.points, [tag & 3 for tag in drawn.tags], drawn.contours)
    return hashlib.sha256(repr(shape).encode()).hexdigest()[:16]


def width(face: freetype.Face, character: str) -> int:
    face.load_char(character, freetype.FT_LOAD_NO_SCALE)
    return face.glyph.advance.x


def ink(face: freetype.Face, character: str) -> int:
    face.set_pixel_sizes(0, 100)
    face.load_char(character, freetype.FT_LOAD_RENDER)
    return sum(face.glyph.bitmap.buffer)


def span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


def gbk() -> str:
    """Every character with a two-byte code in GBK, the part of GB 18030 that older systems send."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F)
    return "".join(pair.decode("gbk", "ignore") for pair in pairs).replace("\x7f", "")
