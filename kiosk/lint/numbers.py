"""文号: the year in the number of a document stands in 六角括号 〔〕 (GB/T 9704), not in [ ], 【】, （） or ( ).

Rules it keeps: only what reads as such a number is one (the agency's letters, year, figure, 号); a court's case
（2026）云01民终12号 and a certificate （2026）第12号 keep their round brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.lint.problem import Facts, Problem, error
from kiosk.lint.texts import Texts

_OPEN, _CLOSE = r"[\[【［﹝〔(（]", r"[\]】］﹞〕)）]"
_NUMBER = re.compile(rf"(?<=[一-龥]){_OPEN}\s*((?:19|20)\d\d)\s*{_CLOSE}\s*(第?)(\d{{1,5}})\s*([号號])")
_YEAR = re.compile(rf"{_OPEN}\s*((?:19|20)\d\d)\s*{_CLOSE}")
_RIGHT = re.compile(r"〔(?:19|20)\d\d〕")
_ROUND = re.compile(r"[(（]\s*\d{4}\s*[)）]")
_BRACKETED = re.compile(rf"{_OPEN}\s*(?:19|20)\d\d")
_FIRST = re.compile(
    r"[\[【［﹝(（]\s*(?:19|20)\d\d\s*[\]】］﹞〕)）]|〔\s*(?:19|20)\d\d\s*[\]】］﹞)）]|〔\s+\d|〔\d{4}\s"
)


def of_texts(texts: Texts, facts: Facts) -> Iterator[Problem]:
    if not _BRACKETED.search(texts.json) or not _FIRST.search(texts.json):
        return
    for field, text in texts.each:
        found = list(wrong_numbers(text))
        if not found and field.rpartition(".")[2] == "number":  # there it is a number, also without 号
            found = [(text, right)] if (right := _YEAR.sub(r"〔\1〕", text)) != text and "第" not in text else []
        for wrong, right in found:
            yield error(
                "number-brackets",
                texts.item,
                field,
                f"文号“{wrong}”的年份应当用六角括号，写成“{right}”",
                f"the year in document number '{wrong}' stands in 〔〕: '{right}'",
            )


def wrong_numbers(text: str) -> Iterator[tuple[str, str]]:
    """Each number of a document with wrong brackets, and how it should be written."""
    for match in _NUMBER.finditer(text):
        if not _keeps(match):
            yield match.group(), _mended(match)


def with_right_brackets(text: str) -> str:
    return _NUMBER.sub(lambda match: match.group() if _keeps(match) else _mended(match), text)


def _keeps(match: re.Match[str]) -> bool:
    whole, certificate = match.group(), bool(match.group(2))
    return bool(_RIGHT.search(whole)) or (certificate and bool(_ROUND.search(whole)))


def _mended(match: re.Match[str]) -> str:
    year, certificate, figure, last = match.groups()
    return f"〔{year}〕{certificate}{figure}{last}"
