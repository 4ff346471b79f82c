"""What a file is by its first bytes, and how large a picture is by its header alone."""

from __future__ import annotations

import io
from datetime import date

import pytest
from fakes.films import an_mp4
from fakes.folders import NOTICE, a_folder, a_png
from PIL import Image

from kiosk import folder
from kiosk.folder.media import MediaFolder, size_of, type_of


def picture(format: str, size: tuple[int, int], **options) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "#12438C").save(data, format, **options)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        (picture("PNG", (33, 21)), "image/png"),
        (picture("JPEG", (33, 21)), "image/jpeg"),
        (picture("JPEG", (33, 21), progressive=True, exif=b"Exif\0\0" + b"\0" * 5000), "image/jpeg"),
        (picture("WEBP", (33, 21)), "image/webp"),
        (picture("WEBP", (33, 21), lossless=True), "image/webp"),
        (picture("WEBP", (33, 21), exif=b"Exif\0\0"), "image/webp"),
    ],
)
def test_pictures_are_known_and_measured_from_their_headers(data, type_):
    assert type_of(data) == type_
    assert size_of(data, type_) == (33, 21)


@pytest.mark.parametrize(
    ("head", "type_"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\0\0\0\x20ftypisom", "video/mp4"),
        (b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x84webm", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x88matroska", None),
        (b"OggS\0\x02", "audio/ogg"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"PK\x03\x04", None),
        (b"<svg", None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_a_type_is_known_by_its_first_bytes(head, type_):
    assert type_of(head) == type_


@pytest.mark.parametrize("cut", [8, 20, 100])
def test_a_picture_cut_short_tells_no_size_instead_of_failing(cut):
    for format, type_ in (("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")):
        size = size_of(picture(format, (33, 21))[:cut], type_)
        assert size in (None, (33, 21))


def test_a_film_is_deferred_unless_said_otherwise(tmp_path):
    said = NOTICE + "media: [a.mp4, {file: b.mp4, deferred: false}]\n"
    films = {"media/a.mp4": an_mp4(), "media/b.mp4": an_mp4(seconds=7.4, size=(320, 180))}
    root = a_folder(tmp_path, {"announcement/a-notice.yaml": said, **films})
    notice = next(item for item in folder.read(root, date(2026, 11, 23)).items if item.id == "a-notice")
    assert [medium.deferred for medium in notice.media] == [True, False]
    assert [(m.seconds, m.width, m.height) for m in notice.media] == [(12, 640, 360), (8, 320, 180)]


def test_a_file_is_hashed_once(tmp_path):
    root = a_folder(tmp_path, {"media/a.png": a_png()})
    media = MediaFolder(root)
    found = media.find("a.png")
    (root / "media" / "a.png").write_bytes(b"changed")
    assert media.find("a.png") is found
