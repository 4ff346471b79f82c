"""`mingbai pin`: a line for kiosk.yaml, and no PIN anywhere."""

import io

from kiosk.cli import __main__ as cli
from kiosk.config import load
from kiosk.pin import matches


def test_the_printed_lines_are_settings_that_open_the_page(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", io.StringIO("274917\n"))
    assert cli.main(["pin"]) == 0
    said = capsys.readouterr().out
    assert "274917" not in said
    config = tmp_path / "kiosk.yaml"
    config.write_text(said)
    assert matches("274917", load(config).maintenance.pin_scrypt)


def test_a_weak_pin_is_refused_in_a_sentence(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("123456\n"))
    assert cli.main(["pin"]) == 2
    assert "tries first" in capsys.readouterr().err


def test_what_is_typed_twice_must_be_the_same(capsys, monkeypatch):
    words = iter(("274917", "274918"))
    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(words))
    assert cli.main(["pin"]) == 2
    assert "not the same" in capsys.readouterr().err


class Keyboard(io.StringIO):
    """A person sits there."""

    def isatty(self) -> bool:
        return True
