"""Layouts: zones lie inside the screen and beside each other, and on a strip each says how large its text is.

Rules it keeps: a layout that is wrong breaks every board that has it, so what is an error here refuses the edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from kiosk.content.edition import Layout, Zone
from kiosk.lint.problem import Facts, Problem, error, unknown, warning

PLAYS = frozenset({"main", "ticker"})

LEAST_PX = 16
"""A Han character of fewer pixels loses strokes (domain.md §4.3)."""


def of_layouts(facts: Facts) -> Iterator[Problem]:
    """What is wrong with layouts, and with boards that have one which is not there."""
    known = {layout.id for layout in facts.content.layouts}
    for i, board in enumerate(facts.content.boards):
        if board.layout not in known:
            yield unknown("layout-unknown", "", f"boards[{i}].layout", "版式", "layout", board.layout)
    for i, layout in enumerate(facts.content.layouts):
        yield from _places(layout, f"layouts[{i}]")
        yield from _sizes(layout, f"layouts[{i}]")


def _places(layout: Layout, field: str) -> Iterator[Problem]:
    names: Sequence[str] = [zone.name for zone in layout.zones]
    for i, zone in enumerate(layout.zones):
        if zone.name in names[:i]:
            yield error(
                "zone-twice",
                "",
                f"{field}.zones[{i}]",
                f"版式“{layout.id}”里区域“{zone.name}”出现了两次",
                f"zone '{zone.name}' stands twice in layout '{layout.id}'",
            )
        if zone.x + zone.w > layout.width or zone.y + zone.h > layout.height:
            yield error(
                "zone-outside",
                "",
                f"{field}.zones[{i}]",
                f"版式“{layout.id}”的区域“{zone.name}”超出了画面",
                f"zone '{zone.name}' of layout '{layout.id}' reaches beyond {layout.width} × {layout.height}",
            )
    for (_, one), (i, other) in combinations(enumerate(layout.zones), 2):
        if one.name != other.name and _overlap(one, other):
            yield error(
                "zones-overlap",
                "",
                f"{field}.zones[{i}]",
                f"版式“{layout.id}”的区域“{one.name}”和“{other.name}”重叠",
                f"zones '{one.name}' and '{other.name}' of layout '{layout.id}' overlap",
            )
    if PLAYS.isdisjoint(names):
        yield error(
            "layout-mute",
            "",
            f"{field}.zones",
            f"版式“{layout.id}”既没有主区（main）也没有滚动字幕（ticker），什么也播不了",
            f"layout '{layout.id}' has neither a main zone nor a ticker: it plays nothing",
        )


def _sizes(layout: Layout, field: str) -> Iterator[Problem]:
    for i, zone in enumerate(layout.zones):
        if zone.size is None:
            if layout.strip:
                yield error(
                    "zone-size-missing",
                    "",
                    f"{field}.zones[{i}].size",
                    f"条屏版式“{layout.id}”的区域“{zone.name}”没有写字号（像素）",
                    f"zone '{zone.name}' of the strip '{layout.id}' does not say how many pixels its text has",
                )
        elif zone.size > zone.h:
            yield error(
                "zone-size-tall",
                "",
                f"{field}.zones[{i}].size",
                f"版式“{layout.id}”的区域“{zone.name}”高 {zone.h} 像素，放不下 {zone.size} 像素的字",
                f"zone '{zone.name}' of layout '{layout.id}' is {zone.h} px high: no text of {zone.size} px fits",
            )
        elif zone.size < LEAST_PX:
            yield warning(
                "zone-size-small",
                "",
                f"{field}.zones[{i}].size",
                f"版式“{layout.id}”的区域“{zone.name}”字号 {zone.size} 像素，少于 {LEAST_PX} 像素的汉字认不清",
                f"zone '{zone.name}' of layout '{layout.id}': a Han character of {zone.size} px loses strokes",
            )


def _overlap(one: Zone, other: Zone) -> bool:
    across = one.x < other.x + other.w and other.x < one.x + one.w
    return across and one.y < other.y + other.h and other.y < one.y + one.h
