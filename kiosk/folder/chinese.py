"""What is said about a fault, in Chinese: the authors of a folder are clerks, not programmers.

Rules it keeps: one row a sentence; what no row knows is given in English, never dropped.
"""

from __future__ import annotations

import re

_ROWS: tuple[tuple[str, str], ...] = (
    (r"unknown key '(.*)'", "不认识的键“{0}”"),
    (r"key '(.*)' is missing", "缺少键“{0}”"),
    (r"key '(.*)' stands twice", "键“{0}”出现了两次"),
    (r"'(.*)' is no value here", "这里不能写“{0}”，没有内容就不要写这个键"),
    (r"'(.*)' is neither true nor false", "“{0}”不是 true 或者 false"),
    (r"'(.*)' is not known here", "这里不能填“{0}”"),
    (r"'(.*)' is not a whole number", "“{0}”不是整数"),
    (r"-?\d+ is too small, at least (-?\d+)", "数太小，至少是 {0}"),
    (r"-?\d+ is too large, at most (\d+)", "数太大，最多是 {0}"),
    (r"(.*) stands where keys are wanted", "这里应当是一组键"),
    (r"(.*) stands where a list is wanted", "这里应当是列表"),
    (r"(.*) stands where one value is wanted", "这里应当只有一个值"),
    (r"(.*) stands where a date is wanted", "这里应当是日期"),
    (r"'(.*)' is relative, but dates here are absolute", "“{0}”是相对日期，这里只能写确切的日期"),
    (r"'(.*)' names a time of day where a day is wanted", "“{0}”带了钟点，这里只要日期"),
    (r"'(.*)' names no time of day", "“{0}”里的钟点不对"),
    (r"'(.*)' is no date.*", "“{0}”不是日期"),
    (r"'by-rule' needs .*", "写 by-rule 需要有 period.from 和已有的 period_rule"),
    (r"(\{.*\}): .*", "“{0}”里的日期不存在"),
    (r"ends before it begins", "结束早于开始"),
    (r"published before it was made", "发布日期早于成文日期"),
    (r"row (\d+) has (\d+) cells, (\d+) columns", "第 {0} 行有 {1} 格，表头是 {2} 列"),
    (r"id '(.*)' is not the name of the file", "编号“{0}”和文件名不一致"),
    (r"id '(.*)' stands twice: (.*) and (.*)", "编号“{0}”用了两次：{1} 和 {2}"),
    (r"id '(.*)' stands twice", "编号“{0}”用了两次"),
    (r"an item is a group of keys", "一个条目应当是一组键"),
    (r"not a \.yaml file", "这里只能放 .yaml 文件"),
    (r"nothing is read from this (folder|file)", "这里的内容不会被读取，是不是写错了名字"),
    (r"a link that leads out of the folder", "链接指到了文件夹外面"),
    (r"'(.*)' is not a path inside media/", "“{0}”不是 media/ 里的路径"),
    (r"no file media/(.*)", "没有文件 media/{0}"),
    (r"media/(.*) is a link that leads out of the folder", "media/{0} 是指到文件夹外面的链接"),
    (r"media/(.*) is empty", "media/{0} 是空文件"),
    (r"media/(.*) is none of .*", "media/{0} 的格式不能用"),
    (r"media/(.*) is (\S+) by its content, .*", "media/{0} 的内容是 {1}，和扩展名不一致"),
    (r"media/(.*) has ([\d,]+) bytes, (\S+) may have ([\d,]+)", "media/{0} 有 {1} 字节，最多 {3} 字节"),
    (r"media/(.*) is (\d+ × \d+) px, .*", "media/{0} 有 {1} 像素，太大"),
    (r"media/(.*) is damaged: .*", "media/{0} 已损坏"),
    (r"not YAML: .*", "不是正确的 YAML，请检查这一行的缩进、冒号和引号"),
    (r"not UTF-8 at byte (\d+)", "不是 UTF-8 编码（第 {0} 字节）"),
    (r"([\d,]+) bytes, at most ([\d,]+) are read", "文件有 {0} 字节，最多读 {1} 字节"),
    (r"the file is empty", "文件是空的"),
    (r"a second document", "一个文件只能有一份内容"),
    (r"alias \*(.*)", "不能用别名 *{0}"),
    (r"anchor &(.*)", "不能用锚点 &{0}"),
    (r"tag (.*)", "不能用标签 {0}"),
    (r"nested deeper than (\d+)", "嵌套超过 {0} 层"),
    (r"a character that YAML forbids: (U\+\S+)", "有不允许的字符 {0}"),
    (r"Expected `str` matching regex .*", "写法不对"),
    (r"Expected `str` of length >= 1", "不能是空的"),
    (r"Expected `str` of length <= (\d+)", "太长，最多 {0} 个字"),
    (r"Expected `int` >= (-?\d+)", "数太小，至少是 {0}"),
    (r"Expected `int` <= (\d+)", "数太大，最多是 {0}"),
    (r"a key that is not a word", "键应当是一个词"),
    (r"a session closes before it opens", "办公时间的结束早于开始"),
    (r"a daypart ends when it begins", "时段的开始和结束是同一时刻"),
    (r"a day ends at 24:00", "一天到 24:00 为止"),
)
_TABLE = tuple((re.compile(pattern, re.DOTALL), text) for pattern, text in _ROWS)


def in_chinese(why: str) -> str:
    """The sentence in Chinese, or as it is."""
    for pattern, text in _TABLE:
        match = pattern.fullmatch(why)
        if match is not None:
            return text.format(*match.groups())
    return why
