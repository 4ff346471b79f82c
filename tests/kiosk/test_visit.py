"""A citizen's walk, told in steps."""

import pytest
from fakes.builders import a_guide
from hypothesis import given
from hypothesis import strategies as st

from kiosk import visit as walk
from kiosk.content.kinds import KINDS
from kiosk.visit import (
    CLEAR,
    ERASE,
    Back,
    Call,
    Home,
    Key,
    Laid,
    Mark,
    NoWay,
    Open,
    Switch,
    Tick,
    Touch,
    Turn,
    asking,
    begin,
    quiet_s,
    resting,
    step,
    wakes,
)
from kiosk.visit.kept import READ_ON_S


def after(*events, visit=None, now=100.0):
    """The visit after these events, a second apart, from a fresh one at `now`."""
    visit = visit or begin(now)
    for event in events:
        now += 1
        visit = step(visit, event, now)
    return visit


def test_a_visit_begins_at_home_with_nothing_remembered():
    visit = begin(7.0)
    assert (visit.name, visit.trail, visit.large, visit.language, visit.since) == ("home", (), False, "zh", 7.0)


def test_a_guide_is_reached_from_home_and_left_by_back():
    visit = after(Open("guide", "construction-permit"))
    assert visit.name == "guide:construction-permit"
    assert after(Back(), visit=visit).name == "home"


def test_back_returns_to_the_page_and_tab_one_was_reading():
    visit = after(Open("guides"), Turn(page=2), Open("guide", "a-guide"), Turn(tab="steps"), Open("unit", "hall"))
    visit = after(Back(), visit=visit)
    assert (visit.name, visit.tab) == ("guide:a-guide", "steps")
    visit = after(Back(), visit=visit)
    assert (visit.name, visit.page) == ("guides", 2)


def test_opening_what_is_open_already_leaves_no_second_step_on_the_trail():
    visit = after(Open("guide", "a-guide"), Open("guide", "a-guide"))
    assert [stop.place for stop in visit.trail] == ["home"]


def test_home_forgets_the_trail_but_keeps_how_one_reads():
    visit = after(Switch("large"), Open("guides"), Open("guide", "a-guide"), Home())
    assert (visit.name, visit.trail, visit.large) == ("home", (), True)


def test_the_trail_has_an_end():
    visit = begin(0.0)
    for number in range(200):
        visit = step(visit, Open("notice", f"notice-{number}"), 1.0)
    assert len(visit.trail) == walk.LONGEST_TRAIL
    assert visit.trail[-1].arg == "notice-198"


@pytest.mark.parametrize(
    ("here", "event"),
    [
        ((), Back()),
        ((), Open("moon")),
        ((), Open("guide")),
        ((), Open("guides", "an-argument")),
        ((Open("guides"),), Open("units")),
        ((Open("guides"),), Open("home")),
        ((), Turn(page=-1)),
        ((), Switch("trail")),
        ((), Key("s")),
        ((Open("guides"),), Key(CLEAR)),
        ((Open("search"),), Key("")),
        ((Open("search"),), Key("sgxk")),
        ((Open("search"),), Key("\n")),
    ],
)
def test_an_unknown_step_raises_and_changes_nothing(here, event):
    visit = after(*here)
    before = repr(visit)
    with pytest.raises(NoWay):
        step(visit, event, 110.0)
    assert repr(visit) == before


def test_a_box_is_ticked_and_the_tick_taken_away():
    visit = after(Open("guide", "a-guide"), Mark("a-guide/material/0"))
    assert visit.marks == {"a-guide/material/0"}
    assert after(Mark("a-guide/material/0"), visit=visit).marks == frozenset()


def typed(word):
    return tuple(Key(sign) for sign in word)


def test_what_is_typed_stands_behind_what_was_typed_until_it_is_erased_or_cleared():
    visit = after(Open("search"), *typed("sgx"), Key("许"))
    assert visit.query == "sgx许"
    assert after(Key(ERASE), visit=visit).query == "sgx"
    assert after(Key(CLEAR), visit=visit).query == ""
    assert after(Key(ERASE), visit=after(Key(CLEAR), visit=visit)).query == ""


def test_a_query_has_an_end():
    assert after(Open("search"), *typed("a" * 60)).query == "a" * walk.LONGEST_QUERY


def test_another_key_asks_anew_so_the_hits_begin_at_their_first_page():
    visit = after(Open("search"), *typed("sg"), Turn(page=2, tab="abc"))
    assert (after(Key("x"), visit=visit).page, after(Key("x"), visit=visit).tab) == (0, "abc")


def test_back_from_a_hit_returns_to_the_query_and_home_forgets_it():
    visit = after(Open("search"), *typed("sgxk"), Turn(page=1), Open("guide", "construction-permit"))
    assert visit.query == ""
    back = after(Back(), visit=visit)
    assert (back.name, back.query, back.page) == ("search", "sgxk", 1)
    assert after(Home(), visit=back).query == ""
    assert after(Home(), Open("search"), visit=back).query == ""


def test_language_goes_to_english_and_back():
    assert after(Switch("language")).language == "en"
    assert after(Switch("language"), Switch("language")).language == "zh"


def test_a_larger_type_begins_at_the_first_page_because_there_are_other_pages_now():
    assert after(Open("guide", "a-guide"), Turn(page=3), Switch("large")).page == 0


def test_after_a_minute_the_screen_asks_and_after_twenty_seconds_more_it_forgets_everything():
    visit = step(begin(0.0), Switch("contrast"), 0.0)
    visit = step(visit, Open("guide", "a-guide"), 0.0)
    assert asking(visit, 59.9) is None
    assert asking(visit, 60.0) == 20
    assert asking(visit, 79.5) == 1
    assert step(visit, Tick(), 79.9) is visit
    assert step(visit, Tick(), 80.0) == resting(80.0)
    assert asking(visit, 80.0) is None


def test_a_touch_answers_the_question():
    visit = step(begin(0.0), Open("guide", "a-guide"), 0.0)
    visit = step(visit, Touch(), 75.0)
    assert asking(visit, 76.0) is None
    assert step(visit, Tick(), 154.9).name == "guide:a-guide"
    assert step(visit, Tick(), 155.0).name == "home"


def test_what_is_pressed_after_the_end_only_wipes():
    """The glass may have been held up: the finger belongs to the next citizen."""
    visit = step(begin(0.0), Open("guide", "a-guide"), 0.0)
    assert step(visit, Open("unit", "hall"), 500.0) == resting(500.0)


def test_at_home_nothing_is_asked_but_the_modes_go():
    visit = step(begin(0.0), Switch("contrast"), 0.0)
    assert asking(visit, 61.0) is None
    assert step(visit, Tick(), 60.0) == resting(60.0)


def test_a_screen_that_waited_for_hours_still_takes_the_first_touch():
    assert step(begin(0.0), Open("guides"), 9_000.0).name == "guides"


def test_a_tick_that_changes_nothing_gives_back_the_same_value():
    fresh = begin(0.0)
    assert step(fresh, Tick(), 59.0) is fresh
    rests = step(fresh, Tick(), 60.0)
    assert rests == resting(60.0)
    assert step(rests, Tick(), 9_000.0) is rests
    assert step(rests, Laid(0), 9_000.0) is rests
    reading = step(fresh, Open("guides"), 1.0)
    assert step(reading, Tick(), 2.0) is reading


def test_it_says_when_to_look_again():
    assert wakes(begin(0.0), 5.0) == 55.0
    assert wakes(resting(0.0), 5.0) is None
    visit = step(begin(0.0), Open("guides"), 0.0)
    assert wakes(visit, 10.0) == 50.0
    assert wakes(visit, 65.0) == 15.0
    assert wakes(visit, 99.0) == 0.0


def test_idle_time_is_the_terminals_own():
    visit = step(begin(0.0, idle_s=90.0), Open("guides"), 0.0)
    assert (asking(visit, 89.0), asking(visit, 90.0)) == (None, 20)
    assert step(visit, Tick(), 110.0) == resting(110.0, 90.0)


def test_a_touch_ends_the_rest():
    visit = step(resting(0.0), Touch(), 500.0)
    assert (visit.place, visit.rests, visit.touched) == ("home", False, 500.0)


def test_the_version_one_began_to_read_is_remembered_until_one_leaves():
    visit = after(Open("guide", "a-guide"), Laid(10, "old"), Laid(20, "new"), Turn(page=1))
    assert (visit.version, visit.chars) == ("old", 20)
    assert after(Back(), visit=visit).version == ""
    assert after(Open("unit", "hall"), Laid(5, "hall"), visit=visit).version == "hall"


def test_steps_from_home_are_counted_and_forgotten_at_home():
    visit = after(Touch(), Open("search"), *typed("sg"), Touch(), Open("guide", "a-guide"))
    assert visit.taps == 4
    assert after(Home(), visit=visit).taps == 0


def test_somebody_can_be_called_at_the_page_that_says_whom_to_ask():
    assert after(Open("help"), Call(), Call()).calls == 2
    with pytest.raises(NoWay):
        after(Call())


def test_a_name_and_its_place_are_the_same_thing():
    assert walk.place_of("guide:a-guide") == ("guide", "a-guide")
    assert walk.place_of("home") == ("home", "")
    for wrong in ("guide", "home:x", "moon", ""):
        with pytest.raises(NoWay):
            walk.place_of(wrong)


GUIDE = a_guide()

EVENTS = st.one_of(
    st.builds(Open, st.sampled_from([*walk.PLACES, "moon"]), st.sampled_from(["", "a-guide", "hall"])),
    st.sampled_from([Back(), Home(), Touch(), Tick(), Turn(1), Mark("x"), Switch("large"), Switch("language")]),
    st.sampled_from([Open("search"), Key("a"), Key("许"), Key(ERASE), Key(CLEAR), Open("help"), Call()]),
    st.builds(Laid, st.integers(0, 3000), st.sampled_from(["", "0123456789ab"])),
    st.just(Tick(held=True)),
    st.builds(Laid, st.just(90), kept=st.sampled_from([None, GUIDE]), withdrawn=st.booleans()),
)


@given(st.lists(st.tuples(EVENTS, st.floats(0, 200)), max_size=30))
def test_any_walk_stays_on_the_map_and_ends_at_home_with_nothing_left(walked):
    now, visit = 0.0, begin(0.0)
    for event, pause in walked:
        now += pause
        try:
            visit = step(visit, event, now)
        except NoWay:
            continue
        assert visit.place in walk.PLACES
        assert visit.touched <= now
        assert len(visit.query) <= walk.LONGEST_QUERY
        assert not visit.query or visit.place == walk.SEARCH
        kept, gone = visit.reading.kept, visit.reading.gone
        assert kept is None or visit.arg == kept.id, "what is withdrawn is kept at its own page only"
        assert kept is None or gone is None or now < gone + READ_ON_S
    now = now + quiet_s(visit) + walk.ASK_S  # added in the order of the walk: another one rounds differently
    end = step(visit, Tick(), now)
    assert end == resting(end.since, visit.idle_s), "home, and nothing of the one before is kept"
    assert end.since in (now, visit.since)


def test_every_kind_of_item_has_a_place_with_an_argument():
    assert set(walk.PLACE_OF) == set(KINDS)
    assert set(walk.PLACE_OF.values()) == set(walk.ITEMS)
