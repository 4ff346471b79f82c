"""A parsed document becomes a value: the straight way where all is right, else with every fault it has noted.

Rules it keeps: an item is a group of keys and its id the name of its file; `until: by-rule` is counted from the
period's `from`; the same tree gives the same value whichever way it went.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.content.kinds import KINDS, AnyItem
from kiosk.content.rules import PeriodRule, Rules
from kiosk.folder.dates import Dates
from kiosk.folder.files import TakeFault
from kiosk.folder.media import MediaFolder
from kiosk.folder.shape import Note, Shaper, converted
from kiosk.folder.straight import Crooked, Straight
from kiosk.folder.wording import spelled
from kiosk.strict_yaml import Document


class Values:
    """Makes values with these dates, rules and media; `fault` takes what is wrong."""

    def __init__(self, dates: Dates, rules: Rules, media: MediaFolder, fault: TakeFault) -> None:
        self._dates, self._media, self._fault = dates, media, fault
        self._periods: Mapping[str, PeriodRule] = {rule.id: rule for rule in rules.periods}
        self._straight = Straight(dates, media)

    def item(self, kind: str, document: Document, item_id: str) -> AnyItem | None:
        """The item in a document, None with faults noted."""
        if not isinstance(document.value, dict):
            self._fault(document.at("$"), "an item is a group of keys", "begin with 'title: …'", item_id)
            return None
        tree = dict(document.value)
        if tree.setdefault("id", item_id) != item_id:
            do = f"write 'id: {item_id}' or rename the file"
            self._fault(document.at("$.id"), f"id '{tree['id']}' is not the name of the file", do, item_id)
            return None
        item: AnyItem | None = self.of(document, tree, KINDS[kind], item_id)
        return item

    def of(self, document: Document, tree: Any, type_: Any, item_id: str = "") -> Any:
        """The value in a tree of a document, None with faults noted."""
        clean = True

        def note(at: str, why: str, do: str) -> None:
            nonlocal clean
            clean = False
            self._fault(document.at(at), why, do, item_id)

        if isinstance(tree, dict):
            self._by_rule(tree, note)
        if clean:
            try:
                return self._straight.value(tree, type_)
            except Crooked:
                pass
        shaper = Shaper(self._dates, self._media, note)
        shape = shaper.shaped(tree, type_)
        if shaper.braces and clean:
            shape = spelled(shape, self._dates, note)
        return converted(shape, type_, note) if clean else None

    def _by_rule(self, tree: dict[str, Any], note: Note) -> None:
        """`until: by-rule` in `period` and `valid`: what `period_rule` counts from the period's `from`."""
        asked = [name for name in ("period", "valid") if isinstance(p := tree.get(name), dict) and _by_rule(p)]
        if not asked:
            return
        period = tree.get("period")
        rule = self._periods.get(str(tree.get("period_rule")))
        if rule is None or not isinstance(period, dict) or not isinstance(period.get("from"), str):
            known = ", ".join(self._periods)
            note(f"$.{asked[0]}.until", "'by-rule' needs `from` and a known `period_rule`", f"rules: {known}")
            for name in asked:
                tree[name] = {key: value for key, value in tree[name].items() if key != "until"}
            return
        try:
            start = self._dates.moment(period["from"], last=False).astimezone(self._dates.zone)
        except ValueError:
            return  # the shape says what is wrong with it
        ends = self._dates.calendar.deadline(start, rule).ends(self._dates.zone)
        for name in asked:
            tree[name] = {**tree[name], "until": ends.isoformat()}


def _by_rule(span: dict[str, Any]) -> bool:
    return span.get("until") == "by-rule"
