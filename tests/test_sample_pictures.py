"""The pictures of the sample bureau: what is drawn is shown, what is shown is drawn, and nothing is heavy."""

import pytest
from fakes.sights import SAMPLE, sample

from data.drawing.forms import Form, drawn, row
from data.drawing.pictures import PICTURES
from data.drawing.sheet import Sheet
from data.drawing.strokes import icons, polylines

MEDIA = SAMPLE / "media"


def test_what_is_drawn_lies_in_the_folder_and_some_item_shows_it():
    lies = {path.relative_to(MEDIA).as_posix() for path in MEDIA.rglob("*") if path.is_file()}
    shown = {media.name for item in sample().items for media in item.media}
    assert lies == set(PICTURES) == shown


def test_a_picture_weighs_little_and_all_together_too():
    weights = {name: (MEDIA / name).stat().st_size for name in PICTURES}
    most = {name: 400_000 if name.endswith((".pdf", ".webm")) else 150_000 for name in weights}
    assert [name for name, weight in weights.items() if weight > most[name]] == []
    assert sum(weights.values()) <= 3_000_000


def test_every_picture_has_words_for_who_cannot_see_it():
    assert [(item.id, m.name) for item in sample().items for m in item.media if not m.caption.strip()] == []


def test_every_poster_says_in_words_whom_to_ask_or_where_to_go():
    posters = [item for item in sample().items if item.__struct_config__.tag == "poster"]
    assert len(posters) >= 12
    assert [poster.id for poster in posters if "0000-" not in poster.text and "12345" not in poster.text] == []


def test_words_that_do_not_fit_are_not_made_smaller():
    sheet = Sheet(200, 60)
    sheet.text(0, 30, "施工", 40, most=100)
    with pytest.raises(ValueError, match="施工许可"):
        sheet.text(0, 30, "施工许可", 40, most=100)


def test_a_box_is_ticked_in_the_example_only():
    def asking(words: str) -> Form:
        return Form("申请表", (row(80, (4, "方式"), (20, words, "")),), ("填写清楚。",))

    ticked, empty = asking("[x] 邮寄"), asking("[ ] 邮寄")
    assert looks(ticked, example=False) == looks(empty, example=False)
    assert looks(ticked, example=True) != looks(empty, example=True)


def test_every_icon_lies_on_its_grid():
    points = [
        (name, point)
        for name, drawing in icons().items()
        for path in (*drawing["stroke"], *drawing.get("fill", ()))
        for line, _ in polylines(path)
        for point in line
    ]
    assert len({name for name, _ in points}) == len(icons())
    assert [name for name, (x, y) in points if not (0 <= x <= 24 and 0 <= y <= 24)] == []


def looks(form: Form, *, example: bool) -> bytes:
    return drawn(form, example=example).picture().tobytes()
