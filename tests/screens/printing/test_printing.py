"""From the glass to a real print server: what is printed, and what is told of it."""

from __future__ import annotations

import os
import shutil
from threading import Event

import pypdfium2
import pytest
from fakes import paper
from fakes.paper import Cups

from screens.printing.leaflet import Chapter, Leaflet, Line
from screens.printing.printing import Printing

WAITS_S = 60.0


def a_leaflet(kind="a4"):
    chapter = Chapter("要带的 1 样", (Line("身份证", "ticked"),))
    return Leaflet(kind, "住建局", "施工许可", (), (chapter,), "https://a.example/law", "扫码看原文", ("版本 1",))


class Desk:
    """Somebody who waits for what is told."""

    def __init__(self, **names):
        self.told = Event()
        self.printing = Printing(names, self.told.set, look_s=0.05)

    def print(self, leaflet, form="leaflet"):
        self.told.clear()
        self.printing.print(leaflet, form)
        assert self.told.wait(WAITS_S)
        return self.printing.seen.state


SLOW = """#!/bin/sh
case "$*" in *-o*) echo asked > {asked}; exec sleep 60 ;; esac
exec {real} "$@"
"""
"""An lpstat that never says which jobs wait."""


@pytest.fixture(scope="module")
def cups():
    if why := paper.wants():
        pytest.skip(why)
    with Cups() as found:
        yield found


@pytest.fixture
def desk(cups, monkeypatch, request):
    """At a printer of its own."""
    for name, value in cups.environment.items():
        monkeypatch.setenv(name, value)
    cups.printer(request.node.name[:40])
    found = Desk(a4=request.node.name[:40])
    found.name = request.node.name[:40]
    yield found
    found.printing.stop()


def test_a_leaflet_comes_out_of_the_printer_before_it_is_said_to(cups, desk):
    assert desk.print(a_leaflet()) == "printed"
    (pdf,) = cups.printed(desk.name)
    assert "身份证" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert cups.waiting(desk.name) == ""


def test_a_printer_without_paper_is_told_and_nobodys_paper_comes_out_later(cups, desk):
    cups.empty(desk.name)
    assert desk.print(a_leaflet()) == "no-paper"
    assert cups.waiting(desk.name) == ""
    assert cups.printed(desk.name) == []


def test_a_printer_that_was_stopped_gets_nothing(cups, desk):
    cups.stop(desk.name)
    assert desk.print(a_leaflet()) == "off"
    assert cups.waiting(desk.name) == ""


def test_a_printer_nobody_knows_is_missing(cups, desk):
    other = Desk(a4="nobody-knows-it")
    assert other.print(a_leaflet()) == "missing"
    other.printing.stop()


def test_whoever_stops_in_the_middle_leaves_no_job(cups, desk):
    cups.empty(desk.name)
    printing = Printing({"a4": desk.name}, lambda: None, look_s=WAITS_S)
    printing.print(a_leaflet(), "leaflet")
    at_the_printer = cups.begun(desk.name)
    assert printing.seen.state == "printing"
    assert desk.name in cups.waiting(desk.name)
    printing.stop()
    os.close(at_the_printer)
    assert cups.waiting(desk.name) == ""
    assert printing.seen.state == "failed"


def test_whoever_stops_while_the_queue_is_being_asked_leaves_no_job_either(cups, desk, monkeypatch, tmp_path):
    cups.empty(desk.name)
    os.mkfifo(tmp_path / "asked")
    slow = tmp_path / "lpstat"
    slow.write_text(SLOW.format(asked=tmp_path / "asked", real=shutil.which("lpstat")))
    slow.chmod(0o755)
    with monkeypatch.context() as here:
        here.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        printing = Printing({"a4": desk.name}, lambda: None, look_s=WAITS_S)
        printing.print(a_leaflet(), "leaflet")
        assert (tmp_path / "asked").read_text() == "asked\n"
        printing.stop()
    assert printing.seen.state == "failed"
    assert cups.waiting(desk.name) == ""


def test_without_a_print_server_there_is_no_printer(monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    desk = Desk(a4="hall")
    assert desk.print(a_leaflet()) == "missing"
    desk.printing.stop()


def test_without_the_programs_of_cups_there_is_no_printer(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    desk = Desk(a4="hall")
    assert desk.print(a_leaflet()) == "missing"
    desk.printing.forget()
    assert desk.printing.seen.state == "ready"
    desk.printing.stop()


def test_what_there_is_no_paper_for_is_not_printed():
    printing = Printing({"a4": "hall", "roll": ""}, lambda: None)
    assert printing.seen.papers == {"a4"}
    printing.print(a_leaflet("roll"), "roll")
    assert printing.seen.state == "ready"
    printing.stop()
