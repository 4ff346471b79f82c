"""What a duty officer has asked, signed: warnings and stops, before any edition.

Rules it keeps: what is signed is what was shown to him, to the letter; asked again after a kill it comes to the same;
what cannot be done any more is told, and nothing is changed.
"""

from __future__ import annotations

from hub.duty.models import Act, Kind
from hub.press.press import Press
from kiosk.content.emergency import Emergency
from kiosk.errors import BadInput


def done(press: Press, act: Act) -> str:
    """Do it; what became of it, in a sentence. Raises BadInput."""
    stands = _signed(press, act)
    return f"{act.get_kind_display()}已签发（应急第 {stands.serial} 版）：各屏几秒内更新。"


def _signed(press: Press, act: Act) -> Emergency:
    siren = press.siren
    now = siren.standing()
    if act.kind in (Kind.RAISE, Kind.DRILL, Kind.CHANGE):
        alarm = act.alarm
        if alarm.check_by <= press.repository.clock.wall():
            raise BadInput(alarm.title, "已过核对时间才轮到签发，没有上屏", "请重新发布")
        return siren.change(alarm) if act.kind == Kind.CHANGE else siren.raise_(alarm)
    if act.kind == Kind.LIFT:
        lifted = act.subject in {gone.id for gone in now.lifted}
        return now if lifted else siren.lift(act.subject, act.told.get("words", ""))
    if act.kind == Kind.BLANK:
        return siren.blank(act.blank)
    stands = act.subject in {blank.id for blank in now.blanks}
    return siren.unblank(act.subject) if stands else now
