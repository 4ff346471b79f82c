"""What CUPS says of a printer, read: the texts are those of CUPS 2.4."""

from __future__ import annotations

import pytest

from screens.printing import queue

IDLE = """printer hall is idle.  enabled since Thu Nov 26 07:55:13 2026
\tForm mounted:
\tDescription: hall
\tAlerts: {alerts}
\tConnection: direct
"""


@pytest.mark.parametrize(
    ("alerts", "trouble"),
    [
        ("none", ""),
        ("media-empty-error", "no-paper"),
        ("media-needed", "no-paper"),
        ("media-empty", "no-paper"),
        ("input-tray-missing-error", "no-paper"),
        ("media-low-warning", ""),
        ("toner-low-report", ""),
        ("offline-report", "off"),
        ("connecting-to-device", "off"),
        ("cover-open-error", "off"),
        ("media-jam-error", "off"),
        ("cups-waiting-for-job-completed", ""),
        ("media-empty-error offline-report", "no-paper"),
        ("something-new-error", ""),
    ],
)
def test_an_alert_tells_what_keeps_it_from_printing(alerts, trouble):
    assert queue.trouble(0, IDLE.format(alerts=alerts)) == trouble


def test_a_stopped_printer_is_off_whatever_else_it_says():
    said = "printer hall disabled since Thu Nov 26 07:55:19 2026 -\n\tcover open\n\tAlerts: media-empty-error paused\n"
    assert queue.trouble(0, said) == "off"


@pytest.mark.parametrize("said", ["", 'lpstat: Invalid destination name in list "nosuch".\n', "lpstat: Bad file\n"])
def test_a_printer_nobody_knows_is_missing(said):
    assert queue.trouble(1, said) == "missing"
    assert queue.trouble(0, said) == "missing"


def test_a_job_is_known_by_its_name_and_waits_until_it_is_no_longer_told():
    assert queue.job_of("request id is hall-12 (1 file(s))\n") == "hall-12"
    assert queue.job_of('lp: Destination "hall" is not accepting jobs.\n') == ""
    waiting = "hall-1                  root             49152   Thu Nov 26 07:55:13 2026\n"
    assert queue.waits("hall-1", waiting)
    assert not queue.waits("hall-12", waiting)
    assert not queue.waits("hall-1", "")


def test_a_paper_is_sent_as_large_as_it_is():
    assert queue.size_mm(b"%PDF-1.3 /MediaBox [0 0 226.77 965.48]") == (80, 341)
    assert queue.size_mm(b"/MediaBox [0 0 595.28 841.89]") == (210, 297)
    assert "media=A4" in queue.sends("hall", 210, 297)
    assert "media=Custom.80x341mm" in queue.sends("hall", 80, 341)
    with pytest.raises(ValueError, match="no page"):
        queue.size_mm(b"")
