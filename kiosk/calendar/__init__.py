"""Working days with 调休, deadlines that say their last day, and whether a window is open now.

Rules it keeps: pure; all facts come from the edition's rules; whatever rests on a year that nobody has announced yet is
provisional and says so.
"""

from kiosk.calendar.days import Calendar, Deadline, Remaining, clock_time, last_day
from kiosk.calendar.lighting import Lighting, lighting
from kiosk.calendar.opening import Closed, Open, opening, sessions_on

__all__ = [
    "Calendar",
    "Closed",
    "Deadline",
    "Lighting",
    "Open",
    "Remaining",
    "clock_time",
    "last_day",
    "lighting",
    "opening",
    "sessions_on",
]
