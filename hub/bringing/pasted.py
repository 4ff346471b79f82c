"""Text copied from a web page or a mail, cleaned: what a page says around a text falls away, the text stays.

Rules it keeps: pure; whole lines fall away only if they say nothing but what a page's buttons say; every line that is
left out is told; paragraphs keep their order and their words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.lint import noise
from kiosk.lint.coverage import hidden

_BUTTON = (
    r"打印(?:本页|此页|页面)?|关闭(?:窗口|本页|页面)?|返回(?:顶部|首页|列表|上一页)?|收藏(?:本页)?|字[号体]|大|中|小|复制链接"
    r"|分享(?:到|至)?|微信(?:扫一扫)?|微博|新浪微博|QQ(?:空间|好友)?|朋友圈|上一[篇条页]|下一[篇条页]|放大|缩小|默认|朗读|听全文"
)
_BUTTONS = re.compile(rf"(?:[\[【(（〖]?\s*(?:{_BUTTON})\s*[\]】)）〗]?[\s|｜:：/·、,，]*)+", re.IGNORECASE)
_AROUND = (
    re.compile(r"(?:您)?(?:当前|现在|所在)?(?:的)?位置\s*[:：].{0,120}"),
    re.compile(r"(?:首页|网站首页)\s*[>›»].{0,120}"),
    re.compile(r"(?:浏览|访问|阅读|点击)(?:次数|量|数|率)?\s*[:：]?\s*\d*\s*(?:次|人次)?"),
    re.compile(r"分享(?:到|至)\s*[:：]?.{0,40}"),
    re.compile(r"(?:扫一扫|扫码)[^。]{0,30}(?:分享|打开|手机)[^。]{0,20}"),
    re.compile(r"责任编辑\s*[:：].{0,20}"),
    re.compile(r"【?(?:字体|字号)\s*[:：]?[\s大中小|｜\[\]【】]+】?.{0,20}"),
    re.compile(r"(?:上|下)一[篇条]\s*[:：].{0,120}"),
    re.compile(r"版权所有.{0,120}|Copyright.{0,160}|.{0,20}ICP备.{0,60}", re.IGNORECASE),
)
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_BETWEEN_HAN = re.compile(r"(?<=[㐀-鿿，。；：、！？（）《》“”])[ ]+(?=[㐀-鿿，。；：、！？（）《》“”])")


@dataclass(frozen=True)
class Cleaned:
    """`left_out`: whole lines that fell away, as they read."""

    text: str
    left_out: tuple[str, ...]
    changed: bool


def cleaned(text: str) -> Cleaned:
    """The text without what a page says around it. `&nbsp;`, tags, zero-width characters, wide blanks go silently."""
    kept: list[str] = []
    out: list[str] = []
    lines = noise.without_markup(_broken(text)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for raw in lines:
        line = _line(raw)
        if not line:
            continue
        if _says_nothing(line):
            out.append(line)
            continue
        kept.append(line)
    found = "\n".join(kept)
    whole = noise.without_pinyin(found)
    return Cleaned(whole, tuple(out), whole != text)


def titled(text: str) -> tuple[str, str]:
    """The title and the rest as paragraphs: the first line, with a name of an office above it taken into it."""
    lines = text.split("\n")
    title, rest = lines[0], lines[1:]
    if rest and re.search(r"(?:局|厅|委|委员会|办公室|中心|政府)$", title) and rest[0].startswith("关于"):
        title, rest = title + rest[0], rest[1:]
    return title, "\n\n".join(rest)


def _broken(text: str) -> str:
    """The breaks that markup meant, before its tags go."""
    return re.sub(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>", "\n", text, flags=re.IGNORECASE)


def _line(raw: str) -> str:
    visible = "".join(c for c in raw if c in "\t\u00a0" or not (hidden(c) or unicodedata.category(c) in ("Cf", "Cc")))
    return _BETWEEN_HAN.sub("", _BLANKS.sub(" ", visible)).strip()


def _says_nothing(line: str) -> bool:
    return bool(_BUTTONS.fullmatch(line)) or any(rule.fullmatch(line) for rule in _AROUND)
