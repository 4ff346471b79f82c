"""Whether a paper holds: a word, its tone, and its last day with the year."""

from __future__ import annotations

import pytest
from fakes.builders import a_period
from fakes.clock import ZONE, instant
from fakes.kinds import a_document

from screens.words.validity import LEVELS, WORDS, titled, validity, validity_words

NOW = instant("2026-11-23 10:34")


def words(**fields):
    return validity_words(a_document(**fields), NOW, ZONE)


@pytest.mark.parametrize(
    ("status", "word", "tone"),
    [
        ("draft", "征求意见稿", "warn"),
        ("in-force", "有效", "ok"),
        ("amended", "已修改", "blue"),
        ("abolished", "已废止", "mute"),
        ("expired", "已失效", "mute"),
    ],
)
def test_every_status_has_its_word_and_tone(status, word, tone):
    assert validity(a_document(status=status), NOW) == (word, tone)
    assert words(status=status).startswith(word)


def test_the_last_day_stands_there_with_its_year_and_counts():
    assert words(in_force=a_period("2025-01-01", "2029-12-31")) == "有效，至2029年12月31日（含当日）"


def test_on_the_last_day_it_still_holds_and_on_the_next_no_longer():
    paper = a_document(in_force=a_period("2025-01-01", "2026-11-23"))
    assert validity(paper, instant("2026-11-23 23:59"))[0] == "有效"
    assert validity(paper, instant("2026-11-24 00:00"))[0] == "已失效"


def test_whoever_forgot_to_mark_an_amended_paper_does_not_prolong_it():
    assert validity(a_document(status="amended", in_force=a_period(None, "2026-01-01")), NOW)[0] == "已失效"


def test_a_paper_that_is_to_come_says_from_when():
    assert words(in_force=a_period("2027-01-01")) == "尚未施行，自2027年1月1日起施行"


def test_a_draft_is_no_basis_and_an_abolished_one_is_not_carried_out():
    assert words(status="draft") == "征求意见稿，还不是办事的依据"
    assert words(status="abolished") == "已废止，不再执行"


def test_a_law_stands_in_its_marks_once():
    assert titled("建筑法") == "《建筑法》"
    assert titled("《建筑法》第七条") == "《建筑法》第七条"


def test_no_two_words_are_alike():
    assert len({word for word, _ in WORDS.values()}) == len(WORDS)
    assert len(set(LEVELS.values())) == len(LEVELS)
