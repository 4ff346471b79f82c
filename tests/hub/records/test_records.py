"""Records are changed by one who proposes and another who decides, and the next edition has what was decided."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from fakes.builders import a_notice
from msgspec.structs import replace

from hub.desk import edition, records
from hub.desk.refusals import Refusal
from hub.printing.models import Request
from hub.records import deciding, judging
from hub.records.models import Decision, Proposed
from hub.records.sorts import SORTS
from kiosk.content.edition import Board, Daypart, Profile, Slot
from kiosk.content.item import Period
from kiosk.content.rules import CalendarYear

BOARD = Board(id="hall", title="一楼大厅主屏")
SLOT = Slot(id="main-all", kinds=("announcement",))
HOME = "/admin/records/"


def proposed(sort, entry, by, key=None):
    kind = SORTS[sort]
    key = key or kind.key(entry)
    return deciding.propose(kind, key, entry, "二楼新装一块屏", by, timezone.now())


def a_year(*off):
    return CalendarYear(year=2027, off=off, work=(), basis="x", read_at=date(2026, 11, 1), check_by=date(2027, 12, 31))


def decided(made, by, accepted=True, why=""):
    return deciding.decide(made, accepted, made.digest, why, by, timezone.now())


@pytest.fixture
def board(desk):
    desk.approve(desk.write(a_notice()))
    records.put("boards", (BOARD,))
    records.put("slots", (SLOT,))
    return BOARD


def form(**fields):
    told = {
        "id": "hall-2f",
        "title": "二楼竖屏",
        "layout": "portrait",
        "change": "fade",
        "sound": "on",
        "why": "二楼新装一块屏",
    }
    return {**told, **fields}


def test_from_the_form_to_the_next_edition(as_, desk, board):
    client = as_(desk.keeper)
    page = client.post(f"{HOME}boards/new/", {**form(), "act": "look"}).content.decode()
    assert "送审前请核对" in page
    assert "二楼竖屏" in page
    assert Proposed.objects.count() == 0
    client.post(f"{HOME}boards/new/", {**form(), "act": "propose"})
    made = Proposed.objects.get()
    assert [b.id for b in edition.draft(timezone.now()).boards] == ["hall"]
    as_(desk.central).post(f"{HOME}changes/{made.pk}/decide/", {"accept": "1", "digest": made.digest})
    written = edition.draft(timezone.now())
    assert [(b.id, b.layout, b.change, b.sound) for b in written.boards] == [
        ("hall", "landscape", "cut", False),
        ("hall-2f", "portrait", "fade", True),
    ]
    assert "portrait" in [layout.id for layout in written.layouts]
    assert Request.objects.last().kind == "publish"


def test_who_proposed_it_takes_it_back_and_never_accepts_it(desk, board):
    made = proposed("boards", replace(BOARD, place="入口对面"), desk.central)
    with pytest.raises(Refusal, match="拟稿人不能审核"):
        decided(made, desk.central)
    assert decided(made, desk.central, accepted=False).word == "已撤回"
    assert records.standing().boards == (BOARD,)


@pytest.mark.parametrize("who", ["author", "head", "secrecy", "inspector", "keeper", "root"])
def test_nobody_else_decides(desk, board, who):
    made = proposed("boards", replace(BOARD, place="入口对面"), desk.central)
    for accepted in (True, False):
        with pytest.raises(Refusal, match="公开办或者分管领导"):
            decided(made, getattr(desk, who), accepted, "x")


@pytest.mark.parametrize(
    ("sort", "who"), [("slots", "author"), ("rules", "keeper"), ("boards", "inspector"), ("slots", "root")]
)
def test_who_may_not_proposes_nothing(desk, board, sort, who):
    entry = SLOT if sort == "slots" else BOARD
    kind = "calendars" if sort == "rules" else sort
    entry = a_year() if sort == "rules" else replace(entry, id="other-one")
    with pytest.raises(Refusal, match="岗位"):
        proposed(kind, entry, getattr(desk, who))


def test_two_entries_are_changed_at_once_and_neither_undoes_the_other(desk, board):
    one = proposed("boards", replace(BOARD, place="入口对面"), desk.central)
    other = proposed("boards", Board(id="lift-2f", title="电梯口"), desk.keeper)
    decided(one, desk.leader)
    decided(other, desk.central)
    assert [(b.id, b.place) for b in records.standing().boards] == [("hall", "入口对面"), ("lift-2f", "")]


def test_what_was_changed_meanwhile_is_not_overwritten(desk, board):
    made = proposed("boards", replace(BOARD, place="入口对面"), desk.central)
    records.put("boards", (replace(BOARD, place="扶梯旁"),))
    with pytest.raises(Refusal, match="已被改过"):
        decided(made, desk.leader)


def test_one_change_of_an_entry_waits_at_a_time(desk, board):
    proposed("boards", replace(BOARD, place="入口对面"), desk.central)
    with pytest.raises(Refusal, match="已有一份变更"):
        proposed("boards", replace(BOARD, place="扶梯旁"), desk.keeper)


def test_a_decision_of_something_else_than_was_read_and_a_second_one_are_refused(desk, board):
    made = proposed("boards", replace(BOARD, place="入口对面"), desk.central)
    with pytest.raises(Refusal, match="不是这一份"):
        deciding.decide(made, True, "0" * 64, "", desk.leader, timezone.now())
    with pytest.raises(Refusal, match="写明意见"):
        decided(made, desk.leader, accepted=False)
    decided(made, desk.leader)
    with pytest.raises(Refusal, match="已有决定"):
        decided(made, desk.leader)
    assert Decision.objects.count() == 1


def test_a_slot_on_a_board_that_is_not_there_would_refuse_the_edition_and_is_refused(as_, desk, board):
    records.put("slots", (replace(SLOT, boards=("hall",)),))
    gone = proposed("boards", None, desk.central, key="hall")
    page = as_(desk.leader).get(f"{HOME}changes/{gone.pk}/").content.decode()
    wrong = judging.judged(edition.draft(timezone.now()), records.standing(), SORTS["boards"], ())
    assert wrong
    assert wrong[0].zh in page
    with pytest.raises(Refusal, match="无法发布"):
        decided(gone, desk.leader)
    assert records.standing().boards == (BOARD,)


def slot_form(**fields):
    told = {
        "id": "noon",
        "zone": "main",
        "kinds": ["announcement"],
        "days": "working-days",
        "begins": "8:30",
        "ends": "24:00",
    }
    told |= {"rank": "normal", "priority": "5", "share": "1", "plays_per_day": "0", "why": "午间", "act": "propose"}
    return {**told, **fields}


def test_a_slot_in_the_words_of_staff_becomes_a_slot(as_, desk, board):
    as_(desk.central).post(
        f"{HOME}slots/new/",
        slot_form(
            valid_from="2026-12-01", valid_until="2026-12-31", weekdays=["mon", "fri"], boards=["hall"], dwell_s="20"
        ),
    )
    new = Proposed.objects.get().new
    assert new.daypart == Daypart(from_="08:30", until="24:00", days="working-days", weekdays=("mon", "fri"))
    assert (new.boards, new.dwell_s, new.plays_per_day) == (("hall",), 20, 0)
    assert new.valid.until - new.valid.from_ == timedelta(days=31)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"valid_from": "2026-12-31", "valid_until": "2026-12-01"}, "结束早于开始"),
        ({"begins": "09:00", "ends": "09:00"}, "时段的起止相同"),
        ({"begins": "25:00"}, "时刻写成 08:30"),
        ({"dwell_s": "0"}, "大于"),
        ({"dwell_s": "1000000000000"}, "小于"),
        ({"kinds": []}, "没有选播什么"),
        ({"boards": ["nowhere"]}, "选择一个有效的选项"),
        ({"id": "一楼"}, "编号以小写字母开头"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(as_, desk, board, fields, said):
    page = as_(desk.central).post(f"{HOME}slots/new/", slot_form(**fields)).content.decode()
    assert said in page
    assert Proposed.objects.count() == 0


def test_a_slot_that_nobody_changed_is_the_same_bytes(as_, desk, board):
    night = Daypart(from_="22:00", until="06:00")
    old = Slot(id="posters", items=("a-notice",), priority=9, valid=Period(from_=None, until=None), daypart=night)
    records.put("slots", (old,))
    from hub.records.hanging import SlotForm

    known = records.standing()
    bound = SlotForm(known=known, old=old).initial
    data = {name: value for name, value in bound.items() if value is not None}
    form = SlotForm({**data, "items": list(old.items)}, known=known, old=old)
    form.fields["items"].choices = [("a-notice", "x")]
    assert form.is_valid(), form.errors
    assert form.entry == old


def test_many_slots_ask_once_what_is_approved(as_, desk, board, django_assert_max_num_queries):
    records.put("slots", tuple(replace(SLOT, id=f"slot-{n}", kinds=(), items=("a-notice",)) for n in range(20)))
    client = as_(desk.central)
    client.get(f"{HOME}slots/")  # whoever is logged in is asked for the first time
    with django_assert_max_num_queries(40):
        assert client.get(f"{HOME}slots/").status_code == 200


def test_strangers_and_authors_see_nothing(client, as_, desk):
    assert "login" in client.get(HOME).headers["Location"]
    assert as_(desk.author).get(HOME).status_code == 302
    assert as_(desk.inspector).get(HOME).status_code == 200
    assert as_(desk.inspector).get(f"{HOME}boards/new/").status_code == 302


def test_groups_of_terminals_travel_too(desk, board):
    decided(proposed("profiles", Profile(id="hall-touch", idle_s=90, tags=("hall-1f",)), desk.keeper), desk.central)
    assert edition.draft(timezone.now()).profiles[0].idle_s == 90


def test_who_lists_what_people_come_for_is_told_before_it_is_sent_what_is_no_guide(as_, desk, board):
    old = records.standing().office
    told = {"name": old.name, "hall": old.hall, "often": "no-such-guide", "why": "列出大家常办的事", "act": "look"}
    page = as_(desk.central).post(f"{HOME}office/office/", told).content.decode()
    assert "“大家常办的事”里的“no-such-guide”没有对应的办事指南" in page


def test_the_office_is_changed_and_neither_goes_nor_comes_twice(as_, desk, board):
    old = records.standing().office
    told = {"name": old.name, "hall": old.hall, "hotline": "12345", "opinions_url": "https://zwfw.example/opinions"}
    told |= {"opinion_box": "大厅入口左侧", "why": "新设意见箱", "act": "propose"}
    page = as_(desk.central).post(f"{HOME}office/office/", {**told, "opinions_url": "javascript:alert(1)"})
    assert Proposed.objects.count() == 0
    assert "请输入" in page.content.decode() or "有效" in page.content.decode()
    as_(desk.central).post(f"{HOME}office/office/", told)
    decided(Proposed.objects.get(), desk.leader)
    new = edition.draft(timezone.now()).office
    assert (new.opinion_box, new.hub_key, new.timezone) == ("大厅入口左侧", old.hub_key, old.timezone)
    with pytest.raises(Refusal, match="不能删除"):
        proposed("office", None, desk.central, key="office")
    with pytest.raises(Refusal, match="岗位"):
        proposed("office", replace(old, name="别的局"), desk.keeper)
