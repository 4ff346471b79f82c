"""Who may act on duty, who looks it over, who may read it.

Rules it keeps: one officer acts alone and at once, because a warning does not wait; the central office or a leader
looks it over, never the one who acted; being an administrator does neither.
"""

from __future__ import annotations

from typing import Any

from hub.desk.posts import Role, held
from hub.duty.models import Act

ACTS = (Role.DUTY, Role.CENTRAL)
LOOKS_OVER = (Role.CENTRAL, Role.LEADER)
READS = (*ACTS, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR)


def may_act(user: Any) -> bool:
    return held(user).filter(role__in=ACTS).exists()


def may_look_over(user: Any, act: Act | None = None) -> bool:
    """Whether somebody looks acts over; with one, whether that one."""
    return held(user).filter(role__in=LOOKS_OVER).exists() and (act is None or act.by_id != user.pk)


def may_read(user: Any) -> bool:
    return held(user).filter(role__in=READS).exists()
