"""Finding what was typed: pinyin, initials, characters, mixtures, English, codes, other words."""

from datetime import date

import pytest
from fakes.builders import a_guide, a_happening, a_notice, a_unit, a_window
from fakes.kinds import a_faq, a_leader, a_ruling
from fakes.seeking import an_index, faqs, found, guides, plainly

from kiosk.content.office import FormerName
from kiosk.content.service import Code, Material
from kiosk.search import find, index

PERMIT = "建筑工程施工许可证核发"


@pytest.mark.parametrize(
    "query",
    [
        *(
            "sgxk",
            "SGXK",
            "ｓｇｘｋ",
            "s g x k",
            "sg-xk",
            "shigongxuke",
            "shi'gong'xu'ke",
            "shigongxk",
            "sgxuke",
            "shgxk",
        ),
        *("施工许可", "施工xk", "sg许可", "施g许k", "shi工xu可", " 施工 许可 ", "《施工许可》"),
    ],
)
def test_however_it_is_typed_the_same_characters_are_marked(query):
    assert found(guides(PERMIT), query) == ["建筑工程[施工许可]证核发"]


def test_it_narrows_from_the_first_key_on():
    seen = guides(PERMIT, "收费公示", "施工图审查")
    assert found(seen, "s") == ["[收]费公示", "[施]工图审查", "建筑工程[施]工许可证核发"]
    assert found(seen, "sh") == ["[收]费公示", "[施]工图审查", "建筑工程[施]工许可证核发"]
    assert found(seen, "shi") == ["[施]工图审查", "建筑工程[施]工许可证核发", "收费公[示]"]
    assert found(seen, "shig") == ["[施工]图审查", "建筑工程[施工]许可证核发"]
    assert found(seen, "shigongx") == ["建筑工程[施工许]可证核发"]


def test_only_the_last_syllable_may_be_unfinished():
    assert found(faqs("公告"), "gongg") == ["[公告]"]
    assert plainly(faqs("公告"), "gonga") == plainly(faqs("公告"), "gogao") == []


def test_a_query_is_cut_in_every_way_it_can_be():
    assert found(faqs("县城"), "xian") == ["[县]城"]
    assert found(faqs("西安"), "xian") == ["[西安]"]
    assert found(faqs("方案"), "fangan") == found(faqs("方案"), "fang'an") == ["[方案]"]


@pytest.mark.parametrize(
    ("title", "queries"),
    [
        ("银行监管", ["yhjg", "yxjg", "yinhang", "yinxing"]),
        ("调换公租房", ["dhgzf", "thgzf", "diaohuan", "tiaohuan"]),
        ("会计人员", ["kjry", "hjry", "kuaiji", "huiji"]),
        ("重复办理", ["cfbl", "zfbl", "chongfu", "zhongfu"]),
        ("设施长效管护", ["sscxgh", "sszxgh", "changxiao", "zhangxiao"]),
    ],
)
def test_a_character_of_two_readings_is_found_by_both(title, queries):
    for query in queries:
        assert [hit.text for hit in find(faqs(title), query)] == [title]


def test_both_readings_may_stand_in_one_query():
    assert found(faqs("银行调换重建"), "yinhangtiaohuanzhongjian") == ["[银行调换重建]"]


@pytest.mark.parametrize("query", ["lvhua", "lühua", "luhua", "lh"])
def test_u_with_dots_is_typed_as_people_type_it(query):
    assert found(faqs("绿化"), query) == ["[绿化]"]


@pytest.mark.parametrize("query", ["sjh", "shanjinghe", "djh", "danjinghe", "单景和", "单j"])
def test_a_leader_is_found_by_the_surname_as_it_is_read_and_as_it_is_misread(query):
    hits = find(an_index(a_leader(title="单景和")), query)
    assert [hit.text for hit in hits] == ["单景和"]


def test_signs_and_blanks_in_a_title_are_passed_over_and_not_marked():
    assert found(faqs("占用、挖掘 城市道路"), "zywjcsdl") == ["[占用]、[挖掘] [城市道路]"]
    assert found(faqs("“双随机、一公开”"), "机一") == ["“双随[机]、[一]公开”"]


def test_digits_letters_and_wide_ones_in_a_title_are_found():
    seen = faqs("２０２６年ＢＩＭ技术（第1批）")
    assert found(seen, "2026") == ["[２０２６]年ＢＩＭ技术（第1批）"]
    assert found(seen, "bim技") == ["２０２６年[ＢＩＭ技]术（第1批）"]
    assert found(seen, "d1p") == ["２０２６年ＢＩＭ技术（[第1批]）"]


def test_characters_beyond_the_basic_plane_are_one_each():
    assert found(faqs("𠅤堂与䶮泉"), "𠅤堂") == ["[𠅤堂]与䶮泉"]
    assert found(faqs("𠅤堂与䶮泉"), "yan泉") == ["𠅤堂与[䶮泉]"]


def test_three_characters_may_stand_apart():
    hit = find(guides(PERMIT), "施工证")[0]
    assert (hit.how, hit.marks) == ("scattered", ((4, 6), (8, 9)))
    assert found(guides("云州市住房保障房屋用房公告"), "住房告") == ["云州市[住房]保障房屋用房公[告]"]


def test_one_of_them_may_be_typed_by_its_initial():
    assert found(guides(PERMIT), "施工z") == ["建筑工程[施工]许可[证]核发"]


def test_they_are_marked_where_they_stand_closest():
    assert found(faqs("公告出租的房、公租某房"), "公租房") == ["公告出租的房、[公租]某[房]"]


def test_a_syllable_is_one_character_where_it_can_be():
    assert found(faqs("安宁河"), "an") == ["[安]宁河"]


def test_a_title_that_holds_it_often_takes_one_place():
    assert found(faqs("水、水、水、水", "问水"), "水", limit=2) == ["[水]、水、水、水", "问[水]"]


def test_two_characters_apart_mean_nothing():
    assert plainly(faqs("供水报装"), "供装") == []


def test_nothing_typed_finds_nothing():
    for query in ("", " ", "、，。", "'"):
        assert find(guides(PERMIT), query) == ()


def test_a_guide_is_found_by_its_code_and_by_the_basic_part():
    code = Code(value="11990100MB0012345J3000117109000", basic="000117109000")
    seen = an_index(a_guide(code=code))
    for query in ("1199", "11990100mb0012345j", code.value):
        hit = find(seen, query)[0]
        assert (hit.field, hit.text, hit.marks) == ("code", code.value, ((0, len(query)),))
    assert found(seen, "000117") == ["[000117]109000"]
    assert found(seen, "117109") == []  # never from its middle
    assert found(seen, "119") == []  # all codes of an office begin alike


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("building", "[Building] construction permit"),
        ("buildingcon", "[Building] [con]struction permit"),
        ("CONSTRUCTION PERMIT", "Building [construction] [permit]"),
        ("per", "Building construction [per]mit"),
    ],
)
def test_english_is_found_from_the_beginning_of_a_word(query, text):
    assert found(an_index(a_guide()), query) == [text]


def test_english_is_not_found_from_the_middle_of_a_word():
    assert found(an_index(a_guide()), "ermit") == []


@pytest.mark.parametrize(
    ("item", "query", "field", "text"),
    [
        (a_unit("centre", title="住房保障中心", short="市保障中心"), "市保障中心", "name", "[市保障中心]"),
        (a_unit("centre", title="市住房保障中心", short="市保障中心"), "sbzzx", "name", "[市保障中心]"),
        (a_unit("hall-b", title="服务厅", windows=(a_window("1", "公租房受理"),)), "公租房", "window", "[公租房]受理"),
        (a_leader(title="仇云川", post="局长"), "局长", "post", "[局长]"),
        (a_guide(themes=("安居",)), "安居", "theme", "[安居]"),
        (a_guide(materials=(Material(name="施工合同"),)), "合同", "material", "施工[合同]"),
        (a_guide(result="开工批准书"), "开工批准", "result", "[开工批准]书"),
        (a_notice(type="works", happening=a_happening(area="东湖路沿线")), "东湖路", "place", "[东湖路]沿线"),
        (a_ruling(number="云住建罚〔2026〕7号"), "云住建罚2026", "number", "[云住建罚]〔[2026]〕7号"),
    ],
)
def test_other_words_than_the_title_are_found_and_say_which_they_are(item, query, field, text):
    seen = an_index(item)
    assert find(seen, query)[0].field == field
    assert text in found(seen, query)


def test_a_unit_is_found_by_a_name_it_bore():
    unit = a_unit("centre", title="住房保障中心", named=(FormerName(name="房改办", until=date(2020, 1, 1)),))
    assert found(an_index(unit), "房改办") == ["[房改办]"]


def test_other_words_are_read_as_their_characters_are_in_titles():
    seen = an_index(a_unit("bank", title="银行和监狱科", short="行监"))
    assert found(seen, "hangjian") == found(seen, "xingj") == ["[行监]"]


def test_what_need_not_be_brought_is_no_answer():
    seen = an_index(a_guide(materials=(Material(name="规划许可证", need="not-needed"),)))
    assert plainly(seen, "规划许可证") == []


def test_what_is_not_disclosed_is_not_found():
    seen = an_index(a_faq(disclosure="withheld"), a_guide(disclosure="on-request"))
    assert found(seen, "身份证") == found(seen, "sgxk") == []


def test_only_the_kinds_asked_for_are_found():
    seen = an_index(a_guide(title="供水报装"), a_faq(title="供水停了"))
    assert [hit.kind for hit in find(seen, "gongshui")] == ["guide", "faq"]
    assert [hit.kind for hit in find(seen, "gongshui", kinds={"faq"})] == ["faq"]


def test_what_may_not_be_shown_now_takes_nobodys_place():
    seen = faqs(*(f"供水问题{n}" for n in range(9)))
    hits = find(seen, "供水", limit=3, shown=lambda item_id: int(item_id[-1]) > 4)
    assert [hit.item_id for hit in hits] == ["faq-5", "faq-6", "faq-7"]


def test_a_title_without_a_reading_is_found_by_its_characters():
    seen = index([a_faq(title="供水停了")])
    assert found(seen, "供水") == ["[供水]停了"]
    assert found(seen, "gs") == []


def test_an_empty_index_finds_nothing():
    assert find(index(()), "sgxk") == find(index(()), "施工许可证怎么办") == ()
