"""What is printed of a leader 领导分工: the post, what is in their charge, when citizens are received, whom to ring.

Rules it keeps: the phone is the office's; every unit in their charge has its own phone beside it.
"""

from __future__ import annotations

from kiosk.content.office import Leader, Unit
from screens.printing.leaflet import Chapter, chapter, named
from screens.printing.standing import Form
from screens.sight import Sight
from screens.words.days import APART


def says(leader: Leader, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The lines below the name, and the chapters; the same on A4 and on a roll."""
    say = sight.say
    assert sight.contents is not None
    units = (sight.contents.item(id, sight.now, sight.stale) for id in leader.units)
    stands_in = sight.contents.item(leader.stands_in, sight.now, sight.stale) if leader.stands_in else None
    chapters = (
        named(say("什么时候接待、怎么联系"), (("接待群众", leader.reception), ("办公电话", leader.phone)), say),
        chapter(say("分管工作"), *(f"{number}. {words}" for number, words in enumerate(leader.portfolio, 1))),
        named(say("分管和联系的单位"), tuple((say.title(u), u.phone) for u in units if isinstance(u, Unit)), say),
        chapter(say("外出时由谁代为负责"), _named(stands_in, sight) if isinstance(stands_in, Leader) else ""),
    )
    return (leader.post,), chapters


def _named(leader: Leader, sight: Sight) -> str:
    """`仇云川   局长   电话 0000-8123400`."""
    phone = sight.say("电话 {phone}", phone=leader.phone) if leader.phone else ""
    return APART.join(part for part in (sight.say.title(leader), leader.post, phone) if part)
