"""What a board plays, when: pure rules of (edition, board, now), the same on a terminal and at the hub (floor 1).

eligible   what may play now, and when that changes
dwell      how long one item stays
programme  the programme of a board, the cue at an instant, what comes next
"""

from kiosk.schedule.dwell import MOST_CHARS, displayed_chars, dwell_s
from kiosk.schedule.programme import Cue, Programme, Showing, cue_at, programme_at, showings, upcoming

__all__ = [
    "MOST_CHARS",
    "Cue",
    "Programme",
    "Showing",
    "cue_at",
    "displayed_chars",
    "dwell_s",
    "programme_at",
    "showings",
    "upcoming",
]
