"""The page of a guide says what its sheet on the glass says: how long, how much, where and when, how one objects."""

import re
from datetime import date

import pytest
from fakes.builders import a_guide, some_rules

from hub.desk import records
from kiosk.content.rules import Remedy
from kiosk.content.service import Fee, Limit

FEE = Fee(
    name="城市道路挖掘修复费", standard="每平方米 320 元", basis="城市道路管理条例第三十七条", waiver="自行修复合格的"
)


def a_remedy(**fields):
    return Remedy(days=60, basis="行政复议法第二十条", read_at=date(2026, 1, 1), check_by=date(2027, 1, 1), **fields)


@pytest.fixture
def told(stands, reader):
    """Call it with the fields of a guide: the words of its page, without what stands beside the article."""

    def page(**fields):
        stands(a_guide(**fields))
        article = reader.get("/i/a-guide/").content.decode().split("<article>")[1].split("</article>")[0]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", article))

    return page


def test_a_guide_says_each_fee_with_its_basis_and_who_is_free_of_it(told):
    page = told(fees=(FEE,))
    for words in ("1 项收费", FEE.name, FEE.standard, FEE.basis, FEE.waiver):
        assert words in page
    assert "不收费" not in page


def test_a_guide_without_fees_says_that_nothing_is_to_be_paid(told):
    assert "不收费。办理本事项，任何环节都不收费" in told()


def test_a_guide_says_what_is_promised_and_what_the_statute_says(told):
    page = told()
    assert "3 个工作日 承诺；法定 7 个自然日" in page
    assert "最多 1 次 核对原件" in page


def test_what_is_done_at_once_is_no_promise_about_a_limit(told):
    page = told(statutory=Limit(days=0), promised=None, visits=0, visits_why="")
    assert "当场办结 即到即办" in page
    assert "不用跑" in page


def test_a_guide_says_at_which_window_and_when_and_by_which_phone(told):
    page = told()
    assert "2 号窗口 综合受理" in page
    assert "云州市市民路 1 号一楼" in page
    assert re.search(r"工作日 \d\d:\d\d—\d\d:\d\d", page)
    assert page.index("在哪里办") < page.index("申请材料") < page.index("设定依据")


def test_how_one_objects_comes_from_the_rules(told):
    own = a_remedy(id="own", title="申请复查", text="向本局申请复查。", about=("a-guide",))
    every = a_remedy(id="every", title="行政诉讼", text="六个月内提起。")
    records.put("rules", some_rules(remedies=(own, every)))
    page = told()
    assert "对办理结果不服的 申请复查 向本局申请复查。 依据：行政复议法第二十条" in page
    assert "行政诉讼" not in page


def test_a_matter_that_is_no_more_says_so_before_anything_else(told):
    page = told(state="abolished", state_note="国家已经取消。")
    assert page.index("本事项已取消 国家已经取消。") < page.index("在哪里办")
    assert "最多 1 次" not in page
