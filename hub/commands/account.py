"""`mingbai-hub account NAME`: open it anew without mail, or close it and give its drafts to a colleague.

Rules it keeps: a new password is random, told once on the terminal, and stands in no file and no log; nothing is asked.
"""

from __future__ import annotations

import argparse
from typing import Any

from hub.commands.asking import Sub, data, wake
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("account", help="open an account anew, or close one  重置账号或人员交接")
    data(parser)
    parser.add_argument("name", metavar="NAME", help="the name to log in with  登录名")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--reset", action="store_true", help="new password, no lockout, no second factor  重置")
    what.add_argument("--leaves-to", metavar="NAME", help="close it; this one goes on with its drafts  交接给")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from hub.people import leaving

    person = _person(args.name)
    if args.reset:
        print(f"new password 已重置: {args.name}  {leaving.open_anew(person)}")
        return 0
    heir = _person(args.leaves_to)
    if heir == person or not heir.is_active:
        raise BadInput("--leaves-to", "must be another person with an open account")
    print(f"closed 已停用: {args.name}; {leaving.leave(person, heir)} pages go to 已交接给 {heir}")
    return 0


def _person(name: str) -> Any:
    from django.contrib.auth import get_user_model

    person = get_user_model().objects.filter(username=name).first()
    if person is None:
        raise BadInput("NAME", f"nobody is called '{name}' here")
    return person
