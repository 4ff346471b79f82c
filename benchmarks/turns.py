"""From a tap to a guide or a notice painted, ours against Chromium with an equivalent page of a web site.

Rules it keeps: the same items of the sample, each opened once; ours as benchmarks/taps.py measures it; the rival goes
from page to page as a link does, each page small and whole in itself, and tells its own first contentful paint, counted
from where it left for it; its server is on this machine and answers from memory.
"""

from __future__ import annotations

import statistics
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from benchmarks import pages, taps
from benchmarks.display import display
from benchmarks.rival import rival
from kiosk.cli.preview import preview
from kiosk.cli.stage import SAMPLE
from kiosk.clock import SystemClock
from kiosk.content.edition import Edition
from kiosk.content.notice import Announcement
from kiosk.content.service import Guide
from screens.pages.ways import way

RESTS_MS = 150
"""How long the rival's page stands before it goes on: nothing is left to do by then."""


def measure() -> dict[str, Any]:
    """Milliseconds and the ratio of the 99th percentiles."""
    clock = SystemClock()
    at = clock.wall()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        blobs = Path(folder) / "blobs"
        blobs.mkdir()
        shown = preview(SAMPLE, at, blobs).snapshot
        assert shown.edition is not None
        items = [item for item in shown.edition.items if isinstance(item, Guide | Announcement)]
        theirs = _rival(shown.edition, items, Path(folder))
        window = taps.a_window()
        screen = taps.a_screen(shown, at, clock, window)
        try:
            ours = [taps.tap(screen, window, way(item)) for item in items]
        finally:
            screen.dispose()
    p99 = [statistics.quantiles(taken, n=100, method="inclusive")[98] for taken in (ours, theirs)]
    return {
        "benchmark": "turns",
        "pages": len(items),
        "tap_p50_ms": round(statistics.median(ours), 1),
        "tap_p99_ms": round(p99[0], 1),
        "chromium_tap_p50_ms": round(statistics.median(theirs), 1),
        "chromium_tap_p99_ms": round(p99[1], 1),
        "tap_ratio": round(p99[0] / p99[1], 3),
    }


def _rival(edition: Edition, items: list[Guide | Announcement], folder: Path) -> list[float]:
    """Its milliseconds, page by page; the first is the home, which is not counted."""
    follows = [item.id for item in items]
    site = {"/": pages.home(edition) + _goes_on(f"/{follows[0]}", "home")}
    for number, item in enumerate(items):
        after = f"/{follows[number + 1]}" if number + 1 < len(items) else ""
        site[f"/{item.id}"] = page_of(item) + _goes_on(after, item.id)
    with display(*taps.SIZE) as environ, rival(site, environ, taps.SIZE, folder / "profile") as chromium:
        return [chromium.told_ms(f"/turned/{item.id}") for item in items]


def page_of(item: Guide | Announcement) -> str:
    """The item as a careful author would write its page: what our first page of it shows."""
    quiet = f"{escape(item.title_en)}<br>{item.source.published}"
    head = f"<h1>{escape(item.title)}</h1><p class=quiet>{quiet}</p>"
    if isinstance(item, Announcement):
        body = "".join(f"<p>{escape(part)}</p>" for part in item.body.split("\n") if part)
        return pages.sheet(f'{head}<div class="card box">{body}</div>')
    limit = item.promised or item.statutory
    facts = "".join(
        f"<div><b>{n}</b><br>{w}</div>" for n, w in ((limit.days, "承诺"), ("0", "收费"), (item.visits, "跑动"))
    )
    tabs = "".join(
        f'<div class="card tab">{word}</div>' for word in ("带什么", "怎么走", "时间和费用", "依据和不服怎么办")
    )
    papers = "".join(
        f"<p><i></i>{escape(paper.name)}<br><span>{escape(paper.note)}</span></p>" for paper in item.materials
    )
    return pages.sheet(
        f'{head}<div class="card three">{facts}</div><div class=tabs>{tabs}</div>'
        f'<div class="card box">{escape(item.ask)}</div><div class="card box list">{papers}</div>'
    )


def _goes_on(to: str, name: str) -> str:
    """The script of a page: tells when it was painted, and follows its link."""
    follow = f"setTimeout(() => {{ location.href = '{to}'; }}, {RESTS_MS});" if to else ""
    return f"""<script>
new PerformanceObserver(list => {{
  for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint')
    fetch('/turned/{name}', {{method: 'POST', body: String(entry.startTime)}}).then(() => {{ {follow} }});
}}).observe({{type: 'paint', buffered: true}});
</script>"""
