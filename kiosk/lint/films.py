"""Films and documents that hang on boards: a board plays one film, to its end or not at all, and shows few pages.

Rules it keeps: all are warnings, for the words of an item are shown anyway; what a file is by itself was asked when it
was read (kiosk/folder/film.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.event import Poster
from kiosk.content.hung import FILM_S, MOST_PAGES, film, leaves
from kiosk.content.kinds import AnyItem
from kiosk.content.paper import Interpretation
from kiosk.lint.problem import Facts, Problem, warning


def of_item(item: AnyItem, _facts: Facts) -> Iterator[Problem]:
    """What of an item's films and documents a board cannot show."""
    films = [i for i, m in enumerate(item.media) if m.type.startswith("video/")]
    for i in films if isinstance(item, Poster | Interpretation) else ():
        if not item.media[i].seconds:
            zh, en = "不知道这段视频有多长，大屏不会播放", "nobody knows how long this film runs: no board plays it"
            yield warning("film-endless", item.id, f"media[{i}]", zh, en)
    shown = film(item)
    if shown is not None and shown.seconds > FILM_S:
        zh = f"视频长 {shown.seconds} 秒，大屏只播前 {FILM_S} 秒"
        en = f"the film runs {shown.seconds} s, boards play the first {FILM_S}"
        yield warning("film-long", item.id, f"media[{item.media.index(shown)}]", zh, en)
    if shown is not None and len(films) > 1:
        zh, en = "有几段视频，大屏只播第一段", "there are several films, boards play the first"
        yield warning("film-second", item.id, f"media[{films[1]}]", zh, en)
    document = leaves(item)
    if document is not None and document.pages > MOST_PAGES:
        zh = f"文件有 {document.pages} 页，大屏只展示前 {MOST_PAGES} 页"
        en = f"the document has {document.pages} pages, boards show the first {MOST_PAGES}"
        yield warning("pages-many", item.id, f"media[{item.media.index(document)}]", zh, en)
