"""What many records come to in one number, so that a client can find out that it holds something else.

`SPEC.md` says how the number is made; `static/js/live/sums.js` makes the same one.
"""

import struct
import zlib
from typing import Any

import msgspec

from realtime.records import Record

_DOUBLE = struct.Struct(">d")
MODULUS = 2**32


def hash_of(collection: str, id: str, record: Record) -> int:
    """The number of one record."""
    parts = [collection, "\0", id, "\0"]
    _write(msgspec.json.decode(msgspec.json.encode(record)), parts)
    return zlib.crc32("".join(parts).encode())


def _write(value: Any, parts: list[str]) -> None:
    if value is None:
        parts.append("n")
    elif isinstance(value, bool):
        parts.append("t" if value else "f")
    elif isinstance(value, int | float):
        parts.append(f"d{_DOUBLE.pack(value).hex()}")
    elif isinstance(value, str):
        parts += ("s", value, "\0")
    elif isinstance(value, list):
        parts.append("[")
        for item in value:
            _write(item, parts)
        parts.append("]")
    else:
        parts.append("{")
        for key in sorted(value, key=_as_utf_16):
            parts += (key, "\0")
            _write(value[key], parts)
        parts.append("}")


def _as_utf_16(key: str) -> bytes:
    """Browsers sort texts by their UTF-16 units."""
    return key.encode("utf-16-be")
