"""Reading a folder: what is right is read, what is wrong is told with file and line, and does not hide the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes.clock import instant
from fakes.folders import GUIDE, MANIFEST, NOTICE, a_folder, a_png

from kiosk import folder
from kiosk.errors import BadInput
from kiosk.folder import Draft

AS_OF = date(2026, 11, 23)


def read(root: Path, files: dict | None = None) -> Draft:
    return folder.read(a_folder(root, files), AS_OF)


def only_fault(root: Path, files: dict) -> folder.Fault:
    draft = read(root, files)
    assert len(draft.faults) == 1, [str(fault) for fault in draft.faults]
    return draft.faults[0]


def notice(extra: str = "", **changes: str) -> dict[str, str]:
    text = NOTICE
    for old, new in changes.items():
        text = text.replace(f"{old}: ", f"{new}: ")
    return {"announcement/a-notice.yaml": text + extra}


def test_a_good_folder_reads_without_a_fault(tmp_path):
    draft = read(tmp_path)
    assert draft.faults == ()
    assert [item.id for item in draft.items] == ["a-guide", "a-notice", "hall"]
    assert draft.feed == "yunzhou-jianshe"
    assert draft.office.hall == "hall"
    assert draft.office.timezone == "Asia/Shanghai"


def test_the_shipped_rules_come_along(tmp_path):
    draft = read(tmp_path)
    assert [year.year for year in draft.rules.calendars] == [2024, 2025, 2026]
    assert {"water-stop", "gas-stop", "consultation-30", "tender-winners"} <= {rule.id for rule in draft.rules.periods}
    assert {remedy.id for remedy in draft.rules.remedies} == {"reconsideration", "litigation"}
    assert all(record.basis for record in (*draft.rules.periods, *draft.rules.remedies, *draft.rules.calendars))


def test_a_rule_of_the_folder_replaces_the_shipped_one_of_the_same_id(tmp_path):
    own = """\
periods:
  - id: water-stop
    title: 停水提前通知
    days: 48
    unit: hour
    basis: 本市规定
    read_at: 2026-01-01
    check_by: 2027-01-01
"""
    draft = read(tmp_path, {"rules/own.yaml": own})
    by_id = {rule.id: rule for rule in draft.rules.periods}
    assert (by_id["water-stop"].days, by_id["water-stop"].basis) == (48, "本市规定")
    assert by_id["gas-stop"].days == 48
    assert draft.faults == ()


@pytest.mark.parametrize("cut_off", ["closing", "17:30", "24:00"])
def test_what_comes_late_is_told_by_the_hour_or_by_the_closing_of_the_unit(tmp_path, cut_off):
    own = f"""\
counting:
  - id: by-working-day
    title: 以工作日计算的期限
    unit: working-day
    cut_off: "{cut_off}"
    basis: 本市规定
    read_at: 2026-01-01
    check_by: 2027-01-01
"""
    draft = read(tmp_path, {"rules/own.yaml": own})
    assert draft.faults == ()
    assert next(rule for rule in draft.rules.counting if rule.id == "by-working-day").cut_off == cut_off


def test_a_bad_rule_is_a_fault_and_the_other_rules_are_read(tmp_path):
    draft = read(tmp_path, {"rules/own.yaml": "year: 2027\nbasis: 通知\noff: [2026-01-01]\n"})
    assert [fault.where for fault in draft.faults] == ["rules/own.yaml:1"] * 3
    assert len(draft.rules.periods) > 5


def test_a_rules_file_may_not_use_relative_dates(tmp_path):
    opening = "openings:\n  - {day: +1d, note: 停电, basis: 通知}\n"
    fault = only_fault(tmp_path, {"rules/own.yaml": opening})
    assert "relative" in fault.why
    assert fault.where == "rules/own.yaml:2"


def test_one_bad_file_does_not_hide_the_others(tmp_path):
    draft = read(tmp_path, {"guide/bad.yaml": "title: [", "announcement/worse.yaml": "\ttitle: x"})
    assert {fault.item for fault in draft.faults} == {"bad", "worse"}
    assert [item.id for item in draft.items] == ["a-guide", "a-notice", "hall"]


def test_everything_wrong_in_one_file_is_told_at_once(tmp_path):
    text = GUIDE.replace("ask: ", "aks: ").replace("audience: [enterprise]", "audience: [company]")
    draft = read(tmp_path, {"guide/a-guide.yaml": text})
    told = {fault.why: fault.do for fault in draft.faults}
    assert told["unknown key 'aks'"] == "did you mean 'ask'?"
    assert "key 'ask' is missing" in told
    assert "one of enterprise, institution" in told["'company' is not known here"]


@pytest.mark.parametrize(
    ("extra", "line", "why"),
    [
        ("colour: red\n", 8, "unknown key 'colour'"),
        ("strict: yes\n", 8, "'yes' is neither true nor false"),
        ("strict: 1\n", 8, "'1' is neither true nor false"),
        ("short: null\n", 8, "'null' is no value here"),
        ("short: ~\n", 8, "'~' is no value here"),
        ("short: [a]\n", 8, "a list stands where one value is wanted"),
        ("valid: soon\n", 8, "'soon' stands where keys are wanted"),
        ("valid:\n  from: tomorrow\n", 9, "'tomorrow' is no date"),
        ("valid:\n  from: 2026-13-01\n", 9, "'2026-13-01' is no date: month must be in 1..12"),
        ("valid:\n  till: +1d\n", 9, "unknown key 'till'"),
        ("valid:\n  from: +2d\n  until: +0d\n", 8, "ends before it begins"),
        ("decided: +1d 09:00\n", 8, "'+1d 09:00' names a time of day where a day is wanted"),
        ("about: a-guide\n", 8, "'a-guide' stands where a list is wanted"),
        ("about:\n  - A\n", 9, "Expected `str` matching regex '^[a-z][a-z0-9-]{2,63}$'"),
        ("official_url: ftp://x\n", 8, "Expected `str` matching regex '^(https?://[^\\\\s]{1,1000})?$'"),
        ("table:\n  columns: [a, b]\n  rows:\n    - [x]\n", 8, "row 1 has 1 cells, 2 columns"),
    ],
)
def test_a_fault_names_its_line_and_reason(tmp_path, extra, line, why):
    fault = only_fault(tmp_path, notice(extra))
    assert (fault.where, fault.why) == (f"announcement/a-notice.yaml:{line}", why)
    assert max(fault.zh) >= "一", "no sentence in Chinese"
    assert fault.item == "a-notice"


def test_a_number_must_be_one(tmp_path):
    fault = only_fault(tmp_path, {"guide/a-guide.yaml": GUIDE.replace("days: 7", "days: seven")})
    assert fault.why == "'seven' is not a whole number"


def test_a_missing_key_is_told_by_name(tmp_path):
    fault = only_fault(tmp_path, {"announcement/a-notice.yaml": NOTICE.replace("body:", "short:")})
    assert fault.why == "key 'body' is missing"


def test_an_id_inside_must_be_the_name_of_the_file(tmp_path):
    assert read(tmp_path, notice("id: a-notice\n")).faults == ()
    fault = only_fault(tmp_path, notice("id: another\n"))
    assert fault.why == "id 'another' is not the name of the file"
    assert fault.where == "announcement/a-notice.yaml:8"


def test_a_file_name_that_is_no_id_is_a_fault_of_that_item_alone(tmp_path):
    draft = read(tmp_path, {"announcement/Notice_1.yaml": NOTICE})
    assert [fault.item for fault in draft.faults] == ["Notice_1"]
    assert "beginning with a letter" in draft.faults[0].do
    assert len(draft.items) == 3


def test_an_id_in_two_kinds_is_told_and_neither_is_taken(tmp_path):
    draft = read(tmp_path, {"guide/a-notice.yaml": GUIDE})
    assert [str(fault) for fault in draft.faults] == [
        "announcement/a-notice.yaml: id 'a-notice' stands twice: guide/a-notice.yaml and announcement/a-notice.yaml"
        " (rename one of them)"
    ]
    assert [item.id for item in draft.items] == ["a-guide", "hall"]


@pytest.mark.parametrize("stray", ["guide/readme.txt", "guide/a.yml", "guide/sub/x.yaml"])
def test_a_stranger_in_a_folder_of_items_is_a_fault(tmp_path, stray):
    fault = only_fault(tmp_path, {stray: "x: y"})
    assert fault.why == "not a .yaml file"
    assert fault.where == "/".join(stray.split("/")[:2])


@pytest.mark.parametrize(("stray", "where"), [("guides/a.yaml", "guides/"), ("slot.yaml", "slot.yaml")])
def test_a_misspelt_folder_or_file_at_the_top_does_not_go_unseen(tmp_path, stray, where):
    fault = only_fault(tmp_path, {stray: "x: y"})
    assert fault.where == where
    assert "nothing is read from this" in fault.why


def test_hidden_files_and_papers_at_the_top_are_left_alone(tmp_path):
    assert read(tmp_path, {".git/x": "", "README.md": "x", "guide/.a.yaml.swp": "x"}).faults == ()


def test_a_duplicate_record_is_a_fault_and_the_first_one_stays(tmp_path):
    boards = "- {id: hall-board, title: 一}\n- {id: hall-board, title: 二}\n"
    draft = read(tmp_path, {"boards.yaml": boards})
    assert [fault.where for fault in draft.faults] == ["boards.yaml:2"]
    assert [board.title for board in draft.boards] == ["一"]


def test_slots_boards_and_layouts_are_read(tmp_path):
    files = {
        "slots.yaml": "- id: all\n  kinds: [announcement]\n  daypart: {from: '08:00', until: '18:00'}\n",
        "boards.yaml": "- {id: hall-board, title: 主屏, elder: true, sound: true}\n",
        "layouts.yaml": "- id: landscape\n  width: 1920\n  height: 1080\n"
        "  zones: [{name: main, x: 0, y: 0, w: 1920, h: 1080}]\n",
        "profiles.yaml": "- {id: hall-touch, idle_s: 45}\n",
    }
    draft = read(tmp_path, files)
    assert draft.faults == ()
    assert draft.slots[0].daypart.from_ == "08:00"
    assert draft.boards[0].elder
    assert draft.boards[0].sound
    assert draft.layouts[0].zones[0].w == 1920
    assert draft.profiles[0].idle_s == 45


def test_a_broken_record_file_is_a_fault_and_the_items_are_read(tmp_path):
    draft = read(tmp_path, {"slots.yaml": "kinds: [guide]\n"})
    assert draft.faults[0].why == "a group of keys stands where a list is wanted"
    assert draft.slots == ()
    assert len(draft.items) == 3


def test_a_field_can_be_located_in_its_file(tmp_path):
    draft = read(tmp_path)
    assert draft.locate("a-notice", "source.published") == "announcement/a-notice.yaml:5"
    assert draft.locate("a-guide", "materials[0].when") == "guide/a-guide.yaml:13"
    assert draft.locate("a-guide", "state_note") == "guide/a-guide.yaml:1"
    assert draft.locate("nobody") == "nobody"


def test_without_a_folder_or_a_manifest_nothing_is_read(tmp_path):
    with pytest.raises(BadInput, match="no such folder"):
        folder.read(tmp_path / "none", AS_OF)
    with pytest.raises(BadInput, match=r"no manifest\.yaml"):
        folder.read(a_folder(tmp_path, {"manifest.yaml": None}), AS_OF)


@pytest.mark.parametrize(
    ("manifest", "why"),
    [
        (MANIFEST.replace("format: 1", "format: 2"), "manifest.yaml:2: '2' is not known here"),
        (MANIFEST.replace("feed: yunzhou", "feed: Yunzhou"), "manifest.yaml:1: Expected `str` matching"),
        (MANIFEST.replace("  hall: hall\n", ""), "manifest.yaml:4: key 'hall' is missing"),
        (MANIFEST + "timezone: Mars/Olympus\n", "manifest.yaml:7: no time zone 'Mars/Olympus'"),
        (MANIFEST + "intervals: 3\n", "manifest.yaml:7: unknown key 'intervals'"),
        (MANIFEST.replace("publish-day", "sometimes"), "manifest.yaml:3: 'sometimes' is not known here"),
        ("- a\n", "manifest.yaml:1: a list stands where keys are wanted"),
    ],
)
def test_a_manifest_that_cannot_be_understood_refuses_the_folder(tmp_path, manifest, why):
    with pytest.raises(BadInput) as refused:
        read(tmp_path, {"manifest.yaml": manifest})
    assert str(refused.value).startswith(why)


def test_the_day_of_a_folder_is_that_of_its_zone(tmp_path):
    root = a_folder(tmp_path)
    assert folder.day_of(root, instant("2026-11-23T16:30:00+00:00")) == date(2026, 11, 24)


def test_media_are_named_by_path_and_carried_by_hash(tmp_path):
    draft = read(tmp_path, {**notice("media:\n  - file: a/b.png\n    caption: 图\n"), "media/a/b.png": a_png(3, 4)})
    assert draft.faults == ()
    medium = next(item for item in draft.items if item.id == "a-notice").media[0]
    assert (medium.name, medium.caption, medium.type, medium.deferred) == ("a/b.png", "图", "image/png", False)
    assert draft.media[medium.sha256].read_bytes() == a_png(3, 4)
    assert medium.length == len(a_png(3, 4))


def test_a_folder_is_read_again_from_what_was_parsed_before(tmp_path):
    parsed: dict = {}
    root = a_folder(tmp_path)
    first = folder.read(root, AS_OF, parsed=parsed)
    (root / "announcement" / "a-notice.yaml").write_text("not read again: [")
    assert folder.read(root, AS_OF, parsed=parsed) == first
    assert folder.read(root, AS_OF).faults


def test_a_wording_that_is_no_regular_expression_is_told_where_it_is_written(tmp_path):
    from kiosk.folder.rules import read_rules
    from kiosk.strict_yaml import read as parsed

    path = tmp_path / "wordings.yaml"
    path.write_text(
        "wordings:\n  - id: broken-one\n    pattern: '(其他'\n    zh: 不行\n    en: no\n    basis: 依据\n"
        "    read_at: 2026-01-01\n    check_by: 2027-01-01\n"
    )
    told = []
    found = read_rules([(path, "rules/wordings.yaml")], parsed, lambda *what: told.append(what[:2]))
    assert found.wordings == ()
    assert told == [
        ("rules/wordings.yaml:3", "no regular expression: missing ), unterminated subpattern at position 0")
    ]
