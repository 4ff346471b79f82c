"""`mingbai` itself: finding a command, errors as sentences, exit codes."""

import argparse
import subprocess
import sys

import pytest

from kiosk.cli import __main__ as entry
from kiosk.cli import commands as cli
from kiosk.errors import BadInput, Refusal, Refused, Unreachable


@pytest.fixture
def command(monkeypatch):
    """Makes `mingbai status` do what a test wants."""

    def does(act):
        monkeypatch.setattr("kiosk.cli.status.act", act)

    return does


def raising(error):
    def act(args: argparse.Namespace) -> int:
        raise error

    return act


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadInput("kiosk.yaml:3", "unknown key", "see the example"), 2),
        (Unreachable("http://127.0.0.1:1", "nobody listens there"), 1),
        (Refused(Refusal.ROLLBACK, "serial 3, 5 was here"), 1),
        (PermissionError(13, "Permission denied", "/srv/feed"), 1),
        (KeyboardInterrupt(), 130),
    ],
)
def test_an_error_is_one_sentence_and_an_exit_code(command, capsys, error, code):
    command(raising(error))
    assert entry.main(["status"]) == code
    said = capsys.readouterr().err
    assert said.count("\n") == (0 if code == 130 else 1)
    assert "Traceback" not in said


def test_a_sentence_says_where_why_and_what_to_do(command, capsys):
    command(raising(BadInput("kiosk.yaml:3", "unknown key", "see the example")))
    entry.main(["status"])
    assert capsys.readouterr().err == "mingbai: kiosk.yaml:3: unknown key (see the example)\n"


def test_a_fault_of_our_own_says_so_and_how_to_see_where(command, capsys):
    command(raising(ZeroDivisionError("ours")))
    assert entry.main(["status"]) == 1
    said = capsys.readouterr().err
    assert "a fault of our own: ZeroDivisionError" in said
    assert "MINGBAI_TRACE" in said


def test_a_trace_is_shown_to_whoever_asks_for_one(command, monkeypatch):
    monkeypatch.setenv("MINGBAI_TRACE", "1")
    command(raising(BadInput("a", "b")))
    with pytest.raises(BadInput):
        entry.main(["status"])


def test_the_exit_code_of_a_command_is_ours(command):
    command(lambda args: 1)
    assert entry.main(["status"]) == 1


def test_an_unknown_command_names_the_known_ones(capsys):
    with pytest.raises(SystemExit) as left:
        entry.main(["rnu"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert all(name in said for name in cli.COMMANDS)


def test_help_lists_every_command_in_both_languages(capsys):
    with pytest.raises(SystemExit) as left:
        entry.main(["--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    for name in cli.COMMANDS:
        line = next(line for line in told.splitlines() if line.strip().startswith(name))
        assert any("\u4e00" <= c <= "\u9fff" for c in line), name


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_its_own_help(name, capsys):
    with pytest.raises(SystemExit) as left:
        entry.main([name, "--help"])
    assert left.value.code == 0
    assert f"mingbai {name}" in capsys.readouterr().out


def test_without_a_command_it_says_how_it_is_used(capsys):
    with pytest.raises(SystemExit) as left:
        entry.main([])
    assert left.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_version_is_the_softwares(capsys):
    from kiosk.terminal.birth import SOFTWARE

    with pytest.raises(SystemExit) as left:
        entry.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"mingbai {SOFTWARE}\n"


HEAVY = ("kivy", "tuf", "requests", "PIL", "cryptography", "freetype", "pypinyin", "segno")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_asking_for_a_command_imports_nothing_heavy_for_the_others(name):
    """In a process of its own: what other tests have imported does not count."""
    program = (
        "import sys; from kiosk.cli.commands import parser; "
        f"parser([{name!r}]); print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
