"""The short form of `make soak`: a few hundred cues on a clock that runs ahead leave nothing behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.soak import DRIFT_MB

ROOT = Path(__file__).resolve().parents[2]


def test_some_hundred_cues_leave_no_thread_no_file_and_no_memory_behind():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.soak", "250", "150"], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    figures = json.loads(done.stdout.strip().splitlines()[-1])
    assert figures["facts"] >= 250, "every cue is a fact"
    assert not figures["chain_broken"]
    assert (figures["threads_left"], figures["files_left"]) == (0, 0)
    assert figures["drift_mb"] <= DRIFT_MB
    assert done.returncode == 0
