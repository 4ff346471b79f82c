"""What the hub's commands ask alike: where the hub lives; and the way Django is woken.

Rules it keeps: Django is only loaded by a command that was asked for; a database that lacks its tables is told in a
sentence, not in a traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub import place
from kiosk.errors import BadInput

Sub = argparse._SubParsersAction  # argparse gives it no public name


def data(parser: argparse.ArgumentParser, default: Path = place.DEFAULT) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help=f"the hub's folder ({place.DATA}, else {default}); the database: {place.DATABASE}  数据目录",
    )
    parser.set_defaults(data_default=default)


def wake(args: argparse.Namespace, *, ready: bool = True) -> None:
    """Django, for the hub these options name. `ready`: refuse to go on with tables missing. Raises BadInput."""
    folder = args.data or os.environ.get(place.DATA) or args.data_default
    os.environ[place.DATA] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")
    import django

    django.setup()
    if ready and missing():
        raise BadInput(str(folder), "the database is not prepared", "mingbai-hub migrate")


def missing() -> int:
    """How many steps the tables are behind."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    from kiosk.errors import Unreachable

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as e:
        raise Unreachable("the database", str(e).strip().splitlines()[0], "server") from e
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def tell(sentence: str) -> None:
    """A remark, beside the answer."""
    print(f"mingbai-hub: {sentence}", file=sys.stderr, flush=True)
