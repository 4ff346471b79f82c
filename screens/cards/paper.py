"""How a paper looks 文件、决策、规划: whether it holds, its number and days, its steps or targets, its chapters.

Rules it keeps: whether it holds is said in a word before anything else, and what took its place is one touch away; its
text is not changed; what explains it stands before it.
"""

from __future__ import annotations

from kiosk.content.item import Item
from kiosk.content.paper import Decision, Document, Paper, Plan, Stage
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards import reading
from screens.cards.hung import hung_or
from screens.cards.pictures import documents_of, pictures_of
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.cards.table import inline
from screens.pages.furniture import arrow, card, leaf, pairs, panel, plain_row, rows
from screens.pages.ways import item_row, way
from screens.pages.ways import related as rows_to
from screens.sight import Sight
from screens.words.days import APART
from screens.words.validity import full_date_words, runs_words, validity, validity_words

STEPS = {
    "participation": "公众参与",
    "experts": "专家论证",
    "risk": "风险评估",
    "legality": "合法性审查",
    "deliberation": "集体讨论决定",
    "publication": "决定公布",
    "review": "决策后评估",
}
PLANS = {"five-year": "五年规划", "special": "专项规划", "annual": "年度计划"}
LONG_CHARS, LONG_CHAPTERS = 1200, 3
"""From here on a paper has a table of contents, and its text a tab of its own."""


def under(paper: Paper, sight: Sight) -> str:
    """`住房保障科   云住建规〔2025〕2号`; its days stand among its facts."""
    unit = sight.contents.unit(paper.source.unit) if sight.contents else None
    return APART.join(part for part in (sight.say.title(unit) if unit else "", paper.source.number) if part)


def is_long(paper: Paper) -> bool:
    return len(paper.chapters) >= LONG_CHAPTERS and reading.length(paper.chapters) >= LONG_CHARS


def flow(paper: Paper, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """All of it: what it is, then what it says."""
    return (*overview(paper, sight, to), *wording(paper, sight, to))


def overview(paper: Paper, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Whether it holds, its facts, what explains it, its targets or steps."""
    say = to.say
    _, tone = validity(paper, sight.now, say)
    words = text(validity_words(paper, sight.now, sight.zone, say), "body", tone, "bold")
    found: list[Block] = [panel(words, tone, to)]
    heirs = replaced_by(paper, sight)
    if heirs:
        found.append(rows([item_row(heir, to) for heir in heirs], to, say("已由下列文件代替")))
    found += rows_to(paper.interpretations, sight, to, say("政策解读"))
    found.append(card(pairs(named_facts(paper, sight), to), to))
    if isinstance(paper, Plan) and paper.targets:
        lines = [plain_row(_target(t.name, t.value, t.by, to), to) for t in paper.targets]
        found.append(rows(lines, to, say("主要指标")))
    if isinstance(paper, Decision) and paper.stages:
        found.append(rows([_stage(n, s, sight, to) for n, s in enumerate(paper.stages, 1)], to, say("决策程序")))
    return tuple(found)


def wording(paper: Paper, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """What it says: body, chapters, tables, what is attached."""
    tables = (inline(table, paper, number, to) for number, table in enumerate(paper.tables))
    said = (*reading.prose_card(paper.body, to), *reading.chapters(paper.chapters, to), *tables)
    return (*said, *pictures_of(paper, sight, to), *documents_of(paper, sight, to))


def related(paper: Paper) -> tuple[str, ...]:
    """The notice that asked for opinions, what it took the place of; what explains it stands in the flow."""
    return (*((paper.consultation,) if paper.consultation else ()), *paper.replaces)


def replaced_by(paper: Paper, sight: Sight) -> tuple[Paper, ...]:
    """The papers that took its place."""
    if sight.contents is None:
        return ()
    papers = sight.contents.of(Document, Decision, Plan, now=sight.now, stale=sight.stale)
    return tuple(other for other in papers if paper.id in other.replaces)


def board(paper: Paper, sight: Sight, to: Setting) -> BoardCard:
    """Whether it holds, its number and days, targets or steps; what its chapters are, or what it says."""
    say = to.say
    word, tone = validity(paper, sight.now, say)
    flow: list[Block] = [pairs([(name, words) for name, words in named_facts(paper, sight) if name in BOARD_FACTS], to)]
    if isinstance(paper, Plan) and paper.targets:
        flow.append(pairs([("主要指标", say("；").join(f"{t.name}{APART}{t.value}" for t in paper.targets))], to))
    if isinstance(paper, Decision):
        done = [say(STEPS[s.step]) for s in paper.stages if s.day is not None and s.day <= sight.today]
        flow.append(pairs([("已完成", " → ".join(done))], to))
    if paper.chapters:  # what stands before the chapters is addressed to other offices
        titles = say("；").join(chapter.title.replace("　", " ") for chapter in paper.chapters)
        flow.append(Stack((text(say("目录"), "small", "mute"), text(titles, leading=READ)), head=1))
    else:
        flow += reading.paragraphs(paper.body, to)
    told = BoardCard(((word, tone), *unit_tag(paper, sight)), paper.title, tuple(flow), phone_of(paper, sight))
    return hung_or(told, paper, sight, to)


BOARD_FACTS = ("文号", "施行日期", "有效期至", "规划期")


def named_facts(paper: Paper, sight: Sight) -> list[tuple[str, str]]:
    """Its number and days under their names; what it does not say is empty."""
    say = sight.say
    begins, ends = runs_words(paper.in_force, sight.zone, say)
    named = [
        ("文号", paper.source.number),
        ("成文日期", full_date_words(paper.source.made, say)),
        ("发布日期", full_date_words(paper.source.published, say)),
        ("施行日期", begins + (say("（试行）") if paper.trial and begins else "")),
        ("有效期至", ends),
    ]
    if isinstance(paper, Document):
        named += [("登记号", paper.registered), ("联合发文", say("、").join(paper.joint))]
    if isinstance(paper, Plan):
        years = [str(year) for year in (paper.first_year, paper.last_year) if year is not None]
        named[:0] = [
            ("类别", say(PLANS[paper.type])),
            ("规划期", say("{years}年", years="—".join(dict.fromkeys(years))) if years else ""),
        ]
    return named


def _target(name: str, value: str, by: str, to: Setting) -> Block:
    lines: list[Block] = [text(name)]
    if by:
        lines.append(text(by, "small", "mute"))
    return Row((Cell(Stack(tuple(lines))), Cell(text(value, "body", "blue", "bold", "right"), 0)), to.theme.gap)


def _stage(number: int, stage: Stage, sight: Sight, to: Setting) -> Block:
    """One step: when, and what it brought; a row that leads on where there is more to read."""
    done = stage.day is not None and stage.day <= sight.today
    lines: list[Block] = [
        text(to.say(STEPS[stage.step]), "body", "ink", "bold"),
        text(full_date_words(stage.day, to.say) if done else to.say("尚未进行"), "small", "mute"),
    ]
    if stage.outcome:
        lines.append(text(stage.outcome, leading=READ))
    width = text("00").natural(to) + to.theme.gap // 2
    cells = [Cell(text(str(number), "body", "blue", "bold"), width), Cell(Stack(tuple(lines)))]
    item = _shown(stage, sight)
    if item is None:
        return plain_row(Row(tuple(cells), 0, "top"), to)
    return leaf(Row((*cells, arrow(to)), 0, "middle"), to, f"stage:{number}", (way(item),))


def _shown(stage: Stage, sight: Sight) -> Item | None:
    if stage.item is None or sight.contents is None:
        return None
    return sight.contents.item(stage.item, sight.now, sight.stale)
