"""Bytes ⇄ values. The one place that knows the canonical spelling of an item.

Rules it keeps: canonical bytes are UTF-8 JSON, keys sorted, defaults left out, instants in UTC; the version of an item
is the first 12 hex digits of their SHA-256 (definitions D2); whatever does not decode raises CodecError(path, why).
"""

from __future__ import annotations

import hashlib
import re
from typing import Any, TypeVar

import msgspec

from kiosk.content.edition import AnyItem
from kiosk.content.item import Item
from kiosk.errors import CodecError

T = TypeVar("T")

_encoder = msgspec.json.Encoder(order="sorted")
_items: msgspec.json.Decoder[AnyItem] = msgspec.json.Decoder(AnyItem)


def encode(value: Any) -> bytes:
    """The canonical bytes of a value."""
    return _encoder.encode(value)


def decode(data: bytes, type_: type[T], what: str = "$") -> T:
    """The value in `data`. Raises CodecError with the path inside `what` and why."""
    try:
        return msgspec.json.decode(data, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise codec_error(e, what) from e


def decode_item(data: bytes, what: str = "$") -> AnyItem:
    """The item of any kind in `data`."""
    try:
        return _items.decode(data)
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
