"""`mingbai pin`: asks for the PIN of the maintenance page, unseen, and prints the line for kiosk.yaml.

Rules it keeps: the PIN is neither shown, written nor kept; where nobody sits at a keyboard it is the one line that
comes in.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from kiosk import pin
from kiosk.cli.asking import Sub
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("pin", help="hash a PIN for the maintenance page  生成维护密码的校验值")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    """Print the hash. Raises BadInput for a PIN that is too weak or was typed otherwise the second time."""
    if sys.stdin.isatty():
        word = getpass.getpass(f"PIN, {pin.LEAST}-{pin.MOST} digits 维护密码: ")
        again = getpass.getpass("once more 再输一次: ")
        if word != again:
            raise BadInput("pin", "the two are not the same", "type it again")
    else:
        word = sys.stdin.readline().strip()
    if why := pin.weak(word):
        raise BadInput("pin", why, "choose another")
    print(f'maintenance:\n  pin_scrypt: "{pin.hashed(word, os.urandom(16))}"')
    return 0
