"""What a window is called: as it stands over it, since that is what one looks for in the hall."""

from __future__ import annotations

from kiosk.content.office import Window
from screens.words.days import APART
from screens.words.say import CHINESE, Say


def short_window_words(window: Window, say: Say = CHINESE) -> str:
    """For a list: `一楼大厅 2 号窗口`; in another language its number alone, if it has one."""
    if say.language == "zh" or not window.id.isdigit():
        return window.place
    return say("{id} 号窗口", id=window.id)


def window_words(window: Window, say: Say = CHINESE) -> str:
    """`一楼大厅 2 号窗口`; in another language its number before that: `Window 2   一楼大厅 2 号窗口`."""
    return APART.join(dict.fromkeys((short_window_words(window, say), window.place)))
