"""What stands on paper of what people meet at: events, leaders, questions often asked."""

from __future__ import annotations

from fakes.builders import a_guide, a_unit, an_edition
from fakes.clock import instant
from fakes.fitted import everything, lines, printed
from fakes.kinds import a_faq, a_leader, an_event

from kiosk.content.item import Section
from kiosk.content.notice import Enrolment

ENROL = Enrolment(how="打电话报名", until=instant("2026-11-28"), who="本市居民", places=20)


def test_an_event_has_when_with_year_and_weekday_where_how_to_enrol_and_what_to_expect():
    event = an_event(
        enrol=ENROL, agenda=("介绍方案", "自由发言"), papers=("方案文本",), body="欢迎参加。\n\n不设门槛。"
    )
    leaflet = printed(event, edition=an_edition(event, a_unit()))
    assert leaflet.under == ("座谈会",)
    assert lines(leaflet)[:3] == [
        "时间：2026年12月1日（星期二）14:00—16:00",
        "地点：云州市市民路 1 号会议室",
        "电话：0000-8123410",
    ]
    told = ("截止：至2026年11月27日", "打电话报名", "本市居民", "20 人", "2. 自由发言", "方案文本", "不设门槛。")
    assert [part for part in told if part not in everything(leaflet)] == []
    tomorrow = everything(printed(event, edition=an_edition(event, a_unit())))
    assert not [word for word in ("今天", "明天", "后天") if word in tomorrow]


def test_enrolment_that_is_over_says_so_on_paper_too():
    late = printed(an_event(enrol=Enrolment(how="打电话报名", until=instant("2026-11-20"))))
    assert "截止：至2026年11月19日，报名已经结束" in lines(late)


def test_an_event_that_moved_says_so_first_and_offers_no_enrolment():
    leaflet = printed(an_event(state="postponed", state_note="因天气延期，时间另行通知", enrol=ENROL))
    assert leaflet.under[:2] == ("延期举行", "因天气延期，时间另行通知")
    assert "原定时间：2026年12月1日（星期二）14:00—16:00" in lines(leaflet)
    assert "打电话报名" not in everything(leaflet)
    assert printed(an_event(state="cancelled")).under[0] == "已取消"


def test_minutes_are_whole_on_a4_before_what_was_planned_and_on_a_roll_named():
    event = an_event(state="held", agenda=("介绍方案",), minutes=(Section(title="意见采纳", text="采纳 11 条。"),))
    found = lines(printed(event))
    assert found.index("采纳 11 条。") < found.index("1. 介绍方案")
    roll = everything(printed(event, "roll"))
    assert "采纳 11 条。" not in roll
    assert "会议纪要请在触摸屏上查看" in roll


def test_a_leader_has_when_citizens_are_received_what_is_in_charge_and_every_units_phone():
    other = a_leader("other", title="仇远舟", post="副局长", phone="0000-8123402")
    leader = a_leader(
        reception="每月第一个星期三", phone="0000-8123401", units=("hall",), portfolio=("甲", "乙"), stands_in="other"
    )
    for form in ("leaflet", "roll"):
        leaflet = printed(leader, form, edition=an_edition(leader, other, a_unit()))
        assert leaflet.under == ("局长",)
        said = lines(leaflet)
        assert said[:2] == ["接待群众：每月第一个星期三", "办公电话：0000-8123401"]
        assert {"1. 甲", "2. 乙", f"{a_unit().title}：{a_unit().phone}"} <= set(said)
        assert said[-1] == "仇远舟   副局长   电话 0000-8123402"


def test_a_question_has_its_answer_what_it_is_about_and_whom_to_ask():
    faq = a_faq(answer="能。\n\n分两步办。", about=("a-guide",))
    leaflet = printed(faq, edition=an_edition(faq, a_unit(), a_guide("a-guide", title="维修资金使用")))
    assert lines(leaflet)[:3] == ["能。", "分两步办。", "维修资金使用"]
    assert a_unit().phone in everything(leaflet)


def test_of_a_very_long_answer_a_roll_carries_whole_paragraphs_and_says_how_long_it_is():
    faq = a_faq(answer="\n\n".join(f"第{n}段。" + "字" * 200 for n in range(20)))
    assert [line for line in lines(printed(faq)) if line.startswith("第")] == faq.answer.split("\n\n")
    roll = lines(printed(faq, "roll"))
    assert roll[:5] == faq.answer.split("\n\n")[:5]
    assert roll[5].startswith("全文约 ")
