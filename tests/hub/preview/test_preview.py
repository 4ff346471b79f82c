"""A draft, a screen and a board's next day are seen as they will be, by those who may, and nothing is left lying."""

import io
import os
import sys
import time

import pytest
from django.utils import timezone
from fakes.builders import a_guide, a_notice
from msgspec.structs import replace
from PIL import Image

from hub.desk import records
from hub.preview import drawing, edition
from hub.records import deciding
from hub.records.sorts import SORTS
from kiosk.content.edition import Board, Slot

HOME = "/admin/preview/"
PIXELS = "import sys; from PIL import Image; Image.new('RGB', (9, 9)).save(sys.argv[sys.argv.index('--to') + 1])"


@pytest.fixture
def quick(monkeypatch):
    """Instead of the screens something that draws at once; gives a way to draw otherwise."""

    def instead(script):
        monkeypatch.setattr(drawing, "COMMAND", (sys.executable, "-c", script))

    instead(PIXELS)
    return instead


@pytest.fixture
def page(desk):
    desk.approve(desk.write(a_guide()))
    records.put("boards", (Board(id="hall", title="一楼大厅主屏"),))
    records.put("slots", (Slot(id="all", kinds=("announcement",)),))
    return desk.write(a_notice(title="关于城东片区停水的通告"))


def wish(screen="touch", at=None, **fields):
    return {"screen": screen, "at": at or f"{timezone.localtime():%Y-%m-%dT%H:%M}", **fields}


def test_a_draft_is_drawn_by_the_very_screens(as_, desk, page):
    client = as_(desk.author)
    text = client.get(f"{HOME}{page.pk}/", wish()).content.decode()
    name = text.split(f"{HOME}pictures/")[1].split('"')[0]
    image = Image.open(io.BytesIO(b"".join(client.get(f"{HOME}pictures/{name}").streaming_content)))
    assert image.size == (1080, 1920)
    assert len(image.convert("L").resize((64, 64)).getcolors()) > 20


def test_the_draft_stands_in_the_edition_and_is_not_published(desk, page):
    made, _files, item = edition.made(timezone.now(), page)
    assert item.title == "关于城东片区停水的通告"
    assert item in made.items
    assert item.id not in {each.id for each in edition.made(timezone.now())[0].items}


def test_a_picture_is_its_makers_alone(client, as_, desk, page, quick):
    text = as_(desk.author).get(f"{HOME}{page.pk}/", wish()).content.decode()
    name = text.split(f"{HOME}pictures/")[1].split('"')[0]
    assert as_(desk.author).get(f"{HOME}pictures/{name}").status_code == 200
    assert as_(desk.central).get(f"{HOME}pictures/{name}").status_code == 404
    for other in ("turn", "..%2Fhub.sqlite3", f"{desk.author.pk}-..%2F..%2Fhub.sqlite3"):
        assert as_(desk.author).get(f"{HOME}pictures/{other}", follow=True).status_code == 404
    client.logout()
    assert "login" in client.get(f"{HOME}pictures/{name}").headers["Location"]


def test_who_may_not_read_the_draft_sees_no_preview_of_it(as_, desk, page, quick):
    assert as_(desk.stranger).get(f"{HOME}{page.pk}/", wish()).status_code == 302
    assert as_(desk.head).get(f"{HOME}{page.pk}/", wish()).status_code == 200


def test_a_board_tells_its_next_day(as_, desk, page, quick):
    desk.approve(page)
    text = as_(desk.central).get(HOME, wish("board:hall")).content.decode()
    assert "之后 24 小时的节目单" in text
    assert "关于城东片区停水的通告" in text
    assert "看这时的画面" in text


def test_a_change_of_what_plays_is_seen_before_it_is_accepted(as_, desk, page, quick):
    desk.approve(page)
    without = replace(records.standing().slots[0], kinds=("guide",))
    made = deciding.propose(SORTS["slots"], "all", without, "x", desk.central, timezone.now())
    client = as_(desk.secrecy)
    text = client.get(HOME, {**wish("board:hall"), "change": made.pk}).content.decode()
    assert "如果采纳这份变更" in text
    assert "关于城东片区停水的通告" not in text
    assert "关于城东片区停水的通告" in client.get(HOME, wish("board:hall")).content.decode()
    new = Board(id="lift-2f", title="电梯口竖屏", layout="portrait")
    made = deciding.propose(SORTS["boards"], "lift-2f", new, "x", desk.central, timezone.now())
    text = client.get(HOME, {**wish("board:lift-2f"), "change": made.pk}).content.decode()
    assert "之后 24 小时的节目单" in text
    assert as_(desk.author).get(HOME, {**wish("board:hall"), "change": made.pk}).status_code == 302


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"at": "明天"}, "输入"),
        ({"at": "2099-01-01T10:00"}, "400 天以内"),
        ({"screen": "board:nowhere"}, "选择一个有效的选项"),
        ({"mode": ["rm -rf"]}, "选择一个有效的选项"),
    ],
)
def test_what_cannot_be_wished_is_told(as_, desk, page, quick, fields, said):
    text = as_(desk.author).get(f"{HOME}{page.pk}/", {**wish(), **fields}).content.decode()
    assert said in text
    assert f"{HOME}pictures/" not in text


def test_a_draft_that_is_not_whole_yet_says_what_is_missing(as_, desk, page, quick):
    broken = desk.edit(page, desk.author, body="", title="")
    assert "草稿还不完整" in as_(desk.author).get(f"{HOME}{broken.pk}/", wish()).content.decode()


def test_what_goes_wrong_is_told_and_nothing_is_left(as_, desk, page, quick, place):
    quick("import sys; print('no OpenGL here', file=sys.stderr); sys.exit(1)")
    assert "no OpenGL here" in as_(desk.author).get(f"{HOME}{page.pk}/", wish()).content.decode()
    quick("pass")
    assert "没有画出图片" in as_(desk.author).get(f"{HOME}{page.pk}/", wish()).content.decode()
    assert {file.name for file in place.iterdir()} == {"turn"}


def test_one_that_hangs_is_ended(as_, desk, page, quick, monkeypatch, place):
    monkeypatch.setattr(drawing, "LONGEST_S", 0.3)
    quick("import threading; threading.Event().wait()")
    assert "没有画完，已停止" in as_(desk.author).get(f"{HOME}{page.pk}/", wish()).content.decode()
    assert {file.name for file in place.iterdir()} == {"turn"}


def test_one_that_eats_memory_is_ended(as_, desk, page, quick, monkeypatch):
    monkeypatch.setattr(drawing, "MEMORY", 200 * 1024**2)
    quick("import sys; sys.stdin.read(); x = bytearray(3 * 1024**3)")
    assert "MemoryError" in as_(desk.author).get(f"{HOME}{page.pk}/", wish()).content.decode()


def test_the_same_wish_is_drawn_once_and_an_old_picture_goes(desk, page, quick, place):
    now = timezone.now()
    made, files, _ = edition.made(now)
    name = drawing.draw(place, 1, made, files, "home", now, [])
    quick("import sys; sys.exit(1)")
    assert drawing.draw(place, 1, made, files, "home", now, []) == name
    old = time.time() - 2 * drawing.KEPT_S
    os.utime(place / name, (old, old))
    with pytest.raises(drawing.CannotDraw):
        drawing.draw(place, 1, made, files, "guides", now, [])
    assert not (place / name).exists()


def test_while_another_draws_one_waits_and_is_told(desk, page, quick, place, monkeypatch):
    monkeypatch.setattr(drawing, "TURN_S", 0.0)
    now = timezone.now()
    made, files, _ = edition.made(now)
    place.mkdir()
    with drawing._turn(place), pytest.raises(drawing.CannotDraw, match="别人正在预览"):
        drawing.draw(place, 1, made, files, "home", now, [])
