"""axe-core (MPL-2.0, carried by the test package axe-core-python) over a page in Debian's Chromium.

    found = violations(html, folder)      the page with its styles inside, as the test client got it

Rules it keeps: the page lies in a file, nothing is fetched from anywhere; the browser ends with the call.
"""

import json
import os
import re
import subprocess
from html import unescape
from pathlib import Path
from shutil import which

import axe_core_python

SCRIPT = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """
axe.run(document, {resultTypes: ['violations']}).then(function (all) {
  const found = all.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 5).join(', '));
  const pre = document.createElement('pre'); pre.id = 'axe'; pre.textContent = JSON.stringify(found);
  document.body.replaceChildren(pre);
});
"""
PATIENCE_S = 120


def browser():
    return which("chromium") or which("chromium-browser") or ""


def violations(html, folder, width=1280):
    """What axe says against the page, rule by rule, with the elements."""
    page = folder / "page.html"
    page.write_text(html.replace("</body>", f"<script>{SCRIPT}</script><script>{RUN}</script></body>"), "utf-8")
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    command = (browser(), "--headless=new", *root, "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    command += (f"--window-size={width},900", "--virtual-time-budget=20000", "--dump-dom", page.as_uri())
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    told = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.S)
    assert told is not None, f"axe said nothing: {done.stdout[:500]} {done.stderr[-500:]}"
    return json.loads(unescape(told.group(1)))
