"""What the press says about what it did, to people at the desk.

Rules it keeps: first what is on the screens now, then why; an item that is not there as it was approved is named.
"""

from __future__ import annotations

from hub.press.compose import Held
from hub.press.publish import Report
from kiosk.errors import MingbaiError

SHOWN = 10
UNTIL_THEN = "下一次批准发布后，屏幕恢复为全部已批准的内容；有问题的条目请撤回。"


def told(report: Report, *, back: bool = False) -> str:
    """A publication in a few lines."""
    story = report.story
    if not report.published.new:
        lines = [f"无变化，仍为第 {report.serial} 版。"]
    else:
        counts = f"新增 {len(story.added)} 条，修改 {len(story.changed)} 条，撤下 {len(story.removed)} 条"
        lines = [f"已发布第 {report.serial} 版，共 {report.items} 条：{counts}。"]
    if back:
        lines.append(UNTIL_THEN)
    lines += _held("沿用原来的版本", story.kept) + _held("未能上屏", story.left_out)
    return "\n".join([*lines, *report.notes])


def failed(error: Exception) -> str:
    """Why nothing was published."""
    why = str(error) if isinstance(error, MingbaiError) else f"{type(error).__name__}: {error}"
    return f"未能发布，屏幕仍显示原来的内容：{why}"


def _held(word: str, held: tuple[Held, ...]) -> list[str]:
    lines = [f"{word}：{each.item}：{'; '.join(each.why)}" for each in held[:SHOWN]]
    return lines if len(held) <= SHOWN else [*lines, f"{word}的还有 {len(held) - SHOWN} 条。"]
