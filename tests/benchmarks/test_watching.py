"""Looking at processes from outside, and the rival's page."""

import os
import subprocess
import sys
from pathlib import Path

from fakes.builders import a_notice, an_edition

from benchmarks import machine, pages
from benchmarks.processes import cpu_s, pss_mb, started, tree

WAITS = "import sys, time; held = bytearray(40_000_000); print('up', flush=True); sys.stdin.read(1)"


def test_a_process_is_seen_with_its_children_and_what_they_hold():
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WAITS!r}])"
    parent = subprocess.Popen([sys.executable, "-c", outer], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        assert len(tree(parent.pid)) == 2
        assert 40 < pss_mb(parent.pid) < 200
        assert cpu_s(parent.pid) >= 0
    finally:
        parent.communicate(b"x")
    assert tree(parent.pid) == [parent.pid]
    assert pss_mb(parent.pid) == 0


def test_what_was_started_is_ended_with_all_its_children(tmp_path):
    log = tmp_path / "log"
    outer = "import subprocess, sys; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); p.wait()"
    with started([sys.executable, "-c", outer], os.environ, log) as child:
        while not log.exists() or not log.read_text().endswith("\n"):
            assert child.poll() is None
        inner = int(log.read_text())
        assert inner in tree(child.pid)
    assert child.poll() is not None
    assert not _runs(inner)


def test_the_rivals_pages_hold_the_same_content_as_ours():
    edition = an_edition(a_notice("one", title="<甲>公示", short="停水"), a_notice("two", title="乙公告"))
    home, board = pages.home(edition), pages.board(edition, 12, 120)
    assert "&lt;甲&gt;公示" in home
    assert "乙公告" in home
    assert all(title in home for title, _ in pages.TILES)
    assert "requestAnimationFrame" not in home  # a still page must not be woken by its own measuring
    assert "停水" in board
    assert "requestAnimationFrame" in board


def test_a_machine_is_told_without_its_name():
    assert "cores" in machine.words()
    assert os.uname().nodename not in machine.words()


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
