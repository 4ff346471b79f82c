"""One round: look, note, tell. A process of its own makes one a minute (`mingbai-hub alerts`)."""

from __future__ import annotations

from datetime import datetime

from hub.alerts import ways
from hub.alerts.causes import causes
from hub.alerts.models import noted
from hub.fleet import ledgers, rounds
from hub.printing.models import asked
from hub.printing.wagtail_hooks import PATIENCE


def go_round(now: datetime) -> None:
    """Raises BadInput for a setting that is wrong, DatabaseError while there is no database."""
    waiting = asked()[:1]
    late = bool(waiting) and now - waiting[0].at > PATIENCE
    noted(causes(rounds.seen(now), late, ledgers.open_ones()), ways.ways(), now)
    ways.send(now)
