"""云州市城市地下管线施工告知手册: nine pages for whoever opens the ground.

Rules it keeps: one question a page, in letters that can be read on a touchscreen; what it says of limits, windows and
telephones is what the guides and the units say (data/sample); laws by name, without articles.
"""

from __future__ import annotations

from data.drawing.book import WIDE, Book
from data.drawing.frame import BUREAU
from data.drawing.sheet import (
    AMBER,
    BLUE,
    CARD,
    INK,
    MUTE,
    OK,
    PALE,
    PAPER,
    RED,
    RULE,
    SOFT,
    WARN,
    WARN_SOFT,
    WATER,
    YELLOW,
    Colour,
    mixed,
)

TITLE = "云州市城市地下管线施工告知手册"
LEFT, ROOM = 72, WIDE - 144


def handbook() -> Book:
    book = Book(TITLE, BUREAU)
    _cover(book)
    pages = (_at_a_glance, _who_does_what, _where_to_look, _whom_to_ask, _permits, _on_site, _if_cut, _slip)
    for number, page in enumerate(pages, 2):
        book.page()
        page(book)
        book.line([(LEFT, 1446), (WIDE - LEFT, 1446)], RULE, 2)
        book.text(LEFT, 1484, BUREAU, 30, MUTE)
        book.text(WIDE - LEFT, 1484, f"第 {number} 页", 30, MUTE, align="r")
    return book


def _cover(book: Book) -> None:
    book.page(BLUE)
    book.icon("hall", 108, 132, 76, CARD)
    book.text(168, 132, BUREAU, 46, CARD)
    book.text(LEFT, 330, "城市地下管线", 128, CARD, bold=True)
    book.text(LEFT, 490, "施工告知手册", 128, CARD, bold=True)
    book.text(LEFT, 620, "动土之前，先问管线", 60, YELLOW, bold=True)
    soil = mixed(WARN_SOFT, WARN, 0.16)
    book.box(0, 760, WIDE, 768, soil)
    book.box(0, 760, WIDE, 30, INK)
    pipes = (("电力", RED, 30), ("通信", OK, 36), ("燃气", YELLOW, 46), ("供水", WATER, 58), ("排水", MUTE, 72))
    y = 846.0
    for words, paint, r in pipes:
        y += r
        book.box(0, y - r, WIDE, 2 * r, paint)
        book.box(0, y - r + 6, WIDE, r * 0.4, mixed(paint, CARD, 0.4))
        book.box(LEFT, y - 34, 160, 68, CARD, radius=34)
        book.text(LEFT + 80, y, words, 46, INK, bold=True, align="m")
        y += r + 36
    book.text(WIDE / 2, 1492, "免费领取　政务服务大厅 5 号窗口", 36, INK, align="m")


def _head(book: Book, words: str, under: str, icon: str) -> None:
    book.box(0, 0, WIDE, 190, BLUE)
    book.icon(icon, WIDE - LEFT - 54, 96, 108, mixed(BLUE, CARD, 0.5), 1.4)
    book.text(LEFT, 76, words, 68, CARD, bold=True, most=ROOM - 130)
    book.text(LEFT, 146, under, 38, PALE, most=ROOM - 130)


def _points(book: Book, top: float, rows: tuple[tuple[str, str], ...], step: float) -> None:
    """Numbered sentences, each with one or two lines below."""
    for n, (what, words) in enumerate(rows):
        y = top + n * step
        book.disc(LEFT + 36, y, 36, BLUE)
        book.text(LEFT + 36, y, str(n + 1), 46, CARD, bold=True, align="m")
        book.text(LEFT + 100, y, what, 50, INK, bold=True, most=ROOM - 96)
        book.text(LEFT + 100, y + 68, words, 40, MUTE, most=ROOM - 96)


def _table(book: Book, top: float, columns: tuple[float, ...], rows: tuple[tuple[str, ...], ...], high: float) -> float:
    """A table whose first row is its head. Gives the y where it ends."""
    for n, cells in enumerate(rows):
        x, y = float(LEFT), top + n * high
        fill: Colour = BLUE if not n else (CARD if n % 2 else PAPER)
        book.box(LEFT, y, ROOM, high, fill, RULE, 2)
        for part, words in zip(columns, cells, strict=True):
            lines = words.count("\n")
            paint = CARD if not n else INK
            middle = y + high / 2 - lines * 28
            book.text(x + 18, middle, words, 38, paint, bold=not n, most=ROOM * part - 20, leading=1.4)
            x += ROOM * part
    return top + len(rows) * high


def _at_a_glance(book: Book) -> None:
    _head(book, "六步，一步不能少", "从想动土，到把路还给大家", "flow")
    rows = (
        ("查图", "到城市建设档案馆查范围内的管线图，当场查"),
        ("问线", "请各管线单位到现场指认，做好标记"),
        ("商定", "与管线单位商定保护办法，写进施工方案"),
        ("办手续", "挖路、迁管线，先在 5 号窗口办好"),
        ("开挖", "先人工挖探坑，看见管线再用机械"),
        ("回填", "请管线单位看过再回填，竣工图交档案馆"),
    )
    _points(book, 288, rows, 192)


def _who_does_what(book: Book) -> None:
    _head(book, "谁该做什么", "出了事，先看这一页谁没有做", "people")
    rows = (
        ("建设单位", "管线资料交给施工单位，真实、准确、完整"),
        ("施工单位", "会看图、会指认，编好保护措施，向班组交底"),
        ("管线单位", "接到询问派人到场，开挖时派人看护"),
        ("监理单位", "没有交底、没有探坑的，不同意开挖"),
        ("我们", "提供资料，现场抽查，不按要求做的依法处理"),
    )
    _points(book, 290, rows, 180)
    book.box(LEFT, 1180, ROOM, 210, WARN_SOFT, radius=20)
    book.text(LEFT + 30, 1234, "没有资料，不等于没有管线。", 48, WARN, bold=True)
    book.text(LEFT + 30, 1304, "老城区、旧厂区的图纸不全，更要先问、\n先探，慢慢挖。", 40, INK, most=ROOM - 50)


def _where_to_look(book: Book) -> None:
    _head(book, "到哪里查管线图", "城市建设档案馆，江滨路 52 号一楼", "folder")
    rows = (
        ("带什么", "单位介绍信、经办人身份证、工程范围图"),
        ("多久", "当场查，一般半小时；16:00 以后不再调卷"),
        ("哪天去", "工作日都可以，星期五下午不对外查询"),
        ("多少钱", "不收费，复印件盖档案专用章"),
        ("要注意", "涉密、限制利用的，按保密规定办，不得外传"),
    )
    _points(book, 290, rows, 186)
    book.box(LEFT, 1224, ROOM, 168, SOFT, radius=20)
    book.icon("phone", LEFT + 80, 1308, 84, BLUE)
    book.text(LEFT + 154, 1274, "路远的，先打电话问有没有", 44, INK)
    book.text(LEFT + 154, 1342, "0000-8123431", 60, BLUE, bold=True)


def _whom_to_ask(book: Book) -> None:
    _head(book, "开挖以前问谁", "请他们到现场指认，不收费", "phone")
    rows = (
        ("管线", "打给谁", "电话"),
        ("供水", "供水热线，全天", "0000-8123460"),
        ("燃气", "燃气热线，全天", "0000-8123461"),
        ("电力", "供电服务电话", "0000-8123462"),
        ("排水、污水", "抢险电话，全天", "0000-8123471"),
        ("路灯、桥梁", "市政报修，全天", "0000-8123470"),
        ("树木、绿地", "园林绿化管理处", "0000-8123428"),
        ("不知道问谁", "城市建设科", "0000-8123459"),
    )
    end = _table(book, 250, (0.28, 0.38, 0.34), rows, 108)
    book.text(LEFT, end + 62, "问的时候说三样", 50, BLUE, bold=True)
    book.text(LEFT, end + 134, "在哪条路、从哪里到哪里；挖多深、用什么机械；\n哪天开始、哪天结束。", 42, INK, most=ROOM)


def _permits(book: Book) -> None:
    _head(book, "要办哪些手续", "都在政务服务大厅一楼 5 号窗口，也可以网上办", "stamp")
    rows = (
        ("什么情形", "办什么", "承诺时限"),
        ("挖城市道路", "挖掘城市道路审批", "7 个工作日"),
        ("沿路、沿桥\n铺管线", "依附城市道路建设管线、\n桥梁架设管线审批", "8 个工作日"),
        ("动燃气设施", "燃气经营者改动市政\n燃气设施审批", "8 个工作日"),
        ("动供水设施", "改装、拆除或者迁移城市\n公共供水设施审批", "8 个工作日"),
        ("动排水设施", "拆除、移动排水与污水\n处理设施方案审核", "8 个工作日"),
        ("占绿地", "临时占用城市绿地审批", "7 个工作日"),
    )
    end = _table(book, 250, (0.3, 0.47, 0.23), rows, 134)
    words = "时限从受理之日起算，补正材料的时间另计。\n紧急抢修先破路、同时报告，24 小时内补办手续。"
    book.text(LEFT, end + 58, words, 40, MUTE, most=ROOM)


def _on_site(book: Book) -> None:
    _head(book, "现场怎么认、怎么挖", "看颜色，看标志，看探坑", "search")
    marks: tuple[tuple[Colour, str], ...] = (
        (YELLOW, "黄色警示带：燃气"),
        (WATER, "蓝色：供水"),
        (RED, "红色：电力"),
        (OK, "绿色：通信"),
    )
    for n, (paint, words) in enumerate(marks):
        x, y = LEFT + n % 2 * 470, 262 + n // 2 * 104
        book.box(x, y - 32, 64, 64, paint, radius=10)
        book.text(x + 88, y, words, 42, INK, most=380)
    rows = (
        ("先挖探坑", "垂直管线走向，人工开挖，看见管顶再往下"),
        ("两侧 1 米以内", "不用机械，不打桩，不堆土堆料"),
        ("悬空要保护", "露出来的管线支好、吊好，派人看护"),
        ("不认识不动手", "图上没有的管线，停下来，请管线单位来认"),
        ("夜里看得见", "围挡、警示灯、便道，一样不能少"),
    )
    _points(book, 500, rows, 180)


def _if_cut(book: Book) -> None:
    _head(book, "挖断了怎么办", "先保人，再保管线，不许自己堵", "warning")
    rows = (
        ("停", "立即停机，人员从上风方向撤离"),
        ("断", "燃气泄漏的，断火断电，不启动任何机械"),
        ("围", "拉起警戒，拦住行人车辆，叫醒临近住户"),
        ("报", "打抢修电话；有人受伤打 120，着火打 119"),
        ("守", "等抢修人员到场，告诉他们挖断的是什么"),
    )
    _points(book, 290, rows, 176)
    book.box(LEFT, 1146, ROOM, 250, WARN_SOFT, AMBER, 4, radius=20)
    book.text(LEFT + 30, 1200, "燃气 0000-8123461　供水 0000-8123460", 46, INK, bold=True, most=ROOM - 50)
    book.text(LEFT + 30, 1272, "电力 0000-8123462　排水 0000-8123471", 46, INK, bold=True, most=ROOM - 50)
    book.text(LEFT + 30, 1344, "道路、路灯 0000-8123470　热线 12345", 46, INK, bold=True, most=ROOM - 50)


def _slip(book: Book) -> None:
    _head(book, "施工告知单（样式）", "开工前交各管线单位，一式两份", "document")
    rows = ("工程名称", "施工路段", "开挖范围", "计划工期", "现场联系人", "保护措施")
    for n, words in enumerate(rows):
        y = 240 + n * 104
        book.box(LEFT, y, 260, 104, SOFT, INK, 2)
        book.box(LEFT + 260, y, ROOM - 260, 104, None, INK, 2)
        book.text(LEFT + 24, y + 52, words, 42, INK, bold=True)
    for n, words in enumerate(("施工单位（盖章）", "管线单位（签收）")):
        x = LEFT + n * ROOM / 2
        book.box(x, 864, ROOM / 2, 190, None, INK, 2)
        book.text(x + 24, 906, words, 40, INK)
        book.text(x + 24, 1018, "　　　年　　月　　日", 40, INK)
    book.text(LEFT, 1126, "依据", 50, BLUE, bold=True)
    laws = "建设工程安全生产管理条例\n城镇燃气管理条例　城市供水条例\n城镇排水与污水处理条例　城市道路管理条例"
    book.text(LEFT, 1196, laws, 40, INK, most=ROOM)
    book.text(LEFT, 1396, "规定有变化的，以大厅屏幕和局网站公布的为准。", 36, MUTE, most=ROOM)
