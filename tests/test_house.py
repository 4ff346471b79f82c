"""The house as a product: what is declared is locked, what is imported is declared, make sets itself up, files say what
they are."""

import ast
import re
import runpy
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from floors.rooms import OURS
from floors.source import ROOT, sources
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kiosk.cli.__main__

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ROOT / "deploy" / "lock"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$", re.MULTILINE)


def test_every_declared_package_is_locked_at_a_version_that_fits():
    extras = PROJECT["optional-dependencies"]
    assert unfit(PROJECT["dependencies"], pins("terminal")) == []
    assert unfit([*PROJECT["dependencies"], *extras["hub"], *extras["dev"]], pins("dev")) == []


def test_a_screen_runs_exactly_what_was_tested():
    assert pins("terminal").items() <= pins("dev").items()


@pytest.mark.parametrize("name", ["terminal", "dev"])
def test_every_locked_package_has_its_hashes_and_no_address(name):
    text = (LOCKS / f"{name}.txt").read_text("utf-8")
    entries = [entry for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE) if not entry.startswith("#")]
    assert len(entries) == len(pins(name)) > 20
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []
    assert re.findall(r"://|^--.*| @ ", text, re.MULTILINE) == []


def test_what_the_product_imports_is_declared_and_not_somebody_elses_dependency():
    declared = {canonicalize_name(Requirement(line).name) for line in declared_lines()}
    found = {name.split(".")[0] for source in sources("kiosk", "screens", "hub") for name, _ in source.imports()}
    foreign = found - sys.stdlib_module_names - set(OURS)
    homes = packages_distributions()
    assert {"msgspec", "yaml", "tuf"} <= foreign
    assert [name for name in sorted(foreign) if not declared & set(map(canonicalize_name, homes.get(name, [])))] == []


def test_the_pythons_that_setup_looks_for_are_those_we_declare():
    assert PROJECT["requires-python"] == ">=3.11,<3.14"
    assert "(3, 11) <= sys.version_info[:2] <= (3, 13)" in (ROOT / "deploy/setup.sh").read_text("utf-8")


MORE = {"bench": ["--bench"], "test": ["--test"], "test-postgres": ["--test"]}


@pytest.mark.parametrize("target", ["run", "test", "test-postgres", "check", "pictures", "bench"])
def test_every_target_of_make_sets_the_machine_up_first(target):
    said = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    first, *rest = [line for line in said.splitlines() if not line.startswith("make")]
    assert first.split() == ["sh", "deploy/setup.sh", *MORE.get(target, [])]
    assert any(".venv/bin/" in line for line in rest)


def test_ci_checks_and_then_tests_on_both_databases():
    commands = re.findall(r"^make .*", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)
    assert [command.split()[-1] for command in commands] == ["check", "test", "test-postgres"]


@pytest.mark.parametrize("script", ["deploy/setup.sh", "deploy/lock.sh", ".ci/run"])
def test_a_script_can_be_run_and_read(script):
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    assert subprocess.run([path.read_text("utf-8").splitlines()[0][2:].split()[-1], "-n", path], check=True)


def test_main_py_is_mingbai_run(monkeypatch):
    asked = []
    monkeypatch.setattr(kiosk.cli.__main__, "main", lambda argv: asked.append(argv) or 7)
    monkeypatch.setattr(sys, "argv", ["main.py", "--config", "kiosk.yaml"])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(ROOT / "main.py"))
    assert asked == [["run", "--config", "kiosk.yaml"]]
    assert left.value.code == 7


def test_the_licence_is_whole():
    text = (ROOT / PROJECT["license"]["file"]).read_text("utf-8")
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert [number for number in range(1, 10) if f"\n   {number}. " not in text] == []
    assert "END OF TERMS AND CONDITIONS" in text


def test_every_file_says_first_what_it_is():
    silent = [
        source.path
        for source in sources("kiosk", "screens", "hub", "tests", "benchmarks", "assets", "main.py")
        if source.text.strip() and not ast.get_docstring(source.tree) and "/migrations/" not in source.path
    ]
    assert silent == []


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((LOCKS / f"{name}.txt").read_text("utf-8")))


def declared_lines() -> list[str]:
    return [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["hub"]]


def unfit(lines: list[str], locked: dict[str, str]) -> list[str]:
    """The declared packages that the lock lacks or holds at another version."""
    wanted = [Requirement(line) for line in lines]
    return [str(w) for w in wanted if not w.specifier.contains(locked.get(canonicalize_name(w.name), "0"))]
