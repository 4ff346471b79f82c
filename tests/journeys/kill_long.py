"""The long form of test_kill.py: `python tests/journeys/kill_long.py [KILLS [SEED]]`; 200 kills if none are named."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from fakes.massacre import Massacre, tally  # noqa: E402 - the path first


def main() -> None:
    kills, seed = (int(word) for word in [*sys.argv[1:3], *["200", "1"][len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as folder:
        print(tally(Massacre(Path(folder), seed).kill(kills)))


if __name__ == "__main__":
    main()
