"""When nothing is found: other words, slips of the finger, what stands around the matter."""

import pytest
from fakes.builders import a_guide
from fakes.seeking import an_index, faqs, found, guides, plainly, some_sayings

from kiosk.search import find

PERMIT = "建筑工程施工许可证核发"


def test_there_are_near_hits_only_when_there_are_no_others():
    hows = {hit.how for hit in find(guides(PERMIT, "施工企业资质"), "sgxk")}
    assert hows == {"word"}
    assert {hit.how for hit in find(guides(PERMIT), "sgxl")} == {"near"}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("sgxl", "建筑工程[施工许]可证核发"),  # another letter
        ("sgxxk", "建筑工程[施工许可]证核发"),  # one too many
        ("sgxqzhf", "建筑工程[施工许]可[证核发]"),
        ("gcsgxzhf", "建筑[工程施工许]可[证核发]"),  # one is missing
        ("shigpngxuke", "建筑工程[施工许可]证核发"),  # a syllable misspelt
        ("shigonxuke", "建筑工程[施工许可]证核发"),
        ("sihgongxuke", "建筑工程[施工许可]证核发"),
        ("施工许司", "建筑工程[施工许]可证核发"),
        ("施施工许可", "建筑工程[施工许可]证核发"),
    ],
)
def test_one_thing_may_be_wrong(query, text):
    assert plainly(guides(PERMIT, "供水报装"), query) == []
    assert found(guides(PERMIT, "供水报装"), query) == [text]


@pytest.mark.parametrize("query", ["sgl", "sl", "qqqqqq"])
def test_what_is_short_or_quite_wrong_is_near_to_nothing(query):
    assert found(guides(PERMIT), query) == []


@pytest.mark.parametrize(
    ("query", "text"),
    [("zuzaizuanxiang", "[住宅专项]维修资金"), ("zuzhaizuanxiang", "[住宅专项]维修资金")],
)
def test_it_may_be_typed_as_it_is_said_in_the_south(query, text):
    assert found(guides("住宅专项维修资金"), query) == [text]


def test_as_much_of_the_beginning_counts_as_is_found():
    assert found(guides(PERMIT, "供水报装"), "sgxkzbuban") == ["建筑工程[施工许可证]核发"]
    assert found(guides(PERMIT), "sgbuban") == []  # too little of it


def test_words_in_another_order_share_pairs():
    assert found(guides("既有住宅加装电梯", "供水报装"), "电梯加装") == ["既有住宅[加装电梯]"]
    assert found(guides("专项维修资金使用", "住房公积金提取"), "维修资金提取")[0] == "专项[维修资金]使用"


SAYINGS = some_sayings(
    ("煤气", "mei qi", "燃气 供气"),
    ("下水道", "xia shui dao", "排水"),
    ("装电梯", "zhuang dian ti", "加装电梯"),
    fillers=("怎么办", "要带什么材料", "我家"),
)


def asked(query, *titles):
    return found(
        an_index(*(a_guide(f"guide-{n}", title=t, materials=()) for n, t in enumerate(titles)), sayings=SAYINGS), query
    )


@pytest.mark.parametrize("query", ["煤气", "mq", "meiqi", "meiq", "煤q"])
def test_citizens_words_find_official_ones_the_likeliest_first(query):
    assert asked(query, "供气报装", "燃气许可") == ["[燃气]许可", "[供气]报装"]


def test_a_word_in_the_middle_of_a_question_is_replaced():
    assert asked("开通煤气许可", "开通燃气许可") == ["[开通燃气许可]"]


def test_what_is_said_officially_already_is_not_said_twice():
    assert asked("加装电梯", "既有住宅加装电梯") == ["既有住宅[加装电梯]"]
    assert asked("装电梯", "既有住宅加装电梯") == ["既有住宅加[装电梯]"]


def test_an_unfinished_word_is_near():
    assert asked("下水", "污水排水许可") == ["污水[排水]许可"]
    assert asked("xiashui", "污水排水许可") == ["污水[排水]许可"]


def test_what_is_said_around_the_matter_is_left_out():
    assert asked("施工许可证怎么办", PERMIT) == ["建筑工程[施工许可证]核发"]
    assert asked("煤气怎么办", "燃气许可") == ["[燃气]许可"]


def test_what_is_said_around_it_stays_where_a_title_says_it_too():
    assert asked("白蚁怎么办", "白蚁预防", "发现白蚁怎么办") == ["发现[白蚁怎么办]"]


def test_one_word_in_a_sentence_is_enough():
    assert asked("我家下水道堵了", "污水排水许可", "供水报装") == ["污水[排水]许可"]


def test_nothing_but_what_is_said_around_it_finds_nothing():
    assert asked("怎么办", "供水报装") == []


def test_questions_are_near_to_questions():
    assert found(faqs("路灯不亮，找谁修？", "树挡住窗户，能砍吗？"), "树挡光") == ["[树挡]住窗户，能砍吗？"]
