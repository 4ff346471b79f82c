"""The demo's hub tells whose accounts there are, and how old the sample's dates have become."""

import os
from datetime import date, datetime

from kiosk.cli.office import desk_hints

ACCOUNTS = "登录名  密码  岗位\nzhiban  a-password  值班员\n"


def told(data, today):
    said = []
    desk_hints(data, lambda name, words: said.append((name, words)), today)
    return said


def test_a_hub_filled_on_another_day_says_so_and_how_to_fill_it_anew(tmp_path):
    accounts = tmp_path / "accounts.txt"
    accounts.write_text(ACCOUNTS, "utf-8")
    noon = datetime(2026, 11, 23, 12).astimezone()
    os.utime(accounts, (noon.timestamp(), noon.timestamp()))
    same = told(tmp_path, date(2026, 11, 23))
    assert "dates 日期" not in dict(same)
    assert any("a-password" in words for _, words in same)
    words = dict(told(tmp_path, date(2027, 1, 2)))["dates 日期"]
    assert "2026-11-23" in words
    assert f"rm -r {tmp_path}" in words
