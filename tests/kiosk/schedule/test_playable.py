"""What of an item stands on a board while its media are on their way."""

import pytest
from fakes.builders import a_notice, a_source

from kiosk.content.event import Poster
from kiosk.content.item import Media, Table
from kiosk.schedule.playable import playable, stands

PICTURE = Media(sha256="a" * 64, length=10, type="image/png", name="x.png")
FILE = Media(sha256="b" * 64, length=10, type="application/pdf", name="x.pdf")


def a_poster(**fields):
    return Poster(
        **{
            "id": "a-poster",
            "title": "海报",
            "source": a_source(),
            "text": "共建平安工地",
            "media": (PICTURE,),
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("item", "stored", "found"),
    [
        (a_notice(), frozenset(), "whole"),
        (a_poster(), {PICTURE.sha256}, "whole"),
        (a_poster(), frozenset(), "words"),
        (a_poster(text=""), frozenset(), "nothing"),
        (a_notice(body="", media=(PICTURE, FILE)), {PICTURE.sha256}, "words"),
        (a_notice(body="", media=(PICTURE,)), frozenset(), "nothing"),
        (a_notice(body="", media=(PICTURE,), table=Table(columns=("甲",), rows=(("乙",),))), frozenset(), "words"),
    ],
)
def test_what_stands_without_its_media(item, stored, found):
    assert stands(item, stored) == found
    assert playable(item, stored) == (found != "nothing")


def test_who_knows_of_no_disk_takes_all_media_as_here():
    assert playable(a_poster(text=""))
