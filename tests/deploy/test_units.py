"""deploy/nginx and deploy/systemd: nginx itself reads its file; the units keep the keys from all but the press."""

import configparser
import shutil
import subprocess

import pytest
from floors.source import ROOT

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SYSTEMD = ROOT / "deploy" / "systemd"
UNITS = {path.stem: path for path in SYSTEMD.glob("*.service")}


def unit(name):
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str
    read.read(UNITS[name], encoding="utf-8")
    return read["Service"]


@pytest.mark.skipif(not NGINX, reason="nginx is not installed (deploy/setup.sh --test)")
def test_nginx_takes_its_configuration(tmp_path):
    a_certificate(tmp_path)
    text = (ROOT / "deploy" / "nginx" / "mingbai.conf").read_text("utf-8")
    text = text.replace("/etc/mingbai/", f"{tmp_path}/").replace("listen 80;", "listen 127.0.0.1:18080;")
    text = text.replace("listen 443 ssl;", "listen 127.0.0.1:18443 ssl;")
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{text}}}\n")
    done = subprocess.run([NGINX, "-t", "-p", tmp_path, "-c", whole], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_only_the_press_runs_as_the_user_that_holds_the_keys():
    assert {name for name in UNITS if unit(name).get("User") == "mingbai-press"} == {"mingbai-press"}
    for name in UNITS.keys() - {"mingbai-press"}:
        if unit(name).get("DynamicUser") == "yes":
            continue  # nobody's user, on another machine
        assert "/var/lib/mingbai-feed/keys" in unit(name)["InaccessiblePaths"]


@pytest.mark.parametrize("name", sorted(UNITS))
def test_a_unit_starts_a_command_that_there_is_and_may_do_little(name):
    from hub.__main__ import COMMANDS
    from kiosk.cli.commands import COMMANDS as OF_A_TERMINAL

    program, word = unit(name)["ExecStart"].split()[:2]
    ours = {command.__name__.rsplit(".", 1)[-1] for command in COMMANDS}
    assert word in (ours if program.endswith("/mingbai-hub") else OF_A_TERMINAL)
    assert (unit(name)["NoNewPrivileges"], unit(name)["ProtectSystem"]) == ("yes", "strict")


def a_certificate(folder):
    """A key and a certificate of an hour, so that nginx has something to read."""
    command = ["openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-days", "1", "-subj", "/CN=hub.example"]
    out = ["-keyout", folder / "tls.key", "-out", folder / "tls.crt"]
    subprocess.run([*command, *out], check=True, capture_output=True)
