"""Check digits: of an ID card (GB 11643), a 统一社会信用代码 (GB 32100), a bank card (Luhn). Pure arithmetic.

Rules it keeps: a number that fails its check is none; nothing here knows where a number stands.
"""

from __future__ import annotations

import re
from datetime import date

USCC_LENGTH = 18
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ID_WEIGHTS = tuple(pow(2, 17 - i, 11) for i in range(17))
_ID_CHECKS = "10X98765432"
# The codes of provinces: north, north-east, east, middle and south, south-west, north-west, islands (GB/T 2260).
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


def is_id_card(number: str) -> bool:
    """Whether 18 characters are a resident's ID number: a province, a real day of birth and the right check digit."""
    if len(number) != 18 or not number[:17].isdigit() or not _PROVINCE.match(number):
        return False
    if number[6:8] not in ("19", "20"):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    rest = sum(int(c) * weight for c, weight in zip(number, _ID_WEIGHTS, strict=False)) % 11
    return number[17].upper() == _ID_CHECKS[rest]


def uscc_check(code: str) -> str:
    """The check character that the first 17 characters of a 统一社会信用代码 ask for; "" where one of them is none."""
    if len(code) < 17 or any(c not in _USCC for c in code[:17]):
        return ""
    total = sum(_USCC.index(c) * weight for c, weight in zip(code, _USCC_WEIGHTS, strict=False))
    return _USCC[(31 - total % 31) % 31]


def is_uscc(code: str) -> bool:
    return len(code) == USCC_LENGTH and uscc_check(code) == code[17]


def passes_luhn(digits: str) -> bool:
    """Whether digits end with their check digit by Luhn's sum."""
    total = 0
    for i, c in enumerate(reversed(digits)):
        doubled = int(c) * (1 + i % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
