"""The rival's pages: what our home and board show, written as a web author would, for a browser in kiosk mode.

Rules it keeps: the same content, sizes, colours and fonts as ours; nothing a careful author would not write, and no
handicap: system fonts, no network but its own page, a ticker as one CSS animation on the compositor.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from kiosk.content.edition import Edition
from kiosk.content.notice import Announcement

FONT = "Mingbai Sans SC"

STYLE = f"""
*{{box-sizing:border-box;margin:0}}
body{{font-family:"{FONT}","Noto Sans CJK SC",sans-serif;background:#F4F7FB;color:#14213D;overflow:hidden;cursor:none}}
.head{{background:#12438C;color:#fff;display:flex;justify-content:space-between;align-items:center;padding:0 56px}}
.head b{{font-size:48px}} .head .big{{font-size:76px;font-weight:700}} .head span{{font-size:34px}}
.card{{background:#fff;border:2px solid #7C879C;border-radius:22px}}
.tag{{background:#E5F4EC;color:#125636;border-radius:10px;padding:10px 16px;text-align:center}}
"""

HOME = """
.head{height:200px} h2{font-size:40px;margin:34px 56px 18px}
.card{margin:0 56px} .row{display:flex;gap:26px;padding:14px 32px;border-bottom:2px solid #D5DDE9;align-items:center}
.row .tag{font-size:34px;width:250px} .row p{font-size:37px;line-height:1.3;flex:1}
.tiles{position:absolute;top:820px;left:56px;right:56px;display:grid;grid-template-columns:1fr 1fr;gap:24px}
.tile{height:170px;padding:30px 48px 0 148px;position:relative} .tile svg{position:absolute;left:44px;top:52px}
.tile b{font-size:48px;display:block} .tile i{font-style:normal;font-size:34px;color:#434D63}
.tile.dark{background:#12438C;border-color:#12438C;color:#fff} .tile.dark i{color:#fff}
.find{position:absolute;left:56px;right:56px;top:1602px;height:124px;font-size:40px;color:#434D63;padding:34px 56px}
"""

BAND = """
.band{position:absolute;left:0;right:0;bottom:0;height:164px;background:#fff;border-top:2px solid #7C879C;
display:flex;gap:18px;padding:20px 56px} .band div{flex:1;text-align:center;font-size:34px;padding-top:60px}
"""

BOARD = """
.head{height:170px} .main{position:absolute;left:64px;top:202px;width:1232px;height:730px;padding:30px 56px}
.main .tag{display:inline-block;font-size:40px} .main h1{font-size:60px;line-height:1.3;margin:18px 0 24px}
.main p{font-size:48px;line-height:1.6;max-height:310px;overflow:hidden}
.next{position:absolute;left:1336px;top:202px;width:520px;height:512px;padding:28px 32px;font-size:44px;line-height:1.4}
.next p{border-bottom:2px solid #7C879C;padding:12px 0}
.qr{position:absolute;left:1336px;top:740px;width:520px;height:192px;padding:50px 32px;font-size:44px}
.ticker{position:absolute;left:0;right:0;bottom:0;height:116px;background:#14213D;color:#fff;overflow:hidden}
.ticker div{position:absolute;white-space:nowrap;font-size:60px;line-height:116px;will-change:transform;
animation:run linear infinite}
@keyframes run{from{transform:translate3d(1920px,0,0)}to{transform:translate3d(-100%,0,0)}}
"""

FIRST = """
new PerformanceObserver(function (list) {
  for (const entry of list.getEntries())
    if (entry.name === 'first-contentful-paint')
      fetch('/first', {method: 'POST', body: String((performance.timeOrigin + entry.startTime) / 1000)});
}).observe({type: 'paint', buffered: true});
"""

FRAMES = """
setTimeout(function () {
  const times = []; const until = performance.now() + SECONDS * 1000;
  function frame(begun) {
    const now = performance.now();  // not `begun`: that is when the frame should have begun
    times.push(now);
    if (now < until) requestAnimationFrame(frame);
    else fetch('/frames', {method: 'POST', body: JSON.stringify(times)});
  }
  requestAnimationFrame(frame);
}, 3000);
"""

ICON = (
    '<svg width="64" height="64" fill="none" stroke="currentColor" stroke-width="4">'
    '<path d="M12 4h28l14 14v42H12zM40 4v14h14M22 32h22M22 44h22"/></svg>'
)

TILES = (
    ("办事指南", "材料 时间 收费"),
    ("办事流程", "一步一步怎么走"),
    ("窗口电话", "在哪办、几点开"),
    ("公告公示", "还可提意见"),
    ("机构领导", "谁负责什么"),
    ("政策文件", "文件与解读"),
    ("信息公开", "指南、目录、申请"),
    ("意见与评价", "投诉、纠错、打分"),
)

MODES = ("大字", "黑底白字", "够不着", "朗读", "English", "找人帮忙")


def home(edition: Edition) -> str:
    """The home of a portrait touchscreen, 1080 × 1920: nothing moves."""
    rows = "".join(
        f'<div class="row"><div class="tag">公开</div><p>{escape(notice.title)}</p></div>'
        for notice in _notices(edition)[:4]
    )
    tiles = "".join(
        f'<div class="tile card{" dark" if number < 2 else ""}">{ICON}<b>{title}</b><i>{sub}</i></div>'
        for number, (title, sub) in enumerate(TILES)
    )
    return _page(
        HOME + BAND,
        _head(edition, "一楼大厅 3 号屏 10:32 已核对为最新"),
        f'<h2>近期公开</h2><div class="card">{rows}</div><div class="tiles">{tiles}</div>'
        f'<div class="find card">手写或拼音首字母，如 SGXK</div>{_band()}',
        FIRST,
    )


def board(edition: Edition, seconds: float, speed: int) -> str:
    """A landscape board, 1920 × 1080, with a ticker of `speed` px/s; frame times are told after `seconds`."""
    notices = _notices(edition)
    first = notices[0]
    following = "".join(f"<p>{escape(notice.title[:22])}</p>" for notice in notices[1:4])
    line = "　　".join(notice.short or notice.title for notice in notices)
    lasts = (1920 + 60 * len(line)) / speed
    return _page(
        BOARD,
        _head(edition, "9:00—17:00 正在办公"),
        f'<div class="main card"><div class="tag">公开</div><h1>{escape(first.title)}</h1><p>{escape(first.body)}</p>'
        f'</div><div class="next card">接下来{following}</div><div class="qr card">扫码看全文 触摸屏在入口</div>'
        f'<div class="ticker"><div style="animation-duration:{lasts:.1f}s">{escape(line)}</div></div>',
        FIRST + FRAMES.replace("SECONDS", str(seconds)),
    )


def film(edition: Edition, webm: bytes, speed: int) -> str:
    """The same board with a film in its large zone, again and again, in the page itself: nothing is fetched."""
    whole = board(edition, 0, speed).replace(FRAMES.replace("SECONDS", "0"), "")
    main = whole[whole.index('<div class="main card">') : whole.index('<div class="next card">')]
    source = f"data:video/webm;base64,{b64encode(webm).decode()}"
    inside = f'<video src="{source}" autoplay muted loop style="width:100%;height:100%;object-fit:contain"></video>'
    return whole.replace(main, f'<div class="main card" style="padding:0">{inside}</div>')


SHEET = """
body{padding:40px 56px} h1{font-size:60px;line-height:1.3} .quiet{font-size:37px;color:#434D63;margin:8px 0 26px}
.box{padding:30px 40px;margin-top:26px;font-size:40px;line-height:1.5}
.list p{padding:16px 0 16px 84px;position:relative}
.list i{position:absolute;left:0;top:22px;width:50px;height:50px;border:3px solid #7C879C;border-radius:8px}
.list span{font-size:37px;color:#434D63}
.three{display:flex} .three div{flex:1;text-align:center;padding:26px;font-size:37px}
.three b{font-size:60px} .tabs{display:flex;gap:18px;margin-top:26px} .tab{padding:22px 26px;font-size:37px}
"""


def sheet(body: str) -> str:
    """A page of one item, on a portrait touchscreen."""
    return _page(SHEET + BAND, body, _band(), "")


def _band() -> str:
    modes = "".join(f'<div class="card" style="margin:0">{mode}</div>' for mode in MODES)
    return f'<div class="band">{modes}</div>'


def _notices(edition: Edition) -> Sequence[Announcement]:
    found = [item for item in edition.items if isinstance(item, Announcement)]
    return sorted(found, key=lambda notice: (notice.source.published, notice.id), reverse=True)


def _head(edition: Edition, line: str) -> str:
    return (
        f'<div class="head"><div><b>{escape(edition.office.name)}</b><br><span>{line}</span></div>'
        '<div><span>11月23日 星期一</span> <span class="big">10:34</span></div></div>'
    )


def _page(style: str, *body: str) -> str:
    *parts, script = body
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>board</title><style>{STYLE}{style}</style>'
        f"<body>{''.join(parts)}<script>{script}</script></body></html>"
    )
