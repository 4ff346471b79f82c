"""Maintenance 维护: a PIN, then how this screen is and what staff can do to it.

Rules it keeps: digits are masked, and which key is pressed is not marked; the menu says what each deed does, and what
cannot be taken back is asked twice; all of it stands low enough for everybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kiosk.terminal.birth import SOFTWARE
from kiosk.visit.staff import Choose, Deed, Digit, Enter, Erase, Felt, Leave, Panel, Sure
from screens.blocks.arrange import Cell, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, text
from screens.pages.furniture import button, card, pairs, title
from screens.sight import Sight
from screens.words.days import APART
from screens.words.marks import mark_words

KEYS = ("123", "456", "789")

DEEDS: tuple[tuple[Deed, str, str, str], ...] = (
    ("sync", "立即同步", "向信息源取一次最新内容", "已经开始同步"),
    ("blank", "暂停显示", "只显示「系统维护中」，直到有人恢复", "已经暂停显示"),
    ("unblank", "恢复显示", "结束本机的暂停显示", "已经恢复显示"),
    ("clear", "消除告警", "安全告警已经看过、记下", "告警已经消除"),
    ("restart", "重新启动", "程序结束后由系统再启动", "正在重新启动"),
    ("exit", "退出程序", "屏幕会变黑，要在主机上再启动", "正在退出"),
)
"""What is done, what it does, what is said when it is done."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Where staff are, in a box of this size."""
    stage = {"pin": _pin, "menu": _menu, "sure": _sure, "panel": _panel}[sight.staff.stage]
    inner = stage(sight, to, width - 2 * to.theme.margin, height)
    return Surface(inner, to.theme.margin, to.theme.gap, "paper", "", least=height)


def _pin(sight: Sight, to: Setting, width: int, height: int) -> Block:
    staff, say = sight.staff, to.say
    if staff.checking:
        said, tone = say("正在核对…"), "mute"
    elif sight.shut:
        said, tone = say("输错次数太多，请 {n} 秒后再试", n=sight.shut), "warn"
    elif staff.wrong:
        said, tone = say("密码不对，请再输一次"), "warn"
    else:
        said, tone = say("请输入维护密码"), "mute"
    dots = text("●" * len(staff.digits) or " ", "title", "ink", align="center")
    field = Surface(dots, to.theme.gap, to.theme.gap // 2, edge="blue", radius=to.theme.radius)
    rows = [_keys([_digit(sign, to) for sign in row], to) for row in KEYS]
    ends = [
        _key(say("删除"), "erase", Erase(), to),
        _digit("0", to),
        _key(say("确定"), "enter", Enter(), to, filled=True),
    ]
    head = title(say("维护"), APART.join((sight.name, say("市民请点「返回」"))), to)
    back = button(say("返回"), "leave", (Leave(),), to, "back")
    above = (head, Spring(), text(said, "body", tone, align="center"), field)
    keys = (*rows, _keys(ends, to))
    if width > height:
        return _beside((*above, Spring(), back), (Spring(), *keys), to)
    return Stack(tuple(_spaced((*above, *keys, back), to)))


def _menu(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """How this screen is and what can be done; on a low screen without the second lines."""
    whole = _menu_of(sight, to, width > height, False)
    return whole if whole.height(to, width) <= height - 2 * to.theme.gap else _menu_of(sight, to, width > height, True)


def _menu_of(sight: Sight, to: Setting, wide: bool, bare: bool) -> Block:
    say, gap = to.say, to.theme.gap // 2
    rows = [(say(words), say(what), deed, Choose(deed)) for deed, words, what, _ in DEEDS if _makes_sense(deed, sight)]
    rows.append((say("触摸测试"), say("看屏幕各处是不是都能点到"), "panel", Panel()))
    found = [_deed(words, "" if bare else what, name, event, to) for words, what, name, event in rows]
    done = {deed: after for deed, _, _, after in DEEDS}
    last = (text(say(done[sight.staff.done[-1]]), "body", "ok", "bold"),) if sight.staff.done else ()
    head = title(say("维护"), "" if bare else APART.join((sight.name, say("两分钟不用会自动关上"))), to)
    back = button(say("关上维护页"), "leave", (Leave(),), to, "back", filled=True)
    above = (head, _status(sight, to, bare), *last, Spring())
    if wide:
        return _beside((*above, back), (Spring(), *found), to)
    pairs_of = zip_longest(found[::2], found[1::2], fillvalue=Gap(0))
    grid = [Row((Cell(left), Cell(right)), gap, "fill") for left, right in pairs_of]
    return Stack(tuple(_spaced((*above, *grid, back), to)))


def _beside(left: tuple[Block, ...], right: tuple[Block, ...], to: Setting) -> Block:
    """On a wide screen: what is read on the left, what is pressed on the right."""
    columns = (Stack(tuple(_spaced(left, to))), Stack(tuple(_with(right, to.theme.gap // 2))))
    return Row(tuple(Cell(column) for column in columns), to.theme.gap * 2, "fill")


def _makes_sense(deed: Deed, sight: Sight) -> bool:
    """Whether it can be done here, and there is something to be lifted or cleared."""
    if deed not in sight.deeds:
        return False
    if deed == "clear":
        return bool(sight.snapshot.alarms)
    if deed in ("blank", "unblank"):
        return (deed == "blank") == (sight.snapshot.covered is None)
    return True


def _status(sight: Sight, to: Setting, bare: bool) -> Block:
    """How this screen is, from what is true now; the least needed left out where there is little room."""
    say, snapshot = to.say, sight.snapshot
    edition, contact = snapshot.edition, snapshot.contact
    content = say("没有内容")
    if edition is not None:
        made = f"{edition.made_at.astimezone(sight.zone):%Y-%m-%d %H:%M}"
        content = say("第 {serial} 版，{items} 条，{made}", serial=edition.serial, items=len(edition.items), made=made)
    asked = say("还没有联系过")
    if contact.at is not None:
        at, why = f"{contact.at.astimezone(sight.zone):%H:%M:%S}", mark_words(contact.reason, say)
        asked = say("{at} 联系上", at=at) if contact.reached else say("{at} 没联系上：{why}", at=at, why=why)
    alarms = sorted(alarm.value for alarm in snapshot.alarms)
    marks = [mark for mark in sight.standing.marks if mark not in alarms]
    named = (
        (say("内容"), content),
        (say("状态"), sight.standing.line),
        (say("信息源"), asked),
        (say("地址"), "" if bare else sight.feed_url),
        (say("待上报"), say("{n} 件", n=snapshot.queued)),
        (say("中心"), _member(sight, to)),
        (say("告警"), _listed(alarms, to, bare)),
        (say("故障"), _listed(marks, to, bare)),
        (say("程序"), "" if bare else SOFTWARE),
    )
    return card(pairs(named, to, "small"), to)


def _member(sight: Sight, to: Setting) -> str:
    """How the hub takes this screen; nothing where it has none."""
    say, member = to.say, sight.snapshot.membership
    if member.state == "approved":
        return say("已批准：{name}", name=sight.called)
    if member.state == "pending":
        return say("等待批准，配对码 {code}", code=member.code)
    return say("已被停用，请联系管理员") if member.state == "revoked" else ""


def _listed(words: Sequence[str], to: Setting, bare: bool) -> str:
    """All of them, or how many there are."""
    if bare and len(words) > 1:
        return to.say("{n} 项，用 mingbai status 看", n=len(words))
    return to.say("、").join(mark_words(word, to.say) for word in words) or to.say("没有")


def _sure(sight: Sight, to: Setting, width: int, height: int) -> Block:
    say = to.say
    words, what = next((words, what) for deed, words, what, _ in DEEDS if deed == sight.staff.deed)
    head = title(say("{what}？", what=say(words)), say(what), to)
    yes = button(say(words), "sure", (Sure(),), to, filled=True, role="lead")
    back = button(say("不，回到维护页"), "leave", (Leave(),), to, "back")
    return Stack(tuple(_spaced((head, Spring(), yes, Gap(to.theme.target), back), to)))


def _panel(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Fields over the whole screen that are ticked when they are touched."""
    say, gap, side = to.say, to.theme.gap // 2, to.theme.target * 3 // 2
    back = button(say("结束测试"), "leave", (Leave(),), to, "back", filled=True)
    columns = max(2, width // (side + gap))
    room = height - 2 * to.theme.gap - back.height(to, width) - 3 * gap - 2 * to.theme.size("body")
    lines = max(2, room // (side + gap))
    high = room // lines - gap
    felt = sight.staff.felt
    grid = []
    for line in range(lines):
        fields = range(line * columns, (line + 1) * columns)
        grid.append(Row(tuple(Cell(_field(n, n in felt, high, to)) for n in fields), gap, "fill"))
    said = say("请点每一格：{n} / {of}", n=len(felt), of=columns * lines)
    return Stack((text(said, "body", "ink", "bold", "center"), Gap(gap), *_with(grid, gap), Spring(), back))


def _field(number: int, felt: bool, high: int, to: Setting) -> Block:
    inner: Block = Sign("tick", to.theme.icon, "ok") if felt else text(" ", "small")
    row = Row((Cell(inner, 0),), center=True)
    fill, edge = ("ok_soft", "ok") if felt else ("card", "border")
    return Press(row, 0, 0, fill, edge, to.theme.radius, high, name=f"field:{number}", act=(Felt(number),))


def _keys(keys: list[Block], to: Setting) -> Block:
    return Row(tuple(Cell(key) for key in keys), to.theme.gap, "fill")


def _digit(sign: str, to: Setting) -> Press:
    """Under a finger it looks as before: who stands behind learns nothing."""
    return _key(sign, f"digit:{sign}", Digit(sign), to, down="card")


def _key(words: str, name: str, event: object, to: Setting, filled: bool = False, down: str = "") -> Press:
    label = text(words, "lead", "on_blue" if filled else "ink", "bold", "center", TIGHT)
    return Press(
        label,
        to.theme.gap // 2,
        to.theme.gap,
        "blue" if filled else "card",
        "" if filled else "border",
        to.theme.radius,
        name=name,
        act=(event,),
        down=down or ("blue_pressed" if filled else "pressed"),
    )


def _deed(words: str, what: str, name: str, event: object, to: Setting) -> Press:
    lines = (text(words, "body", "ink", "bold"), *((text(what, "small", "mute"),) if what else ()))
    return Press(
        Stack(lines, to.theme.gap // 4),
        to.theme.gap,
        to.theme.gap // 2,
        radius=to.theme.radius,
        name=name,
        act=(event,),
    )


def _spaced(blocks: tuple[Block, ...], to: Setting) -> list[Block]:
    return _with(blocks, to.theme.gap)


def _with(blocks: tuple[Block, ...] | list[Block], gap: int) -> list[Block]:
    """Blocks with a gap between each two."""
    found: list[Block] = []
    for block in blocks:
        found += [block, Gap(gap)]
    return found[:-1]
