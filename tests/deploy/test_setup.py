"""deploy/setup.sh on machines that lack something, played by small fake commands in front of PATH.

Each fake writes what it was asked into one log; the real Python, dpkg and apt of this machine are never used.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from floors.source import ROOT

PYTHON = """
case "$*" in
*ensurepip*) exit ${NO_ENSUREPIP:-0} ;;
*'print("%d.%d"'*) echo 3.11 ;;
*'print(sys.version)'*) echo "3.11.2 (fake)" ;;
-V) echo "Python 3.11.2" ;;
*'-m venv'*) mkdir -p .venv/bin && touch .venv/pyvenv.cfg && cp "$0" .venv/bin/python ;;
*'-m pip'*) exit ${PIP_FAILS:-0} ;;
esac
"""
FAKES = {
    "python3.11": PYTHON,
    "dpkg-query": 'case " $LACKING " in *" $4 "*) exit 1 ;; esac; echo ii',
    "id": 'echo "$USER_ID"',
    "sudo": "exit 1",
    "apt-get": 'case "$*" in *--simulate) exit ${NO_LISTS:-0} ;; esac; exit ${APT_FAILS:-0}',
    "uname": "echo Linux",
}
GL = "libgl1 libegl1 libgles2 libgl1-mesa-dri"


class Machine:
    """A checkout on a machine: by default a person's, with everything there but .venv."""

    def __init__(self, place: Path) -> None:
        self.tree = place / "tree"
        self.bin = place / "bin"
        self.log = place / "log"
        self.settings = {"USER_ID": "1000", "LACKING": ""}
        (self.tree / "deploy" / "lock").mkdir(parents=True)
        shutil.copy(ROOT / "deploy" / "setup.sh", self.tree / "deploy")
        (self.tree / "deploy" / "lock" / "dev.txt").write_text("msgspec==1.0\n")
        (self.tree / "pyproject.toml").write_text("[project]\n")
        self.bin.mkdir()
        for name, text in FAKES.items():
            fake = self.bin / name
            fake.write_text(f'#!/bin/sh\necho "{name} $*" >>"$LOG"\n{text}\n')
            fake.chmod(0o755)

    def setup(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run it; the log holds what this run did."""
        self.log.write_text("")
        where = {"PATH": f"{self.bin}:{os.defpath}:/bin:/usr/bin", "LOG": str(self.log)}
        asked = {"PYTHON": str(self.bin / "python3.11"), **self.settings, **settings}
        command = ["sh", self.tree / "deploy" / "setup.sh", *words]
        return subprocess.run(command, env=where | asked, capture_output=True, text=True, check=False)

    def did(self, what: str) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if what in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_run_makes_a_venv_and_installs_exactly_the_lock(machine):
    done = machine.setup()
    assert done.returncode == 0, done.stderr
    assert len(machine.did("-m venv --clear .venv")) == 1
    assert len(machine.did("--only-binary :all: --require-hashes -r deploy/lock/dev.txt")) == 1
    assert len(machine.did("--no-deps --no-build-isolation --config-settings editable_mode=compat -e .")) == 1
    assert machine.did("apt-get") == []


def test_the_second_run_does_and_says_nothing(machine):
    machine.setup()
    done = machine.setup()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.did("-m ") == []


@pytest.mark.parametrize("changed", ["deploy/lock/dev.txt", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_into_the_venv_that_is_there(machine, changed):
    machine.setup()
    (machine.tree / changed).write_text("changed\n")
    machine.setup()
    assert machine.did("-m venv") == []
    assert len(machine.did("--require-hashes")) == 1


def test_an_interrupted_installation_is_taken_up_again(machine):
    failed = machine.setup(PIP_FAILS="1")
    assert failed.returncode == 1
    assert "PIP_NO_INDEX=1 PIP_FIND_LINKS=" in failed.stderr
    assert machine.setup().returncode == 0
    assert len(machine.did("--require-hashes")) == 1


def test_a_venv_that_was_moved_with_its_tree_is_made_anew(machine):
    machine.setup()
    machine.tree = machine.tree.rename(machine.tree.with_name("moved"))
    machine.setup()
    assert len(machine.did("-m venv --clear .venv")) == 1


def test_something_else_called_venv_is_left_alone(machine):
    (machine.tree / ".venv").mkdir()
    (machine.tree / ".venv" / "precious").write_text("")
    done = machine.setup()
    assert done.returncode == 1
    assert "move it away" in done.stderr
    assert (machine.tree / ".venv" / "precious").exists()


def test_a_python_that_cannot_make_a_venv_stops_a_person_with_the_command_to_run(machine):
    done = machine.setup(NO_ENSUREPIP="1", LACKING="python3.11-venv")
    assert done.returncode == 1
    assert "as root, apt-get install --yes --no-install-recommends python3.11-venv" in done.stderr
    assert machine.did("apt-get") == []
    assert not (machine.tree / ".venv").exists()


def test_root_gets_what_python_lacks(machine):
    done = machine.setup(NO_ENSUREPIP="1", LACKING="python3.11-venv", USER_ID="0")
    assert done.returncode == 0, done.stderr
    command = "apt-get install --yes --no-install-recommends python3.11-venv"
    assert machine.did("apt-get") == [f"{command} --simulate", command]


def test_a_fresh_machine_gets_its_package_lists_first(machine):
    done = machine.setup(LACKING="libgl1", USER_ID="0", NO_LISTS="1")
    assert done.returncode == 0, done.stderr
    command = "apt-get install --yes --no-install-recommends libgl1"
    assert machine.did("apt-get") == [f"{command} --simulate", "apt-get update", command]


def test_missing_opengl_is_named_but_stops_nobody(machine):
    done = machine.setup(LACKING=GL)
    assert done.returncode == 0
    assert f"missing: {GL} (Kivy draws through OpenGL, also without a display)" in done.stdout
    assert f"as root, apt-get install --yes --no-install-recommends {GL}" in done.stderr
    assert len(machine.did("--require-hashes")) == 1


def test_missing_handwriting_is_named_but_stops_nobody(machine):
    hand = "libzinnia0 tegaki-zinnia-simplified-chinese"
    done = machine.setup(LACKING=hand)
    assert done.returncode == 0
    assert f"missing: {hand} (the touchscreen reads handwriting with them)" in done.stdout
    assert f"as root, apt-get install --yes --no-install-recommends {hand}" in done.stderr
    assert len(machine.did("--require-hashes")) == 1


def test_what_apt_refused_is_not_tried_on_every_run(machine):
    first = machine.setup(LACKING=GL, USER_ID="0", APT_FAILS="100")
    assert "could not install them" in first.stderr
    assert [line.split()[1] for line in machine.did("apt-get")] == ["install", "install", "update"]
    second = machine.setup(LACKING=GL, USER_ID="0", APT_FAILS="100")
    assert "rm var/setup-refused to try again" in second.stderr
    assert machine.did("apt-get") == []


def test_each_thing_that_apt_refused_is_remembered(machine):
    lacking = {"LACKING": f"{GL} libzinnia0", "USER_ID": "0", "APT_FAILS": "100"}
    machine.setup(**lacking)
    machine.setup(**lacking)
    assert machine.did("apt-get") == []


def test_only_the_benchmarks_ask_for_a_browser(machine):
    lacking = "chromium xvfb xauth"
    assert "chromium" not in machine.setup(LACKING=lacking).stdout
    assert f"missing: {lacking}" in machine.setup("--bench", LACKING=lacking).stdout


def test_a_dry_run_changes_nothing(machine):
    done = machine.setup("--dry-run", LACKING=GL, USER_ID="0")
    assert done.returncode == 0
    assert f"missing: {GL}" in done.stdout
    assert "would install deploy/lock/dev.txt" in done.stdout
    assert machine.did("apt-get") + machine.did("-m ") == []
    assert not (machine.tree / ".venv").exists()


def test_an_unknown_word_is_refused(machine):
    done = machine.setup("--benhc")
    assert done.returncode == 2
    assert "unknown word '--benhc'; known are --bench, --test and --dry-run" in done.stderr
