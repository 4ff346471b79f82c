"""Folders made to harm: bombs, tags, giants, links and paths that lead out. Each is refused with a sentence."""

from __future__ import annotations

import os
from datetime import date

import pytest
from fakes.folders import NOTICE, a_folder, a_png

from kiosk import folder
from kiosk.folder import Draft, Fault

AS_OF = date(2026, 11, 23)
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def read(root, files: dict) -> Draft:
    return folder.read(a_folder(root, files), AS_OF)


def only_fault(root, files: dict) -> Fault:
    draft = read(root, files)
    assert len(draft.faults) == 1, [str(fault) for fault in draft.faults]
    assert [item.id for item in draft.items if item.id != "bad"] == ["a-guide", "a-notice", "hall"]
    return draft.faults[0]


@pytest.mark.parametrize(
    ("text", "why", "do"),
    [
        (BOMB, "anchor &a", "write the value out"),
        ("title: !!python/object/apply:os.system [ls]\n", "tag tag:yaml.org,2002:python/object/apply:os.system", ""),
        ("title: !!int 3\n", "tag tag:yaml.org,2002:int", "write the plain value"),
        ("title: a\ntitle: b\n", "key 'title' stands twice", "keep one of them"),
        ("title:\n\tx\n", "not YAML", "indent with spaces, not tabs"),
        ("title: a: b\n", "not YAML: mapping values are not allowed", "put quotes around"),
        ("[" * 30, "nested deeper than 20", ""),
        ("", "the file is empty", ""),
        ("title: a\n---\ntitle: b\n", "a second document", "one document a file"),
        ("title: \x07\n", "a character that YAML forbids: U+0007", "remove it"),
        ("- title\n", "an item is a group of keys", "begin with 'title: …'"),
        ("? [a, b]\n: c\n", "a key that is not a word", ""),
    ],
)
def test_hostile_yaml_is_refused_with_file_and_reason(tmp_path, text, why, do):
    fault = only_fault(tmp_path, {"announcement/bad.yaml": text})
    assert fault.where.startswith("announcement/bad.yaml")
    assert fault.why.startswith(why)
    assert do in fault.do
    assert fault.item == "bad"
    assert fault.zh != fault.why


def test_a_file_of_two_megabytes_is_not_even_opened(tmp_path):
    root = a_folder(tmp_path)
    with (root / "announcement" / "bad.yaml").open("wb") as file:
        file.truncate(2_000_000)
    draft = folder.read(root, AS_OF)
    assert [(fault.why, fault.do) for fault in draft.faults] == [
        ("2,000,000 bytes, at most 1,000,000 are read", "split the file")
    ]


def test_a_file_that_is_not_utf8_says_where(tmp_path):
    fault = only_fault(tmp_path, {"announcement/bad.yaml": "title: 公告\n".encode("gb18030")})
    assert (fault.why, fault.do) == ("not UTF-8 at byte 7", "save the file as UTF-8")


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.yaml").write_text(NOTICE)
    root = a_folder(tmp_path)
    (root / "announcement" / "bad.yaml").symlink_to(tmp_path / "secret.yaml")
    draft = folder.read(root, AS_OF)
    assert [str(fault) for fault in draft.faults] == [
        "announcement/bad.yaml: a link that leads out of the folder (put a copy here)"
    ]


def test_a_link_inside_the_folder_is_followed(tmp_path):
    root = a_folder(tmp_path, {"other/x.txt": NOTICE})
    (root / "announcement" / "linked.yaml").symlink_to(root / "other" / "x.txt")
    draft = folder.read(root, AS_OF)
    assert "linked" in [item.id for item in draft.items]


def test_a_whole_kind_that_is_a_link_out_is_refused(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "bad.yaml").write_text(NOTICE)
    root = a_folder(tmp_path, {"guide/a-guide.yaml": None})
    (root / "guide").symlink_to(elsewhere)
    draft = folder.read(root, AS_OF)
    assert [fault.where for fault in draft.faults] == ["guide/"]
    assert [item.id for item in draft.items] == ["a-notice", "hall"]


def test_a_link_to_itself_is_refused(tmp_path):
    root = a_folder(tmp_path)
    loop = root / "announcement" / "bad.yaml"
    loop.symlink_to(loop)
    assert [fault.item for fault in folder.read(root, AS_OF).faults] == ["bad"]


def test_a_pipe_is_not_waited_for(tmp_path):
    root = a_folder(tmp_path)
    os.mkfifo(root / "announcement" / "bad.yaml")
    assert [fault.why for fault in folder.read(root, AS_OF).faults] == ["not a .yaml file"]


def media(name: str) -> dict[str, str]:
    return {"announcement/bad.yaml": f"{NOTICE}media: ['{name}']\n"}


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "a/../../secret.png", "..\\secret.png", "C:x.png"])
def test_a_media_path_that_leads_out_is_refused(tmp_path, name):
    (tmp_path / "secret.png").write_bytes(a_png())
    fault = only_fault(tmp_path, media(name))
    assert fault.why == f"'{name}' is not a path inside media/"
    assert fault.where == "announcement/bad.yaml:8"


def test_a_media_link_that_leads_out_is_refused(tmp_path):
    (tmp_path / "secret.png").write_bytes(a_png())
    root = a_folder(tmp_path, {**media("link.png"), "media/x.png": a_png()})
    (root / "media" / "link.png").symlink_to(tmp_path / "secret.png")
    assert [f.why for f in folder.read(root, AS_OF).faults] == ["media/link.png is a link that leads out of the folder"]


def test_a_media_folder_that_is_a_link_out_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.png").write_bytes(a_png())
    root = a_folder(tmp_path, media("secret.png"))
    (root / "media").symlink_to(tmp_path / "elsewhere")
    assert [f.why for f in folder.read(root, AS_OF).faults] == [
        "media/secret.png is a link that leads out of the folder"
    ]


def test_missing_media_are_told(tmp_path):
    fault = only_fault(tmp_path, media("none.png"))
    assert fault.why == "no file media/none.png"
    assert "PNG" in fault.do


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is none of image/png"),
        ("x.gif", b"GIF89a" + b"\0" * 20, "is none of image/png"),
        ("x.png", b"\xff\xd8\xff\xe0" + b"\0" * 20, "is image/jpeg by its content, its name should end in .jpg"),
        ("x.png", b"\x89PNG\r\n\x1a\n", "is damaged: its header tells no size"),
        ("x.png", a_png(10_000, 5_000), "is 10000 × 5000 px, at most 40 million are taken"),
        ("x.png", b"", "is empty"),
    ],
)
def test_media_of_the_wrong_kind_or_size_are_refused(tmp_path, name, content, why):
    fault = only_fault(tmp_path, {**media(name), f"media/{name}": content})
    assert fault.why == f"media/{name} {why}" or fault.why.startswith(f"media/{name} {why},")


def test_media_beyond_their_limit_are_refused_by_size_alone(tmp_path):
    root = a_folder(tmp_path, {**media("x.pdf"), "media/x.pdf": b"%PDF-1.7\n"})
    with (root / "media" / "x.pdf").open("r+b") as file:
        file.truncate(50_000_001)
    assert [fault.why for fault in folder.read(root, AS_OF).faults] == [
        "media/x.pdf has 50,000,001 bytes, application/pdf may have 50,000,000"
    ]
