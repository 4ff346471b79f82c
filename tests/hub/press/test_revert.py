"""Back to an older edition: under a new serial, and never with what has been taken down since."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fakes.builders import a_guide, a_notice, an_edition
from fakes.folders import SAMPLE

from hub.press.kept import kept
from hub.press.press import Press
from hub.press.revert import back
from kiosk.cli.__main__ import main
from kiosk.clock import SystemClock

ONE, TWO, GUIDE = a_notice("notice-one"), a_notice("notice-two"), a_guide("a-guide")


def ids(found):
    return [item.id for item in found.items if item.id != "hall"]


def test_what_was_there_then_is_there_again_in_the_words_of_then():
    old, now = an_edition(ONE, GUIDE), an_edition(a_notice("notice-one", title="改错了的标题"), GUIDE)
    found = back(old, (), now)
    assert found.items == old.items
    assert (found.off, found.newer, found.left) == ((), (), ())


def test_what_has_been_taken_down_since_stays_off_and_what_came_since_goes():
    found = back(an_edition(ONE, TWO), (), an_edition(ONE, GUIDE))
    assert ids(found) == ["notice-one"]
    assert found.off == ("notice-two",)
    assert found.left == ("a-guide",)


def test_a_person_may_bring_back_what_was_taken_down():
    found = back(an_edition(ONE, TWO), (), an_edition(ONE), bring=("notice-two",))
    assert ids(found) == ["notice-one", "notice-two"]
    assert found.off == ()


def test_of_what_was_taken_down_and_came_back_the_newer_text_counts():
    newer = a_notice("notice-one", title="更正后的通知")
    found = back(an_edition(ONE, TWO), (an_edition(TWO),), an_edition(newer, TWO))
    assert [item.title for item in found.items if item.id == "notice-one"] == ["更正后的通知"]
    assert found.newer == ("notice-one",)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The sample, then the sample with a title gone wrong and an item taken down; only to be copied."""
    place = tmp_path_factory.mktemp("published")
    folder, feed = Path(shutil.copytree(SAMPLE, place / "folder")), place / "feed"
    words = ("publish", str(folder), "--to", str(feed), "--as-of", "2026-11-23")
    assert main(words) == 0
    file = folder / "faq" / "faq-street-lamp.yaml"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: 改错了的", 1), "utf-8")
    (folder / "poster" / "poster-fund-use.yaml").unlink()
    main(words)
    return feed


@pytest.fixture
def feed(published, tmp_path, capsys):
    copy = Path(shutil.copytree(published, tmp_path / "feed"))
    capsys.readouterr()
    return copy


def editions(feed):
    """The serial of the newest, and its titles by id."""
    press = Press.open(feed, SystemClock())
    now = press.editions.current()
    return now.serial, {item.id: item.title for item in now.items}


def test_an_older_edition_is_published_under_a_new_serial_with_its_media(feed, capsys):
    serial, titles = editions(feed)
    first = kept(feed / "public")[-1].serial
    assert main(["revert", "--feed", str(feed)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(str(first))
    main(["revert", "--feed", str(feed), "--to", str(first)])
    assert "stays off, it was taken down since 已撤下，不恢复: poster-fund-use" in capsys.readouterr().err
    again, then = editions(feed)
    assert again > serial
    assert titles["faq-street-lamp"].startswith("改错了的")
    assert not then["faq-street-lamp"].startswith("改错了的")
    assert "poster-fund-use" not in then
    assert len(then) == len(titles)
    main(["revert", "--feed", str(feed), "--to", str(first), "--bring", "poster-fund-use"])
    assert "poster-fund-use" in editions(feed)[1]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--to", "7"), "edition 7: is not kept here"),
        (("--to", "{now}"), "is what the screens show"),
        (("--to", "{first}", "--bring", "nothing"), "has no item 'nothing'"),
    ],
)
def test_what_cannot_be_gone_back_to_is_a_sentence(feed, capsys, words, why):
    now = editions(feed)[0]
    said = [word.format(first=kept(feed / "public")[-1].serial, now=now) for word in words]
    assert main(["revert", "--feed", str(feed), *said]) == 2
    assert why in capsys.readouterr().err
    assert editions(feed)[0] == now
