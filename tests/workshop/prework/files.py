"""Files as people bring them, and as nobody should."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
PAGE = b"<!doctype html><script>alert(1)</script>"
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def picture(format: str = "PNG", *, size: tuple[int, int] = (8, 6), mode: str = "RGB", place: bool = False) -> bytes:
    """A picture; with `place` its metadata tell where it was taken, and that it lies on its side."""
    image = Image.new(mode, size, 128 if mode in ("L", "P") else None)
    out = io.BytesIO()
    more = {}
    if place:
        exif = Image.Exif()
        exif[0x0112] = 6  # to be turned by a quarter
        exif[0x010E] = "canary-place"
        more = {"exif": exif}
    image.save(out, format, **more)
    return out.getvalue()


def huge_png(*, width: int, height: int) -> bytes:
    """A few bytes that say that they are so many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR" + header, b"IDAT" + zlib.compress(b""), b"IEND")
    whole = b"".join(struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in chunks)
    return b"\x89PNG\r\n\x1a\n" + whole


def office(kind: str, *, parts: Mapping[str, bytes] | None = None) -> bytes:
    """A document of Word, Excel or PowerPoint, as far as its table of contents goes."""
    return archive({"[Content_Types].xml": b"<Types/>", _MAIN[kind]: b"<x/>", **(parts or {})})


def archive(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def saying_it_is_locked(data: bytes) -> bytes:
    """The same archive whose table of contents says of each entry that it has a password."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
