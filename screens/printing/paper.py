"""What is printed of a paper, and of what explains one 文件、决策、规划、解读: whether it holds, its facts, its words.

Rules it keeps: not a word of the text is changed; a long one stands on A4 whole, on a roll its table of contents and
how long it is; what is attached as a document is named, since it is not printed with it.
"""

from __future__ import annotations

from kiosk.content.item import Item, Table
from kiosk.content.paper import Decision, Interpretation, Paper, Plan
from screens.cards.interpretation import FORMS
from screens.cards.paper import STEPS, named_facts, replaced_by
from screens.printing.leaflet import Chapter, Line, chapter, named
from screens.printing.notice import ROLL_ROWS, whom
from screens.printing.prose import ROLL_CHARS, paragraphs, whole_words
from screens.printing.standing import Form
from screens.sight import Sight
from screens.words.say import Say
from screens.words.validity import full_date_words, validity_words


def says(paper: Paper, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The lines below the title, and the chapters."""
    say = sight.say
    under = (validity_words(paper, sight.now, sight.zone, say), paper.source.number)
    facts = tuple((name, words) for name, words in named_facts(paper, sight) if words != paper.source.number)
    found = [named(say("概况"), facts, say), *_heirs(paper, sight)]
    if isinstance(paper, Plan):
        targets = ((t.name, say("；").join(part for part in (t.value, t.by) if part)) for t in paper.targets)
        found.append(chapter(say("主要指标"), *(say("{name}：{fact}", name=n, fact=f) for n, f in targets)))
    if isinstance(paper, Decision):
        found.append(_steps(paper, sight))
    found += _text(paper, form, say)
    return tuple(words for words in under if words), (*found, *_attached(paper, say), *whom(paper, sight))


def explains(item: Interpretation, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The same of an interpretation: what it explains, then the explanation."""
    say = sight.say
    under = (say(FORMS[item.form]), item.by, full_date_words(item.source.published, say))
    about = (sight.contents.item(i, sight.now, sight.stale) for i in item.about) if sight.contents else ()
    asked: list[Line] = []
    for question in item.questions:
        asked += [Line(question.question, "strong"), *paragraphs(question.answer)]
    chapters = (
        chapter(say("解读的文件"), *(say.title(paper) for paper in about if paper is not None)),
        Chapter("", paragraphs(item.body)),
        Chapter(say("问答"), tuple(asked)),
    )
    return tuple(words for words in under if words), (*chapters, *_attached(item, say), *whom(item, sight))


def _heirs(paper: Paper, sight: Sight) -> tuple[Chapter, ...]:
    """What took its place."""
    return (chapter(sight.say("已由下列文件代替"), *(sight.say.title(heir) for heir in replaced_by(paper, sight))),)


def _steps(decision: Decision, sight: Sight) -> Chapter:
    """The steps it went through; what has not been done yet says so."""
    say = sight.say
    lines: list[Line] = []
    for number, stage in enumerate(decision.stages, 1):
        done = stage.day is not None and stage.day <= sight.today
        day = full_date_words(stage.day, say) if done else say("尚未进行")
        lines.append(Line(f"{number}. {say(STEPS[stage.step])}　{day}", "strong"))
        lines += [Line(stage.outcome)] if stage.outcome else []
    return Chapter(say("决策程序"), tuple(lines))


def _text(paper: Paper, form: Form, say: Say) -> tuple[Chapter, ...]:
    """Body, chapters and tables; on a roll, of a long one, what its chapters are."""
    length = len(paper.body) + sum(len(section.text) for section in paper.chapters)
    if form != "leaflet" and length > ROLL_CHARS:
        titles = (Line(section.title) for section in paper.chapters)
        return (Chapter(say("目录"), (*titles, whole_words(length, say))),)
    sections = (Chapter(section.title, paragraphs(section.text)) for section in paper.chapters)
    return (Chapter("", paragraphs(paper.body)), *sections, *(_table(table, form, say) for table in paper.tables))


def _table(table: Table, form: Form, say: Say) -> Chapter:
    shown = table.rows if form == "leaflet" else table.rows[:ROLL_ROWS]
    more = say("全表共 {n} 行，请在触摸屏上查看，或者扫码。", n=len(table.rows)) if len(shown) < len(table.rows) else ""
    return Chapter(table.title or say("附表"), (Line(more, "quiet"),) if more else (), (table.columns, *shown))


def _attached(item: Item, say: Say) -> tuple[Chapter, ...]:
    """The documents it brings, each with its pages."""
    documents = (media for media in item.media if media.type == "application/pdf")
    lines = (say("{name}，{n} 页，请在触摸屏上查看。", name=m.caption or m.name, n=max(1, m.pages)) for m in documents)
    return (chapter(say("附件"), *lines),)
