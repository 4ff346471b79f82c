"""axe-core (MPL-2.0, carried by the test package axe-core-python) over pages in Debian's Chromium: what it finds wrong.

    with Eye(folder, width) as eye:
        found = eye.violations(html)      the page with its styles inside, as the test client got it

Rules it keeps: a page lies in a file, nothing is fetched from anywhere; one browser for all of them, gone at the end.
"""

from pathlib import Path

import axe_core_python
from fakes.chromium import Chromium, found

SCRIPT = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """
axe.run(document, {resultTypes: ['violations']}).then(all =>
  all.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 5).join(', ')))
"""


def browser():
    return found()


class Eye:
    """`width`: of the window, in pixels; `printed`: the page as it is on paper of that width."""

    def __init__(self, folder, width=1280, printed=False):
        self._page = folder / "page.html"
        self._width, self._printed = width, printed
        self._chromium = Chromium(folder / "profile", (width, 900))

    def __enter__(self):
        self._chromium.__enter__()
        self._chromium.wide(self._width)
        self._chromium.printing(self._printed)
        return self

    def __exit__(self, *how):
        self._chromium.__exit__(*how)

    def across(self):
        """How many pixels the page reaches beyond the window to the right."""
        return self._chromium.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def violations(self, html):
        """What axe says against the page, rule by rule, with the elements."""
        self._page.write_text(html.replace("</body>", f"<script>{SCRIPT}</script></body>"), "utf-8")
        self._chromium.go(self._page.as_uri())
        told = self._chromium.run(RUN)
        assert told is not None, "axe said nothing"
        return told
