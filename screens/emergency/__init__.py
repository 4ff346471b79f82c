"""What takes the whole screen, on a touchscreen and on a board alike: a warning, its lifting, a blank, the night.

warning   a warning in full (domain.md §5.4)         marks     the signs of level, hazard and drill
lamps     the same on a strip of lamps               bands     warnings that have shrunk to a band
covers    a lifting, a blank, the dark                bare      what is left when one of these looks is at fault
"""

from screens.emergency.bands import bands
from screens.emergency.covers import cover

__all__ = ["bands", "cover"]
