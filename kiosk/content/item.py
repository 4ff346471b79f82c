"""What every disclosed item has: an id, a title, a source, a validity, and the media it shows.

Rules it keeps: ids as in definitions D2; instants are aware and held in UTC; a Period is half-open `[from, until)` and
refuses to end before it begins; there is no Item without a Source.
"""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, dataclass_transform

import msgspec
from msgspec import Meta, Struct, StructMeta
from msgspec.structs import force_setattr

ItemId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{2,63}$")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Line = Annotated[str, Meta(min_length=1, max_length=1000)]
Prose = Annotated[str, Meta(max_length=60_000)]
Url = Annotated[str, Meta(pattern=r"^(https?://[^\s]{1,1000})?$")]
Instant = Annotated[datetime, Meta(tz=True)]


class _ByName(StructMeta):
    """Fields by name only, in every subclass: msgspec inherits all options but this one."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> Any:
        return super().__new__(mcls, name, bases, namespace, **{"kw_only": True, **options})


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value(Struct, metaclass=_ByName, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """The root of all our values: frozen, unknown fields refused, defaults not written.

    Python's collector does not look through them: a value is made of values that were there before it, and so never
    holds itself.
    """


def in_utc(value: Value, *names: str) -> None:
    """Turn the named instants of a value that is being made to UTC: one instant, one spelling, one hash.

    Raises ValueError for a naive one.
    """
    for name in names:
        at = getattr(value, name)
        if at is not None and at.tzinfo is not UTC:
            force_setattr(value, name, utc(at))


class Period(Value, rename={"from_": "from"}):
    """A half-open span of time. In a folder `until: 2026-03-02` is the last day; in here it is the moment after it."""

    from_: Instant | None = None
    until: Instant | None = None

    def __post_init__(self) -> None:
        in_utc(self, "from_", "until")
        if self.from_ is not None and self.until is not None and self.until < self.from_:
            raise ValueError("ends before it begins")

    def holds(self, now: datetime) -> bool:
        """Whether `now` lies inside."""
        return (self.from_ is None or self.from_ <= now) and (self.until is None or now < self.until)

    def over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now


ALWAYS = Period()


class Source(Value):
    """Who answers for an item: the unit (an item id), whom to ask, and when it was made and published."""

    unit: ItemId
    made: date  # 成文日期
    published: date  # 发布日期; lead times are compared with this, not with now (definitions D11)
    responsible: str = ""
    number: str = ""  # 文号, with 六角括号 〔〕
    index: str = ""  # 索引号

    def __post_init__(self) -> None:
        if self.published < self.made:
            raise ValueError("published before it was made")


class Media(Value):
    """A picture, document, film or sound that an item names, by its hash. Limits are those of definitions D6."""

    sha256: Sha256
    length: Annotated[int, Meta(ge=1, le=500_000_000)]
    type: Literal[
        "image/jpeg", "image/png", "image/webp", "application/pdf", "video/mp4", "video/webm", "audio/mpeg", "audio/ogg"
    ]
    name: Line  # the path in the folder it came from
    caption: str = ""
    width: Annotated[int, Meta(ge=0, le=100_000)] = 0  # px of a picture or film, points of a page; 0: not known
    height: Annotated[int, Meta(ge=0, le=100_000)] = 0
    pages: Annotated[int, Meta(ge=0, le=300)] = 0  # of a document
    seconds: Annotated[int, Meta(ge=0, le=3600)] = 0  # that a film runs; 0: not known, and no board plays it
    deferred: bool = False  # an edition may be installed before it has come


class Basis(Value):
    """A law, regulation or document something rests on 依据: title, number, article, its words."""

    title: Line
    number: str = ""
    article: str = ""
    text: str = ""
    level: Literal["law", "regulation", "rule", "local", "document", ""] = ""


class Table(Value):
    """Rows under columns; names of persons masked. Every row has as many cells as there are columns."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, {len(self.columns)} columns")


class Section(Value):
    """A chapter of a longer text."""

    title: Line
    text: Prose


class Item(Value, tag_field="kind"):
    """The root of every kind. `unit` in the source is the id of the unit that answers for it."""

    id: ItemId
    title: Line
    source: Source
    title_en: str = ""
    valid: Period = ALWAYS
    display: Period | None = None  # 应当展示的期间: must hang there for so long, whatever else plays
    disclosure: Literal["proactive", "on-request", "withheld"] = "proactive"  # 公开属性
    withheld_why: str = ""  # 不予公开的理由
    grounds: tuple[ItemId, ...] = ()  # 公开依据: basis records
    within: str = ""  # 公开时限, in the words of the catalogue: 20个工作日, 及时公开 …
    subject: str = ""  # 主题分类
    genre: str = ""  # 体裁分类
    channels: tuple[Line, ...] = ()  # 公开渠道, in the words of the catalogue
    official_url: Url = ""
    online_url: Url = ""
    strict: bool = False  # hidden when the feed is STALE: better nothing than something old
    media: tuple[Media, ...] = ()


def utc(value: datetime) -> datetime:
    """The same instant in UTC; a naive one is refused."""
    if value.tzinfo is None:
        raise ValueError("an instant without a time zone")
    return value.astimezone(UTC)


replace = msgspec.structs.replace
