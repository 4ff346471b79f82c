"""Codes and channels: the national item code, a 统一社会信用代码, the words for channels of disclosure.

Rules it keeps: a code is checked only where its scheme is the national one (GB/T 39554.1), because provinces have their
own; of the national code the credit code's check (GB 32100) and its 基本编码 are checked, the digit of the level is
opaque; a channel is a word of the rules, or nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.disclosure import Catalogue, Ruling
from kiosk.content.kinds import AnyItem
from kiosk.content.service import Code, Guide
from kiosk.lint.checksums import USCC_LENGTH, is_uscc, uscc_check
from kiosk.lint.problem import Facts, Problem, error, warning

LENGTH, HANDLING = 31, 33
"""实施编码, and 业务办理项编码 with two more."""
BASIC = slice(USCC_LENGTH + 1, LENGTH)

_ALPHABET = re.compile(r"[0-9A-Z]*")
_BOXES = "■□●○〇☑☐√ 　"


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    if isinstance(item, Guide):
        if item.code is not None:
            yield from _code(item, item.code, "code")
        for i, code in enumerate(item.local_codes):
            yield from _code(item, code, f"local_codes[{i}]")
        yield from _uscc(item, item.authority.code, "authority.code")
    elif isinstance(item, Ruling):
        yield from _uscc(item, item.party_code, "party_code")
    if facts.channels:
        yield from _channels(item, facts)


def _code(item: AnyItem, code: Code, field: str) -> Iterator[Problem]:
    if code.scheme != "national":
        return
    value = code.value
    if len(value) not in (LENGTH, HANDLING) or not _ALPHABET.fullmatch(value):
        yield error(
            "code-form",
            item.id,
            f"{field}.value",
            f"全国统一的实施编码是 {LENGTH} 位数字和大写字母（业务办理项 {HANDLING} 位），这里有 {len(value)} 位；"
            "别的编码请写 scheme: local",
            f"a national code has {LENGTH} digits and capital letters ({HANDLING} with the handling item), "
            f"this has {len(value)}: another scheme is `scheme: local`",
        )
        return
    if not is_uscc(value[:USCC_LENGTH]):
        yield _wrong_check(item, value[:USCC_LENGTH], f"{field}.value")
    if code.basic and code.basic != value[BASIC]:
        yield error(
            "code-basic",
            item.id,
            f"{field}.basic",
            f"基本编码“{code.basic}”和实施编码里的“{value[BASIC]}”不一致",
            f"the basic code '{code.basic}' is not the '{value[BASIC]}' of the code",
        )


def _uscc(item: AnyItem, code: str, field: str) -> Iterator[Problem]:
    if code and not is_uscc(code):
        yield _wrong_check(item, code, field)


def _wrong_check(item: AnyItem, code: str, field: str) -> Problem:
    right = uscc_check(code) if len(code) == USCC_LENGTH else ""
    return error(
        "code-check",
        item.id,
        field,
        f"“{code}”不是正确的统一社会信用代码" + (f"，校验位应当是 {right}" if right else ""),
        f"'{code}' is no right unified social credit code" + (f": its check character is {right}" if right else ""),
    )


def _channels(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    yield from _words(item, item.channels, "channels", facts)
    if isinstance(item, Catalogue):
        for i, entry in enumerate(item.entries):
            yield from _words(item, entry.channels, f"entries[{i}].channels", facts)


def _words(item: AnyItem, words: tuple[str, ...], field: str, facts: Facts) -> Iterator[Problem]:
    for i, word in enumerate(words):
        if word not in facts.channels and word.strip(_BOXES) not in facts.channels:
            yield warning(
                "channel-unknown",
                item.id,
                f"{field}[{i}]",
                f"“{word}”不是公开渠道和载体的规范说法",
                f"'{word}' is no word for a channel of disclosure",
            )
