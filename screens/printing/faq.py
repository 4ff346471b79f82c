"""What is printed of a question often asked 常见问题: the answer, what it is about, whom to ask on."""

from __future__ import annotations

from kiosk.content.event import Faq
from screens.printing.leaflet import Chapter, chapter
from screens.printing.notice import whom
from screens.printing.prose import carried
from screens.printing.standing import Form
from screens.sight import Sight


def says(faq: Faq, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The line below the question, and the chapters."""
    say = sight.say
    about = (sight.contents.item(id, sight.now, sight.stale) for id in faq.about) if sight.contents else ()
    titles = (say.title(item) for item in about if item is not None)
    answer = Chapter("", carried(faq.answer, form, say))
    return (say("常见问题"),), (answer, chapter(say("相关内容"), *titles), *whom(faq, sight))
