"""What the head of a film tells, and which films are refused, each in a sentence."""

from __future__ import annotations

import io
import random
from contextlib import suppress

import pytest
from fakes.films import FFMPEG, a_real_film, a_webm, an_mp4, box, element
from hypothesis import given
from hypothesis import strategies as st

from kiosk.folder.film import LONGEST_S, Film, measured
from kiosk.folder.media import checked


def told(data: bytes, type_: str = "video/mp4") -> Film:
    return measured(io.BytesIO(data), type_, len(data))


def test_a_film_tells_how_long_it_runs_how_large_it_is_and_how_it_is_coded():
    assert told(an_mp4()) == Film(12, 640, 360, "avc1")
    assert told(an_mp4(codec=b"vp09", seconds=7.5)) == Film(8, 640, 360, "vp09")
    assert told(a_webm(), "video/webm") == Film(12, 640, 360, "V_VP9")


def test_one_that_was_taken_upright_is_upright():
    assert told(an_mp4(turned=True)).width == 360


def test_a_little_sound_after_the_picture_is_not_another_second():
    assert [told(an_mp4(seconds=s)).seconds for s in (0.1, 4.0, 4.02, 4.3)] == [1, 4, 4, 5]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (an_mp4(seconds=0), "tells no length"),
        (an_mp4(scale=0), "tells no length"),
        (an_mp4(seconds=10**6), "runs 1,000,000 s"),
        (an_mp4(codec=b"hev1"), "coded as 'hev1'"),
        (an_mp4(size=(3840, 2160)), "3840 × 2160"),
        (an_mp4(size=(0, 0)), "0 × 0"),
        (an_mp4(handler=b"soun"), "no film"),
        (an_mp4()[:60], "no film"),
        (b"\0\0\0\x20ftypisom", "no film"),
        (box(b"ftyp", b"isom") + b"\0\0\0\x01moov" + (10**12).to_bytes(8, "big"), "no film"),
        (box(b"moov", b"\0\0\0\x10mvhd\0"), "no film"),
        (box(b"moov", box(b"mvhd", b"\0\0\0\0\0")), "damaged"),
    ],
)
def test_what_cannot_be_played_is_refused_in_a_sentence(data, why):
    with pytest.raises(ValueError, match=why):
        told(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (a_webm(seconds=None), "tells no length"),
        (a_webm(seconds=1e12), "at most 3,600"),
        (a_webm(seconds=float("nan")), "tells no length"),
        (a_webm(codec=b"V_AV1"), "coded as 'V_AV1'"),
        (a_webm()[:70], "damaged"),
        (b"\x1a\x45\xdf\xa3\x84webm\0", "damaged"),
    ],
)
def test_the_same_of_a_webm(data, why):
    with pytest.raises(ValueError, match=why):
        told(data, "video/webm")


@pytest.mark.parametrize("data", [box(b"free") * 100_000, element(0xEC, b"") * 100_000])
def test_a_file_of_nothing_but_empty_boxes_is_given_up(data):
    for type_ in ("video/mp4", "video/webm"):
        with pytest.raises(ValueError, match=r"no film|damaged|no moving picture"):
            told(data, type_)


@given(st.integers(0, 2**32), st.sampled_from([("video/mp4", an_mp4()), ("video/webm", a_webm())]))
def test_whatever_is_changed_in_a_head_is_told_or_refused(seed, film):
    type_, data = film
    chance = random.Random(seed)
    spoilt = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    with suppress(ValueError):
        assert 1 <= told(bytes(spoilt), type_).seconds <= LONGEST_S


def test_an_empty_film_is_no_film(tmp_path):
    (tmp_path / "empty.mp4").write_bytes(b"")
    with pytest.raises(ValueError, match="is empty"):
        checked(tmp_path / "empty.mp4", "empty.mp4")


@pytest.mark.skipif(FFMPEG is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_a_real_film_is_measured_as_it_was_made(tmp_path, name):
    found = checked(a_real_film(tmp_path, name), name)
    assert (found.seconds, found.size) == (3, (320, 180))
