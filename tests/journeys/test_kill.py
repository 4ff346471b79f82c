"""kill −9 at any moment: always one whole edition, never an older one than was shown, nothing acknowledged is lost.

The long form, 200 kills, is `python tests/journeys/kill_long.py` (a make target of its own).
"""

from __future__ import annotations

from fakes.massacre import Massacre

KILLS = 16


def test_a_terminal_killed_at_any_moment_comes_back_with_one_whole_edition_and_loses_nothing(tmp_path):
    deaths = Massacre(tmp_path).kill(KILLS)
    assert len(deaths) == KILLS
    assert len({death.stood for death in deaths}) > 2, "editions were installed between the deaths"
    assert any(death.stood < death.published for death in deaths), "and some deaths came before an installation"
    assert deaths[-1].kept > 0
