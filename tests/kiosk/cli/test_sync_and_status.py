"""`mingbai sync` and `mingbai status`: a terminal without a glass."""

import json
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kiosk.cli.__main__ import main
from kiosk.config import load
from kiosk.terminal.terminal import Terminal


@pytest.fixture
def login_page():
    """A server that answers everything with a page in HTML, as the network of a hotel does."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = b"<!doctype html><title>Login</title>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def status_of(config, capsys):
    """The exit code and the JSON of `mingbai status`."""
    capsys.readouterr()
    code = main(["status", "--config", str(config), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_one_sync_brings_what_was_published(served, capsys):
    assert main(["sync", "--once", "--config", str(served.config)]) == 0
    assert f"serial {served.serial}" in capsys.readouterr().out
    _, status = status_of(served.config, capsys)
    assert (status["edition"], status["state"], status["items"]) == (served.serial, "current", 3)


def test_a_folder_or_a_stick_is_followed_like_a_server(office, capsys):
    assert main(["sync", "--once", "--config", str(office.config)]) == 0
    assert status_of(office.config, capsys)[1]["edition"] == office.serial


def test_a_terminal_that_does_not_run_is_something_to_look_at(office, capsys):
    main(["sync", "--once", "--config", str(office.config)])
    code, status = status_of(office.config, capsys)
    assert (code, status["running"]) == (1, False)


def test_a_running_terminal_whose_content_is_current_is_well(office, capsys):
    main(["sync", "--once", "--config", str(office.config)])
    with Terminal.open(load(office.config)):
        code, status = status_of(office.config, capsys)
    assert (code, status["running"]) == (0, True)


def test_the_status_can_be_read_by_a_person(office, capsys):
    main(["sync", "--once", "--config", str(office.config)])
    main(["status", "--config", str(office.config)])
    told = capsys.readouterr().out
    assert "已核对为最新" in told
    assert f"serial {office.serial}, 3 items" in told


def test_the_status_of_a_terminal_that_never_ran_says_so(office, capsys):
    assert main(["status", "--config", str(office.config)]) == 2
    assert "no terminal has run" in capsys.readouterr().err


def test_a_second_terminal_on_the_same_disk_is_refused(office, capsys):
    with Terminal.open(load(office.config)):
        assert main(["sync", "--once", "--config", str(office.config)]) == 2
    assert "another Mingbai runs with this data_dir" in capsys.readouterr().err


def test_a_feed_that_answers_html_keeps_what_is_there_and_says_why(served, login_page, capsys):
    main(["sync", "--once", "--config", str(served.config)])
    capsys.readouterr()
    config = served.write(login_page)
    assert main(["sync", "--once", "--config", str(config)]) == 1
    said = capsys.readouterr()
    assert f"serial {served.serial}" in said.out
    assert said.err.startswith("mingbai: ")
    assert said.err.count("\n") == 1


def test_a_feed_that_is_not_reached_keeps_what_is_there_and_says_why(office, capsys):
    main(["sync", "--once", "--config", str(office.config)])
    capsys.readouterr()
    config = office.write("http://127.0.0.1:1")
    assert main(["sync", "--once", "--config", str(config)]) == 1
    said = capsys.readouterr()
    assert f"serial {office.serial}" in said.out
    assert "127.0.0.1:1" in said.err


def test_a_wrong_pin_takes_nothing_and_is_an_alarm(office, capsys):
    config = office.write((office.dir / "feed" / "public").as_uri(), pin="0" * 64)
    assert main(["sync", "--once", "--config", str(config)]) == 1
    assert "pinned to 000000000000" in capsys.readouterr().err
    code, status = status_of(config, capsys)
    assert (code, status["edition"]) == (1, 0)
    assert [alarm["what"] for alarm in status["alarms"]] == ["wrong-feed"]


def test_without_a_pin_it_says_where_to_find_one(office, capsys):
    config = office.write((office.dir / "feed" / "public").as_uri(), pin='""')
    assert main(["sync", "--once", "--config", str(config)]) == 2
    assert "mingbai feed show" in capsys.readouterr().err


def test_an_unknown_key_is_named_with_its_line(office, capsys):
    office.config.write_text("name: a\nfed: x\n")
    assert main(["sync", "--once", "--config", str(office.config)]) == 2
    assert capsys.readouterr().err.startswith("mingbai: kiosk.yaml:2: ")


def test_without_settings_it_says_how_to_begin(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command in ("sync", "status"):
        assert main([command]) == 2
        said = capsys.readouterr().err
        assert "kiosk.example.yaml" in said
        assert "mingbai demo" in said


def test_so_does_a_screen_that_is_started_without_settings(tmp_path):
    """In a process of its own: it becomes two before it has read anything."""
    words = (sys.executable, "-m", "kiosk.cli", "run")
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(words, cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "kiosk.example.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_dir_that_cannot_be_made_is_a_sentence(office, capsys):
    """Not by permissions: whoever runs the tests may be root. A file stands where the folder should be."""
    (office.dir / "terminal").write_text("")
    assert main(["sync", "--once", "--config", str(office.config)]) == 2
    said = capsys.readouterr().err
    assert "cannot be used as data_dir" in said
    assert str(office.dir / "terminal") in said


def test_a_data_dir_without_write_permission_is_a_sentence(office, capsys, monkeypatch):
    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", refused)
    assert main(["sync", "--once", "--config", str(office.config)]) == 2
    assert "let the kiosk's user own it" in capsys.readouterr().err


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_following_on_and_on_ends_cleanly_when_asked(office, how, capsys):
    child = subprocess.Popen(
        [sys.executable, "-m", "kiosk.cli", "sync", "--config", str(office.config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert child.stdout is not None
        assert "following" in child.stdout.readline()
        child.send_signal(how)
        _, said = child.communicate(timeout=30)
    finally:
        child.kill()
    assert (child.returncode, said) == (0, "")
    assert status_of(office.config, capsys)[1]["running"] is False
