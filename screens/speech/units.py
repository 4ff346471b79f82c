"""Units as one says them: `15 kW` 十五千瓦, `30 km/h` 三十公里每小时. Only behind a figure: else letters are a name."""

from __future__ import annotations

import re
from typing import Final

NAMES: Final = {
    **{"km²": "平方公里", "m²": "平方米", "m2": "平方米", "㎡": "平方米", "cm²": "平方厘米"},
    **{"m³": "立方米", "m3": "立方米", "㎥": "立方米", "mL": "毫升", "ml": "毫升", "L": "升"},
    **{
        "km": "公里",
        "m": "米",
        "cm": "厘米",
        "mm": "毫米",
        "μm": "微米",
        "kg": "公斤",
        "mg": "毫克",
        "t": "吨",
        "g": "克",
    },
    **{
        "kWh": "千瓦时",
        "kW·h": "千瓦时",
        "kW": "千瓦",
        "MW": "兆瓦",
        "W": "瓦",
        "kVA": "千伏安",
        "kV": "千伏",
        "V": "伏",
    },
    **{"MPa": "兆帕", "kPa": "千帕", "Pa": "帕", "kN": "千牛", "Hz": "赫兹", "dB": "分贝", "lx": "勒克斯"},
    **{"h": "小时", "min": "分钟", "s": "秒", "MB": "兆", "KB": "千字节", "kB": "千字节"},
}

_NAME = "|".join(re.escape(unit) for unit in sorted(NAMES, key=len, reverse=True))
_UNIT: Final = re.compile(rf"(?<=\d)\s*({_NAME})(?:/({_NAME}|d))?(?![A-Za-z0-9²³])")


def named(words: str) -> str:
    """The same with units in words."""
    return _UNIT.sub(_said, words)


def _said(match: re.Match[str]) -> str:
    per = {**NAMES, "d": "天"}.get(match[2] or "", "")
    return NAMES[match[1]] + (f"每{per}" if per else "")
