"""One of each fault, with the exact sentences in Chinese and English (every_fault.yaml), and none forgotten."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml
from fakes import faults
from floors.source import sources

from kiosk import lint

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
COVERAGE = lint.Coverage.parse((ROOT / "assets" / "fonts" / "coverage.txt").read_text(encoding="utf-8"))
SAID = yaml.safe_load((HERE / "every_fault.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return dict(faults.faults(faults.the_rules(tmp_path_factory.mktemp("rules"))))


@pytest.mark.parametrize("code", SAID)
def test_one_of_each_fault_is_told_alone_and_in_these_words(code, editions):
    found = lint.problems(editions[code], COVERAGE)
    told = [(p.code, [p.severity, p.item, p.field], p.zh, p.en) for p in found]
    assert told == [(code, SAID[code]["where"], SAID[code]["zh"], SAID[code]["en"])]


def test_no_fault_is_without_its_example(editions):
    assert set(editions) == set(SAID)
    known = set().union(*(codes(source.tree) for source in sources("kiosk/lint")))
    assert {"missing-element", "paper-unknown", "pinyin-noise", "personal-number", "glyph-missing"} <= known
    assert known - set(SAID) == set()


def codes(tree: ast.AST) -> set[str]:
    """The codes that a file of lint gives to `error`, `warning`, `say`, `unknown`, to a row of names or sentences."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Name(id="error" | "warning" | "say" | "unknown"), args=[ast.Constant(value=str(code)), *_]
            ):
                found.add(code)
            case ast.Call(func=ast.Name(id="Names"), args=[_, _, ast.Constant(value=str(code)), *_]):
                found.add(code)
            case ast.Assign(targets=[ast.Name(id="_SAID")], value=ast.Dict(keys=keys)):
                found |= {key.value for key in keys if isinstance(key, ast.Constant)}
    return found
