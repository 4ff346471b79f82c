"""老楼加装电梯三步走: a leaflet of three pages that lie across, written large enough for a board.

Rules it keeps: one step a page; what it says of votes, days and windows is what the guide says
(data/sample/guide/old-lift.yaml).
"""

from __future__ import annotations

from data.drawing.book import Book
from data.drawing.frame import BUREAU, HIGH, SMALL, WIDE
from data.drawing.sheet import BLUE, CARD, INK, OK, OK_SOFT, PALE, PAPER, SOFT, WARN, WARN_SOFT, Colour

TITLE = "老楼加装电梯，三步走"


def leaflet() -> Book:
    book = Book(TITLE, BUREAU, WIDE, HIGH)
    _page(book, 1, "先商量，再表决", BLUE, SOFT, "people")
    _figure(book, 0, "三分之二", "面积和人数\n都要有这么多参加", BLUE)
    _figure(book, 1, "四分之三", "参加的里面\n都要有这么多同意", BLUE)
    _words(book, "只表决本单元的业主。", "谁家有难处，先坐下来谈。")
    _page(book, 2, "定方案，贴出来", OK, OK_SOFT, "board")
    _figure(book, 0, "10 日", "方案在小区公示\n不少于 10 日", OK)
    _figure(book, 1, "装得下", "结构安全\n不堵消防通道", OK)
    _words(book, "有异议，协商、调解；", "没有异议，就去办手续。")
    _page(book, 3, "到窗口，一次办", WARN, WARN_SOFT, "lift")
    _figure(book, 0, "1 号窗口", "服务大厅一楼\n网上也能办", WARN)
    _figure(book, 1, "10 个工作日", "从受理算起\n公示、施工另计", WARN)
    _words(book, "规划、市场监管、城管一起审，", "不用一家一家跑。")
    return book


def _page(book: Book, step: int, what: str, paint: Colour, pale: Colour, icon: str) -> None:
    book.page(PAPER)
    book.box(0, 0, WIDE, 236, paint)
    book.disc(140, 118, 76, CARD)
    book.text(140, 118, str(step), 112, paint, bold=True, align="m")
    book.text(256, 118, what, 112, CARD, bold=True, most=900)
    book.disc(WIDE - 190, 118, 88, pale)
    book.icon(icon, WIDE - 190, 118, 120, paint, 1.6)
    book.box(0, HIGH - 86, WIDE, 86, INK)
    book.text(64, HIGH - 43, TITLE, SMALL, CARD, bold=True)
    book.text(WIDE - 64, HIGH - 43, "物业管理科 0000-8123410", SMALL, PALE, align="r")


def _figure(book: Book, place: int, figure: str, words: str, paint: Colour) -> None:
    x = 64 + place * 752
    book.box(x, 276, 720, 352, CARD, paint, 5, radius=28)
    book.text(x + 360, 372, figure, 112, paint, bold=True, align="m", most=680)
    book.text(x + 360, 498, words, 58, INK, align="m", most=680, leading=1.42)


def _words(book: Book, *lines: str) -> None:
    book.text(64, 722, "".join(lines), 58, INK, bold=True, most=WIDE - 128)
