"""All that stands on a touchscreen at one moment: what lies over what, and where.

Rules it keeps: pure, from a sight alone; the order is staff, else what covers all (Sight.on), else what goes by while
nobody is there, else the page and its band, and the question whether anybody is still there over both; low reach puts
every control into the lower part that everybody reaches, and leaves what is above it to what is only read.
"""

from __future__ import annotations

from msgspec import Struct

from kiosk.terminal.freshness import State
from kiosk.visit import Touch
from screens import emergency
from screens.blocks.arrange import Cell, Gap, Row, Stack, Surface
from screens.blocks.block import Block, Box, Placed, Setting
from screens.blocks.text import READ, text
from screens.pages import later, parts
from screens.pages.band import band
from screens.pages.furniture import button, header, notices_above
from screens.pages.raised import Raised
from screens.sight import Sight

maintenance, attract = later("maintenance"), later("attract")


class Layer(Struct, frozen=True):
    """A block in a box. `only`: while it is there, nothing below it can be touched."""

    name: str
    block: Block
    box: Box
    only: bool = False

    def place(self, to: Setting) -> Placed:
        return self.block.place(to, self.box)


def scene(sight: Sight, to: Setting, asking: int | None = None) -> tuple[Layer, ...]:
    """The layers, from below. `asking`: seconds until the visit is wiped, while the question stands."""
    to.anew()
    layers = _scene(sight, to, asking)
    if not (sight.named or sight.joining) or sight.staff.here:
        return layers
    from screens.plate import plate

    above = plate(sight, to, to.theme.width, to.theme.height)
    return (*layers, Layer("plate", *above)) if above is not None else layers


def _scene(sight: Sight, to: Setting, asking: int | None) -> tuple[Layer, ...]:
    width, height = to.theme.width, to.theme.height
    whole = Box(0, 0, width, height)
    if sight.staff.here:
        return (Layer("staff", maintenance(sight, to, width, height), whole, True),)
    if sight.on == "waiting":
        return (Layer("waiting", waiting(sight, to, width, height), whole, True),)
    covered = emergency.cover(sight, to, width, height)
    if covered is not None:
        layer = Layer(sight.on, covered, whole, True)
        # Over a warning too: who reads it longer than a visit may be silent must not lose what was typed unasked.
        if asking is None or sight.on != "alarm":
            return (layer,)
        return layer, _question(asking, to, height - to.theme.margin - to.theme.target * 2)
    if sight.rests:
        return (Layer("attract", attract(sight, to, width, height), whole, True),)
    layers = _walk(sight, to, whole)
    band_top = layers[-1].box.y
    if sight.printing.state not in ("ready", "printing"):
        layers.append(_paper(sight, to, band_top))
    if asking is not None:
        layers.append(_question(asking, to, band_top))
    return tuple(layers)


def waiting(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Not paired, or nothing published yet: what a person must do, in plain sentences."""
    whole = _waiting(sight, to)
    if sight.named or sight.joining:
        whole = _with_plate(whole, sight, to, width, height)
    return Surface(whole, to.theme.margin, to.theme.margin, "", "", least=height)


def _with_plate(above: Stack, sight: Sight, to: Setting, width: int, height: int) -> Stack:
    """And who it is, or how it is taken in; that alone where there is no room for both."""
    from screens.plate import body

    theme = to.theme
    room = min(width - 4 * theme.margin, max(width, height) * 9 // 16)
    lines = Surface(Stack(body(sight, to, room), theme.gap // 2), theme.margin, theme.margin, edge="blue")
    beside = Gap(0)
    card = Row((Cell(beside), Cell(lines, room + 2 * theme.margin), Cell(beside)))
    both = Stack((above, Gap(theme.gap), card), middle=True)
    fits = both.height(to, width - 2 * theme.margin) <= height - 2 * theme.margin
    return both if fits else Stack((card,), middle=True)


def _waiting(sight: Sight, to: Setting) -> Stack:
    say = to.say
    theme = to.theme
    lines: list[Block] = [
        text(say("明白屏"), "head", "blue", "bold", "center"),
        text(sight.name, "lead", "mute", align="center"),
    ]
    if sight.standing.state is State.NOT_PAIRED:
        lines += [
            text(say("这块屏还没有配对"), "title", "ink", "bold", "center"),
            text(
                say("请管理员把信息源的地址和首个根的校验值写入本机的 kiosk.yaml，然后重新启动。"),
                "body",
                "ink",
                align="center",
                leading=READ,
            ),
            text(say("信息源：{feed_url}", feed_url=sight.feed_url or say("未设置")), "body", "mute", align="center"),
        ]
        if sight.fingerprint:
            lines.append(
                text(say("本机编号：{fingerprint}", fingerprint=sight.fingerprint), "body", "mute", align="center")
            )
    else:
        lines += [
            text(say("正在等待首次发布"), "title", "ink", "bold", "center"),
            text(say("收到内容后会自动显示，不用操作。"), "body", "ink", align="center", leading=READ),
            text(say("信息源：{feed_url}", feed_url=sight.feed_url), "body", "mute", align="center"),
        ]
        if sight.snapshot.membership.state == "revoked":
            lines.append(text(say("中心已经停用这块屏，请联系管理员。"), "body", "warn", align="center"))
        if sight.snapshot.contact.at is not None and not sight.snapshot.contact.reached:
            lines.append(text(say("现在连接不上信息源，正在自动重试。"), "body", "warn", align="center"))
    return Stack(tuple(lines), theme.gap, middle=True)


def _walk(sight: Sight, to: Setting, whole: Box) -> list[Layer]:
    theme = to.theme
    layers: list[Layer] = []
    below = band(sight, to)
    foot = below.height(to, whole.w)
    top = 0
    strips = Stack(notices_above(sight, to))
    if strips.blocks:
        top = strips.height(to, whole.w)
        layers.append(Layer("strips", strips, Box(0, 0, whole.w, top)))
    line = theme.height - theme.reach if sight.visit.low_reach and sight.visit.place != "home" else 0
    start = max(top, line)
    highest = start
    box = Box(0, start, whole.w, theme.height - start - foot)
    for name, view, part in parts(sight, to, box):
        block = view(sight, to, part.w, part.h)
        if isinstance(block, Raised):
            block = block.snug(to, part.w)
            part = Box(part.x, part.y - block.room, part.w, part.h + block.room)
            highest = min(highest, part.y)
        layers.append(Layer(name, block, part))
    above = header(sight, to) if line else None
    if above is not None and (room := above.height(to, whole.w)) <= highest - top:
        layers.append(Layer("header", above, Box(0, top, whole.w, room)))
    layers.append(Layer("band", below, Box(0, theme.height - foot, whole.w, foot)))
    return layers


def _paper(sight: Sight, to: Setting, below: int) -> Layer:
    """What came of a paper that was asked for: just above the band, where everybody reaches it."""
    from screens.pages.taking import printer

    theme = to.theme
    block = printer(sight, to)
    width = theme.width - 2 * theme.margin
    height = block.height(to, width)
    return Layer("paper", block, Box(theme.margin, below - height, width, height), True)


def _question(seconds: int, to: Setting, below: int) -> Layer:
    """Is anybody there: one large button, low enough for everybody, above the band that begins at `below`."""
    say = to.say
    theme = to.theme
    lines = (
        text(say("还在看吗？"), "title", "ink", "bold", "center"),
        text(say("{seconds} 秒后回到首页，您填的和勾的会清除。", seconds=seconds), "body", "mute", align="center"),
        button(say("继续"), "stay", (Touch(),), to, filled=True, role="title"),
    )
    block = Surface(Stack(lines, theme.gap), theme.margin, theme.gap * 2, "card", "blue", theme.radius)
    width = theme.width - 2 * theme.margin
    height = block.height(to, width)
    return Layer("question", block, Box(theme.margin, below - height, width, height), True)
