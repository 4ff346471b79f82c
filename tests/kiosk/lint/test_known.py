"""What is kept of one look for the next: the same problems come of it, and only new texts are looked through."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fakes.builders import a_guide, a_notice, an_edition
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.item import replace
from kiosk.content.rules import Wording
from kiosk.lint import Coverage, Known, problems
from kiosk.lint.texts import Texts

BODIES = ("正文", "电话 13912345678", "带有<b>网页</b>代码", "请按穗府（2024）3号办理")
COVERAGE = Coverage.parse((Path(__file__).parents[3] / "assets" / "fonts" / "coverage.txt").read_text(encoding="utf-8"))


def of(bodies, **fields):
    return an_edition(a_guide(), *(a_notice(f"notice-{n}", body=body) for n, body in enumerate(bodies)), **fields)


@given(st.lists(st.lists(st.sampled_from(BODIES), max_size=4), max_size=5))
def test_what_is_found_beside_what_was_found_before_is_what_is_found_alone(contents):
    known = Known()
    for bodies in contents:
        edition = of(bodies)
        assert problems(edition, COVERAGE, known) == problems(edition, COVERAGE)


def test_only_new_texts_are_looked_through():
    known, looked = Known(), []

    def look(texts):
        looked.append(texts.item)
        return ()

    def all_of(*items):
        known.begin(of(()).rules, None)
        for item in items:
            known.of(Texts(item, item.id), look)

    one, other = a_notice("one"), a_notice("other")
    all_of(one, other)
    all_of(one, replace(other, title="新的标题"))
    assert looked == ["one", "other", "other"]
    all_of(one)
    all_of(one, replace(other, title="新的标题"))
    assert looked == ["one", "other", "other", "other"]  # forgotten when a content did not hold it


def test_other_rules_look_anew():
    known = Known()
    edition = of(BODIES)
    before = problems(edition, COVERAGE, known)
    day = date(2026, 11, 1)
    wording = Wording(id="no-text", pattern="正文", zh="不要", en="not so", basis="测试", read_at=day, check_by=day)
    stricter = replace(edition, rules=replace(edition.rules, wordings=(*edition.rules.wordings, wording)))
    after = problems(stricter, COVERAGE, known)
    assert "no-text" in {problem.code for problem in after} - {problem.code for problem in before}
    assert problems(edition, COVERAGE, known) == before
