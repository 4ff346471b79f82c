"""English at the touchscreen: one touch there, one back, with the other modes, and forgotten with the visit."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_edition
from fakes.glass import Glass


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(a_guide(title_en="A permit"), a_notice()))
    yield found
    found.close()


def test_one_touch_says_everything_in_english_and_one_more_in_chinese(glass):
    glass.tap("language")
    assert "Guides" in glass.text()
    assert "办事指南" not in glass.text()
    glass.tap("language")
    assert "办事指南" in glass.text()


def test_english_goes_along_to_the_guide_and_its_promise(glass):
    glass.tap("language")
    glass.tap("home/guides")
    glass.tap("guides/topic:unit:hall")
    glass.tap("topic/guide:a-guide")
    said = " ".join(glass.text().split())
    assert said.startswith("A permit")
    assert "This text is available in Chinese only." in said
    assert "Accepted today: promised before 26 Nov (Thu)" in said


def test_from_what_is_chinese_only_help_is_one_touch_away(glass):
    glass.tap("language")
    glass.tap("home/guides")
    glass.tap("guides/topic:unit:hall")
    glass.tap("topic/guide:a-guide")
    glass.tap("chinese-only")
    assert glass.visit.place == "help"
    assert "Help" in glass.text()


def test_it_goes_together_with_the_other_modes(glass):
    for mode in ("language", "large", "contrast"):
        glass.tap(mode)
    assert "Guides" in glass.text()
    assert (glass.visit.large, glass.visit.contrast, glass.visit.language) == (True, True, "en")
    glass.tap("large")
    assert "Guides" in glass.text()


def test_who_comes_next_reads_chinese(glass):
    glass.tap("language")
    glass.tap("home/guides")
    glass.wait(300)
    assert glass.visit.language == "zh"
    glass.touch(10, 10)  # whatever goes by while nobody is there
    assert "办事指南" in glass.text()
