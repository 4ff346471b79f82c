"""A PDF that may be kept: pages to look at, nothing that runs, nothing packed inside, no password.

Rules it keeps: names are read as a reader reads them (`/J#61vaScript`), also in packed parts of the file; what cannot
be looked through is refused; unpacking is bounded. Source: ISO 32000-1, 7.3.5 (names), 7.5.7 (object streams), 12.6.4.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pypdfium2
from django.core.exceptions import ValidationError

MOST_UNPACKED = 200_000_000
A_STREAM = 20_000_000
_STREAM = re.compile(rb"<<(?P<about>.{0,2000}?)>>\s*stream\r?\n", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ENDS = rb"(?=[\s/<>\[\]()%]|$)"
_REFUSED = (
    (re.compile(rb"/(?:JavaScript|JS)" + _ENDS), "带有脚本"),
    (re.compile(rb"/(?:EmbeddedFiles?|FileAttachment)" + _ENDS), "里面嵌有别的文件"),
    (re.compile(rb"/(?:Launch|ImportData|SubmitForm|GoToR|GoToE)" + _ENDS), "会打开别的程序或文件"),
    (re.compile(rb"/(?:RichMedia|Movie|Sound|3D)" + _ENDS), "嵌有音视频或三维内容"),
    (re.compile(rb"/XFA" + _ENDS), "是 XFA 动态表单"),
    (re.compile(rb"/Encrypt" + _ENDS), "加了密码或限制"),
)
_DO = "请在办公软件里重新“导出为 PDF”（不带附件、脚本、密码）后再上传"


def check(path: Path) -> None:
    """Refuse a PDF that does or hides things. Raises ValidationError with what it is and what to do."""
    data = path.read_bytes()
    for part in _parts(data):
        for rule, what in _REFUSED:
            if rule.search(part):
                raise ValidationError(f"这个 PDF {what}，不能使用。{_DO}")
    try:
        with pypdfium2.PdfDocument(path) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as e:
        raise ValidationError(f"这个 PDF 已损坏，打不开。{_DO}") from e
    if not pages:
        raise ValidationError(f"这个 PDF 没有一页。{_DO}")


def _parts(data: bytes) -> list[bytes]:
    """What stands in clear between the streams, and the streams that hold objects, unpacked."""
    clear, parts, at, left = [], [], 0, MOST_UNPACKED
    for match in _STREAM.finditer(data):
        if match.start() < at:
            continue
        clear.append(data[at : match.end()])
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        about = _named(match.group("about"))
        if b"/ObjStm" in about:
            unpacked = _unpacked(data[match.end() : end], about)
            left -= len(unpacked)
            if left < 0:
                raise ValidationError(f"这个 PDF 展开后太大，没有接收。{_DO}")
            parts.append(_named(unpacked))
        at = end
    clear.append(data[at:])
    return [_named(b"\n".join(clear)), *parts]


def _unpacked(stream: bytes, about: bytes) -> bytes:
    """Objects in a stream: Flate or plain; other filters for objects are nobody's habit and refused."""
    if b"/Filter" not in about:
        return stream
    if re.search(rb"/Filter\s*(?:\[\s*)?/(?:FlateDecode|Fl)\s*\]?", about) is None:
        raise ValidationError(f"这个 PDF 的内部写法不常见，无法检查。{_DO}")
    try:
        engine = zlib.decompressobj()
        found = engine.decompress(stream, A_STREAM)
    except zlib.error as e:
        raise ValidationError(f"这个 PDF 已损坏，无法检查。{_DO}") from e
    if engine.unconsumed_tail:
        raise ValidationError(f"这个 PDF 展开后太大，没有接收。{_DO}")
    return found


def _named(data: bytes) -> bytes:
    return _ESCAPED.sub(lambda match: bytes.fromhex(match.group(1).decode()), data)
