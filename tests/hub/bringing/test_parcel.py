"""A file is what its bytes are; what is not taken is refused with what to do instead."""

import pytest
from fakes import brought


def refusal(name, data):
    from hub.bringing import parcel

    with pytest.raises(parcel.Unfit) as refused:
        parcel.opened(name, data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "Word"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "另存为"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"{\\rtf1 x}", "另存为"),
        (b"<html><table><tr><td>1", "网页"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "不是表格"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"Rar!\x1a\x07", "解压"),
        (b"MZ\0\0\0\0", "可以导入"),
        (b"", "空"),
    ],
)
def test_what_we_do_not_read_is_refused_whatever_it_is_called(data, says):
    assert says in refusal("公示.docx", data)


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"OFD.xml": "<a/>"}, "OFD"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "另存为"),
        ({"word/document.xml": "<a/>", "word/vbaProject.bin": "x"}, "宏"),
        ({"word/document.xml": "<a/>", "word/embeddings/a.xlsx": "x"}, "嵌"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}, "声明"),
        ({"word/document.xml": b"\xff\xfe" + '<!DOCTYPE a [<!ENTITY x "y">]>'.encode("utf-16-le")}, "声明"),
        ({"word/document.xml": b"0" * 60_000_000}, "炸弹"),
        ({f"word/{n}.xml": "" for n in range(2001)}, "2000 个"),
        ({f"word/{n}.bin": b"0" * 900_000 for n in range(100)}, "80 MB"),
    ],
)
def test_an_archive_is_measured_before_it_is_read(entries, says):
    assert says in refusal("公示.docx", brought.a_zip(entries))


def test_a_broken_archive_is_refused():
    data = brought.a_word()
    assert "损坏" in refusal("公示.docx", data[: len(data) // 2])
    broken = bytearray(data)
    broken[60:90] = b"\xff" * 30
    assert "损坏" in refusal("公示.docx", bytes(broken))


def test_one_byte_too_many_is_refused():
    from hub.bringing import parcel

    assert "最多 20 MB" in refusal("a.csv", b"x" * (parcel.MOST + 1))
