"""Which wordings the glass says: every one that stands in the code of the rooms that speak.

Rules it keeps:
- whatever is handed to `say` is a wording, and so is every Chinese text in a table or a default; none is a docstring,
  nor what another text is compared with;
- a Chinese text that is put together in an f-string cannot be said in another language: `unsayable` finds it;
- what is Chinese and no wording stands in NO_WORDINGS with its reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SCREENS = Path(__file__).resolve().parents[2]

ROOMS = ("pages", "cards", "words", "board", "emergency", "printing", "plate.py", "topics.py")
"""Folders and files of `screens` that speak to a citizen."""

CHINESE = re.compile(r"[\u3001-\u3009\u300c-\u303f\u3400-\u9fff\uff01-\uffef]")
"""A character, or a mark of Chinese print; the marks 《》 belong to the names of papers, in any language."""

NO_WORDINGS = {
    "字": "measured, never shown: as high as a character",
    **dict.fromkeys(("中", "中文", "英文"), "a language's own name"),
    **dict.fromkeys(("公租房", "维修资金", "施工许可"), "typed by an example of the search in its own language"),
    "申请人自备": "compared with a guide's own words",
    **dict.fromkeys(("雷", "雨", "雪", "寒", "冰", "风", "高温", "雾", "霾"), "finds the sign of a warning"),
    **dict.fromkeys(("。！？；", "，、：", "”’」』）》】"), "finds where a reader pauses"),
    "。；": "taken off the end of a guide's own words",
    r"第[一二三四五六七八九十百零〇\d]+条(?:之[一二三四五六七八九十])?(?=[\s　])": "finds the articles of a law",
    r"[-+−]?[\d,，.]*\d%?|[-—–]?": "finds figures in a table",
    **dict.fromkeys(("合计", "总计", "小计"), "finds the sums of a table"),
    **dict.fromkeys(("不", "驳回", "退出", "放弃", "终止", "未"), "finds how a process ends"),
    **dict.fromkeys(("准予", "合格", "领证", "解决", "结案"), "finds how a process ends"),
}


def wordings() -> dict[str, tuple[str, ...]]:
    """Every wording in the order in which the code says it, and the files that do, from the repository's root."""
    found: dict[str, list[str]] = {}
    for path in _files():
        where = f"screens/{path.relative_to(SCREENS).as_posix()}"
        for words in _said(ast.parse(path.read_text("utf-8"))):
            files = found.setdefault(words, [])
            if where not in files:
                files.append(where)
    return {words: tuple(files) for words, files in found.items()}


def unsayable() -> list[str]:
    """`screens/pages/home.py:12: 共 … 件`: Chinese in an f-string, which no catalogue can hold."""
    found = []
    for path in _files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                fixed = [p.value for p in node.values if isinstance(p, ast.Constant) and isinstance(p.value, str)]
                if CHINESE.search("".join(fixed)):
                    where = path.relative_to(SCREENS.parent).as_posix()
                    found.append(f"{where}:{node.lineno}: {' … '.join(fixed)}")
    return found


def _files() -> Iterator[Path]:
    for room in ROOMS:
        path = SCREENS / room
        yield from sorted(p for p in path.rglob("*.py") if "catalogues" not in p.parts) if path.is_dir() else (path,)


def _said(tree: ast.Module) -> Iterator[str]:
    """What is handed to `say`, and every other Chinese text, from the first line to the last."""
    dumb = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    dumb |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.Compare) for part in ast.walk(node)}
    dumb |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    handed = {id(node.args[0]) for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args and _says(node)}
    texts = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in dumb
    ]
    for text in sorted(texts, key=lambda node: (node.lineno, node.col_offset)):
        wanted = id(text) in handed or CHINESE.search(str(text.value))
        if wanted and text.value not in NO_WORDINGS:
            yield str(text.value)


def _says(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name == "say"
