"""The internal page shows what is approved and holds, links what belongs together, and says what is not there."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from fakes.builders import HALL, a_guide, a_notice, a_source, some_rules
from fakes.kinds import a_document, a_leader, a_process, a_site

from hub.desk import approved, records, withdrawal
from hub.press import readings
from hub.site import chart
from hub.site.telling import span
from kiosk.content import codec
from kiosk.content.item import Period, Section
from kiosk.content.process import Arrow, Node
from kiosk.content.rules import PeriodRule


def page(reader, address, status=200):
    answer = reader.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_draft_is_nowhere_and_what_is_approved_is_at_once(desk, reader):
    draft = desk.write(a_notice())
    page(reader, "/i/a-notice/", 404)
    assert "a-notice" not in page(reader, "/k/announcement/")
    desk.approve(draft)
    assert "关于调整窗口服务时间的通知" in page(reader, "/")
    assert "一楼大厅三号窗口" in page(reader, "/i/a-notice/")


def test_what_is_withdrawn_says_so_and_leads_on(desk, reader):
    written = desk.approve(desk.write(a_notice()))
    assert "a-notice" in page(reader, "/k/announcement/")
    withdrawal.withdraw(written, desk.author, "内容有误")
    assert "已撤下或者已到期" in page(reader, "/i/a-notice/", 410)
    assert "a-notice" not in page(reader, "/k/announcement/")


def test_what_is_over_leaves_by_itself(desk, reader, monkeypatch):
    desk.approve(desk.write(a_notice(until="2099-01-02")))
    assert "a-notice" in page(reader, "/")
    monkeypatch.setattr(timezone, "now", lambda: datetime(2099, 1, 3, tzinfo=UTC))
    assert "a-notice" not in page(reader, "/")
    page(reader, "/i/a-notice/", 410)


def test_hostile_words_are_words(desk, reader):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    written, data = desk.write(a_notice()), codec.encode(a_notice(title="停水通知", body=hostile))
    approved.append(written, data, written.latest_revision_id, [])  # the review's own check refuses it
    said = page(reader, "/i/a-notice/")
    assert "&lt;script&gt;" in said
    assert "<script" not in said
    assert "<script" not in page(reader, "/search/?q=<script>alert(1)</script>")


def test_no_page_asks_for_anything_from_elsewhere_or_for_a_script(desk, reader):
    desk.approve(desk.write(a_notice()))
    for address in ("/", "/k/unit/", "/k/announcement/", "/i/a-notice/", "/search/?q=tz"):
        answer = reader.get(address)
        assert re.findall(r'(?:src|action)="(?!/)[^"]+"|<link[^>]*href="(?!/)', answer.content.decode()) == []
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_list_is_of_one_unit_or_type_and_pages_far_outside_are_the_last(stands, reader):
    stands(*(a_notice(f"notice-{number:02}", title=f"第 {number} 件") for number in range(33)))
    assert "第 1 / 2 页" in page(reader, "/k/announcement/")
    assert "第 2 / 2 页" in page(reader, "/k/announcement/?page=99999999")
    assert "共 33 条" in page(reader, f"/k/announcement/?unit={HALL}&type=notice&page=x")
    assert "共 0 条" in page(reader, "/k/announcement/?unit=division-approval")
    page(reader, "/k/nothing/", 404)


def test_a_list_is_of_one_theme_or_year(desk, reader):
    desk.approve(desk.write(a_guide(themes=("住房保障",))))
    desk.approve(desk.write(a_guide("other-guide", title="另一件事", themes=("施工许可",))))
    both = page(reader, "/k/guide/")
    assert "/i/a-guide/" in both
    assert "/i/other-guide/" in both
    housing = page(reader, "/k/guide/?theme=住房保障")
    assert "/i/a-guide/" in housing
    assert "/i/other-guide/" not in housing
    assert "共 0 条" in page(reader, "/k/guide/?year=1987")


def test_the_search_box_is_empty_but_where_something_was_looked_for(desk, reader):
    for address, typed in (("/", ""), ("/k/announcement/", ""), ("/k/unit/", ""), ("/search/?q=tz", "tz")):
        assert re.findall(r'<input id="q"[^>]* value="([^"]*)"', page(reader, address)) == [typed]


def test_an_address_that_never_was_is_told_in_chinese_with_ways_on(desk, reader):
    for address in ("/nowhere/", "/i/Not_an-Id/x/", "/m/" + "0" * 64 + "/"):
        said = page(reader, address, 404)
        assert "没有这个页面" in said
        assert 'href="/"' in said


def test_an_address_that_never_was_is_404_also_for_what_is_sent_and_without_an_office(db, reader, monkeypatch):
    from hub.site import book

    monkeypatch.setattr(book, "_kept", None)
    assert reader.post("/nowhere/", b"{}", content_type="application/json").status_code == 404
    assert "没有这个页面" in page(reader, "/nowhere/", 404)


def test_paper_carries_a_code_of_the_official_page_where_there_is_one(desk, reader):
    desk.approve(desk.write(a_notice()))
    desk.approve(desk.write(a_notice("an-other", title="有官网的通知", official_url="https://www.yunzhou.example/n/1")))
    assert "二维码" not in page(reader, "/i/a-notice/")
    said = page(reader, "/i/an-other/")
    assert 'src="data:image/svg+xml' in said
    assert "官方网站的二维码" in said


def test_a_search_reads_initials_and_says_whom_to_call_when_nothing_is_found(desk, reader):
    desk.approve(desk.write(a_notice(title="公租房申请通知")))
    assert "/i/a-notice/" in page(reader, "/search/?q=gzf")
    nothing = page(reader, "/search/?q=" + "鑫" * 500)
    assert "没有找到" in nothing
    assert "0000-8123456" in nothing


def test_after_an_approval_only_the_new_title_is_read_anew(desk, reader, monkeypatch):
    desk.approve(desk.write(a_notice()))
    page(reader, "/search/?q=tz")
    read = []
    known = readings.reading_of
    monkeypatch.setattr(readings, "reading_of", lambda id, *title: read.append(id) or known(id, *title))
    desk.approve(desk.write(a_notice("other-notice", title="关于供水的通知")))
    assert "/i/other-notice/" in page(reader, "/search/?q=gs")
    assert read == ["other-notice"]


def test_what_names_an_item_is_told_on_its_page_and_led_to(desk, reader):
    desk.approve(desk.write(a_notice()))
    desk.approve(desk.write(a_notice("an-outcome", title="采纳情况", about=("a-notice",))))
    assert "/i/an-outcome/" in page(reader, "/i/a-notice/")
    assert "/i/a-notice/" in page(reader, "/i/an-outcome/")


def test_a_guide_tells_its_materials_and_its_process_is_drawn(desk, reader):
    nodes = (Node(id="apply", name="提出申请", type="start"), Node(id="done", name="办结<公开>", type="end"))
    desk.approve(
        desk.write(a_process("a-process", nodes=nodes, arrows=(Arrow(from_="apply", to="done", label="齐全"),)))
    )
    desk.approve(desk.write(a_guide(process="a-process")))
    said = page(reader, "/i/a-guide/")
    assert '<svg class="chart"' in said
    assert "办结&lt;公开&gt;" in said
    assert "申请材料" in said


def test_only_files_of_items_that_are_shown_are_given(desk, reader):
    page(reader, "/m/" + "0" * 64 + "/", 404)
    page(reader, "/m/..%2f..%2fhub.sqlite3/", 404)


def test_without_an_office_there_is_a_sentence(db, reader, monkeypatch):
    from hub.site import book

    monkeypatch.setattr(book, "_kept", None)
    assert "还没有公开的内容" in page(reader, "/", 503)


def test_the_last_day_counts(desk):
    zone = timezone.get_default_timezone()
    begins = datetime(2026, 11, 18, tzinfo=zone)
    assert span(Period(), zone) == "长期"
    assert span(Period(from_=begins, until=begins + timedelta(days=13)), zone) == "2026年11月18日至2026年11月30日"
    hours = Period(from_=begins, until=begins + timedelta(hours=8))
    assert span(hours, zone) == "2026年11月18日 00:00至2026年11月18日 08:00"


def test_words_break_between_characters_and_never_before_a_mark():
    found = chart.lines("材料齐全的，当场受理", 5 * chart.EM)
    assert found == ["材料齐全的，", "当场受理"]


def a_dated(id, published):
    return a_notice(id, title=f"{published} 的通知", source=a_source(published=published, made=published))


def test_a_list_is_of_one_month_and_offers_the_months_that_have_something(stands, reader):
    for number, published in enumerate(("2026-11-02", "2026-11-20", "2026-10-08", "2025-12-31")):
        stands(a_dated(f"notice-{number}", published))
    said = page(reader, "/k/announcement/")
    assert re.findall(r'<a href="\?([^"]*)"[^>]*>([^<]*) <small>(\d+) 条', said) == [
        ("year=2026", "2026年", "3"),
        ("year=2025", "2025年", "1"),
        ("month=2026-11", "11月", "2"),
        ("month=2026-10", "10月", "1"),
    ]
    october = page(reader, "/k/announcement/?month=2026-10")
    assert "/i/notice-2/" in october
    assert "/i/notice-0/" not in october
    assert "2026年10月　共 1 条" in october
    assert 'href="?month=2025-12"' in page(reader, "/k/announcement/?year=2025")
    assert "共 0 条" in page(reader, "/k/announcement/?month=1999-01")
    assert "共 0 条" in page(reader, "/k/announcement/?month=<b>")


def test_months_keep_the_unit_and_pages_keep_the_month(stands, reader):
    stands(*(a_dated(f"notice-{number:02}", "2026-11-02") for number in range(31)))
    stands(a_dated("old-notice", "2026-10-08"))
    said = page(reader, f"/k/announcement/?unit={HALL}&month=2026-11")
    assert f'href="?unit={HALL}&amp;month=2026-10"' in said
    assert f'href="?page=2&amp;unit={HALL}&amp;month=2026-11"' in said
    assert "month=2026" not in page(reader, "/k/announcement/?unit=division-approval")


@pytest.fixture
def staff(stands):
    """The head of the office with the hall in charge, and his deputy."""
    head = a_leader(
        units=(HALL, "gone-unit"), stands_in="a-deputy", reception="每月第一个星期三上午", order=1, within="20个工作日"
    )
    stands(head, a_leader("a-deputy", title="区承泽", post="副局长", portfolio=("协助局长工作",)))


WAY = ('id="leaders"', "仇云川", "区承泽", 'id="hall"', "综合受理", 'id="division"', 'id="tree"')


def test_the_office_is_told_from_its_leaders_to_its_windows(staff, reader):
    said = page(reader, "/k/unit/")
    order = [said.index(words) for words in WAY]
    assert order == sorted(order)
    assert "主持行政全面工作" in said


def test_leaders_stand_in_their_rank_with_what_is_in_their_charge(staff, reader):
    said = page(reader, "/k/leader/")
    assert said.index("仇云川") < said.index("区承泽")
    assert f'href="/i/{HALL}/"' in said
    assert "每月第一个星期三上午" in said


def test_a_leaders_page_leads_to_the_units_and_to_who_stands_in(staff, reader):
    said = page(reader, "/i/a-leader/")
    assert "0000-8123456" in said, "the telephone of the hall"
    assert 'href="/i/a-deputy/"' in said
    assert said.count("主持行政全面工作") == 1, "what the page says by its design is not told twice"
    assert "20个工作日" in said, "what the design does not know is told as everywhere"
    assert 'href="/i/a-leader/"' in page(reader, "/i/a-deputy/")


def test_a_units_page_tells_in_whose_charge_it_is_its_windows_and_what_it_has_published(staff, stands, reader):
    stands(a_notice())
    said = page(reader, f"/i/{HALL}/")
    for words in ('href="/i/a-leader/"', "综合受理", "受理建设类事项申请", f'href="/k/announcement/?unit={HALL}"'):
        assert said.count(words) == 1


def test_the_rule_of_a_period_is_told_by_its_title(stands, reader):
    read = {"basis": "《条例》第九条", "read_at": date(2026, 1, 1), "check_by": date(2027, 1, 1)}
    rule = PeriodRule(id="personnel-publicity", title="任职前公示不少于 5 个工作日", days=5, unit="working-day", **read)
    records.put("rules", some_rules(periods=(rule,)))
    stands(a_notice(period_rule="personnel-publicity"))
    said = page(reader, "/i/a-notice/")
    assert rule.title in said
    assert rule.id not in said


def test_the_chapters_of_a_document_are_read_paragraph_by_paragraph(stands, reader):
    stands(a_document(chapters=(Section(title="第一章 总则", text="第一条 为了便民。\n第二条 本办法施行。"),)))
    said = page(reader, "/i/a-document/")
    assert "<h3>第一章 总则</h3><p>第一条 为了便民。</p><p>第二条 本办法施行。</p>" in said


def test_where_something_stands_in_a_list_is_nothing_to_read(stands, reader):
    stands(a_site(order=3))
    assert "排序" not in page(reader, "/i/a-site/")
