"""Strict YAML: strings stay strings, lines are kept, and what could harm is refused as it comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import strict_yaml
from kiosk.errors import BadInput
from kiosk.strict_yaml import parse


@pytest.mark.parametrize(
    "scalar", ["9:00", "12345", "no", "000117100003", "1e3", "0x1F", "2026-03-02", "true", "~", "null", "1_000", ".5"]
)
def test_every_scalar_stays_the_text_it_was(scalar):
    assert parse(f"key: {scalar}").value == {"key": scalar}


def test_lists_groups_and_blocks_become_what_they_look_like():
    text = "a: [x, 'y']\nb:\n  - c: |\n      line\n      line\n  - {d: e}\n"
    assert parse(text).value == {"a": ["x", "y"], "b": [{"c": "line\nline\n"}, {"d": "e"}]}


def test_a_path_knows_the_line_of_its_key():
    document = parse("a: x\nb:\n  - c:\n      - d\n    e: |\n      long\n", "file.yaml")
    assert document.at("$") == "file.yaml:1"
    assert document.at("$.b") == "file.yaml:2"
    assert document.at("$.b[0].c") == "file.yaml:3"
    assert document.at("$.b[0].c[0]") == "file.yaml:4"
    assert document.at("$.b[0].e") == "file.yaml:5"


def test_an_unknown_path_is_where_its_nearest_parent_stands():
    document = parse("a: x\nb:\n  c: d\n", "file.yaml")
    assert document.at("$.b.none[3].deep") == "file.yaml:2"
    assert document.at("$.nowhere") == "file.yaml:1"
    assert document.at("elsewhere") == "file.yaml"


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: x\n")
    assert strict_yaml.read(path).value == {"title": "x"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\n", "text:1: anchor &x"),
        ("a: 1\nb: *x\n", "text:2: alias *x"),
        ("&x a: 1\n", "text:1: anchor &x"),
        ("a: !!str x\n", "text:1: tag tag:yaml.org,2002:str"),
        ("a: !x {}\n", "text:1: tag !x"),
        ("!x a: 1\n", "text:1: tag !x"),
        ("a: 1\nb: 2\na: 3\n", "text:3: key 'a' stands twice"),
        ("x: {a: 1, a: 2}\n", "text:1: key 'a' stands twice"),
        ("? [a]\n: b\n", "text:1: a key that is not a word"),
        ("a: 1\n---\nb: 2\n", "text:2: a second document"),
        ("", "text: the file is empty"),
        ("# only words\n", "text: the file is empty"),
        ("a: b: c\n", "text:1: not YAML: mapping values are not allowed in this context"),
        ("a:\n\t- b\n", "text:2: not YAML: found character that cannot start any token"),
        ("a: [b\n", "text:2: not YAML"),
        ("a: 'b\n", "text:2: not YAML"),
        ("a: \x01\n", "text: a character that YAML forbids: U+0001"),
        ("- " * 21 + "x", "text:1: nested deeper than 20"),
        ("{a: " * 21 + "x" + "}" * 21, "text:1: nested deeper than 20"),
    ],
)
def test_what_is_not_read_is_refused_with_its_line(text, said):
    with pytest.raises(BadInput) as refused:
        parse(text)
    assert str(refused.value).startswith(said)


def test_twenty_levels_are_read():
    assert parse("- " * 20 + "x").value


def test_a_bomb_of_aliases_is_refused_at_its_first_line():
    lines = ["a0: &a0 [lol, lol]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 30)]
    with pytest.raises(BadInput, match="text:1: anchor &a0"):
        parse("\n".join(lines))


def test_a_million_brackets_are_refused_at_the_twenty_first():
    with pytest.raises(BadInput, match="nested deeper than 20"):
        parse("[" * 900_000)


def test_more_than_a_million_bytes_are_not_parsed():
    with pytest.raises(BadInput, match="more than 1,000,000 bytes"):
        parse("a: " + "公" * 400_000)


def test_a_file_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(BadInput, match=r"none\.yaml: No such file"):
        strict_yaml.read(tmp_path / "none.yaml")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    said = ""
    try:
        said = parse(text).at("$")
    except BadInput as e:
        said = str(e)
    assert said.startswith("text")
