"""`mingbai picture`: pages as files, and what it says when it cannot."""

import subprocess
import sys

import pytest
from PIL import Image

from kiosk.cli.__main__ import main
from kiosk.cli.stage import SAMPLE

WARN_SOFT = (255, 243, 223)


def drawn(*words):
    """Draw in a process of its own: a process has one window. The picture, RGB."""
    to = words[words.index("--to") + 1]
    done = subprocess.run([sys.executable, "-m", "kiosk.cli", "picture", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == to
    with Image.open(to) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGB")


def marked(picture):
    """Whether it bears the strip of a preview in its right margin."""
    middle, right = picture.height // 2, picture.width
    strip = picture.crop((right - 6, middle - 40, right - 1, middle + 40))
    return WARN_SOFT in {colour for _, colour in strip.getcolors(1000)}


def test_a_folder_is_drawn_without_store_or_keys_and_marked_as_a_preview(tmp_path):
    to = str(tmp_path / "x.png")
    picture = drawn(
        *("--folder", str(SAMPLE), "--page", "guide:construction-permit"),
        *("--at", "2026-12-01T10:00", "--size", "540x960", "--to", to),
    )
    assert picture.size == (540, 960)
    assert marked(picture)
    assert [path.name for path in tmp_path.iterdir()] == ["x.png"]


def test_what_a_terminal_has_on_its_disk_is_drawn_and_not_marked(office, tmp_path):
    main(["sync", "--once", "--config", str(office.config)])
    picture = drawn(
        "--config", str(office.config), "--page", "board", "--size", "960x540", "--to", str(tmp_path / "b.png")
    )
    assert picture.size == (960, 540)
    assert not marked(picture)
    assert len(picture.getcolors(1_000_000)) > 20


def test_a_board_is_as_large_as_its_layout_and_a_strip_bears_its_mark_in_the_corner(tmp_path):
    words = ("--folder", str(SAMPLE), "--page", "board:door-strip", "--at", "2026-12-01T10:00")
    picture = drawn(*words, "--to", str(tmp_path / "strip.png"))
    assert picture.size == (512, 64)
    corner = picture.crop((500, 58, 512, 64))
    assert WARN_SOFT in {colour for _, colour in corner.getcolors(1000)}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--page", "moon"), "no place 'moon'"),
        (("--page", "guide:"), "no place 'guide:'"),
        (("--page", "guide:no-such-guide"), "no item 'no-such-guide'"),
        (("--at", "tomorrow"), "no moment"),
        (("--page", "board", "--board", "roof"), "boards: hall"),
    ],
)
def test_what_cannot_be_drawn_is_said_before_anything_is(tmp_path, capsys, words, why):
    to = tmp_path / "x.png"
    assert main(["picture", "--folder", str(SAMPLE), "--to", str(to), *words]) == 2
    assert why in capsys.readouterr().err
    assert not to.exists()


def test_only_png_is_written(tmp_path, capsys):
    assert main(["picture", "--folder", str(SAMPLE), "--to", str(tmp_path / "x.jpg")]) == 2
    assert "no .png" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["huge", "1080", "8x8", "99999x10", "1080x"])
def test_a_size_that_is_none_is_refused(tmp_path, capsys, size):
    with pytest.raises(SystemExit) as left:
        main(["picture", "--folder", str(SAMPLE), "--size", size, "--to", str(tmp_path / "x.png")])
    assert left.value.code == 2
    assert "no size" in capsys.readouterr().err


def test_a_folder_that_is_none_is_refused(tmp_path, capsys):
    assert main(["picture", "--folder", str(tmp_path / "none"), "--to", str(tmp_path / "x.png")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_a_terminal_that_never_ran_has_no_picture(office, tmp_path, capsys):
    assert main(["picture", "--config", str(office.config), "--to", str(tmp_path / "x.png")]) == 2
    assert "mingbai sync --once" in capsys.readouterr().err


def test_without_opengl_it_says_what_to_install(office, tmp_path):
    """SDL's dummy driver has none."""
    office.write((office.dir / "feed" / "public").as_uri())
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.cli", "run", "--config", str(office.config)],
        capture_output=True,
        text=True,
        env={"SDL_VIDEODRIVER": "dummy", "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 2
    assert "OpenGL" in done.stderr
    assert "libgl1-mesa-dri" in done.stderr
    assert "Traceback" not in done.stderr
