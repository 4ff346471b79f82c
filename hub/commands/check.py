"""`mingbai-hub check`: whether the hub is set up as it should be; `--deploy` also asks what a production hub needs."""

from __future__ import annotations

import argparse

from hub.commands.asking import Sub, data, wake
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("check", help="is everything set up as it should be  检查配置")
    data(parser)
    parser.add_argument("--deploy", action="store_true", help="also what a production hub needs  按生产环境检查")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args, ready=False)
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", deploy=args.deploy, fail_level="WARNING", databases=["default"])
    except SystemCheckError as e:
        raise BadInput("check", str(e), "production wants MINGBAI_HUB_URL=https://…") from e
    return 0
