"""What a duty officer types: alarms and blanks, raised, changed, lifted, and what is refused with a sentence."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.builders import an_alarm
from fakes.folders import SAMPLE

from hub.press.press import Press
from kiosk.cli.__main__ import main
from kiosk.clock import SystemClock

SAID = ("--level", "orange", "--title", "暴雨橙色预警信号", "--text", "预计未来三小时有暴雨。", "--area", "云州市城区")
ALARM = (*SAID, "--source", "云州市气象台", "--check-by", "3h")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A feed with the sample; for all tests of this file, so only to be copied."""
    feed = tmp_path_factory.mktemp("published") / "feed"
    assert main(["publish", str(SAMPLE), "--to", str(feed), "--as-of", "2026-11-23"]) == 0
    return feed


@pytest.fixture
def feed(published, tmp_path, capsys):
    copy = Path(shutil.copytree(published, tmp_path / "feed"))
    capsys.readouterr()
    return copy


def standing(feed):
    return Press.open(feed, SystemClock()).siren.standing()


def alarm(feed, *words):
    return main(["alarm", *words, "--feed", str(feed)])


def blank(feed, *words):
    return main(["blank", *words, "--feed", str(feed)])


def test_an_alarm_is_raised_listed_and_lifted(feed, capsys):
    words = ("--check-by", "90m", "--id", "rain", "--number", "云气预警〔2026〕31号", "--target", "board:hall")
    assert alarm(feed, "raise", *ALARM, *words) == 0
    (one,) = standing(feed).alarms
    assert (one.id, one.origin, one.level, one.drill, one.form) == ("rain", "relay", "orange", False, "full")
    assert one.check_by - one.issued == timedelta(minutes=90)
    assert one.target == ("board:hall",)
    assert one.relayed is not None
    capsys.readouterr()
    assert alarm(feed, "list") == 0
    assert "rain  orange  暴雨橙色预警信号" in capsys.readouterr().out
    assert alarm(feed, "lift", "rain", "--words", "暴雨橙色预警信号解除。") == 0
    assert standing(feed).alarms == ()
    (gone,) = standing(feed).lifted
    assert (gone.id, gone.text, gone.target) == ("rain", "暴雨橙色预警信号解除。", ("board:hall",))
    assert "rain  lifted 已解除" in capsys.readouterr().out


def test_a_moment_without_an_offset_is_meant_in_the_feeds_zone(feed):
    ago = (SystemClock().wall() - timedelta(hours=1)).replace(microsecond=0)
    local = (ago + timedelta(hours=8)).replace(tzinfo=None)  # 云州 keeps Beijing time
    assert alarm(feed, "raise", *ALARM, "--own", "--issued", local.isoformat()) == 0
    (one,) = standing(feed).alarms
    assert one.issued == ago
    assert one.origin == "own"
    assert one.relayed > ago, "when we put it on the screens"


def test_an_alarm_that_nobody_has_checked_again_is_told_by_the_list(feed, capsys):
    now = SystemClock().wall()
    late = an_alarm("late", issued=now - timedelta(hours=5), check_by=now - timedelta(hours=1))
    Press.open(feed, SystemClock()).siren.raise_(late)
    assert alarm(feed, "raise", *ALARM, "--id", "rain") == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()[1:]}
    assert "NOT CHECKED SINCE 未再核对" in lines["late"]
    assert "NOT CHECKED" not in lines["rain"]


def test_a_change_keeps_what_it_does_not_name_and_tells_what_it_was_before(feed):
    assert alarm(feed, "raise", *ALARM, "--id", "rain", "--advice", "大厅二楼可暂避。") == 0
    before = standing(feed).alarms[0]
    words = ("--level", "red", "--title", "暴雨红色预警信号", "--text", "雨势加强。", "--check-by", "2h")
    assert alarm(feed, "change", "rain", *words) == 0
    (now,) = standing(feed).alarms
    assert (now.level, now.title, now.text, now.advice) == ("red", "暴雨红色预警信号", "雨势加强。", "大厅二楼可暂避。")
    assert now.was == "暴雨橙色预警信号"
    assert now.changed is not None
    assert now.check_by - now.issued == timedelta(hours=2)
    assert now.area == before.area


def test_a_change_must_say_anew_until_when_it_holds(feed, capsys):
    assert alarm(feed, "raise", *ALARM, "--id", "rain") == 0
    assert alarm(feed, "change", "rain", "--level", "red") == 2
    assert "--check-by: is missing" in capsys.readouterr().err
    assert standing(feed).alarms[0].level == "orange"


def test_a_drill_needs_no_words_and_says_that_it_is_one(feed):
    assert alarm(feed, "drill") == 0
    (one,) = standing(feed).alarms
    assert one.drill
    assert one.origin == "own"
    assert one.source == "云州市住房和城乡建设局"
    assert "演练" in one.text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--check-by", "soon"), "--check-by"),
        (("--check-by", "2020-01-01"), "check_by is not after issued"),
        (("--issued", "2020-01-01", "--check-by", "2020-01-02"), "--check-by: has passed already"),
        (("--issued", "2090-01-01"), "--issued: lies in the future"),
        (("--check-by", "100h"), "--check-by: is more than 72 hours ahead"),
        (("--id", "No Id"), "--id"),
        (("--title", ""), "--title"),
        (("--text", "长" * 2001), "--text"),
        (("--target", "hall"), "--target: 'hall' does not say what it is"),
        (("--target", "board:nowhere"), "--target: no board 'nowhere'"),
        (("--target", "all", "--target", "board:hall"), "--target: 'all' and some of them"),
    ],
)
def test_an_alarm_that_is_none_is_refused_and_the_option_is_named(feed, capsys, words, why):
    assert alarm(feed, "raise", *ALARM, *words) == 2
    assert why in capsys.readouterr().err
    assert standing(feed).alarms == ()


def test_an_alarm_without_a_check_by_is_refused(feed, capsys):
    assert alarm(feed, "raise", *SAID, "--source", "云州市气象台") == 2
    assert "--check-by: is missing (an alarm always says when it must be checked again" in capsys.readouterr().err


def test_what_is_raised_is_not_raised_twice_and_what_is_lifted_not_lifted_twice(feed, capsys):
    assert alarm(feed, "raise", *ALARM, "--id", "rain") == 0
    assert alarm(feed, "raise", *ALARM, "--id", "rain") == 2
    assert "is raised already" in capsys.readouterr().err
    assert alarm(feed, "lift", "rain") == 0
    assert alarm(feed, "lift", "rain") == 2
    assert "alarm 'rain': was lifted at" in capsys.readouterr().err
    assert alarm(feed, "raise", *ALARM, "--id", "rain") == 2
    assert "with a new id" in capsys.readouterr().err


def test_an_unknown_id_says_what_is_raised(feed, capsys):
    assert alarm(feed, "raise", *ALARM, "--id", "rain") == 0
    for words in (("lift", "flood"), ("change", "flood", "--check-by", "2h")):
        capsys.readouterr()
        assert alarm(feed, *words) == 2
        assert "alarm 'flood': is not raised (raised now: rain)" in capsys.readouterr().err


def test_lifting_wants_a_name_or_all(feed):
    for act in (alarm, blank):
        for words in ((), ("rain", "--all")):
            assert act(feed, "lift", *words) == 2
        assert act(feed, "lift", "--all") == 0


def test_more_than_may_travel_is_refused_and_what_stands_stays(feed, capsys):
    assert alarm(feed, "raise", *ALARM, "--id", "rain", "--text", "长" * 2000) == 0
    assert alarm(feed, "raise", *ALARM, "--id", "wind", "--text", "长" * 2000) == 2
    assert "at most 8,000" in capsys.readouterr().err
    assert [one.id for one in standing(feed).alarms] == ["rain"]


def test_with_another_key_than_the_feeds_nothing_is_signed(feed, tmp_path, capsys):
    (own,) = (feed / "keys").glob("emergency.*.pem")
    own.unlink()
    assert main(["feed", "init", str(tmp_path / "other"), "--no-qr"]) == 0
    (wrong,) = (tmp_path / "other" / "keys").glob("emergency.*.pem")
    shutil.copy(wrong, own)
    capsys.readouterr()
    assert alarm(feed, "raise", *ALARM) != 0
    said = capsys.readouterr().err
    assert said.startswith("mingbai: ")
    assert "emergency" in said
    assert "Traceback" not in said
    assert standing(feed).alarms == ()


def test_a_blank_is_raised_listed_and_lifted_and_leaves_alarms_alone(feed, capsys):
    assert alarm(feed, "raise", *ALARM, "--id", "rain") == 0
    words = ("--id", "wrong-notice", "--look", "black", "--target", "site:east-hall", "--reason", "误发")
    assert blank(feed, "raise", *words) == 0
    (one,) = standing(feed).blanks
    assert (one.look, one.target, one.reason) == ("black", ("site:east-hall",), "误发")
    assert blank(feed, "list") == 0
    assert "wrong-notice  black" in capsys.readouterr().out
    assert blank(feed, "lift", "nothing") == 2
    assert "blank 'nothing': does not stand (standing now: wrong-notice)" in capsys.readouterr().err
    assert blank(feed, "lift", "wrong-notice") == 0
    assert standing(feed).blanks == ()
    assert [one.id for one in standing(feed).alarms] == ["rain"]


def test_a_blank_that_is_none_is_refused(feed, capsys):
    assert blank(feed, "raise", "--id", "No Id") == 2
    assert "--id" in capsys.readouterr().err
