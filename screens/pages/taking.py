"""Taking home: the code of an item, which version it is, and what can be printed of it here.

Rules it keeps: the code is offered first, since every screen can show it; what the printer says is told in words with
what one can do, and where it cannot print, the code stands there instead; a module of a code is 0.7 mm at least.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.content.item import Item
from kiosk.content.notice import Announcement
from kiosk.content.service import Guide
from kiosk.visit import ITEMS
from kiosk.visit.errands import Noted, Print
from screens.blocks.arrange import Cell, Keep, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Code, Sign
from screens.blocks.text import READ, TIGHT, text
from screens.pages.furniture import button, card
from screens.parts.qr import matrix
from screens.sight import Sight
from screens.theme import TARGET_MM
from screens.words import taken

MODULE_MM = 0.7

TOLD = {
    "printed": ("已经打印好，请取走。屏幕上不留您的内容。", "ok", "tick"),
    "no-paper": ("打印机没纸了。请扫码带走，或者请工作人员加纸。", "warn", "warning"),
    "off": ("打印机没有开机或者没有准备好。请扫码带走，或者找工作人员。", "warn", "warning"),
    "missing": ("现在没有打印机可用。请扫码带走。", "warn", "warning"),
    "failed": ("没有打印成功。请扫码带走，或者再试一次。", "warn", "warning"),
}
"""What the printer has to say: words, tone, sign."""

NOT_ANY_MORE = "没有打印：这一项刚刚不再公开。请找工作人员。"

WORDS = {
    "leaflet": "打印整份（A4 纸）",
    "roll": "打印小条",
    "list": "打印要带的材料（您勾的一起打印）",
}


def beside(block: Surface, item: Item, sight: Sight, to: Setting) -> Block:
    """A card with the code of an item at its right; of one that has none the card alone."""
    code = _code(item, sight, to)
    if code is None:
        return block
    words = text(to.say(_short(item)), "small", "mute", align="center", leading=TIGHT)
    return replace(block, block=Row((Cell(block.block), Cell(Stack((code, words)), code.size)), to.theme.gap))


def alone(item: Item, sight: Sight, to: Setting, code: bool = True) -> tuple[Block, ...]:
    """The same on a card of its own, with what can be printed. `code`: False where it stands on the page already."""
    shown = _code(item, sight, to) if code else None
    keys = _keys(item, sight, to)
    if sight.contents is None or not (shown or keys or isinstance(item, Guide | Announcement)):
        return ()
    version = text(taken.version(item, sight.contents, to.say), "small", "mute")
    if shown is None:
        return (Keep(card(Stack((version, *keys), to.theme.gap // 2), to)),)
    words = Stack((text(to.say(_long(item)), leading=READ), version), to.theme.gap // 3)
    above = Row((Cell(shown, 0), Cell(words)), to.theme.gap)
    return (Keep(card(Stack((above, *keys), to.theme.gap // 2), to)),)


def printer(sight: Sight, to: Setting) -> Block:
    """What came of a paper that was asked for, to lie over the page. KeyError while there is nothing to tell."""
    say, state = to.say, sight.printing.state
    words, tone, sign = TOLD[state]
    if sight.withdrawn and tone == "warn":
        words = NOT_ANY_MORE
    wide = to.theme.width > to.theme.height  # and low: what can stand beside each other does
    said = text(say(words), "body" if wide else "lead", tone, "bold", leading=READ)
    above = Row((Cell(Sign(sign, to.theme.icon, tone), 0), Cell(said)), to.theme.gap)
    contents = sight.contents if not sight.withdrawn else None
    item = contents.item(sight.visit.arg, sight.now, sight.stale) if contents and sight.visit.place in ITEMS else None
    code = _taken(item, sight, to) if tone == "warn" and item is not None else None
    keys: list[Block] = []
    if code is not None and state != "missing" and sight.printing.form is not None:
        keys.append(button(say("再试一次"), "print:again", (Print(sight.printing.form),), to, "printer"))
    keys.append(button(say("知道了"), "noted", (Noted(),), to, filled=True))
    shown: tuple[Block, ...] = (above, *keys)
    if code is not None and item is not None:
        words = text(say(_long(item)), leading=READ)
        if wide:
            in_line = Row(tuple(Cell(key) for key in keys), to.theme.gap, "fill")
            right = Stack((above, words, in_line), to.theme.gap // 2)
            shown = (Row((Cell(code, 0), Cell(right)), to.theme.gap),)
        else:
            shown = (above, Row((Cell(code, 0), Cell(words)), to.theme.gap), *keys)
    pad = to.theme.gap if wide else to.theme.gap * 3 // 2
    return Surface(Stack(shown, to.theme.gap), to.theme.margin, pad, "card", tone, to.theme.radius)


def _code(item: Item, sight: Sight, to: Setting) -> Code | None:
    """The code of what has one: guides and announcements always, others where the office keeps them in the web."""
    if sight.withdrawn:  # whoever takes it home would rely on it
        return None
    return _taken(item, sight, to) if isinstance(item, Guide | Announcement) or taken.address(item) else None


def _taken(item: Item, sight: Sight, to: Setting) -> Code | None:
    """The code of whatever was to be printed: in place of its paper."""
    return code(taken.content(item, sight.contents, sight.zone, to.say), to) if sight.contents is not None else None


def code(content: str, to: Setting) -> Code:
    """A code that says this, as large as a hand that is not quite still needs it."""
    module = max(2, round(to.theme.target * MODULE_MM / TARGET_MM))
    return Code(content, max(to.theme.size("giant") * 3 // 2, matrix(content)[0] * module))


def _short(item: Item) -> str:
    return "扫码带走" if taken.address(item) else "扫码存下"


def _long(item: Item) -> str:
    return "扫码看原文、带走" if taken.address(item) else "扫码存到手机，不用上网"


def _keys(item: Item, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """What can be printed beside what the key in the band prints."""
    if sight.withdrawn or not sight.printing.papers:
        return ()
    from screens.printing.leaflet import forms_of

    forms = forms_of(item, sight.printing.papers)[1:]
    return tuple(button(to.say(WORDS[form]), f"print:{form}", (Print(form),), to, "printer") for form in forms)
