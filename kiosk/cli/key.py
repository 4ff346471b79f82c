"""`mingbai key --config kiosk.yaml`: what this terminal is called by the hub, as a line of the hub's list.

Rules it keeps: the private half never leaves its file; the key is made here where there is none yet, so that a screen
can be taken in before it runs for the first time.
"""

from __future__ import annotations

import argparse
import base64
import csv
import sys
from pathlib import Path

from kiosk.cli.asking import Sub, config_option, settings_in
from kiosk.errors import MingbaiError


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("key", help="this terminal's public key, for the hub's list  显示本机公钥")
    config_option(parser)
    parser.add_argument("--no-header", action="store_true", help="the line alone  只要一行")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    """Print name, public key, fingerprint. Raises MingbaiError where the key cannot be kept."""
    settings = settings_in(args.config)
    key, called = key_in(Path(settings.data_dir))
    out = csv.writer(sys.stdout, lineterminator="\n")
    if not args.no_header:
        out.writerow(("name", "public_key"))
    out.writerow((settings.name, key))
    print(f"fingerprint 编号: {called}", file=sys.stderr)
    return 0


def key_in(data_dir: Path) -> tuple[str, str]:
    """Public key in base64 and fingerprint of the terminal with this folder."""
    from kiosk.terminal.identity import Identity

    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    identity = Identity(data_dir / "key")
    if identity.trouble:
        raise MingbaiError(f"{data_dir}: {identity.trouble}")
    return base64.b64encode(identity.public()).decode(), identity.fingerprint()
