"""`mingbai check`: what is wrong, where, in both languages; and an exit code a script can go by."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from fakes.folders import GUIDE, NOTICE, a_folder

from kiosk.cli import check
from kiosk.cli.__main__ import main
from kiosk.content.kinds import KINDS

SAMPLE = Path(__file__).parents[3] / "data" / "sample"
AS_OF = date(2026, 11, 23)


def test_the_sample_is_clean(capsys):
    assert main(["check", str(SAMPLE), "--as-of", "2026-11-23"]) == 0
    said = re.fullmatch(
        r"2026-11-23: (\d+) 条内容，0 个错误，0 个提醒 · \1 items, 0 errors, 0 warnings\n", capsys.readouterr().out
    )
    assert said is not None
    assert int(said[1]) == sum(len(list((SAMPLE / kind).glob("*.yaml"))) for kind in KINDS)


def test_without_a_day_it_is_read_as_of_today(capsys):
    assert main(["check", str(SAMPLE)]) == 0
    assert " items, 0 errors" in capsys.readouterr().out


def test_a_problem_is_printed_with_file_and_line_in_both_languages(tmp_path, capsys):
    folder = a_folder(tmp_path, {"guide/a-guide.yaml": GUIDE.replace("hall/2", "hall/9")})
    assert check.run(folder, AS_OF, as_json=False) == 1
    assert capsys.readouterr().out.splitlines() == [
        "guide/a-guide.yaml:9: 错误 error window-unknown [a-guide windows[0]]",
        "    窗口“hall/9”不存在",
        "    no window 'hall/9'",
        "2026-11-23: 3 条内容，1 个错误，0 个提醒 · 3 items, 1 errors, 0 warnings",
    ]


def test_warnings_alone_are_no_failure(tmp_path, capsys):
    folder = a_folder(tmp_path, {"guide/a-guide.yaml": GUIDE.replace("visits_why: 核对原件\n", "")})
    assert check.run(folder, AS_OF, as_json=False) == 0
    assert "提醒 warning visits-unexplained [a-guide visits_why]" in capsys.readouterr().out


def test_faults_of_reading_come_first_and_count_as_errors(tmp_path, capsys):
    files = {"announcement/bad.yaml": NOTICE + "colour: red\n", "slots.yaml": "- {id: all, items: [bad]}\n"}
    assert check.run(a_folder(tmp_path, files), AS_OF, as_json=True) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["items"], said["errors"], said["warnings"], said["as_of"]) == (3, 1, 1, "2026-11-23")
    fault, problem = said["found"]
    assert (fault["code"], fault["where"], fault["item"]) == ("unreadable", "announcement/bad.yaml:8", "bad")
    assert fault["en"].startswith("unknown key 'colour'")
    assert "colour" in fault["zh"]
    assert (problem["code"], problem["where"], problem["severity"]) == ("slot-item-unknown", "slots.yaml", "warning")


def test_a_fault_of_the_rules_is_placed_in_their_file(tmp_path, capsys):
    assert check.run(a_folder(tmp_path), date(2028, 1, 1), as_json=True) == 0
    places = {row["where"] for row in json.loads(capsys.readouterr().out)["found"]}
    assert {"rules/periods.yaml", "rules/remedies.yaml"} <= places


@pytest.mark.parametrize("as_json", [False, True])
def test_a_folder_that_cannot_be_read_at_all_is_exit_code_two(tmp_path, capsys, as_json):
    assert check.run(tmp_path / "none", AS_OF, as_json) == 2
    said = capsys.readouterr()
    assert "no such folder" in (json.loads(said.out)["error"] if as_json else said.err)


def test_a_day_that_is_none_is_told_by_the_command_line(capsys):
    with pytest.raises(SystemExit) as left:
        main(["check", str(SAMPLE), "--as-of", "tomorrow"])
    assert left.value.code == 2
    assert "'tomorrow' is no date" in capsys.readouterr().err
