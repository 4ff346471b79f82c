"""`python main.py` = `mingbai run`."""

import sys

from kiosk.cli.__main__ import main

sys.exit(main(["run", *sys.argv[1:]]))
