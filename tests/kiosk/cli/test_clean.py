"""`mingbai clean`: a dirty page is flagged line by line, the mended text proposed, and written only when asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from fakes.faults import MOBILE
from fakes.folders import NOTICE, a_folder

from kiosk import folder, strict_yaml
from kiosk.cli.__main__ import main

DIRTY = f"""\
*鎮市建設局政務(wù)公開(kāi)工作方案
20*年*月*日
根據(jù)條(tiáo)例(lì)和(hé)意見(jiàn)，按照*鎮市工作規(guī)定，制定本方案。&nbsp;
一、公開(kāi)的(de)內(nèi)容<br>
依據(jù)景建發(fā)[20*]號、云住建發[2026]12號文件，后續(xù)於網(wǎng)絡(luò)公佈。\x85
聯(lián)系人手機{MOBILE}，寄\u200b存\ue81e。
沒有毛病的一行：住房保障（面積：公頃(ha)）。
"""

MENDED = f"""\
*镇市建设局政务公开工作方案
20*年*月*日
根据条例和意见，按照*镇市工作规定，制定本方案。
一、公开的内容
依据景建发[20*]号、云住建发〔2026〕12号文件，后续于网络公布。
联系人手机{MOBILE}，寄存\u9fb4。
没有毛病的一行：住房保障（面积：公顷）。
"""

BY_HAND = [(1, "redacted"), (2, "redacted"), (3, "redacted"), (5, "redacted"), (6, "personal-number")]


def a_file(folder: Path, text: str | bytes, name: str = "page.txt") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def told(capsys, *words) -> tuple[int, dict]:
    code = main(["clean", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_every_line_of_a_dirty_page_is_told_with_what_is_wrong_and_how_it_should_read(tmp_path, capsys):
    code, said = told(capsys, a_file(tmp_path, DIRTY))
    assert code == 1
    assert [line["line"] for line in said["lines"]] == [1, 2, 3, 4, 5, 6, 7]
    assert [line["before"] for line in said["lines"]] == DIRTY.splitlines()[:4] + DIRTY.split("\n")[4:7]
    assert [line["after"] for line in said["lines"]] == MENDED.splitlines()
    found = [(line["line"], fault["code"], fault["mended"]) for line in said["lines"] for fault in line["found"]]
    assert [(number, code) for number, code, mended in found if not mended] == BY_HAND
    assert said["by_hand"] == len(BY_HAND)
    assert {code for _, code, mended in found if mended} == {
        *("pinyin-noise", "script-mixed", "markup-left", "number-brackets", "hidden-character", "glyph-missing"),
    }
    assert (said["written"], said["encoding"]) == (False, "utf-8")


def test_what_was_blanked_out_is_flagged_in_both_languages_and_never_guessed(tmp_path, capsys):
    _, said = told(capsys, a_file(tmp_path, "20*年*月*日\n"))
    assert said["lines"] == [
        {
            "line": 1,
            "before": "20*年*月*日",
            "after": "20*年*月*日",
            "found": [
                {
                    "code": "redacted",
                    "severity": "error",
                    "mended": False,
                    "zh": "有被 * 隐去的内容“20*年”、“*月”、“*日”，请向来源核实后补上",
                    "en": "something was blanked out by *: '20*年', '*月', '*日': ask the source for it",
                }
            ],
        }
    ]


def test_without_json_the_proposal_is_a_diff_under_the_flags(tmp_path, capsys):
    file = a_file(tmp_path, "标题\n云住建发[2026]12号\n")
    assert main(["clean", str(file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{file}:2: number-brackets (已改 mended)",
        "    文号“[2026]12号”的年份应当用六角括号，写成“〔2026〕12号”",
        "    the year in document number '[2026]12号' stands in 〔〕: '〔2026〕12号'",
        f"--- {file}",
        f"+++ {file} 建议 proposed",
        "@@ -1,3 +1,3 @@",
        " 标题",
        "-云住建发[2026]12号",
        "+云住建发〔2026〕12号",
        " ",
        f"{file}: 1 行可改，0 处须人工处理 · 1 lines mended, 0 by hand",
    ]
    assert file.read_text(encoding="utf-8") == "标题\n云住建发[2026]12号\n"


def test_a_clean_file_is_left_alone(tmp_path, capsys):
    file = a_file(tmp_path, MENDED.replace("*", "").replace(MOBILE, "0000-8123456"))
    assert main(["clean", str(file), "--write"]) == 0
    assert "0 lines mended, 0 by hand" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [file]


def test_write_keeps_the_old_text_beside_it_and_never_an_older_one_away(tmp_path, capsys):
    file = a_file(tmp_path, DIRTY)
    a_file(tmp_path, "older", "page.txt.bak")
    code, said = told(capsys, file, "--write")
    assert code == 1  # something is left to do by hand
    assert file.read_bytes() == MENDED.encode()
    assert (tmp_path / "page.txt.bak").read_text() == "older"
    assert (tmp_path / "page.txt.2.bak").read_bytes() == DIRTY.encode()
    assert said["backup"] == str(tmp_path / "page.txt.2.bak")
    assert told(capsys, file, "--write")[1]["written"] is False


def test_write_that_leaves_nothing_by_hand_is_done(tmp_path, capsys):
    file = a_file(tmp_path, "云住建发[2026]12号\r\n")
    assert main(["clean", str(file), "--write"]) == 0
    assert file.read_bytes() == "云住建发〔2026〕12号\r\n".encode()
    assert "old: " in capsys.readouterr().out


def test_an_old_page_is_read_as_gb_18030_and_written_as_utf_8(tmp_path, capsys):
    file = a_file(tmp_path, "政務公開〔2026〕12号\n".encode("gb18030"))
    code, said = told(capsys, file, "--write")
    assert (code, said["encoding"]) == (0, "gb18030")
    assert file.read_bytes() == "政务公开〔2026〕12号\n".encode()


def test_yaml_stays_yaml_and_its_old_copy_is_no_item(tmp_path, capsys):
    content = NOTICE.replace("body: 自即日起", "body: 按云住建发[2026]12号&nbsp;政務(wù)公開(kāi)，自即日起")
    root = a_folder(tmp_path, {"announcement/a-notice.yaml": content})
    assert main(["clean", str(root / "announcement" / "a-notice.yaml"), "--write"]) == 0
    draft = folder.read(root, date(2026, 11, 23))
    assert draft.faults == ()
    body = next(item.body for item in draft.items if item.id == "a-notice")
    assert body.startswith("按云住建发〔2026〕12号 政务公开，自即日起")


@pytest.mark.parametrize("text", ['title: "a &quot; b"\n', "- a &#35; b\n", "a: b&#58; c\n"])
def test_markup_that_would_break_yaml_is_flagged_and_left(tmp_path, capsys, text):
    file = a_file(tmp_path, text, "page.yaml")
    code, said = told(capsys, file, "--write")
    assert code == 1
    assert [fault["code"] for line in said["lines"] for fault in line["found"] if not fault["mended"]] == [
        "markup-left"
    ]
    assert strict_yaml.parse(file.read_text(encoding="utf-8")).lines == strict_yaml.parse(text).lines


@pytest.mark.parametrize(("data", "why"), [(b"\xff\xff\xff", "neither UTF-8 nor GB 18030"), (None, "No such file")])
def test_a_file_that_cannot_be_read_is_exit_code_two(tmp_path, capsys, data, why):
    file = tmp_path / "page.txt"
    if data is not None:
        a_file(tmp_path, data)
    assert main(["clean", str(file)]) == 2
    assert why in capsys.readouterr().err
