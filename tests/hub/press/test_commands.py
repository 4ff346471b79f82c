"""What a person types, what comes back, and with which exit code."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from fakes.folders import SAMPLE, ids_in

from hub.press.press import Press
from kiosk.cli.__main__ import main
from kiosk.clock import SystemClock
from kiosk.content.kinds import KINDS

ROOT = Path(__file__).parents[3]
ITEMS = len(ids_in(SAMPLE))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A feed with the sample, published as of a fixed day; for all tests of this file, so only to be copied."""
    feed = tmp_path_factory.mktemp("published") / "feed"
    assert main(["publish", str(SAMPLE), "--to", str(feed), "--as-of", "2026-11-23"]) == 0
    return feed


@pytest.fixture
def feed(published, tmp_path):
    return Path(shutil.copytree(published, tmp_path / "feed"))


def test_init_asks_nothing_and_shows_what_a_terminal_pins(tmp_path, capsys):
    assert main(["feed", "init", str(tmp_path / "yunzhou"), "--url", "http://10.0.0.5:8700"]) == 0
    out, err = capsys.readouterr()
    press = Press.open(tmp_path / "yunzhou", SystemClock())
    assert press.workshop.feed == "yunzhou"
    assert press.repository.root_sha256() in out
    assert "http://10.0.0.5:8700" in out
    assert "recovery" in err
    assert "▀" in out or "█" in out or (sys.stdout.encoding or "").lower() != "utf-8"


@pytest.mark.parametrize(("folder", "name"), [("Yun Zhou!", "yun-zhou"), ("局", "mingbai"), ("a", "mingbai")])
def test_a_feed_without_a_name_takes_that_of_its_folder_if_it_can(tmp_path, folder, name):
    assert main(["feed", "init", str(tmp_path / folder), "--no-qr"]) == 0
    assert Press.open(tmp_path / folder, SystemClock()).workshop.feed == name


def test_show_says_the_same_again(tmp_path, capsys):
    main(["feed", "init", str(tmp_path / "feed"), "--no-qr"])
    first = capsys.readouterr().out
    assert main(["feed", "show", str(tmp_path / "feed"), "--no-qr"]) == 0
    assert capsys.readouterr().out == first


def test_the_first_publication_makes_the_feed_and_says_what_to_pin(tmp_path, capsys):
    assert main(["publish", str(SAMPLE), "--to", str(tmp_path / "feed")]) == 0
    out = capsys.readouterr().out
    assert re.search(r"root_sha256 根指纹 +[0-9a-f]{64}", out)
    assert re.search(rf"published 已发布: serial \d+, {ITEMS} items, {ITEMS} added", out)


def test_publishing_the_same_again_says_that_nothing_changed(feed, capsys):
    capsys.readouterr()
    assert main(["publish", str(SAMPLE), "--to", str(feed), "--as-of", "2026-11-23"]) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_what_is_held_back_is_named_with_its_line_and_the_exit_code_is_1(feed, tmp_path, capsys):
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "folder"))
    (folder / "guide" / "lease-record.yaml").write_text("title: 'unclosed\n")
    capsys.readouterr()
    assert main(["publish", str(folder), "--to", str(feed), "--as-of", "2026-11-23"]) == 1
    out, err = capsys.readouterr()
    assert "kept as published before" in err
    assert "guide/lease-record.yaml:2" in err
    assert f"{ITEMS} items" in out or "nothing changed" in out


@pytest.mark.parametrize(
    "words",
    [
        ("publish", "no-such-folder", "--to", "{tmp}/feed"),
        ("publish", str(SAMPLE), "--to", str(ROOT / "docs")),
        ("publish", str(SAMPLE), "--to", "{tmp}/feed", "--as-of", "tomorrow"),
        ("feed", "init", "{tmp}/feed", "--name", "Not A Name"),
        ("feed", "show", "{tmp}/feed"),
        ("serve", "{tmp}/feed"),
        ("alarm", "list", "--feed", "{tmp}/feed"),
        ("feed", "init", "{tmp}/feed", "--passphrase-file", "{tmp}/none"),
    ],
)
def test_what_cannot_be_taken_is_a_sentence_exit_code_2_and_makes_nothing(tmp_path, capsys, words):
    assert main([word.replace("{tmp}", str(tmp_path)) for word in words]) == 2
    assert capsys.readouterr().err.startswith("mingbai: ")
    assert not (tmp_path / "feed" / "keys").exists()


def test_an_empty_folder_of_content_makes_no_feed(tmp_path, capsys):
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "folder"))
    for kind in KINDS:
        shutil.rmtree(folder / kind, ignore_errors=True)
    assert main(["publish", str(folder), "--to", str(tmp_path / "feed")]) == 2
    assert "no items" in capsys.readouterr().err
    assert not (tmp_path / "feed").exists()


def test_rotate_makes_a_new_root_and_tells_where_its_recovery_file_lies(feed, capsys):
    old = [path.name for path in (feed / "keys" / "recovery").iterdir()]
    assert main(["feed", "rotate", str(feed), "--role", "root"]) == 0
    out, err = capsys.readouterr()
    assert "root is version 2" in out
    new = [path.name for path in (feed / "keys" / "recovery").iterdir()]
    assert len(new) == 1
    assert new != old
    assert new[0] in err


def test_help_is_in_english_with_chinese_beside_it(capsys):
    for words in (["--help"], ["publish", "--help"], ["alarm", "raise", "--help"]):
        with pytest.raises(SystemExit) as end:
            main(words)
        assert end.value.code == 0
        assert re.search(r"[一-鿿]", capsys.readouterr().out)


def test_serve_serves_until_it_is_asked_to_stop(feed):
    command = (sys.executable, "-W", "ignore", "-m", "kiosk.cli", "serve", str(feed), "--port", "0")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=os.environ, text=True) as server:
        try:
            url = server.stdout.readline().split()[-1]
            with urllib.request.urlopen(f"{url}/metadata/timestamp.json", timeout=20) as answer:
                assert json.load(answer)["signed"]["x-feed"] == "yunzhou-jianshe"
            server.send_signal(signal.SIGTERM)
            assert server.wait(20) == 0
        finally:
            server.kill()
