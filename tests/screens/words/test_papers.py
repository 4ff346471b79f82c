"""What to bring is told apart from what need not be brought."""

from __future__ import annotations

from fakes.builders import a_guide

from kiosk.content.service import Material
from screens.words.papers import form_words, groups


def test_papers_stand_in_four_groups_in_order_of_need():
    guide = a_guide(
        materials=(
            Material(name="规划许可证", need="not-needed"),
            Material(name="申请表"),
            Material(name="中标通知书", need="conditional", when="依法招标的才要"),
            Material(name="承诺书"),
            Material(name="保函", need="later"),
        )
    )
    assert [(g.title, [p.name for p in g.papers], g.ticked) for g in groups(guide)] == [
        ("要带的 2 样", ["申请表", "承诺书"], True),
        ("有下列情形的，还要带", ["中标通知书"], True),
        ("可以先受理、后补交的", ["保函"], True),
        ("不用带，系统核验", ["规划许可证"], False),
    ]


def test_every_paper_has_a_key_of_its_own():
    guide = a_guide(materials=(Material(name="申请表"), Material(name="申请表", need="later")))
    keys = [p.key for g in groups(guide) for p in g.papers]
    assert len(set(keys)) == 2


def test_a_tick_stays_with_its_paper_when_another_comes_before_it():
    before = a_guide(materials=(Material(name="申请表"), Material(name="身份证")))
    after = a_guide(materials=(Material(name="承诺书"), Material(name="身份证"), Material(name="申请表")))
    (was,), (now,) = groups(before), groups(after)
    assert {p.name: p.key for p in was.papers}.items() < {p.name: p.key for p in now.papers}.items()


def test_a_form_says_what_and_how_many():
    assert form_words(Material(name="申请表", note="可在窗口领取")) == "原件 1 份；可在窗口领取"
    assert form_words(Material(name="合同", form="copy", originals=0, copies=2, note="盖公章")) == "复印件 2 份；盖公章"
    assert form_words(Material(name="证照", form="both", copies=1)) == "原件 1 份、复印件 1 份"
    assert form_words(Material(name="图纸", form="electronic")) == "电子文件"
    assert form_words(Material(name="合格书", source="审图机构出具")) == "原件 1 份；审图机构出具"
