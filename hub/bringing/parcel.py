"""What an uploaded file is, by its bytes, and whether it may be opened at all.

Rules it keeps: the name says nothing; an archive is measured before anything in it is read (entries, sizes, ratio,
another archive inside); no part may declare entities; what we do not read is refused with what to do instead.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

MB = 1_000_000
MOST = 20 * MB
MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 2_000, 80 * MB, 200
SMALL = MB
"""An entry below this is not worth a ratio: a short sheet of equal rows compresses very well."""
ARCHIVES = (".zip", ".rar", ".7z", ".docx", ".xlsx", ".pptx", ".docm", ".xlsm", ".gz", ".ofd", ".bin.zip")

_RETYPE = "请在办公软件里打开，另存为 .docx（文稿）或 .xlsx（表格）后再导入"


class Unfit(ValueError):
    """A file that is not taken, with a sentence: what it is and what to do."""


@dataclass(frozen=True)
class Parcel:
    """A file that may be opened. `type`: docx, xlsx or csv."""

    name: str
    type: str
    data: bytes


def opened(name: str, data: bytes) -> Parcel:
    """The file by its bytes. Raises Unfit."""
    if not data:
        raise Unfit(f"文件“{name}”是空的，请检查后重新选择")
    if len(data) > MOST:
        raise Unfit(f"文件“{name}”有 {len(data) / MB:.0f} MB，最多 {MOST // MB} MB。请删去图片或者分成几份")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Parcel(name, _packed(name, data), data)
    _refuse(name, data)
    return Parcel(name, "csv", data)


def _refuse(name: str, data: bytes) -> None:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if data.startswith(b"%PDF-"):
        raise Unfit(f"“{name}”是 PDF，文字取出来常有错漏，所以不导入。请用原来的 Word 文件；没有的，作为附件上传")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unfit(f"“{name}”加了密码。请去掉密码后另存，再导入")
        raise Unfit(f"“{name}”是旧格式（.doc、.xls、.wps、.et）。{_RETYPE}")
    if head.startswith(b"{\\rtf"):
        raise Unfit(f"“{name}”是 RTF 文件。{_RETYPE}")
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table")):
        raise Unfit(f"“{name}”其实是网页或 XML，不是表格。{_RETYPE}；网页文字可以复制后用“粘贴文字”")
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM")):
        raise Unfit(f"“{name}”是图片，里面的文字不能导入。请用原来的 Word 文件，或者作为图片上传")
    if data.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise Unfit(f"“{name}”是压缩包。请先解压，再逐个导入")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unfit(f"“{name}”不是能导入的文件。可以导入 .docx、.xlsx、.csv")


def _packed(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = _measured(name, archive)
            type_ = _type(name, names)
            for entry in names:
                if entry.endswith((".xml", ".rels")):
                    _plain(name, entry, archive.read(entry))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as e:
        raise Unfit(f"“{name}”已损坏或加了密码，打不开。请重新保存后再导入") from e
    except Unfit:
        raise
    except Exception as e:  # zlib and struct errors of a forged archive
        raise Unfit(f"“{name}”已损坏，打不开。请重新保存后再导入") from e
    return type_


def _measured(name: str, archive: zipfile.ZipFile) -> list[str]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unfit(f"“{name}”里有 {len(entries)} 个部分，最多 {MOST_ENTRIES} 个，不像正常文稿，没有打开")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unfit(f"“{name}”展开后超过 {MOST_UNPACKED // MB} MB，没有打开。请删去图片或者分成几份")
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
            raise Unfit(f"“{name}”里的 {entry.filename} 压缩得异常（可能是压缩炸弹），没有打开")
        if entry.filename.lower().endswith(ARCHIVES):
            raise Unfit(f"“{name}”里嵌着另一个文件（{entry.filename}）。请删去嵌入的文件后再导入")
    return [entry.filename for entry in entries]


def _type(name: str, names: list[str]) -> str:
    if any(entry.endswith("vbaProject.bin") for entry in names):
        raise Unfit(f"“{name}”带有宏程序。请另存为不带宏的 .docx 或 .xlsx 后再导入")
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "OFD.xml" in names:
        raise Unfit(f"“{name}”是 OFD 版式文件，不能导入。请用原来的 Word 文件")
    raise Unfit(f"“{name}”不是 Word 文稿或 Excel 表格（可能是压缩包、WPS 或 ODF 文件）。{_RETYPE}")


def _plain(name: str, entry: str, data: bytes) -> None:
    """A part that declares nothing of its own: entities are how small XML becomes large, or reads other files."""
    if (
        data.startswith((b"\xff\xfe", b"\xfe\xff"))
        or b"\0" in data[:200]
        or b"<!DOCTYPE" in data
        or b"<!ENTITY" in data
    ):
        raise Unfit(f"“{name}”里的 {entry} 带有不该有的声明，没有打开。请在办公软件里另存一次")
