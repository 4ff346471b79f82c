"""What a code says that is taken home: an address, or what a telephone shows without a network."""

from __future__ import annotations

from fakes.builders import a_guide, a_notice, a_period, an_edition
from fakes.clock import ZONE, instant
from fakes.kinds import a_faq, a_leader, an_event

from kiosk.content.item import Period
from kiosk.content.service import Material
from screens.contents import Contents
from screens.words import taken
from screens.words.say import say_in


def said(item, language="zh"):
    return taken.content(item, Contents(an_edition(item)), ZONE, say_in(language))


def test_the_offices_own_address_wins_and_a_guides_leads_to_where_one_applies():
    both = {"official_url": "https://a.example/law", "online_url": "https://a.example/apply"}
    assert said(a_notice(**both)) == "https://a.example/law"
    assert said(a_guide(**both)) == "https://a.example/apply"
    assert said(a_guide(official_url="https://a.example/law")) == "https://a.example/law"


def test_a_guide_without_an_address_says_what_to_bring_where_when_and_whom_to_call():
    guide = a_guide(materials=(Material(name="身份证"), Material(name="授权书", need="conditional")))
    lines = said(guide).splitlines()
    assert lines[0] == guide.title
    assert "带：身份证" in lines
    assert any("窗口" in line and "工作日" in line and ":00" in line for line in lines)
    assert any(guide.ask in line for line in lines)
    assert "授权书" not in said(guide)


def test_a_notice_without_an_address_says_until_when_and_whom_to_call():
    notice = a_notice(type="publicity", period=Period(from_=instant("2026-11-19"), until=instant("2026-12-01")))
    words = said(notice)
    assert "2026年11月19日—2026年11月30日" in words
    assert notice.objection.phone in words


def test_every_code_ends_with_the_version_and_its_day_however_much_there_is_to_say():
    many = tuple(Material(name=f"第{n}份很长很长的申请材料的名称") for n in range(200))
    for language, day in (("zh", "2026年"), ("en", "2026")):
        guide = a_guide(title="很长的名称" * 22, materials=many)
        words = said(guide, language)
        version = Contents(an_edition(guide)).version(guide.id)[: taken.MARK]
        assert len(words.encode()) <= taken.MOST_BYTES
        assert words.splitlines()[-1].endswith(version)
        assert day in words.splitlines()[-1]


def test_a_span_tells_whole_days_by_their_first_and_last():
    def span(first, last):
        return taken.span_words(first and instant(first), last and instant(last), ZONE)

    assert span("2026-11-19", "2026-12-01") == "2026年11月19日—2026年11月30日"
    assert span("2026-11-24 09:00", "2026-11-24 17:00") == "2026年11月24日 9:00—17:00"
    assert span("2026-11-24", "2026-11-24 17:00") == "2026年11月24日 0:00—17:00"
    assert span("2026-11-24 22:00", "2026-11-25 06:00") == "2026年11月24日 22:00—2026年11月25日 6:00"
    assert span("2026-11-24", "2026-11-25") == "2026年11月24日"
    assert span("2026-11-24 09:00", None) == "2026年11月24日 9:00起"
    assert span(None, "2026-11-25") == "至2026年11月24日"
    assert span(None, None) == ""


def test_an_event_without_an_address_says_when_with_weekday_where_and_whom_to_call():
    lines = said(an_event()).splitlines()
    assert "2026年12月1日（星期二）14:00—16:00" in lines
    assert {"云州市市民路 1 号会议室", "座谈会", "电话 0000-8123410"} <= set(lines)
    assert said(an_event(state="cancelled")).splitlines()[1] == "已取消"
    several = an_event(when=a_period("2026-12-01", "2026-12-03"))
    assert "2026年12月1日—2026年12月3日" in said(several)


def test_a_leader_and_a_question_without_an_address_say_what_one_asked():
    leader = a_leader(reception="每月第一个星期三", phone="0000-8123401")
    assert {"局长", "每月第一个星期三", "办公电话 0000-8123401"} <= set(said(leader).splitlines())
    assert "能。\n分两步" not in said(a_faq(answer="能。\n\n分两步。"))
    assert "能。 分两步。" in said(a_faq(answer="能。\n\n分两步。")).splitlines()
    assert len(said(a_faq(answer="很长的答复。" * 300)).encode()) <= taken.MOST_BYTES
