"""`mingbai-hub createadmin NAME`: the first account, or a new password for one that lost it, without mail.

Rules it keeps: the password is made here, random, and told once on the terminal; it stands in no file and no log.
"""

from __future__ import annotations

import argparse
import secrets

from hub.commands.asking import Sub, data, wake


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("createadmin", help="an administrator, or a new password for one  新建管理员或重置密码")
    data(parser)
    parser.add_argument("name", metavar="NAME", help="the name to log in with  登录名")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.contrib.auth import get_user_model

    password = secrets.token_urlsafe(12)
    person, new = get_user_model().objects.get_or_create(username=args.name)
    person.is_superuser = person.is_staff = person.is_active = True
    person.set_password(password)
    person.save()
    print(f"{'made 已新建' if new else 'new password 已重置'}: {args.name}  {password}")
    return 0
