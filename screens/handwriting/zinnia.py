"""The engine that reads handwriting: Debian's libzinnia0 with tegaki-zinnia-simplified-chinese, through ctypes.

    zinnia = zinnia.begin()        None where either of the two is not installed
    zinnia.read(strokes, 9)        what it may be and how surely, best first; nothing where it has no answer
    zinnia.close()

Rules it keeps: the library is told only whole numbers and how large the square is; what it gives is copied and given
back at once; one thread at a time. Loading the model takes a tenth of a second: not on the glass thread.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from screens.handwriting.strokes import SIDE, Stroke

log = logging.getLogger(__name__)

LIBRARY = "libzinnia.so.0"
MODEL = Path("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")
PACKAGES = ("libzinnia0", "tegaki-zinnia-simplified-chinese")

_VOID, _INT, _SIZE = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
_CALLS: dict[str, tuple[Any, list[Any]]] = {
    "zinnia_recognizer_new": (_VOID, []),
    "zinnia_recognizer_open": (_INT, [_VOID, ctypes.c_char_p]),
    "zinnia_recognizer_classify": (_VOID, [_VOID, _VOID, _SIZE]),
    "zinnia_recognizer_destroy": (None, [_VOID]),
    "zinnia_character_new": (_VOID, []),
    "zinnia_character_set_width": (None, [_VOID, _SIZE]),
    "zinnia_character_set_height": (None, [_VOID, _SIZE]),
    "zinnia_character_add": (_INT, [_VOID, _SIZE, _INT, _INT]),
    "zinnia_character_destroy": (None, [_VOID]),
    "zinnia_result_size": (_SIZE, [_VOID]),
    "zinnia_result_value": (ctypes.c_char_p, [_VOID, _SIZE]),
    "zinnia_result_score": (ctypes.c_float, [_VOID, _SIZE]),
    "zinnia_result_destroy": (None, [_VOID]),
}
"""What we call of it: result and arguments."""


def installed(model: Path = MODEL) -> bool:
    """Whether `begin` will find an engine: quick enough for the glass thread."""
    return model.is_file() and _library() is not None


def begin(model: Path = MODEL) -> Zinnia | None:
    """The engine with its model, or None if it is not there."""
    library = _library() if model.is_file() else None
    if library is None:
        return None
    recognizer = library.zinnia_recognizer_new()
    if library.zinnia_recognizer_open(recognizer, str(model).encode()) != 1:
        log.warning("handwriting: %s is no model", model)
        library.zinnia_recognizer_destroy(recognizer)
        return None
    return Zinnia(library, recognizer)


class Zinnia:
    """An opened engine."""

    def __init__(self, library: Any, recognizer: int) -> None:
        self._library, self._recognizer = library, recognizer

    def read(self, strokes: Sequence[Stroke], most: int) -> tuple[tuple[str, float], ...]:
        """At most so many characters that these strokes, squared, may be; above 0: rather yes than no."""
        character = self._library.zinnia_character_new()
        try:
            self._library.zinnia_character_set_width(character, SIDE)
            self._library.zinnia_character_set_height(character, SIDE)
            for number, stroke in enumerate(strokes):
                for x, y in stroke:
                    self._library.zinnia_character_add(character, number, x, y)
            result = self._library.zinnia_recognizer_classify(self._recognizer, character, most)
            return self._taken(result) if result else ()
        finally:
            self._library.zinnia_character_destroy(character)

    def close(self) -> None:
        self._library.zinnia_recognizer_destroy(self._recognizer)

    def _taken(self, result: int) -> tuple[tuple[str, float], ...]:
        library = self._library
        value, score = library.zinnia_result_value, library.zinnia_result_score
        try:
            size = library.zinnia_result_size(result)
            return tuple((value(result, n).decode("utf-8", "replace"), score(result, n)) for n in range(size))
        finally:
            library.zinnia_result_destroy(result)


def _library() -> Any:
    try:
        library = ctypes.CDLL(LIBRARY)
        for name, (result, arguments) in _CALLS.items():
            call = getattr(library, name)
            call.restype, call.argtypes = result, arguments
    except (OSError, AttributeError):
        return None
    return library
