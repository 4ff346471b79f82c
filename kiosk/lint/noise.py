"""Noise of a scraped page: `字(pīnyīn)`, entities and tags of HTML, redactions by `*`, characters lost in conversion.

Rules it keeps: what is noise for certain is an error, and `without_…` gives the text without it; a single reading in
brackets may be meant (仇（qiú）) and a `*` between two characters may mask a name, so they only warn; what was redacted
is never guessed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from kiosk.lint.problem import Facts, Problem, error, warning
from kiosk.lint.texts import Texts

_HAN = "㐀-䶿一-鿿"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = re.compile(rf"(?<=[{_HAN}])[(（]\s*([a-zü{_TONES}]{{1,7}})\s*[)）]")
_TONED = re.compile(f"[{_TONES}]")
_SYLLABLE = re.compile(
    r"(?:[bpmf]|[dtnlgkh]|zh?|ch?|sh?|r|[jqxyw])?(?:[aeiouü]|ai|ei|ui|ao|ou|iu|ie|[uü]e|er|an|en|in|un|[uü]n|ang|eng|ing"
    r"|ong|ia|iao|ian|iang|iong|ua|uo|uai|uan|uang)"
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});")
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|s|script|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]{0,300})?/?>|<!--.{0,300}?-->",
    re.IGNORECASE,
)
# The characters of places also as a traditional page has them.
_PLACE = "省市州县區区鎮镇縣鄉乡"
_STARRED_DATE = re.compile(
    r"\d{0,3}\*+[年月日]|(?<!\d)\*+\d?[年月日]|(?:19|20)\d?\*+(?=[\]】〕）)])|(?<=[\]】〕])\*+(?=[号號])"
)
_STARRED_PLACE = re.compile(
    rf"(?:(?<=[{_PLACE}])|(?<![{_HAN}\d*]))\*+[{_HAN}]{{0,2}}[{_PLACE}局]|\*+[{_PLACE}][{_PLACE}局]?"
)
_STARRED_AMID = re.compile(rf"(?<=[{_HAN}])(?<![{_PLACE}])\*+(?![{_PLACE}])[{_HAN}]{{1,2}}[{_PLACE}局]")
_LOST = re.compile("[\ufffd]+|锟斤拷|烫烫烫|ï»¿|â€[œ\u009d™“”]")
_FIRST = re.compile("[&<*\ufffd锟烫ïâ]")
_BRACKETED = re.compile(rf"[(（][\s\\n]*[a-zü{_TONES}]{{1,7}}[\s\\n]*[)）]")

SHOWN = 3


def of_texts(texts: Texts, facts: Facts) -> Iterator[Problem]:
    if not _FIRST.search(texts.json) and not _BRACKETED.search(texts.json):
        return
    for field, text in texts.each:
        if not _FIRST.search(text) and not _BRACKETED.search(text):
            continue
        for code, places in found(text):
            if places:
                yield from _told(code, places, texts.item, field)


def found(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every code of noise with the places of a text where it is found."""
    yield "pinyin-noise", pinyin(text)
    yield "markup-left", [match.group() for match in (*_ENTITY.finditer(text), *_TAG.finditer(text))]
    yield "redacted", [match.group() for rule in (_STARRED_DATE, _STARRED_PLACE) for match in rule.finditer(text)]
    yield "redacted-perhaps", [match.group() for match in _STARRED_AMID.finditer(text)]
    yield "characters-lost", [match.group() for match in _LOST.finditer(text)]


def pinyin(text: str) -> list[str]:
    """Readings in brackets behind a character. Without tone marks, (ha) or (min) may be a unit: three are noise."""
    found = [match for match in _PINYIN.finditer(text) if _SYLLABLE.fullmatch(_plain(match.group(1)))]
    if any(_TONED.search(match.group(1)) for match in found) or len(found) >= 3:
        return [f"{text[match.start() - 1]}{match.group()}" for match in found]
    return []


def without_pinyin(text: str) -> str:
    """The text without its readings, if it has any that are noise."""
    return without_readings(text) if pinyin(text) else text


def without_readings(text: str) -> str:
    """The text without any syllable in brackets, as a line of a page that is full of them wants it."""
    return _PINYIN.sub(lambda match: "" if _SYLLABLE.fullmatch(_plain(match.group(1))) else match.group(), text)


def without_markup(text: str) -> str:
    """The text without tags, its entities spelled out, also those escaped twice."""
    for _ in range(3):
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return _TAG.sub("", text).replace("\xa0", " ")


def _plain(syllable: str) -> str:
    """A syllable without its tone."""
    table = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuüüüünnnm")
    return syllable.translate(table)


_SAID = {
    "pinyin-noise": (
        "带有网页抓取留下的注音{}，请删去括号里的拼音",
        "holds readings left by a scraper: {}: delete them",
    ),
    "markup-left": ("带有网页代码{}，请删去或者改为文字", "holds markup of a web page: {}: delete it or write it out"),
    "redacted": (
        "有被 * 隐去的内容{}，请向来源核实后补上",
        "something was blanked out by *: {}: ask the source for it",
    ),
    "redacted-perhaps": (
        "{}里的 * 像是被隐去的内容，不是姓名打码的，请核实",
        "the * in {} looks like something blanked out, not like a masked name",
    ),
    "characters-lost": (
        "有转码时丢失的字符{}，请向来源核实后补上",
        "characters were lost in conversion: {}: ask the source for them",
    ),
}


def _told(code: str, places: list[str], item: str, field: str) -> Iterator[Problem]:
    more = len(places) - SHOWN
    zh = "、".join(f"“{place}”" for place in places[:SHOWN]) + (f"等 {len(places)} 处" if more > 0 else "")
    en = ", ".join(f"'{place}'" for place in places[:SHOWN]) + (f" and {more} more" if more > 0 else "")
    sure = code != "redacted-perhaps" and not (code == "pinyin-noise" and len(places) == 1)
    say = error if sure else warning
    yield say(code, item, field, _SAID[code][0].format(zh), _SAID[code][1].format(en))
