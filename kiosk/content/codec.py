"""Bytes ⇄ values. The one place that knows the canonical spelling of an item.

Rules it keeps: canonical bytes are UTF-8 JSON, keys sorted, defaults left out, instants in UTC; the version of an item
is the first 12 hex digits of their SHA-256 (definitions D2); whatever does not decode raises CodecError(path, why).
"""

import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from threading import Lock
from typing import Any, TypeVar, cast

import msgspec

from kiosk.content.item import Item
from kiosk.content.kinds import AnyItem
from kiosk.errors import CodecError

T = TypeVar("T")

# Nearly everything is one of these, and is written as it stands.
_LEAVES = frozenset((str, int, bool, type(None), datetime, date))
_encoder = msgspec.json.Encoder(order="sorted")
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}
_learning = Lock()


def encode(value: Any) -> bytes:
    """The canonical bytes of a value: equal values give equal bytes, however they were made."""
    return _encoder.encode(_plain(value))


def _plain(value: Any) -> Any:
    # msgspec leaves out a field that *is* its default, not one that equals it: of two equal items one would spell
    # `unit: working-day` and the other not, and they would be two versions. So the defaults are left out here.
    kind = type(value)
    if kind in _LEAVES:
        return value
    if issubclass(kind, msgspec.Struct):
        tag, take, fields = _layout(kind)
        tree = dict(tag)
        for (spelled, default), part in zip(fields, take(value), strict=True):
            if part != default:
                tree[spelled] = part if type(part) in _LEAVES else _plain(part)
        return tree
    if issubclass(kind, (tuple, list)):
        return [part if type(part) in _LEAVES else _plain(part) for part in value]
    if issubclass(kind, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value


@cache
def _layout(type_: type[msgspec.Struct]) -> tuple[dict[str, Any], Callable[[Any], Any], tuple[tuple[str, Any], ...]]:
    """The tag of a struct type as it is written, what takes all its fields, and these as (spelling, default)."""
    config = type_.__struct_config__
    names, spellings = type_.__struct_fields__, type_.__struct_encode_fields__
    defaults = (msgspec.NODEFAULT,) * (len(names) - len(type_.__struct_defaults__)) + type_.__struct_defaults__
    if not config.omit_defaults:
        defaults = (msgspec.NODEFAULT,) * len(names)
    tag = {config.tag_field: config.tag} if config.tag_field is not None else {}
    return tag, _taking(names), tuple(zip(spellings, defaults, strict=True))


def _taking(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """Takes these fields of a value at once: a guide has some two hundred parts with ten fields each."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)  # attrgetter gives one alone, and asks for one


def decode(data: bytes, type_: type[T], what: str = "$") -> T:
    """The value in `data`. Raises CodecError with the path inside `what` and why."""
    try:
        return cast(T, _decoder(type_).decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise codec_error(e, what) from e


def _decoder(type_: Any) -> msgspec.json.Decoder[Any]:
    # msgspec learns a type when it is first asked for; two threads that ask at once for the same one crash it.
    found = _decoders.get(type_)
    if found is None:
        with _learning:
            found = _decoders.setdefault(type_, msgspec.json.Decoder(type_))
    return found


def decode_item(data: bytes, what: str = "$") -> AnyItem:
    """The item of any kind in `data`."""
    try:
        return cast(AnyItem, _decoder(AnyItem).decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise codec_error(e, what) from e


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def version(item: Item) -> str:
    """The version of an item: first 12 hex digits of the SHA-256 of its canonical bytes."""
    return sha256(encode(item))[:12]


def codec_error(error: Exception, what: str = "$") -> CodecError:
    """Our error for one of msgspec's: the path moved out of the sentence."""
    text = str(error)
    match = re.search(r" - at `(.+)`$", text)
    if match is None:
        return CodecError(what, text)
    return CodecError(what + match.group(1).removeprefix("$"), text[: match.start()])
