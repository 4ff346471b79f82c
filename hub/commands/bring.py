"""`mingbai-hub import FOLDER`: a folder's items become drafts at the desk, its rules and slots stand at once."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from hub.commands.asking import Sub, data, tell, wake
from kiosk.clock import SystemClock
from kiosk.errors import BadInput

SHOWN = 20


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("import", help="take a content folder in, as drafts  导入内容目录（成为草稿）")
    data(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder with manifest.yaml  内容目录")
    parser.add_argument("--as-of", default="", metavar="DATE", help="the day relative dates count from (today)  基准日")
    parser.add_argument("--by", default="", metavar="NAME", help="whose drafts they are (nobody's)  以谁的名义导入")
    parser.add_argument("--paper", default="", metavar="NUMBER", help="approved on paper: its form  纸质审批表编号")
    parser.add_argument("--recorded-by", default="", metavar="NAME", help="who of 公开办 records that  登记人")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.core.exceptions import ValidationError

    from hub.desk.arrival import bring
    from kiosk.folder import day_of, read

    try:
        day = date.fromisoformat(args.as_of) if args.as_of else day_of(args.folder, SystemClock().wall())
    except ValueError as e:
        raise BadInput("--as-of", f"'{args.as_of}' is no day", "e.g. 2026-12-01") from e
    try:
        arrived = bring(read(args.folder, day), _person(args.by))
    except ValidationError as e:
        raise BadInput(str(args.folder), "; ".join(e.messages)) from e
    for sentence in arrived.refused[:SHOWN]:
        tell(f"not taken 未导入: {sentence}")
    if args.paper:
        _approve(arrived.new + arrived.changed, args.paper, _person(args.recorded_by))
    counts = f"{len(arrived.new)} new, {len(arrived.changed)} changed, {len(arrived.same)} the same"
    print(f"taken in as drafts 已导入为草稿: {counts}, {len(arrived.refused)} refused")
    return 1 if arrived.refused else 0


def _approve(items: list[str], paper: str, by: object) -> None:
    """What came in was approved on paper before; say which could not be recorded."""
    from hub.desk.pages import PAGES
    from hub.desk.refusals import Refusal
    from hub.desk.review import record

    for model in PAGES.values():
        for page in model.objects.filter(item_id__in=items):
            try:
                record(page, by, paper)
            except Refusal as e:
                tell(f"not approved 未批准: {page.item_id}: {e}")


def _person(name: str) -> object:
    from django.contrib.auth import get_user_model

    if not name:
        return None
    person = get_user_model().objects.filter(username=name, is_active=True).first()
    if person is None:
        raise BadInput("--by", f"nobody is called '{name}' here")
    return person
