"""A hub of its own that is served to a browser: its processes, and the ways of somebody at its console.

with served(hub) as hub:                  or served(hub, "press"): with its press running too
    with Chromium(folder) as browser:
        log_in(browser, hub, "author")
"""

import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager

from fakes.own_hub import ROOT

PATIENCE_S = 60
PASSWORD = "a-long-word"


@contextmanager
def served(hub, *beside):
    """`hub.url`, and the other processes it was asked for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hub.url = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        stack.enter_context(_running(hub, "serve", "--listen", "127.0.0.1", "--port", str(port)))
        for each in beside:
            stack.enter_context(_running(hub, each))
        wait(lambda: _answers(f"{hub.url}/admin/login/"))
        yield hub


@contextmanager
def _running(hub, *words):
    child = subprocess.Popen(
        (sys.executable, "-m", "hub", *words),
        env=hub.env,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        child.terminate()
        child.wait(PATIENCE_S)


def _answers(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def wait(true, patience_s=PATIENCE_S):
    """Until another process has done what it was asked."""
    end = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def log_in(browser, hub, name, password=PASSWORD):
    """With name and password; what stands then is the first page of the console, or what comes before it."""
    browser.go(f"{hub.url}/admin/login/")
    browser.fill("#id_username", name)
    browser.fill("#id_password", password)
    browser.press("form.login-form button[type=submit], .login button[type=submit]")
    assert "/login/" not in browser.address(), browser.text()


def log_out(browser):
    browser.run(
        "fetch('/admin/login/').then(() => {const f = document.createElement('form'); f.method = 'post';"
        "f.action = '/admin/logout/'; const i = document.querySelector('[name=csrfmiddlewaretoken]').cloneNode();"
        "f.append(i); document.body.append(f); window.before = true; f.submit();})"
    )
    browser.until("window.before === undefined && location.pathname.includes('/login/')")
