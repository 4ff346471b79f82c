"""A reader of QR codes, as a telephone has one: Debian's libzbar0 through ctypes."""

from __future__ import annotations

import ctypes

from PIL import Image

_Y800 = int.from_bytes(b"Y800", "little")
_LIBRARY = "libzbar.so.0"


def there() -> bool:
    """Whether this machine has it (deploy/setup.sh --test installs it)."""
    try:
        ctypes.CDLL(_LIBRARY)
    except OSError:
        return False
    return True


def scanned(image: Image.Image) -> list[str]:
    """What the codes in a picture say."""
    zbar = ctypes.CDLL(_LIBRARY)
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    for name, gives, takes in (
        ("zbar_image_scanner_create", pointer, ()),
        ("zbar_image_scanner_destroy", None, (pointer,)),
        ("zbar_scan_image", ctypes.c_int, (pointer, pointer)),
        ("zbar_image_create", pointer, ()),
        ("zbar_image_destroy", None, (pointer,)),
        ("zbar_image_set_format", None, (pointer, number)),
        ("zbar_image_set_size", None, (pointer, ctypes.c_uint, ctypes.c_uint)),
        ("zbar_image_set_data", None, (pointer, ctypes.c_char_p, number, pointer)),
        ("zbar_image_first_symbol", pointer, (pointer,)),
        ("zbar_symbol_next", pointer, (pointer,)),
        ("zbar_symbol_get_data", pointer, (pointer,)),
        ("zbar_symbol_get_data_length", ctypes.c_uint, (pointer,)),
    ):
        function = getattr(zbar, name)
        function.restype, function.argtypes = gives, takes
    grey = image.convert("L")
    pixels = grey.tobytes()
    scanner, picture = zbar.zbar_image_scanner_create(), zbar.zbar_image_create()
    try:
        zbar.zbar_image_set_format(picture, _Y800)
        zbar.zbar_image_set_size(picture, *grey.size)
        zbar.zbar_image_set_data(picture, pixels, len(pixels), None)
        zbar.zbar_scan_image(scanner, picture)
        found, symbol = [], zbar.zbar_image_first_symbol(picture)
        while symbol:
            data = ctypes.string_at(zbar.zbar_symbol_get_data(symbol), zbar.zbar_symbol_get_data_length(symbol))
            found.append(data.decode("utf-8"))
            symbol = zbar.zbar_symbol_next(symbol)
        return found
    finally:
        zbar.zbar_image_destroy(picture)
        zbar.zbar_image_scanner_destroy(scanner)
