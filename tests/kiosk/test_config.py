"""Settings of a terminal, and the example that documents them."""

import re
from pathlib import Path

import msgspec
import pytest

from kiosk import config, strict_yaml
from kiosk.config import Settings
from kiosk.errors import BadInput

EXAMPLE = Path(__file__).resolve().parents[2] / "kiosk.example.yaml"
PIN = "0123456789abcdef" * 4


def loaded(folder, text):
    path = folder / "kiosk.yaml"
    path.write_text(text, encoding="utf-8")
    return config.load(path)


def refused(folder, text):
    with pytest.raises(BadInput) as caught:
        loaded(folder, text)
    return str(caught.value)


def keys(struct, prefix=""):
    """Every key of the settings, groups included: `feed`, `feed.url`, …"""
    for field in msgspec.structs.fields(struct):
        name = f"{prefix}{field.encode_name}"
        yield name
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from keys(field.type, f"{name}.")


def documented(text):
    """Every key of the example, and whether a comment stands beside it."""
    group = ""
    for line in text.splitlines():
        match = re.fullmatch(r"( *)([a-z_0-9]+):( *[^# ].*?)?( *#.*)?", line)
        if match is None:
            continue
        indent, key, value, comment = match.groups()
        yield f"{group}{key}" if indent else key, bool(comment)
        if not value:
            group = f"{key}."


def test_the_example_documents_every_key_and_no_other():
    told = dict(documented(EXAMPLE.read_text(encoding="utf-8")))
    assert set(told) == set(keys(Settings))
    groups = {key.split(".")[0] for key in told if "." in key}
    assert [key for key, said in told.items() if not said and key not in groups] == []


def test_the_example_loads_and_finds_the_pin_of_the_demo(tmp_path):
    (tmp_path / "var" / "demo").mkdir(parents=True)
    (tmp_path / "var" / "demo" / "root.sha256").write_text(f"{PIN}\n")
    settings = loaded(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    assert settings.feed.root_sha256 == PIN
    assert Path(settings.data_dir) == tmp_path / "var" / "example" / "touch"


def test_the_example_says_what_is_missing_when_no_demo_ever_ran(tmp_path):
    said = refused(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    assert "root.sha256: No such file" in said
    assert "mingbai demo" in said


def test_the_example_keeps_the_defaults_where_it_can():
    """Its comments say 'default': but for the two that make it run beside the demo, it must be."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("var/demo/root.sha256", '""')
    settings = msgspec.convert(strict_yaml.parse(text).value, Settings, strict=False)
    differs = {name for name in Settings.__struct_fields__ if getattr(settings, name) != getattr(Settings(), name)}
    assert differs == {"data_dir", "screen"}
    assert msgspec.structs.replace(settings.screen, scale=1.0) == Settings().screen


def test_a_single_key_keeps_all_other_defaults(tmp_path):
    settings = loaded(tmp_path, "name: 一楼大厅 3 号屏\n")
    assert settings.name == "一楼大厅 3 号屏"
    assert settings.feed == config.FeedPart()


def test_paths_are_relative_to_the_file(tmp_path):
    (tmp_path / "rare.otf").write_bytes(b"")
    settings = loaded(tmp_path, "data_dir: here\nfonts: [rare.otf]\n")
    assert settings.data_dir == str(tmp_path / "here")
    assert settings.fonts == (str(tmp_path / "rare.otf"),)


def test_an_unknown_key_is_refused_with_its_line_and_the_known_ones(tmp_path):
    said = refused(tmp_path, "name: a\nmode: touch\nfed:\n  url: x\n")
    assert said.startswith("kiosk.yaml:3: ")
    assert "fed" in said
    assert "feed" in said


def test_an_unknown_key_within_a_group_is_refused_with_its_line(tmp_path):
    assert refused(tmp_path, "feed:\n  url: http://a\n  pol_s: 3\n").startswith("kiosk.yaml:3: ")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("mode: poster", 1, "poster"),
        ("name: a\nidle_s: soon", 2, "float"),
        ("idle_s: 0", 1, "0"),
        ("idle_s: -5", 1, "0"),
        ("screen:\n  w: 5", 2, "16"),
        ("screen:\n  w: 1e9", 2, "int"),
        ("attract: perhaps", 1, "bool"),
        ("timezone: Asia/Yunzhou", 1, "no time zone"),
        ("timezone: Asia", 1, "no time zone"),
        ("timezone: ../etc", 1, "no time zone"),
        ("feed:\n  url: 127.0.0.1:8700", 2, "no address"),
        ("feed:\n  url: 'http://'", 2, "no address"),
        ("feed:\n  url: http://a:many", 2, "no address"),
        ("feed:\n  url: ftp://a", 2, "no address"),
        ("feed:\n  root_sha256: abc", 2, "64 hexadecimal"),
        (f"feed:\n  root_sha256: {PIN.upper()}", 2, "64 hexadecimal"),
        ("hub:\n  url: file:///x", 2, "no address"),
        ("hours: all day", 1, "no span"),
        ("hours: 25:99-26:00", 1, "no span"),
        ("night:\n  dim: opening-hours", 2, "no span"),
        ("night:\n  off: xset dpms force off", 2, "array"),
        ("fonts:\n  - none.otf", 2, "no file"),
        ("name: a\nname: b", 2, "twice"),
        ("- a\n- b", 1, "object"),
        ("name: &x a\nboard: *x", 1, "anchor"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, text, line, word):
    said = refused(tmp_path, text + "\n")
    assert said.startswith(f"kiosk.yaml:{line}: ")
    assert word in said


def test_a_file_without_a_hash_is_no_pin(tmp_path):
    (tmp_path / "pin").write_text("")
    assert "64 hexadecimal" in refused(tmp_path, "feed:\n  root_from: pin\n")


def test_a_missing_file_is_a_plain_sentence(tmp_path):
    with pytest.raises(BadInput, match="No such file"):
        config.load(tmp_path / "nowhere.yaml")
