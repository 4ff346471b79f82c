"""Personal numbers that are not masked: ID cards, mobile phones, bank cards (个人信息保护法 6, 25, 28).

Rules it keeps: a number counts only by its own check (ID card, bank card) or prefix (mobile), and only where neither a
digit nor a letter stands beside it, so that credit codes, item codes and office phones are left alone; the sentence
shows the masked form, by the rules' masks, and never repeats the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.rules import Mask
from kiosk.lint.checksums import is_id_card, passes_luhn
from kiosk.lint.problem import Facts, Problem, error
from kiosk.lint.texts import Texts

_ALONE, _ENDS = r"(?<![0-9A-Za-z_.=])(?<!\d[-–])", r"(?![0-9A-Za-z_])"
_ID_CARD = re.compile(rf"{_ALONE}\d{{6}}[ -]?\d{{8}}[ -]?\d{{3}}[\dXx]{_ENDS}")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z_.=])(?<!\d[-–])(?:\+?86[ -]?)?"
    r"(1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])[ -]?\d{4}[ -]?\d{4})"
    rf"{_ENDS}(?!\.\d)(?!\s*(?:元|万|亿|平方|公斤|千克|吨|美元))"
)
# UnionPay 62 with 16 to 19 digits; the two foreign schemes that Chinese banks issue have 16.
_BANK_CARD = re.compile(
    rf"{_ALONE}(?:62\d{{2}}|4\d{{3}}|5[1-5]\d{{2}})[ -]?\d{{4}}[ -]?\d{{4}}[ -]?\d{{4}}(?:[ -]?\d{{1,3}})?{_ENDS}"
)
# Written out, because a counted repetition costs three times as much; every number above ends or begins like this.
_FIRST = re.compile("[0-9][0-9][0-9][ -]?[0-9][0-9][0-9][0-9][ -]?[0-9][0-9][0-9][0-9]")
_RUN = re.compile("[0-9A-Za-z]*")
_LENGTHS_OF_NONE = (12, 14, 15)  # 基本编码 has 12
_WIDE = "１２４５"
"""One of these at least stands in a number that is written in wide digits."""
_NARROW = str.maketrans("０１２３４５６７８９Ｘｘ－　", "0123456789Xx- ")

WORDS = {
    "id-card": ("身份证号码", "the number of an ID card"),
    "mobile": ("手机号码", "a mobile number"),
    "bank-card": ("银行卡号", "the number of a bank card"),
}


def of_texts(texts: Texts, facts: Facts) -> Iterator[Problem]:
    wide = any(digit in texts.json for digit in _WIDE)
    if not wide and not _stands_alone(texts.json):
        return
    for field, text in texts.each:
        if field.endswith("_url") or not (wide or _FIRST.search(text)):
            continue
        for what, number in personal(text):
            yield _told(what, number, texts.item, field, facts.masks.get(what))


def _stands_alone(text: str) -> bool:
    """Whether a long row of digits stands anywhere that is no part of a code, and is not as long as none of ours."""
    at = 0
    while match := _FIRST.search(text, at):
        start = match.start()
        at = _RUN.match(text, start).end()  # type: ignore[union-attr]  # it matches anywhere
        before = text[start - 1 : start]
        alone = not (before.isascii() and before.isalnum()) or text[start - 2 : start] == "\\n"
        if alone and at - start not in _LENGTHS_OF_NONE:
            return True
    return False


def personal(text: str) -> Iterator[tuple[str, str]]:
    """What kind of number, and the number without blanks, in the order of the kinds."""
    text = text.translate(_NARROW)
    for match in _ID_CARD.finditer(text):
        number = _bare(match.group())
        if is_id_card(number):
            yield "id-card", number
    for match in _MOBILE.finditer(text):
        yield "mobile", _bare(match.group(1))
    for match in _BANK_CARD.finditer(text):
        number = _bare(match.group())
        if (number.startswith("62") or len(number) == 16) and passes_luhn(number) and not is_id_card(number):
            yield "bank-card", number


def masked(number: str, mask: Mask) -> str:
    """The number with `*` between the characters that may stay."""
    hidden = max(0, len(number) - mask.head - mask.tail)
    return number[: mask.head] + "*" * hidden + number[len(number) - min(mask.tail, len(number) - mask.head) :]


def _bare(number: str) -> str:
    return re.sub("[ -]", "", number)


def _told(what: str, number: str, item: str, field: str, mask: Mask | None) -> Problem:
    zh, en = WORDS[what]
    if mask is None:
        return error(
            "personal-number", item, field, f"含有没有打码的{zh}，请删去或者打码", f"holds {en}: delete or mask it"
        )
    form = masked(number, mask)
    return error(
        "personal-number",
        item,
        field,
        f"含有没有打码的{zh}，请删去，或者写成 {form}。依据：{mask.basis}",
        f"holds {en}: delete it, or write {form} (basis: {mask.basis})",
    )
