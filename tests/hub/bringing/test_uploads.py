"""What is uploaded through the console is what its bytes say, redrawn or looked through, or refused in a sentence."""

import io
import zlib
from pathlib import Path

import pytest
from fakes import brought
from PIL import Image


@pytest.fixture
def collection(desk):
    from wagtail.models import Collection

    return Collection.get_first_root_node().pk


def a_jpeg(size=(60, 40), exif=True):
    image, out = Image.new("RGB", size, "red"), io.BytesIO()
    tags = Image.Exif()
    tags[0x010F] = "相机厂"
    tags[0x0112] = 6  # lies on its side
    tags[0x8825] = {1: "N", 2: (30.0, 15.0, 1.0)}  # where it was taken
    image.save(out, "JPEG", exif=tags if exif else b"")
    return out.getvalue()


def a_pdf(extra=b"", packed=b"", about=b"/Filter /FlateDecode"):
    """One empty page; `extra` in the catalogue, `packed` in an object stream."""
    out = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R " + extra + b">>\nendobj\n"
    out += b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    out += b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
    if packed:
        data = zlib.compress(packed)
        out += b"4 0 obj\n<</Type/ObjStm/N 1/First 4 %s/Length %d>>\nstream\n" % (about, len(data))
        out += data + b"\nendstream\nendobj\n"
    return out + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def picture(clerk, collection, name, data):
    from hub.desk.media import Picture

    file = brought.upload(name, data)
    answer = clerk.post("/admin/images/add/", {"title": "图", "file": file, "collection": collection})
    return Picture.objects.first(), answer.content.decode()


def file(clerk, collection, name, data):
    from hub.desk.media import File

    given = {"title": "件", "file": brought.upload(name, data), "collection": collection}
    answer = clerk.post("/admin/documents/add/", given)
    return File.objects.first(), answer.content.decode()


def test_a_picture_is_redrawn_upright_without_where_it_was_taken(clerk, collection):
    found, _ = picture(clerk, collection, "现场.jpg", a_jpeg())
    with Image.open(found.file.path) as image:
        assert image.size == (40, 60)
        assert dict(image.getexif()) == {}
    assert (found.seen_width, found.seen_height) == (40, 60)


def test_what_hangs_behind_a_picture_is_gone(clerk, collection):
    found, _ = picture(clerk, collection, "a.jpg", a_jpeg(exif=False) + b"PK\x03\x04 hidden archive")
    assert b"hidden archive" not in Path(found.file.path).read_bytes()


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.jpg"])
def test_an_svg_is_refused_whatever_it_is_called(clerk, collection, name):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    assert picture(clerk, collection, name, svg)[0] is None


def test_a_picture_of_a_hundred_million_points_is_refused(clerk, collection):
    out = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    assert picture(clerk, collection, "a.png", out.getvalue())[0] is None


def test_a_plain_pdf_is_kept(clerk, collection):
    found, _ = file(clerk, collection, "a.pdf", a_pdf())
    assert (found.media_type, found.pages) == ("application/pdf", 1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (a_pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "脚本"),
        (a_pdf(b"/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>"), "脚本"),
        (a_pdf(packed=b"5 0 <</S/JavaScript/JS(x)>>"), "脚本"),
        (a_pdf(b"/Names<</EmbeddedFiles<</Names[]>>>>"), "嵌有别的文件"),
        (a_pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>"), "别的程序"),
        (a_pdf(packed=b"x" * 10, about=b"/Filter /LZWDecode"), "无法检查"),
        (a_pdf(packed=b"0" * 21_000_000), "太大"),
        (b"%PDF-1.5\nnothing", "损坏"),
        (b"MZ\x90\x00", "不能使用"),
        (b"<html><script>", "不能使用"),
    ],
)
def test_a_pdf_that_does_or_hides_things_is_refused(clerk, collection, data, says):
    found, shown = file(clerk, collection, "a.pdf", data)
    assert found is None
    assert says in shown


def test_a_body_of_fifty_megabytes_is_refused_in_a_sentence(clerk, desk):
    from hub.bringing.models import Tray

    big = brought.upload("a.docx", b"x" * 50_000_000)
    answer = clerk.post("/admin/bringing/take/word/", {"unit": desk.hall.item_id, "file": big})
    assert answer.status_code == 413
    assert "最多 30 MB" in answer.content.decode()
    assert not Tray.objects.exists()
