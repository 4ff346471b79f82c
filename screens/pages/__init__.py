"""Where a citizen walks: one place, one file. PAGES gives the view of each place of kiosk.visit."""

from collections.abc import Callable

from screens.blocks.block import Block, Setting
from screens.pages import guide, guides, home, notice, notices, tell, units, windows
from screens.sight import Sight

View = Callable[[Sight, Setting, int, int], Block]
"""(what is to be seen, how it is set, width, height) → the page, in a box of this size."""

PAGES: dict[str, View] = {
    "home": home.view,
    "guides": guides.view,
    "processes": guides.processes,
    "guide": guide.view,
    "notices": notices.view,
    "documents": notices.documents,
    "notice": notice.view,
    "units": units.view,
    "unit": units.one,
    "windows": windows.view,
    "help": tell.help_,
    "opinions": tell.opinions,
    "disclosure": tell.disclosure,
}
