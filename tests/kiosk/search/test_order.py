"""Which hit stands first."""

import pytest
from fakes.builders import a_guide, a_notice, a_unit
from fakes.kinds import a_document, a_faq, a_leader, a_process, a_ruling
from fakes.seeking import an_index, faqs, found, guides, some_sayings

from kiosk.content.service import Material
from kiosk.search import find


def ids(seen, query, **more):
    return [hit.item_id for hit in find(seen, query, **more)]


@pytest.mark.parametrize("query", ["供水", "gs", "gongshui"])
def test_the_whole_title_then_its_beginning_then_a_word_then_the_middle_of_one(query):
    seen = faqs("自供水箱", "城市供水", "供水报装", "供水")
    assert found(seen, query) == ["[供水]", "[供水]报装", "城市[供水]", "自[供水]箱"]


def test_a_word_begins_after_a_sign_and_where_other_titles_begin():
    hows = {hit.text: hit.how for hit in find(faqs("谈燃放", "说、燃气", "问燃料", "燃料"), "ran")}
    assert hows == {"谈燃放": "inside", "说、燃气": "word", "问燃料": "word", "燃料": "prefix"}


def test_initials_in_the_middle_of_a_word_count_less_than_its_characters():
    letters, characters = (find(faqs("改水电表"), query)[0].score for query in ("sd", "水电"))
    assert letters < characters


def test_what_one_can_have_done_stands_before_what_one_can_read():
    titled = {"title": "供水"}
    items = (a_document, a_ruling, a_notice, a_process, a_leader, a_faq, a_guide, a_unit)
    seen = an_index(*(make(f"item-{n}", **titled) for n, make in enumerate(items)))
    kinds = [hit.kind for hit in find(seen, "gongshui")]
    assert kinds == ["guide", "faq", "unit", "leader", "process", "announcement", "document", "ruling"]


def test_the_whole_title_of_anything_stands_before_the_beginning_of_a_guide():
    assert ids(an_index(a_guide("guide", title="供水报装"), a_ruling("ruling", title="供水")), "供水")[0] == "ruling"


def test_what_is_in_force_stands_before_what_is_suspended():
    seen = an_index(a_guide("now", title="供水设施改动审批"), a_guide("not-now", title="供水报装", state="suspended"))
    assert ids(seen, "供水") == ["now", "not-now"]


def test_a_document_that_holds_stands_before_one_that_does_not():
    seen = an_index(
        a_document("old", title="供水办法", status="abolished"), a_document("new", title="城市供水管理办法")
    )
    assert ids(seen, "供水") == ["new", "old"]


def test_having_it_at_all_stands_before_having_it_changed():
    seen = guides("施工许可证变更", "施工许可证延期", "施工许可证核发")
    assert found(seen, "sgxk")[0] == "[施工许可]证核发"


def test_of_equals_the_shorter_title_stands_first_and_then_always_the_same():
    seen = guides("供水报装事项", "供水乙", "供水甲")
    assert found(seen, "供水") == ["[供水]乙", "[供水]甲", "[供水]报装事项"]
    assert find(seen, "供水") == find(seen, "供水")


def test_leaders_stand_in_the_order_of_rank():
    seen = an_index(
        a_leader("one", title="仇云川", post="副局长", order=2),
        a_leader("two", title="区远", post="副局长", order=3),
        a_leader("first", title="单景和平", post="局长", order=1),
    )
    assert ids(seen, "局长") == ["first", "one", "two"]


def test_any_title_stands_before_a_theme_and_a_material():
    guide = a_guide("guide", title="报装", themes=("停水停气",), materials=(Material(name="停水通知"),))
    assert ids(an_index(guide, a_notice("notice", title="关于停水的通告")), "停水") == ["notice", "guide"]


def test_an_official_word_stands_behind_the_citizens_own_of_the_same_kind():
    seen = an_index(
        a_faq("official", title="燃气怎么开通？"), a_faq("own", title="煤气怎么开通？"), sayings=some_sayings(MEIQI)
    )
    assert ids(seen, "煤气") == ids(seen, "mq") == ["own", "official"]


def test_an_item_stands_once_with_the_best_of_what_was_found():
    guide = a_guide(title="供水报装", themes=("供水",), materials=(Material(name="供水合同"),))
    (hit,) = find(an_index(guide), "供水")
    assert (hit.field, hit.how) == ("title", "prefix")


def test_no_more_are_given_than_are_asked_for_and_they_are_the_best():
    seen = guides(*(f"{'很' * (n % 7)}长的供水事项{n}" for n in range(60)), "供水")
    everything = find(seen, "供水", limit=100)
    assert len(everything) == 61
    assert find(seen, "供水", limit=5) == everything[:5]
    assert everything[0].text == "供水"
    assert find(seen, "供水", limit=0) == ()


MEIQI = ("煤气", "mei qi", "燃气")
