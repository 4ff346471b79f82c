"""`mingbai-hub press` as a process, and `revert`: it makes its feed, ends by a signal, and leaves nothing behind."""

import os
import signal
import subprocess
import sys

import pytest
from fakes.own_hub import OwnHub

from hub.__main__ import main
from hub.place import DATABASE
from hub.printing.models import Kind, Request

PRESS = (sys.executable, "-m", "hub", "press")


@pytest.fixture
def hub(tmp_path):
    found = OwnHub(tmp_path / "hub", **{name: os.environ[name] for name in (DATABASE,) if name in os.environ})
    found.migrate()
    return found


@pytest.fixture
def press(hub):
    with subprocess.Popen(PRESS, env=hub.env, stdout=subprocess.PIPE, text=True) as child:
        assert "印制" in child.stdout.readline()
        yield child
        child.kill()


def test_a_signal_ends_it_in_order(press, hub):
    press.send_signal(signal.SIGTERM)
    assert press.wait(30) == 0
    assert not (hub.folder / "press.sock").exists()


def test_a_second_one_is_refused_in_a_sentence(press, hub):
    second = subprocess.run(PRESS, env=hub.env, capture_output=True, text=True)
    assert second.returncode == 1
    assert "another `mingbai-hub press` is at work" in second.stderr
    assert "Traceback" not in second.stderr


def test_going_back_is_asked_by_serial_and_refused_when_it_is_not_kept(desk, works, monkeypatch, capsys):
    monkeypatch.setattr("hub.commands.revert.wake", lambda args: None)
    works.look()
    assert main(["revert", "--feed", str(works.feed)]) == 0
    assert capsys.readouterr().out.split()[0] == str(works.serial())
    assert main(["revert", "--feed", str(works.feed), "--to", "12"]) == 2
    assert str(works.serial()) in capsys.readouterr().err
    assert main(["revert", "--feed", str(works.feed), "--to", str(works.serial())]) == 0
    assert (Request.objects.last().kind, Request.objects.last().about) == (Kind.REVERT, str(works.serial()))
