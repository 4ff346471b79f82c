"""A Chinese sentence as one says it: every figure and sign becomes words, so that a voice needs to guess nothing.

    spelled("11月25日 9:00—12:00，电话 0571-88123456")   十一月二十五日 九点到十二点，电话 零五七幺，八八幺二三四五六

Rules it keeps: pure; nothing that is a word is changed; a telephone number is told figure by figure, with 幺; of a year
and a document's number the same with 一; what cannot be said (an address on the web) is told to stand on the screen; no
figure is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screens.speech.numerals import DIGITS, TELEPHONE, decimal, each, whole
from screens.speech.units import named

MEASURES = "个天次份年户张步样位种家条项间套人名周小分点件处座栋遍批类栏页"
"""After these one says 两, not 二: 两个, 两小时, 两点."""

COUNTED = (
    r"\s*(?:[个户套人名元天日年月周次份张条栋幢层页件项位家种间处座号楼室分点]"
    r"|[万亿千百吨米平立公厘毫升秒度兆伏瓦帕㎡℃°%‰]|小时)"
)
"""What follows a number that counts something: then it is no telephone number."""

_WAVE = r"\s*[—–―~～]+\s*"
_RANGE = r"\s*[-—–―~～]+\s*"


def _tel(match: re.Match[str]) -> str:
    return "，".join(each(part, TELEPHONE) for part in re.findall(r"\d+", match[0]))


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), match[2]
    said = "两点" if hour == 2 else f"{whole(match[1])}点"
    if minute == "00":
        return said
    return f"{said}{'零' + whole(minute) if minute[0] == '0' else whole(minute)}分"


def _standard(match: re.Match[str]) -> str:
    """`GB/T 50001—2017`: its letters, then figure by figure, then its year."""
    return f"{match[1]} {match[2] or ''} {each(match[3].replace('.', ''))}，{each(match[4])}"


def _number(match: re.Match[str]) -> str:
    figures, before = match[0].rstrip(".,"), match.string[: match.start()].rstrip()
    rest = match[0][len(figures) :]
    after = match.string[match.start() + len(figures) :].lstrip()
    if re.search(r"[A-Za-z]$", match.string[: match.start()]):
        return each(re.sub(r"\D", "", figures)) + rest  # A4, B12
    if figures == "2" and after[:1] and after[:1] in MEASURES and not before.endswith("第"):
        return "两" + rest
    if re.fullmatch(r"0\d+|\d{7,}", figures) and not re.match(COUNTED, after):
        return each(figures, TELEPHONE if len(figures) in (7, 8) else DIGITS) + rest
    return decimal(figures) + rest


_TABLE: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?:https?://|www\.)[^\s一-鿿，。；）]+", "屏幕上的网址"),
    (
        r"(?<![\w.@-])[\w-]+(?:\.[\w-]+)*\.(?:gov|com|org|net|edu)(?:\.cn)?(?![\w@])(?:/[^\s一-鿿，。；）]*)?",
        "屏幕上的网址",
    ),
    (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "屏幕上的邮箱"),
    # Telephones, before anything takes their hyphens for spans.
    (r"(?<=\d)\s*转\s*(\d{1,6})(?!\d)", lambda m: f"转{each(m[1], TELEPHONE)}"),
    (r"(?<![\d-])(?:0\d{2,3}|\d{4}|[48]00)-\d{3,4}-?\d{3,4}(?:-\d{1,6})?(?![\d-])", _tel),
    (r"(?<!\d)1[3-9]\d{9}(?!\d)", _tel),
    (rf"(?<![\d.,:年第])(?:11[0479]|12[0-2]|12\d{{3}}|9[56]\d{{3}})(?![\d.,:/%〕]|{COUNTED}|{_RANGE}\d)", _tel),
    # Which page of how many.
    (r"第\s*(\d+)\s*/\s*(\d+)\s*页", r"第\1页，共\2页"),
    (r"^\s*(\d+)\s*/\s*(\d+)\s*$", r"第\1页，共\2页"),
    # Days, years, numbers of documents.
    (r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)", r"\1年\2月\3日"),
    (r"[〔\[【]((?:19|20)\d\d)[〕\]】]\s*第?\s*(\d+)\s*号", lambda m: f"，{each(m[1])}，{whole(m[2])}号"),
    (r"[（(]((?:19|20)\d\d)[)）](?=[一-鿿]{1,8}第?\s*\d+\s*号)", lambda m: f"，{each(m[1])}，"),
    (r"第\s*((?:19|20)\d\d)\s*-\s*(\d+)\s*号", lambda m: f"第{each(m[1])}，{each(m[2])}号"),
    (r"\b([A-Z]{2,5})(?:\s*/\s*(T))?\s*(\d{1,6}(?:\.\d+)?)\s*[-—–]\s*((?:19|20)\d\d)(?!\d)", _standard),
    (r"(?<![\d-])((?:19|20)\d\d)-(1[0-2]|0?[1-9])(?![\d-])", r"\1年\2月"),
    (r"(?<![\d/])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?=\s*(?:前|起|止|截止|之前|以前))", r"\1月\2日"),
    (rf"(?<!\d)((?:19|20)\d\d){_RANGE}((?:19|20)\d\d)\s*年", lambda m: f"{each(m[1])}到{each(m[2])}年"),
    (r"(?<!\d)((?:19|20)\d\d)\s*年", lambda m: f"{each(m[1])}年"),
    (r"(?<!\d)0(\d)(?=\s*[月日])", r"\1"),
    # Spans, then hours: a hyphen is a span between hours, or before what is counted.
    (rf"(?<=[\d日月号年时点分天楼层条页%）]){_RANGE}(?=[\d今明后星次￥¥第]|二零|一九)", "到"),
    (r"(?<=:\d\d)\s*-\s*(?=\d{1,2}:\d\d)", "到"),
    (rf"(?<=\d)\s*-\s*(?=\d+(?:\.\d+)?{COUNTED})", "到"),
    (r"(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)", _clock),
    (r"(?<=\d)\s*[:：]\s*(?=\d)", "比"),
    (r"(?<![\d.])(\d{3,4})(?=\s*(?:会议|办公|档案|接待|调解|值班|信访)?室)", lambda m: each(m[1])),
    # Money, shares, rates.
    (r"[￥¥]\s*([\d,]+(?:\.\d+)?)\s*([万亿]?)元?", lambda m: f"{decimal(m[1])}{m[2]}元"),
    (r"([\d,]+(?:\.\d+)?)\s*%", lambda m: f"百分之{decimal(m[1])}"),
    (r"([\d,]+(?:\.\d+)?)\s*‰", lambda m: f"千分之{decimal(m[1])}"),
    (r"(?<![\d/])(\d+)\s*/\s*(\d+)(?![\d/])", lambda m: f"{whole(m[2])}分之{whole(m[1])}"),
    (r"(?<=[元角次件])\s*/\s*(?=[一-鿿㎡])", "每"),
    # Signs that have a name.
    (r"(?<=[㎡²米])\s*·\s*(?=[年月天日])", "每"),
    (r"㎡|m²|m2(?![A-Za-z0-9])", "平方米"),
    (r"℃", "摄氏度"),
    (r"(?<=\d)\s*°", "度"),
    (r"±", "正负"),
    (r"[φΦØ](?=\s*\d)", "直径"),
    (r"[①-⑳]", lambda m: f"，第{whole(str(ord(m[0]) - ord('①') + 1))}，"),
    (r"[Ⅰ-Ⅻ]", lambda m: whole(str(ord(m[0]) - ord("Ⅰ") + 1))),
    (r"≥", "大于等于"),
    (r"≤", "小于等于"),
    (r"(?<=[\d米])\s*[×*]\s*(?=\d)", "乘"),
    (r"(?<=[一-鿿])(\*+)", lambda m: "某" * len(m[1])),
    (r"№|(?<=\d)#", "号"),
    (r"&", "和"),
    (r"%", "百分比"),
    (r"‰", "千分比"),
    # Every figure that is left.
    (r"(?:^|(?<=\n))\s*(\d{1,2})[.．、]\s*(?!\d)", lambda m: f"第{whole(m[1])}，"),
    (r"(?<![\d.])-(?=\d)", "负"),
    (r"\d[\d,]*(?:\.\d+)?", _number),
    # Marks are pauses, or nothing.
    (r"[《》〈〉「」『』“”\"'‘’〓□■☐☑✓*#_^`=+<>{}\\~～]", ""),
    (r"[（）()〔〕【】\[\]→←·•|/—–―]+|(?<![A-Za-z])-+|-+(?![A-Za-z])", "，"),
    (r"[…⋯]+", "。"),
    (r"\s*\n\s*", "，"),
    (r"[ \t　]{2,}", "，"),
    (r"(?<=[一-鿿])[ \t　]|[ \t　](?=[一-鿿])", ""),
    (r"(?:\s*，\s*)+([，。；：！？、])", r"\1"),
    (r"([，。；：！？、])(?:\s*，)+", r"\1"),
    (r"^[\s，、；：]+|[\s，、；：]+$", ""),
)
_RULES = tuple((re.compile(pattern), said) for pattern, said in _TABLE)

_WIDE = str.maketrans("０１２３４５６７８９：％／．＋－", "0123456789:%/.+-")


def spelled(words: str) -> str:
    """The same, without a figure and without a sign that is not a pause."""
    said = named(words.translate(_WIDE))
    for pattern, to in _RULES:
        said = pattern.sub(to, said)
    return said
