"""`mingbai-hub migrate`: the tables as this version wants them; the first time makes the database."""

from __future__ import annotations

import argparse

from hub.commands.asking import Sub, data, missing, wake


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("migrate", help="prepare or update the database  建立或升级数据库")
    data(parser)
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args, ready=False)
    steps = migrate()
    print(f"database is up to date, {steps} steps 数据库已就绪")
    return 0


def migrate() -> int:
    """Bring the tables and their guards up to date; how many steps that took."""
    from django.core.management import call_command

    from hub.people import guards

    steps = missing()
    if steps:
        call_command("migrate", verbosity=0, interactive=False)
    guards.stand()
    return steps
