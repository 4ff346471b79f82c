"""Many files are read by several processes: the same draft as one process reads, whatever happens to the others."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from fakes.folders import GUIDE, NOTICE, a_folder, a_png

from kiosk import folder
from kiosk.folder import crew

AS_OF = date(2026, 11, 23)
HALF = crew.FROM // 2


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with as many items as a crew is worth: some with media and moving dates, seven of them bad."""
    files: dict[str, str | bytes] = {"media/maps/plan.png": a_png()}
    for i in range(HALF):
        text = NOTICE + f"short: '{{day +{i % 9}wd}}前'\n"
        files[f"announcement/n-{i:03}.yaml"] = text + ("media: [maps/plan.png]\n" if i % 50 == 0 else "")
        files[f"guide/g-{i:03}.yaml"] = GUIDE
    files |= {
        "announcement/bad-key.yaml": NOTICE + "colour: red\nshape: round\n",
        "announcement/bad-yaml.yaml": NOTICE + "body: 'open\n",
        "announcement/bad-id.yaml": NOTICE + "id: another\n",
        "announcement/bad-day.yaml": NOTICE.replace("-2d", "yesterday"),
        "guide/bad-list.yaml": "- a list\n",
        "guide/bad-utf.yaml": b"title: \xff\n",
        "guide/n-001.yaml": GUIDE,  # an id that stands twice
    }
    return a_folder(tmp_path_factory.mktemp("crew"), files)


def children() -> set[str]:
    return {pid for tasks in Path("/proc/self/task").glob("*/children") for pid in tasks.read_text().split()}


def test_a_crew_reads_what_one_reads_alone_and_none_of_it_is_left(root):
    before = children()
    together = folder.read(root, AS_OF)
    assert children() == before
    alone = folder.read(root, AS_OF, parsed={})
    assert together == alone
    assert len(together.items) == 2 * HALF + 3 - 1  # hall, a notice, a guide; n-001 stands twice
    assert [fault.item for fault in together.faults] == [fault.item for fault in alone.faults]
    assert {fault.item for fault in together.faults} == {
        *("bad-key", "bad-yaml", "bad-id", "bad-day", "bad-list", "bad-utf", "n-001")
    }
    assert together.media == alone.media
    assert together.locate("n-002", "source.made") == "announcement/n-002.yaml:4"


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
def test_the_answer_does_not_depend_on_how_many_ask(root, processes):
    found = crew.read(a_job(root), processes)
    assert found == [(item, []) for item, _ in crew.read(a_job(root), 1)]
    assert [item.id for item, _ in found] == [f"n-{i:03}" for i in range(10)]


@pytest.mark.parametrize("program", ["/nowhere/python", "false", "true"])
def test_a_crew_that_cannot_answer_is_not_missed(root, program, monkeypatch):
    monkeypatch.setattr(sys, "executable", program)
    assert crew.read(a_job(root)) is None
    assert len(folder.read(root, AS_OF).items) == 2 * HALF + 2


def test_few_files_are_read_by_one(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "read", lambda job: pytest.fail("a crew was called for three files"))
    assert len(folder.read(a_folder(tmp_path), AS_OF).items) == 3


def a_job(root: Path) -> crew.Job:
    places = tuple(
        crew.Place(kind="announcement", name=f"announcement/n-{i:03}.yaml", item=f"n-{i:03}") for i in range(10)
    )
    rules = folder.shipped_rules()
    return crew.Job(root=str(root), as_of=AS_OF, timezone="Asia/Shanghai", rules=rules, places=places)
